import { nn, noGrad, type Tensor, tensor } from "@equimeter/torch";

import type { Batch } from "../../data/index.js";
import { matrix } from "../../measure/testing.js";
import type { Model } from "../../models/model.js";

/** `v = B x` with B as a parameter, as `linearMap` of the measure has it, in float64. */
export class LinearModel extends nn.Module implements Model {
  map = new nn.Linear(3, 3, { bias: false, dtype: "float64" });

  constructor(B: number[][] = matrix) {
    super();
    noGrad(() => this.map.weight.copy_(tensor(B, { dtype: "float64" })));
  }

  forward({ x }: Batch): { v: Tensor } {
    return { v: this.map.forward(x) };
  }
}

/** Between the numbers of two lists. */
export function largestDifference(a: readonly number[], b: readonly number[]): number {
  return Math.max(...a.map((value, i) => Math.abs(value - b[i])));
}
