import { grad, tensor, zeros } from "@equimeter/torch";
import { expect, test } from "vitest";

import { UserError } from "../../errors.js";
import { distanceClasses, distogramLoss } from "./distogram.js";
import { mask, normal, spoiled } from "./testing.js";

const t = tensor([0.31, 0.9, 0.3], { dtype: "float64" });
const clean = normal(1, 3, 7, 3).div(2);
const logits = normal(2, 3, 7, 7, 6);

test("a class is the number of edges strictly below the distance", () => {
  // Edges 0, 0.25, 0.5, 0.75, 1; distances from the first point 0, 0.25, 0.26, 0.8, 1.5
  const points = tensor([[0, 0.25, 0.26, 0.8, 1.5].map((x) => [x, 0, 0])], { dtype: "float64" });
  const classes = distanceClasses(points, 6).toNumbers();
  expect(classes.slice(0, 5)).toEqual([0, 1, 2, 4, 5]);
  expect(distanceClasses(points.mul(8), 6, 8).toNumbers()).toEqual(classes);
});

test("64 classes of Proteína are a width of 1/62 nm, exact for points far from the origin", () => {
  const at = [0.5, 20.5, 61.5, 62.5].map((x) => [
    [5, 5, 5],
    [5 + x / 62, 5, 5],
  ]);
  const classes = distanceClasses(tensor(at), 64).select(1, 0).select(1, 1);
  expect(classes.toNumbers()).toEqual([1, 21, 62, 63]);
});

test("the loss of each sample, number by number: all pairs, but early times count nothing", () => {
  const loss = distogramLoss(logits, clean, t, mask).toNumbers();
  const [values, points, present] = [logits, clean, mask].map((one) => one.toNumbers());
  [7, 4].forEach((n, sample) => {
    let sum = 0;
    for (let i = 0; i < 7; i++)
      for (let j = 0; j < 7; j++) {
        const [a, b] = [sample * 7 + i, sample * 7 + j];
        if (!present[a] || !present[b]) continue;
        const apart = [0, 1, 2].map((k) => points[a * 3 + k] - points[b * 3 + k]);
        const distance = Math.hypot(...apart);
        const index = [0, 0.25, 0.5, 0.75, 1].filter((edge) => edge < distance).length;
        const row = values.slice((a * 7 + j) * 6, (a * 7 + j) * 6 + 6);
        sum += Math.log(row.reduce((all, one) => all + Math.exp(one), 0)) - row[index];
      }
    expect(loss[sample]).toBeCloseTo(sum / n ** 2, 12);
  });
  expect(loss[2]).toBe(0);
  const all = distogramLoss(logits, clean, t, mask, { above: 0 }).toNumbers();
  expect(all[2]).toBeGreaterThan(0.1);
});

test("who knows nothing pays ln K", () => {
  const loss = distogramLoss(zeros([3, 7, 7, 20]), clean, 1, mask).toNumbers();
  for (const value of loss) expect(value).toBeCloseTo(Math.log(20), 5);
});

test("what is outside the mask changes neither loss nor gradient", () => {
  const pairs = mask.unsqueeze(2).logicalAnd(mask.unsqueeze(1)).unsqueeze(3);
  const both = [logits, logits.maskedFill(pairs.logicalNot(), 1e3)].map((one) => {
    const input = one.clone();
    input.requiresGrad = true;
    const loss = distogramLoss(input, spoiled(clean), t, mask);
    return [loss.toNumbers(), grad(loss.sum(), [input])[0].toNumbers()];
  });
  expect(both[1]).toEqual(both[0]);
  expect(both[0][0].every(Number.isFinite)).toBe(true);
});

test.each<[() => unknown, string]>([
  [
    () => distogramLoss(zeros([3, 7, 6, 6]), clean, t, mask),
    "the logits must be float [3, 7, 7, 6], not float32 [3, 7, 6, 6]",
  ],
  [
    () => distogramLoss(zeros([3, 7, 7, 2]), clean, t, mask),
    "a distogram has a whole number of classes from 3 on, not 2",
  ],
  [
    () => distogramLoss(logits, clean, t, mask, { maximum: 0 }),
    "maximum must be a distance above 0, not 0",
  ],
  [
    () => distogramLoss(logits, clean, t, mask, { above: 3 }),
    "above must be a time from 0 to 1, not 3",
  ],
  [() => distogramLoss(logits, zeros([3, 7]), t, mask), "the data must be float [3, 7, 3], not"],
])("mistake %#: one sentence", (action, sentence) => {
  expect(action).toThrow(UserError);
  expect(action).toThrow(sentence);
});
