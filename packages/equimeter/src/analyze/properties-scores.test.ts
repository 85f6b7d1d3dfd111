import { expect, test } from "vitest";

import { scoresOf } from "./properties-scores.js";

const turn = (angle: number, predictions: number[]) => ({ axis: "x", angle, predictions }) as const;

test("scores are of each orientation with the truth, and of each pair with each other", () => {
  const truth = [1, 2, 3];
  const scores = scoresOf([turn(0, [1, 2, 3]), turn(90, [2, 3, 4]), turn(180, [3, 2, 1])], truth);
  expect(scores.turns.map((one) => [one.angle, one.truth, one.unturned])).toEqual([
    [0, { spearman: 1, mae: 0 }, { spearman: 1, mae: 0 }],
    [90, { spearman: 1, mae: 1 }, { spearman: 1, mae: 1 }],
    [180, { spearman: -1, mae: 4 / 3 }, { spearman: -1, mae: 4 / 3 }],
  ]);
  expect(scores.truth.spearman.mean).toBeCloseTo(1 / 3, 12);
  expect(scores.truth.mae).toMatchObject({ count: 3, mean: expect.closeTo(7 / 9, 12) });
  // 0° with 90°: 1 and 1; 0° with 180°: −1 and 4/3; 90° with 180°: −1 and (1 + 1 + 3) / 3
  expect(scores.rotations.spearman).toMatchObject({ count: 3, mean: expect.closeTo(-1 / 3, 12) });
  expect(scores.rotations.mae.mean).toBeCloseTo(4 / 3, 12);
  expect(scores.rotations.mae.deviation).toBeCloseTo(1 / 3, 12);
});

test("predictions that are all the same have no ranks", () => {
  const { truth, rotations } = scoresOf([turn(0, [5, 5]), turn(90, [5, 5])], [4, 6]);
  expect(truth.spearman.mean).toBeNaN();
  expect(rotations.mae.mean).toBe(0);
  expect(truth.mae.mean).toBe(1);
});
