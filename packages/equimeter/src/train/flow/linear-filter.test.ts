import { cat, Generator, randn, type Tensor, tidy, zeros } from "@equimeter/torch";
import { expect, test } from "vitest";

import { SO3, vector } from "../../groups/index.js";
import { LinearFilter, spectrumOf } from "./linear-filter.js";
import { centre } from "./points.js";
import { mask, normal, spoiled } from "./testing.js";

const chainsOf = (points: Tensor) => points.unbind().map((one) => one.toNumbers());
const drawn = (seed: number, ...shape: number[]) =>
  randn(shape, { generator: new Generator(seed), dtype: "float64" });
const all = (chains: number, points: number) => zeros([chains, points]).eq(0);

/** Random walks: slow waves are large. */
const walks = (chains: number, count: number) =>
  centre(drawn(1, chains, count, 3).cumsum(1), all(chains, count));

test("independent points have the same power at all frequencies", () => {
  const spectrum = spectrumOf(chainsOf(drawn(2, 400, 50, 3).mul(2)));
  expect(spectrum).toHaveLength(101);
  for (const power of spectrum) expect(Math.exp(power) / 4).toBeCloseTo(1, 0);
  const mean = spectrum.reduce((sum, power) => sum + Math.exp(power), 0) / spectrum.length;
  expect(mean / 4).toBeCloseTo(1, 1);
});

test("random walks: power falls as 1 / (4 sin²(πf/2))", () => {
  const spectrum = spectrumOf(chainsOf(walks(800, 60)));
  for (const at of [30, 50, 80, 100]) {
    const f = (at / 100) ** 2;
    const expected = 1 / (4 * Math.sin((Math.PI * f) / 2) ** 2);
    expect(Math.exp(spectrum[at]) / expected).toBeCloseTo(1, 0);
  }
});

test.each([0, 0.3, 0.8])(
  "at t = %d neither more nor less of a wave is better, and the loss is the closed form",
  (t) => {
    const clean = walks(600, 24);
    const noise = centre(drawn(3, 600, 24, 3), all(600, 24));
    const spectrum = spectrumOf(chainsOf(clean));
    const filter = new LinearFilter(spectrum);
    const points = noise.mul(1 - t).add(clean.mul(t));
    const batch = { points, clean, mask: all(600, 24) };
    const loss = filter.loss([batch], t);
    for (const change of [-0.4, 0.4])
      for (const from of [0, 40, 70]) {
        const other = spectrum.map((power, at) => (at >= from ? power + 5 * change : power));
        const worse = new LinearFilter(other).loss([batch], t);
        expect(worse).toBeGreaterThanOrEqual(loss - 1e-4);
      }
    // Σ c (1 − t)² / (t² c + (1 − t)²) / n over the waves, with c that of random walks
    let expected = 0;
    for (let k = 1; k < 24; k++) {
      const c = 1 / (4 * Math.sin((Math.PI * k) / 48) ** 2);
      expected += (c * (1 - t) ** 2) / (t * t * c + (1 - t) ** 2) / 24;
    }
    expect(loss / expected).toBeCloseTo(1, 1);
  },
);

test("it turns with the points, and at t = 0 knows nothing", () => {
  const filter = new LinearFilter(spectrumOf(chainsOf(walks(50, 20))));
  const points = normal(1, 1, 7, 3);
  const turn = SO3.sample(1, new Generator(3));
  const predict = (values: Tensor) => filter.predict(values.select(0, 0), 0.6).unsqueeze(0);
  const difference = vector.act(turn, predict(points)).sub(predict(vector.act(turn, points)));
  expect(difference.abs().max().item()).toBeLessThan(1e-12);
  expect(filter.predict(points.select(0, 0), 0).abs().max().item()).toBe(0);
});

test("padding is not looked at, batches count by their samples, nothing is left behind", () => {
  const filter = new LinearFilter(spectrumOf(chainsOf(walks(50, 20))));
  const front = mask.narrow(0, 0, 2); // points first
  const [points, clean] = [normal(1, 2, 7, 3), normal(2, 2, 7, 3)];
  const whole = tidy(() => filter.loss([{ points, clean, mask: front }], 0.5));
  const dirty = { points: spoiled(points, front), clean: spoiled(clean, front), mask: front };
  expect(filter.loss([dirty], 0.5)).toBeCloseTo(whole, 12);
  const parts = [0, 1].map((i) => {
    const [p, c, m] = [points, clean, front].map((values) => values.narrow(0, i, 1));
    return { points: p, clean: c, mask: m };
  });
  expect(filter.loss(parts, 0.5)).toBeCloseTo(whole, 12);
});

test("chains of other lengths are asked about, and their frequencies between those known", () => {
  const filter = new LinearFilter(spectrumOf(chainsOf(walks(300, 40))));
  const longer = walks(200, 70);
  const noise = centre(drawn(5, 200, 70, 3), all(200, 70));
  const batch = { points: noise.add(longer).mul(0.5), clean: longer, mask: all(200, 70) };
  const own = new LinearFilter(spectrumOf(chainsOf(cat([longer, walks(300, 70)]))));
  expect(filter.loss([batch], 0.5) / own.loss([batch], 0.5)).toBeLessThan(1.05);
});

test("mistakes: one sentence", () => {
  const filter = new LinearFilter(spectrumOf(chainsOf(walks(5, 20))));
  expect(() => filter.loss([], 0.5)).toThrow("there are no points: give one batch at least");
  expect(() => spectrumOf([[1, 2, 3]])).toThrow("no chain has two points apart");
  const [points, clean] = [normal(1, 3, 7, 3), normal(2, 3, 6, 3)];
  expect(() => filter.loss([{ points, clean, mask }], 0.5)).toThrow("the data must be float");
});
