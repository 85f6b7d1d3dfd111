import { TorchError } from "../../errors.js";
import { empty } from "../../generated/operators.js";
import type { Tensor } from "../../tensor.js";
import { fans } from "../init/fans.js";
import { kaimingUniform, uniform } from "../init/index.js";
import type { Placement } from "../module.js";
import { parameter, type Parameter } from "../parameter.js";
import { checkCount } from "../sizes.js";

/** What convolutions and transposed ones learn, as PyTorch starts it. */
export function initialWeight(shape: readonly number[], placement: Placement): Parameter {
  return parameter(kaimingUniform(empty(shape, placement), { a: Math.sqrt(5) }));
}

/** @returns `[outChannels]`; drawn after the weight */
export function initialBias(outChannels: number, weight: Tensor, placement: Placement): Parameter {
  const bound = 1 / Math.sqrt(fans(weight).fanIn);
  return parameter(uniform(empty([outChannels], placement), -bound, bound));
}

/** @throws TorchError unless all are positive and the groups divide the channels */
export function checkChannels(name: string, into: number, out: number, groups: number): void {
  checkCount(name, "inChannels", into);
  checkCount(name, "outChannels", out);
  checkCount(name, "groups", groups);
  for (const [what, channels] of [
    ["inChannels", into],
    ["outChannels", out],
  ] as const)
    if (channels % groups !== 0)
      throw new TorchError(`${name}: ${groups} groups do not divide ${what} ${channels}`);
}
