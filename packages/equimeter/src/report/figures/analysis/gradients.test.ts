import { describe, expect, test } from "vitest";

import { courseCorrelations, type SmoothnessPoint } from "../../../analyze/gradients/index.js";
import { propositions } from "../../../analyze/gradients/propositions.js";
import { expectWellFormed } from "../../testing.js";
import { type BoundsSubject, gradientBoundsFigure } from "./gradients-bounds.js";
import { gradientCourseFigure, type GradientsSubject } from "./gradients.js";

const count = (svg: string, pattern: RegExp) => svg.match(pattern)?.length ?? 0;

/** Numbers that look like those of a run. */
function subject(name: string, points: number): GradientsSubject {
  const course = Array.from({ length: points }, (_, i) => {
    const percent = 20 / (1 + i) + Math.sin(i);
    const normMean = 3 + Math.cos(2 * i);
    return { step: 100 * i, percent, ratio: percent ** 0.6 / 5, normMean, normEquiv: normMean / 7 };
  });
  return { name, points: course, correlations: courseCorrelations(course, { resamples: 100 }) };
}

function bounded(name: string, curvature: number): BoundsSubject {
  const points = Array.from({ length: 12 }, (_, i): SmoothnessPoint => {
    const L_mean = 2 / (1 + i);
    const normMean = 1 + Math.sin(i) ** 2;
    const L_equiv = 0.05 * L_mean;
    return {
      step: 50 * i,
      L_mean,
      L_equiv,
      normMean,
      normEquiv: 0.2,
      normEpsilon: 0.3,
      curvatureEpsilon: curvature / (1 + i),
      curvatureEquiv: 2,
    };
  });
  return { name, propositions: propositions(points) };
}

const clean = /<style|<script|\bid=|href|url\(|NaN|undefined|Infinity/;

test("the course of a run looks as it did", () => {
  const svg = gradientCourseFigure([subject("small", 30)]);
  return expect(svg).toMatchFileSnapshot("../snapshots/gradient-course.svg");
});

test("bounds look as they did", () => {
  const svg = gradientBoundsFigure([bounded("small", 900)]);
  return expect(svg).toMatchFileSnapshot("../snapshots/gradient-bounds.svg");
});

describe.each([350, 760])("%i pixels wide", (width) => {
  test.each([1, 2])("%i stand alone", (runs) => {
    const names = ["small", "tiny"].slice(0, runs);
    const course = gradientCourseFigure(
      names.map((name) => subject(name, 20)),
      { width },
    );
    const bounds = gradientBoundsFigure(
      names.map((name) => bounded(name, 3)),
      { width },
    );
    for (const svg of [course, bounds]) {
      expectWellFormed(svg);
      expect(svg).not.toMatch(clean);
      for (const name of names) expect(svg.includes(`>${name}</text>`)).toBe(runs > 1);
    }
    expect(count(course, />correlation of changes</g)).toBe(runs);
    expect(count(bounds, />(A: |B: )?proposition [23]</g)).toBe(2 * runs);
  });
});

test("both correlations stand above, as a dash where they are not known", () => {
  const title = (points: number) =>
    /font-weight="bold">(r [^<]+)</.exec(gradientCourseFigure([subject("a", points)]))![1];
  expect(title(30)).toMatch(/^r [01]\.\d\d, ρ [01]\.\d\d$/);
  for (const points of [1, 2]) expect(title(points)).toBe("r –, ρ –");
  const svg = gradientCourseFigure([subject("a", 2)], { note: "smoothed, from step 100 on" });
  expect(svg).toContain(">smoothed, from step 100 on</text>");
});

test("points without a ratio leave the rest; no point is said", () => {
  const { points, ...rest } = subject("a", 9);
  const missing = points.map((point, i) => (i === 3 ? { ...point, ratio: null } : point));
  const svg = gradientCourseFigure([{ ...rest, points: missing }]);
  expect(svg).not.toMatch(clean);
  expect(count(svg, /<circle/g)).toBe(
    count(gradientCourseFigure([{ ...rest, points }]), /<circle/g) - 1,
  );
  expect(gradientCourseFigure([])).toContain("no gradients were looked at");
  expect(gradientBoundsFigure([])).toContain("no bounds were looked at");
});

test("a bound of an equivariant run, 0 on both sides, is off the axis", () => {
  const none: SmoothnessPoint = {
    step: 0,
    L_mean: 1,
    L_equiv: 0,
    normMean: 1,
    normEquiv: 0,
    normEpsilon: 0,
    curvatureEpsilon: 1,
    curvatureEquiv: 1,
  };
  const svg = gradientBoundsFigure([{ name: "a", propositions: propositions([none]) }]);
  expect(svg).not.toMatch(clean);
  expect(svg).toContain(">0 or off the axis<");
});
