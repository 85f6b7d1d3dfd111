import { eye, Generator, randn, type Tensor, tensor, zeros } from "@equimeter/torch";
import { expect, test } from "vitest";

import { SO3, vector } from "../../groups/index.js";
import { uniform } from "../../random.js";
import { LinearFilter, squaresAlong } from "./linear-filter.js";
import { centre } from "./points.js";
import { mask, normal, spoiled } from "./testing.js";

/** Random walks of steps of variance 1 per component: the mean square of d steps is d. */
const walks = (longest: number) => Float64Array.from({ length: longest }, (_, d) => d);

const all = (chains: number, points: number) => zeros([chains, points]).eq(0);

/** Centred random walks and noise. */
function drawn(chains: number, count: number) {
  const options = { dtype: "float64" } as const;
  const steps = randn([chains, count, 3], { generator: new Generator(1), ...options });
  const present = all(chains, count);
  const clean = centre(steps.cumsum(1), present);
  const noise = centre(randn(clean.shape, { generator: new Generator(2), ...options }), present);
  return { clean, noise, present };
}

test("mean squares along chains", () => {
  const line = Array.from({ length: 6 }, (_, i) => [2 * i, 0, 0]).flat();
  const squares = squaresAlong([line, line.slice(0, 9)], 8);
  // 4 d² / 3, and no chain has more than five steps.
  const expected = [0, 1, 4, 9, 16, 25, 25, 25].map((d2) => (4 / 3) * d2);
  squares.forEach((square, d) => expect(square).toBeCloseTo(expected[d], 12));
  const random = uniform(1);
  const cloud = Array.from({ length: 30_000 }, () => random());
  for (const square of squaresAlong([cloud], 5).slice(1)) expect(square).toBeCloseTo(1 / 6, 2);
});

test("for random walks no other linear map is better, and its loss is the closed form", () => {
  const { clean, noise, present } = drawn(2000, 12);
  const filter = new LinearFilter(walks(12));
  for (const t of [0, 0.3, 0.8]) {
    const points = noise.mul(1 - t).add(clean.mul(t));
    const lossOf = (map: Tensor) => map.matmul(points).sub(clean).square().mean().item();
    const best = filter.matrix(12, t);
    const measured = filter.loss([{ points, clean, mask: present }], t);
    expect(measured).toBeCloseTo(lossOf(best), 10);
    for (const [i, j] of [
      [0, 0],
      [3, 4],
      [11, 2],
    ])
      for (const change of [-0.3, 0.3]) {
        const other = best.clone();
        other.select(0, i).select(0, j).add_(change);
        expect(lossOf(other)).toBeGreaterThan(measured);
      }
    // Σ c (1 − t)² / (t² c + (1 − t)²) / n, over the eigenvalues of the covariance
    const centring = eye(12, { dtype: "float64" }).sub(1 / 12);
    const covariance = centring
      .matmul(randomWalkCovariance(12))
      .matmul(centring)
      .linalgEigvalsh()
      .toNumbers();
    const rest = (1 - t) ** 2;
    const expected = covariance.reduce((sum, c) => sum + (c * rest) / (t * t * c + rest), 0) / 12;
    expect(measured / expected).toBeCloseTo(1, 1);
  }
});

function randomWalkCovariance(count: number): Tensor {
  const values = Array.from({ length: count }, (_, i) =>
    Array.from({ length: count }, (_, j) => Math.min(i, j) + 1),
  );
  return tensor(values, { dtype: "float64" });
}

test("it turns with the points, and at t = 0 knows nothing", () => {
  const filter = new LinearFilter(walks(7));
  const points = normal(1, 3, 7, 3);
  const turn = SO3.sample(3, new Generator(3));
  const map = filter.matrix(7, 0.6);
  const difference = vector.act(turn, map.matmul(points)).sub(map.matmul(vector.act(turn, points)));
  expect(difference.abs().max().item()).toBeLessThan(1e-12);
  expect(filter.matrix(7, 0).abs().max().item()).toBe(0);
});

test("padding is not looked at, batches count by their samples", () => {
  const filter = new LinearFilter(walks(7));
  const front = mask.narrow(0, 0, 2); // points first
  const [points, clean] = [normal(1, 2, 7, 3), normal(2, 2, 7, 3)];
  const whole = filter.loss([{ points, clean, mask: front }], 0.5);
  const dirty = { points: spoiled(points, front), clean: spoiled(clean, front), mask: front };
  expect(filter.loss([dirty], 0.5)).toBeCloseTo(whole, 12);
  const parts = [0, 1].map((i) => {
    const [p, c, m] = [points, clean, front].map((values) => values.narrow(0, i, 1));
    return { points: p, clean: c, mask: m };
  });
  expect(filter.loss(parts, 0.5)).toBeCloseTo(whole, 12);
});

test("mistakes: one sentence", () => {
  const filter = new LinearFilter(walks(5));
  expect(() => filter.loss([], 0.5)).toThrow("there are no points: give one batch at least");
  expect(() => filter.matrix(6, 0.5)).toThrow("of at most 5 points was asked about 6");
  expect(() => squaresAlong([[1, 2, 3]], 5)).toThrow("no chain has two points");
  const [points, clean] = [normal(1, 3, 7, 3), normal(2, 3, 6, 3)];
  expect(() => filter.loss([{ points, clean, mask }], 0.5)).toThrow("the data must be float");
});
