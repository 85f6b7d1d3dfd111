import { describe, expect, test } from "vitest";

import { expectWellFormed } from "../../testing.js";
import { samplesFigure, type SamplesSubject } from "./samples.js";

const count = (svg: string, pattern: RegExp) => svg.match(pattern)?.length ?? 0;

type Design = SamplesSubject["designs"][number];

function design(kind: string, passes: number, rmsError: number): Design {
  const isIndependent = kind === "independent";
  return {
    kind,
    passes,
    rmsError,
    rmsUncertainty: rmsError / 6,
    rotationError: kind === "icosahedralOrbits" ? NaN : 1.2 * rmsError,
    predicted: { rmsError: 1.05 * rmsError, range: [0.9 * rmsError, 1.2 * rmsError] },
    bootstrap: isIndependent ? { rmsError: 0.9 * rmsError } : null,
  };
}

const share = (value: number) => ({ value, rotationError: 0.001, sampleError: NaN });

const rotations: SamplesSubject = {
  name: "small",
  designs: [
    ...[4, 10, 24].map((n) => design("independent", n, 10 / Math.sqrt(n))),
    ...[12, 24].map((n) => design("tetrahedralOrbits", n, 1 / Math.sqrt(n))),
    design("icosahedralOrbits", 60, 1e-4),
  ],
  sources: {
    single: 0.008,
    powers: {
      prediction: { shares: [0.7, 0.28, 0.02, -0.0001].map(share), rest: share(0) },
      percent: { shares: [0.5, 0.3, 0.15, 0.05].map(share), rest: share(0.002) },
    },
  },
};

const cube: SamplesSubject = {
  name: "grids",
  designs: [...[4, 10].map((n) => design("independent", n, 9 / n)), design("enumerate", 24, 0)],
  sources: { single: 0.008, powers: null },
};

test("designs look as they did", () => {
  return expect(samplesFigure([rotations, cube])).toMatchFileSnapshot("../snapshots/samples.svg");
});

describe.each([350, 760])("%i pixels wide", (width) => {
  test.each([[[rotations]], [[cube]], [[rotations, cube]]])("stands alone", (subjects) => {
    const svg = samplesFigure(subjects, { width });
    expectWellFormed(svg);
    expect(svg).not.toMatch(/<style|<script|\bid=|href|url\(|NaN|undefined|Infinity/);
    expect(count(svg, />forward passes for each sample</g)).toBe(subjects.length);
    expect(samplesFigure(subjects, { width })).toBe(svg);
  });
});

test("a finite group has no degrees", () => {
  expect(samplesFigure([cube])).not.toContain("degree");
  expect(samplesFigure([rotations, cube])).toContain("no degrees: a finite group");
  expect(samplesFigure([rotations])).toContain(">degree of rotation<");
});

test("only designs that are there are named, runs where there are several", () => {
  const svg = samplesFigure([rotations]);
  expect(svg).toContain("tetrahedral orbits");
  expect(svg).not.toContain("octahedral orbits");
  expect(svg).not.toContain(">small<");
  expect(samplesFigure([rotations, cube])).toContain(">small<");
});

test("without runs there is a sentence", () => {
  expect(samplesFigure([])).toContain("no designs were compared");
});
