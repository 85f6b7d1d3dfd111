import { expect, test } from "vitest";
import type { GradientLine, MetricLine } from "../runs/index.js";
import { gradientCorrelations } from "./gradient-correlations.js";

const line = (step: number, ratio: number, percent: number, t?: number): GradientLine => ({
  kind: "gradients",
  step,
  time: step,
  weights: "raw",
  field: "v",
  ...(t !== undefined && { t }),
  percent,
  norm: 1,
  normMean: 1,
  normEquiv: ratio,
  ratio,
  cosine: 1,
  samples: 4,
  passes: 8,
  design: "independent × 8",
});

test("a power law has correlation 1, of each time by itself", () => {
  const lines: MetricLine[] = [1, 2, 3, 4].flatMap((step) => [
    line(step, step, 5 * step ** 2, 0.1),
    line(step, step, 1 / step, 0.9),
  ]);
  const found = gradientCorrelations([{ name: "a", lines }]);
  expect(found).toMatchObject([
    { name: "a", field: "v", t: 0.1, weights: "raw", points: 4 },
    { name: "a", field: "v", t: 0.9, weights: "raw", points: 4 },
  ]);
  expect(found.map(({ pearson }) => pearson)).toEqual([expect.closeTo(1), expect.closeTo(-1)]);
  expect(found.map(({ spearman }) => spearman)).toEqual([expect.closeTo(1), expect.closeTo(-1)]);
});

test("values without a logarithm are left out; too few points have no correlation", () => {
  const lines = [line(0, 0, 5), line(1, NaN, 5), line(2, 1, -1), line(3, 1, 2), line(4, 2, 3)];
  expect(gradientCorrelations([{ name: "a", lines }])).toMatchObject([
    { t: undefined, points: 2, pearson: NaN, spearman: NaN },
  ]);
  const third = gradientCorrelations([{ name: "a", lines: [...lines, line(5, 4, 4.5)] }]);
  expect(third[0].pearson).toBeCloseTo(1);
  expect(gradientCorrelations([{ name: "none", lines: [] }])).toEqual([]);
});
