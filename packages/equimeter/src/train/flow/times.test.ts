import { Generator } from "@equimeter/torch";
import { expect, test } from "vitest";

import { UserError } from "../../errors.js";
import { uniformBeta } from "./times.js";

const count = 20_000;

test.each([
  [{}, (t: number) => 0.02 * t + 0.98 * t ** 1.9],
  [{ uniform: 0.3, alpha: 1, beta: 2.5 }, (t: number) => 0.3 * t + 0.7 * (1 - (1 - t) ** 2.5)],
  [{ uniform: 1 }, (t: number) => t],
  [{ uniform: 0, alpha: 2, beta: 2 }, (t: number) => 3 * t ** 2 - 2 * t ** 3],
])("times follow the law in closed form: %o", (options, below) => {
  const law = uniformBeta(options);
  const times = law
    .sample(count, new Generator(1), { dtype: "float64" })
    .toNumbers()
    .sort((a, b) => a - b);
  // Kolmogorov and Smirnov: √count · the largest distance is above 1.95 once in a thousand times.
  const apart = times.map((t, i) => Math.max((i + 1) / count - below(t), below(t) - i / count));
  expect(Math.max(...apart) * Math.sqrt(count)).toBeLessThan(1.95);
  for (const t of [0.01, 0.2, 0.5, 0.9, 0.99]) {
    const slope = (below(t + 1e-5) - below(t - 1e-5)) / 2e-5;
    expect(law.density(t) / slope).toBeCloseTo(1, 6);
  }
});

test("neither α nor β of 1: moments, and a density that sums to 1", () => {
  const law = uniformBeta({ uniform: 0.1, alpha: 0.7, beta: 2.3 });
  const times = law.sample(count, new Generator(2), { dtype: "float64" });
  // E Beta(α, β) = α / (α + β); the standard error is about 0.002
  const mean = 0.1 * 0.5 + (0.9 * 0.7) / 3;
  expect(Math.abs(times.mean().item() - mean)).toBeLessThan(0.008);
  // E Beta² = α (α + 1) / ((α + β) (α + β + 1))
  const square = 0.1 / 3 + (0.9 * 0.7 * 1.7) / (3 * 4);
  expect(Math.abs(times.square().mean().item() - square)).toBeLessThan(0.008);
  let sum = 0;
  for (let i = 0; i < 20_000; i++) {
    const u = (i + 0.5) / 20_000; // t = u⁴ tames the pole of t^(−0.3)
    sum += (law.density(u ** 4) * 4 * u ** 3) / 20_000;
  }
  expect(sum).toBeCloseTo(1, 4);
});

test("a seed gives the same times; float32 unless asked", () => {
  const law = uniformBeta();
  const times = (seed: number) => law.sample(5, new Generator(seed));
  expect(times(1).toNumbers()).toEqual(times(1).toNumbers());
  expect(times(1).toNumbers()).not.toEqual(times(2).toNumbers());
  expect(times(1).dtype).toBe("float32");
  expect(law.name).toBe("U(0, 1) with probability 0.02, else Beta(1.9, 1)");
});

test.each<[() => unknown, string]>([
  [() => uniformBeta({ uniform: 1.2 }), "uniform must be a share from 0 to 1, not 1.2"],
  [() => uniformBeta({ alpha: 0 }), "alpha must be a number above 0, not 0"],
  [() => uniformBeta({ beta: NaN }), "beta must be a number above 0, not NaN"],
  [
    () => uniformBeta().sample(0, new Generator(1)),
    "the number of times must be a whole number from 1 on, not 0",
  ],
])("mistake %#: one sentence", (action, sentence) => {
  expect(action).toThrow(UserError);
  expect(action).toThrow(sentence);
});
