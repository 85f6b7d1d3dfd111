import { expect, test } from "vitest";

import { uniform } from "../random.js";
import { similarityOf, type TurnCosines } from "./similarity.js";

const quarter = { axis: "x", angle: 90 } as const;
const none = { axis: "x", angle: 360 } as const;

test("turns by nothing are shown, and not compared", () => {
  const unturned = [1, 0.2, 0.4, 0.2, 1, 0.6, 0.4, 0.6, 1];
  const turned = [0.5, 0.1, 0.2, 0.1, 0.7, 0.3, 0.3, 0.1, 0.6];
  const found = similarityOf(
    [
      { ...none, cosines: unturned },
      { ...quarter, cosines: turned },
      { axis: "y", angle: 90, cosines: turned.map((x) => x / 2) },
    ],
    unturned,
    3,
  );
  expect(found.same.map(({ cosines }) => cosines)).toEqual([
    [1, 1, 1],
    [0.5, 0.7, 0.6],
    [0.25, 0.35, 0.3],
  ]);
  expect(found.different).toEqual([0.2, 0.4, 0.6]);
  expect(found.sameSpread.count).toBe(6);
  expect(found.sameSpread.mean).toBeCloseTo(0.45, 12);
  expect(found.differentSpread.mean).toBeCloseTo(0.4, 12);
  expect(found.difference.value).toBeCloseTo(0.05, 12);
  // Without the first molecule 0.4875 − 0.6, without the second 0.4125 − 0.4, without the third 0.45 − 0.2.
  const without = [-0.1125, 0.0125, 0.25];
  const squares = without.reduce((sum, x) => sum + (x - 0.05) ** 2, 0);
  expect(found.difference.error).toBeCloseTo(Math.sqrt((2 / 3) * squares), 12);
  expect(found.relative).toBeCloseTo(0.55 / 0.6, 12);
  expect(found.rank.auc).toBeCloseTo(10.5 / 18, 12);
  expect(found.recognition.own).toBeCloseTo(0.45, 12);
  expect(found.recognition.auc).toBe(1);
});

test("two molecules have a difference and no error of it", () => {
  const cosines = [1, 0.5, 0.5, 1];
  const { difference } = similarityOf([{ ...quarter, cosines }], cosines, 2);
  expect(difference).toEqual({ value: 0.5, error: Number.NaN });
});

/** Unit vectors, a matrix of the cosines of each with each. */
function cosinesOf(a: number[][], b: number[][]): number[] {
  return a.flatMap((x) => b.map((y) => x.reduce((sum, value, i) => sum + value * y[i], 0)));
}

test("where nothing is recognised, the test of molecules says so and the test of cosines does not", () => {
  const random = uniform(11);
  const direction = (): number[] => {
    const vector = Array.from({ length: 5 }, () => random() + random() + random() - 1.5);
    const length = Math.hypot(...vector);
    return vector.map((x) => x / length);
  };
  const n = 8;
  const trials = Array.from({ length: 200 }, (_, seed) => {
    // Latents of turned molecules have nothing to do with those of unturned ones, and depend on the
    // molecule much more than on the turn.
    const [lying, turned] = [0, 1].map(() => Array.from({ length: n }, direction));
    const cosines = cosinesOf(turned, lying);
    const turns: TurnCosines[] = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((angle) => ({
      ...quarter,
      angle,
      cosines: cosines.map((x) => x + 0.01 * random()),
    }));
    return similarityOf(turns, cosinesOf(lying, lying), n, { permutations: 99, seed });
  });
  const share = (p: (found: (typeof trials)[number]) => number): number =>
    trials.filter((found) => p(found) <= 0.05).length / trials.length;
  expect(share(({ recognition }) => recognition.p)).toBeLessThan(0.1);
  expect(share(({ rank }) => rank.p)).toBeGreaterThan(0.15);
  // The error of the difference, by a jackknife, is that of other molecules, or a little more.
  const rms = (values: number[]): number => Math.hypot(...values) / Math.sqrt(values.length);
  const [errors, values] = (["error", "value"] as const).map((key) =>
    trials.map(({ difference }) => difference[key]),
  );
  expect(rms(errors) / rms(values)).toBeGreaterThan(0.9);
  expect(rms(errors) / rms(values)).toBeLessThan(1.4);
});
