import { TorchError } from "../errors.js";
import { dropout } from "../generated/operators.js";
import type { Tensor } from "../tensor.js";
import { Module } from "./module.js";

/** In training: zeroes each element with probability `p` and divides the others by 1 − p. */
export class Dropout extends Module {
  readonly p: number;

  constructor(p = 0.5) {
    super();
    this.p = checkProbability("Dropout", p);
  }
  forward(x: Tensor): Tensor {
    return this.p === 0 ? x : dropout(x, this.p, this.training);
  }
}

export function checkProbability(owner: string, p: number): number {
  if (!(p >= 0 && p <= 1)) throw new TorchError(`${owner}: ${p} is no probability between 0 and 1`);
  return p;
}
