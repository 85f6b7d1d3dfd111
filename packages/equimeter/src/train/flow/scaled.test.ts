import { randn, Generator, zeros } from "@equimeter/torch";
import { expect, test } from "vitest";

import { scaledLoss } from "./scaled.js";
import { mask, normal, spoiled } from "./testing.js";

test("no multiple is better, whatever stands in padding", () => {
  const [points, clean] = [normal(1, 3, 7, 3), normal(2, 3, 7, 3)];
  const both = points.add(clean);
  const best = scaledLoss([{ points: spoiled(both), clean: spoiled(clean), mask }]);
  const lossOf = (c: number) => {
    const squares = clean.sub(both.mul(c)).square().mul(mask.unsqueeze(2)).sum([1, 2]);
    return squares.div(mask.sum(1).mul(3)).mean().item();
  };
  const scanned = Array.from({ length: 2001 }, (_, i) => lossOf(i / 1000 - 0.5));
  expect(best).toBeLessThanOrEqual(Math.min(...scanned) + 1e-12);
  expect(best).toBeGreaterThan(Math.min(...scanned) - 1e-5);
});

test("batches count by their samples", () => {
  const [points, clean] = [normal(1, 3, 7, 3), normal(2, 3, 7, 3)];
  const whole = scaledLoss([{ points, clean, mask }]);
  const parts = [0, 1, 2].map((i) => {
    const [p, c, m] = [points, clean, mask].map((values) => values.narrow(0, i, 1));
    return { points: p, clean: c, mask: m };
  });
  expect(scaledLoss(parts)).toBeCloseTo(whole, 12);
});

test("for normal data it is the closed form 1 / (1/σ² + t²/(1 − t)²)", () => {
  const all = zeros([200, 60]).eq(0);
  const draw = (seed: number) =>
    randn([200, 60, 3], { generator: new Generator(seed), dtype: "float64" });
  const [clean, noise] = [draw(1).mul(1.3), draw(2)];
  for (const t of [0, 0.3, 0.9]) {
    const points = noise.mul(1 - t).add(clean.mul(t));
    const expected = 1 / (1 / 1.69 + (t / (1 - t)) ** 2);
    expect(scaledLoss([{ points, clean, mask: all }]) / expected).toBeCloseTo(1, 1);
  }
});

test("mistakes: one sentence", () => {
  expect(() => scaledLoss([])).toThrow("there are no points: give one batch at least");
  const [points, clean] = [normal(1, 3, 7, 3), normal(2, 3, 6, 3)];
  expect(() => scaledLoss([{ points, clean, mask }])).toThrow("the data must be float [3, 7, 3]");
});
