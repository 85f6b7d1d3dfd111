import { expect, test } from "vitest";

import { headReport, type HeadPoint } from "../../../analyze/head/along.js";
import { powerLaw } from "../../../analyze/parameters/power-law.js";
import { relationOf } from "../../../analyze/parameters/relation.js";
import { expectWellFormed } from "../../testing.js";
import { headCourseFigure, type HeadSubject } from "./head.js";
import { parametersFigure, type ParametersSubject } from "./parameters.js";

const kinds = ["raw", "ema", "ema-debiased"] as const;
const steps = [0, 50, 100, 200, 400, 800, 1000];

const headPoints = (factor: number): HeadPoint[] =>
  steps.map((step, i) => {
    const deviation = factor * 4 * 0.9 ** i;
    const L_equiv = 10 ** -i + 0.01 * i;
    const lambda = L_equiv / deviation;
    return {
      step,
      deviation,
      relativeDeviation: 0.5,
      variance: deviation / 100,
      L_equiv,
      percent: 50 * 0.5 ** i,
      lambdaMin: lambda / 100,
      lambdaMax: 100 * lambda,
      lambdaMean: 10 * lambda,
      alignment: 0.1,
      headAlone: deviation,
      trunkAlone: 2 * L_equiv,
    };
  });
const head = (name: string): HeadSubject => ({
  name,
  weights: {
    raw: headReport(headPoints(1)),
    ema: headReport(headPoints(1.2)),
    "ema-debiased": headReport(headPoints(1.1)),
  },
});

const along = (): NonNullable<ParametersSubject["along"]> => {
  const points = kinds.flatMap((weights, k) =>
    steps.map((step, i) => {
      const deviation = (k + 1) * 0.9 ** i;
      const rest = { time: i, squared: 2, share: deviation / 3, layers: [], percent: 5 };
      return { step, weights, deviation, L_equiv: 0.5 ** i, ...rest };
    }),
  );
  const of = (kind: string) => relationOf(points.filter(({ weights }) => weights === kind));
  const relations = { raw: of("raw"), ema: of("ema"), "ema-debiased": of("ema-debiased") };
  return { points, relations };
};
const near = (): NonNullable<ParametersSubject["near"]> => ({
  floor: 1e-30,
  directions: (["own", "random"] as const).map((is, k) => {
    const points = [1e-6, 1e-3, 1].map((scale) => {
      const distance = 2 * scale;
      const factor = k + 1;
      return { scale, distance, L_equiv: factor * distance ** 2, gradient: 2 * factor * distance };
    });
    const fit = (key: "L_equiv" | "gradient") =>
      powerLaw(points.map((point) => ({ x: point.distance, y: point[key] })));
    return { is, points, loss: fit("L_equiv"), gradient: fit("gradient"), curvature: k + 1 };
  }),
});
const both = (name: string): ParametersSubject => ({ name, along: along(), near: near() });

const titles = (svg: string): string[] =>
  Array.from(svg.matchAll(/font-size="13" font-weight="bold">([^<]*)</g), ([, title]) => title);

test("the head: four panels a run", async () => {
  const svg = headCourseFigure([head("run")]);
  await expect(svg).toMatchFileSnapshot("../snapshots/head-course.svg");
  const { levels } = head("run").weights.raw.relation;
  const [r, rho] = [levels.pearson.value!, levels.spearman.value!].map((value) => value.toFixed(2));
  expect(titles(svg)).toEqual([
    "deviation (figure 9)",
    `raw: r ${r}, ρ ${rho}`,
    "raw: what makes L_equiv",
    "raw: theorem 4",
  ]);
  expect(svg).not.toContain(">run</text>");
  const two = headCourseFigure([head("one"), head("two")]);
  expect(titles(two)).toHaveLength(8);
  for (const text of ["one", "two", "A", "B"]) expect(two).toContain(`>${text}</text>`);
});

test("parameters: four panels a run, or two of half an analysis", async () => {
  const svg = parametersFigure([both("run")]);
  await expect(svg).toMatchFileSnapshot("../snapshots/parameters.svg");
  expect(titles(svg)).toHaveLength(4);
  expect(titles(svg).slice(2)).toEqual(["exponent 2.000", "exponent 1.000"]);
  const halves = [
    parametersFigure([{ ...both("run"), near: null }]),
    parametersFigure([{ ...both("run"), along: null }]),
  ];
  for (const half of halves) expect(titles(half)).toHaveLength(2);
  expect(halves[0]).not.toContain("along random directions");
  expect(halves[1]).not.toContain("ema weights");
  expect(titles(parametersFigure([both("a"), { ...both("b"), along: null }]))).toHaveLength(6);
});

test("nothing is a sentence", () => {
  expect(headCourseFigure([])).toContain("no head was looked at");
  expect(parametersFigure([])).toContain("no parameters were looked at");
  expect(parametersFigure([{ name: "a", along: null, near: null }])).toContain("no parameters");
});

test.each([760, 350])("%i pixels wide", (width) => {
  for (const svg of [
    headCourseFigure([head("a<&")], { width }),
    parametersFigure([both("a"), both("b<&")], { width }),
  ]) {
    expect(svg).toContain(`width="${width}"`);
    expectWellFormed(svg);
    expect(svg).not.toMatch(/<style|<script|\bid=|href|url\(|NaN|undefined|Infinity/);
  }
});
