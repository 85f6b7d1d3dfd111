import { cat, type Generator, type Tensor } from "@equimeter/torch";

import { UserError } from "../errors.js";
import type { Model } from "../models/model.js";
import { jump, walk, type WalkOptions, type WalkState } from "./walk-jump.js";

export interface ChainOptions extends WalkOptions {
  /** How often the chains jump: so many molecules each of them gives. Default: 2 */
  jumps?: number;
  /** Steps walked before each jump. Default: 500 */
  every?: number;
  /** Steps walked before all that. Default: 0 */
  warmup?: number;
  /** Copies made of the chains after the warm-up, which then go separate ways. Default: 1 */
  copies?: number;
}

/** What one jump gave. */
export interface Jump {
  /** Steps walked since the warm-up. */
  readonly step: number;
  /**
   * Where the chains are: [copies · B, C, X, Y, Z] each. Continue from here, or look at the noise.
   */
  readonly state: WalkState;
  /** The clean grids behind them, of the same shape, as the model gives them. */
  readonly density: Tensor;
}

/**
 * Walks and jumps in turn; the jumps do not touch the chains. Defaults are VoxMol's, which with a
 * warm-up starts from one chain and copies it. The seeded runs of the equivariance paper are
 * `{ jumps: 10, every: 10 }` from `startFromDensity`.
 *
 * @param start - left as it is
 * @throws UserError as `walk` does, and for numbers that count nothing
 */
export function* walkJump(
  model: Model,
  start: WalkState,
  generator: Generator,
  options: ChainOptions = {},
): IterableIterator<Jump> {
  const { jumps = 2, every = 500, warmup = 0, copies = 1 } = options;
  for (const [name, value] of Object.entries({ jumps, every, copies }))
    if (!Number.isSafeInteger(value) || value < 1)
      throw new UserError(`${name} must be a whole number from 1 on, not ${value}`);
  let state = walk(model, start, warmup, generator, options);
  if (copies > 1) state = { y: repeated(state.y, copies), v: repeated(state.v, copies) };
  for (let i = 1; i <= jumps; i++) {
    state = walk(model, state, every, generator, options);
    yield { step: i * every, state, density: jump(model, state.y) };
  }
}

function repeated(chains: Tensor, copies: number): Tensor {
  return cat(new Array<Tensor>(copies).fill(chains), 0);
}
