import { join } from "node:path";

import { Generator, loadSafetensors, randn, tensor, type Tensor } from "@equimeter/torch";

import { sharedForces } from "../../data/testing.js";
import type { FlowModel } from "./model.js";
import { centre } from "./points.js";

/** What Proteína itself computes, of two proteins in one padded batch. */
export function golden(name: "a" | "c"): Record<string, Tensor> {
  const path = join(sharedForces, `../../golden/proteina/proteina_${name}.safetensors`);
  return loadSafetensors(path).tensors;
}

/** The largest difference, over the largest value. */
export function difference(ours: Tensor, theirs: Tensor): number {
  return ours.sub(theirs).abs().max().item() / theirs.abs().max().item();
}

/** Seven places: all taken, the last three empty, and two empty ones in the middle. */
export const mask = tensor(
  [
    [1, 1, 1, 1, 1, 1, 1],
    [1, 1, 1, 1, 0, 0, 0],
    [1, 0, 1, 1, 0, 1, 1],
  ],
  { dtype: "bool" },
);

/** Normal numbers, float64. */
export function normal(seed: number, ...shape: number[]): Tensor {
  return randn(shape, { generator: new Generator(seed), dtype: "float64" });
}

/** The values, with NaN outside the mask: what nobody may look at. */
export function spoiled(values: Tensor, present: Tensor = mask): Tensor {
  return values.maskedFill(present.logicalNot().unsqueeze(2), NaN);
}

/**
 * Points that attract each other and are drawn to what they predicted before: equivariant under
 * rotations that turn `pull` [B, N, 3] along.
 */
export function attraction(pull: Tensor): FlowModel {
  return (points, t, present, previous) => {
    const pairs = present.unsqueeze(2).logicalAnd(present.unsqueeze(1));
    const ways = points.unsqueeze(1).sub(points.unsqueeze(2)); // to the others, [B, N, N, 3]
    const strength = ways.square().sum(-1).neg().exp().mul(pairs).div(5);
    const drawn = ways.mul(strength.unsqueeze(3)).sum(2);
    const clean = points
      .mul(0.7)
      .add(drawn.mul(t.view([-1, 1, 1]).add(1)))
      .add(pull);
    return previous ? clean.add(previous, { alpha: 0.3 }) : clean;
  };
}

/** The exact prediction for data that are N(mean, spread²) in every coordinate, before centring. */
export function gaussian(spread: number, mean?: Tensor): FlowModel {
  return (points, t, present) => {
    const time = t.view([-1, 1, 1]);
    const variance = time
      .rsub(1)
      .square()
      .add(time.square().mul(spread ** 2)); // of x_t
    const middle = mean ? centre(mean, present) : points.zerosLike();
    const share = time.mul(spread ** 2).div(variance);
    return points.sub(middle.mul(time)).mul(share).add(middle);
  };
}
