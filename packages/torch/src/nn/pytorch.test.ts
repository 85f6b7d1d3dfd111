/**
 * The same seed and the same order of construction give PyTorch's weights and outputs. The numbers
 * were printed by PyTorch 1.13.
 */
import { expect, test } from "vitest";

import { manualSeed, randn, tensor, type Tensor } from "../index.js";
import { Embedding, LayerNorm, Linear, MultiheadAttention } from "./index.js";

function first(values: Tensor, count: number): number[] {
  return values.toNumbers().slice(0, count);
}

test("weights drawn after manualSeed are PyTorch's, module after module", () => {
  manualSeed(7);
  const linear = new Linear(5, 3);
  expect(first(linear.weight, 4)).toEqual([
    0.031235668808221817, -0.26939862966537476, 0.1424032747745514, 0.14032691717147827,
  ]);
  expect(linear.bias!.toNumbers()).toEqual([
    -0.12585847079753876, 0.1971142441034317, -0.3818739652633667,
  ]);
  const embedding = new Embedding(4, 3, { paddingIdx: 1 });
  expect(first(embedding.weight, 8)).toEqual([
    0.021201377734541893, -0.36019381880760193, 0.5662367343902588, 0, 0, 0, 0.09379128366708755,
    -0.13337387144565582,
  ]);
  const attention = new MultiheadAttention(8, 2);
  expect(first(attention.in_proj_weight!, 4)).toEqual([
    0.09090135246515274, -0.3253735303878784, -0.23168587684631348, -0.203513041138649,
  ]);
  expect(attention.out_proj.weight.toNumbers().slice(-3)).toEqual([
    0.03782367706298828, -0.06982935965061188, -0.22280007600784302,
  ]);

  const x = randn([2, 5, 8]);
  const y = randn([2, 4, 8]);
  expectClose(
    attention.forward(x),
    0,
    [-0.09136171638965607, 0.20868206024169922, 0.0943949744105339, -0.22181347012519836],
  );
  const mask = randn([4, 4, 5]);
  const keyPaddingMask = tensor(
    [
      [0, 0, 0, 0, 1],
      [0, 0, 1, 1, 1],
    ],
    { dtype: "bool" },
  );
  expectClose(
    attention.forward(y, x, x, { mask, keyPaddingMask }),
    -4,
    [-0.5339338183403015, 0.5912631154060364, 0.6136831045150757, -0.006666682660579681],
  );
  // Nothing drew more or fewer numbers than PyTorch does.
  expect(randn([1]).item()).toBe(-0.1036670133471489);
  expectClose(
    new LayerNorm(8).forward(x),
    0,
    [0.07532934844493866, 0.2722495496273041, 1.0944327116012573, 0.16528530418872833],
  );
});

function expectClose(values: Tensor, from: number, expected: number[]): void {
  const numbers = values.toNumbers().slice(from);
  expected.forEach((value, i) => expect(numbers[i]).toBeCloseTo(value, 6));
}
