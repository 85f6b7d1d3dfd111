import { Generator, noGrad, rand, randn, type Tensor, tidy } from "@equimeter/torch";

import { UserError } from "../errors.js";
import type { Model } from "../models/model.js";
import { checkWord } from "./options.js";

/** Chains of noisy grids, and their velocities: both [B, C, X, Y, Z]. */
export interface WalkState {
  readonly y: Tensor;
  readonly v: Tensor;
}

export interface WalkOptions {
  /** The noise that the model was trained to take away, σ. Default: 0.9 */
  sigma?: number;
  /** Step of the walk, δ. Default: 0.5 */
  delta?: number;
  /** γ. Default: 1 */
  friction?: number;
  /** L, whose inverse is the squared velocity in equilibrium, u = 1/L. Default: 1 */
  lipschitz?: number;
  /**
   * Which share of the velocity a step keeps: "voxmol" exp(−γ), whatever the step, "usual"
   * exp(−γδ). The first is the second with a friction of γ/δ: both have the same equilibrium, and
   * VoxMol's δ of 0.5 forgets its velocity twice as fast. Default: "voxmol"
   */
  splitting?: "voxmol" | "usual";
}

/** The noise of the steps, [steps, B, C, X, Y, Z], or a generator that draws it. */
export type WalkNoise = Generator | Tensor;

/**
 * The score of noisy grids, ∇ log p(y) = (x̂(y) − y) / σ² with the model's clean grid x̂ (Robbins
 * 1956, Miyasawa 1961).
 *
 * @param y - [B, C, X, Y, Z]
 */
export function score(model: Model, y: Tensor, sigma: number): Tensor {
  return tidy(() =>
    jump(model, y)
      .sub(y)
      .div_(sigma ** 2),
  );
}

/**
 * The clean grids that the model sees behind noisy ones, [B, C, X, Y, Z]. The walk goes on from
 * where it was.
 *
 * @throws UserError when the model is in training mode
 */
export function jump(model: Model, y: Tensor): Tensor {
  if ((model as { training?: boolean }).training)
    throw new UserError("a model in training mode drops features at random; call its eval() first");
  return noGrad(() => tidy(() => model.forward({ noisy: y }).density));
}

/**
 * Langevin dynamics of noisy grids with mass (Pinheiro et al. 2023; Sachs et al. 2017). A step is,
 * with ψ = score(y) and ε ~ N(0, 1),
 *
 *     y ← y + δ v / 2;  ψ at the new y
 *     v ← v + u δ ψ / 2
 *     v ← ζ v + u δ ψ / 2 + √(u (1 − ζ²)) ε,  ζ = exp(−γ) or exp(−γδ)
 *     y ← y + δ v / 2
 *
 * Of data whose noisy density is normal it draws exactly, whatever the step, if it is stable: u δ²
 * / 4 below the smallest variance.
 *
 * @param state - left as it is
 * @param noise - one draw a step
 * @returns new tensors
 * @throws UserError for options out of range, tensors of other shapes, a model in training mode, a
 *   walk that leaves the finite numbers
 */
export function walk(
  model: Model,
  state: WalkState,
  steps: number,
  noise: WalkNoise,
  options: WalkOptions = {},
): WalkState {
  const { sigma, delta, friction, lipschitz, splitting } = checked(options);
  checkState(state);
  checkNoise(noise, state.y.shape, steps);
  const kept = Math.exp(splitting === "usual" ? -friction * delta : -friction); // ζ
  const u = 1 / lipschitz;
  const kick = (u * delta) / 2;
  const heat = Math.sqrt(u * (1 - kept ** 2));
  return noGrad(() =>
    tidy(() => {
      const [y, v] = [state.y.clone(), state.v.clone()];
      for (let step = 0; step < steps; step++)
        tidy(() => {
          y.add_(v, { alpha: delta / 2 });
          const psi = score(model, y, sigma);
          v.add_(psi, { alpha: kick }).mul_(kept).add_(psi, { alpha: kick });
          v.add_(noiseOf(noise, step, y), { alpha: heat });
          y.add_(v, { alpha: delta / 2 });
        });
      if (!y.isfinite().all().item())
        throw new UserError(
          `the walk left the finite numbers within ${steps} steps; take a delta below ${delta}`,
        );
      return { y, v };
    }),
  );
}

/**
 * VoxMol's start from nothing: y = σ N(0, 1) + U(0, 1) in every voxel, v = 0.
 *
 * @param shape - [B, C, X, Y, Z]
 * @throws UserError for a σ that is not above 0
 */
export function startFromNoise(
  shape: readonly number[],
  generator: Generator,
  { sigma = 0.9, device = "cpu" }: { sigma?: number; device?: string } = {},
): WalkState {
  checked({ sigma });
  return tidy(() => {
    const y = randn(shape, { generator, device }).mul_(sigma);
    return { y: y.add_(rand(shape, { generator, device })), v: y.zerosLike() };
  });
}

/**
 * A start near molecules: y = density + σ N(0, 1), v = 0. The first jumps resemble them, later ones
 * less and less.
 *
 * @param density - of the seeds, [B, C, X, Y, Z]
 * @throws UserError for a σ that is not above 0
 */
export function startFromDensity(
  density: Tensor,
  generator: Generator,
  { sigma = 0.9 }: { sigma?: number } = {},
): WalkState {
  checked({ sigma });
  const { shape, dtype, device } = density;
  return noGrad(() =>
    tidy(() => {
      const y = randn(shape, { generator, dtype, device }).mul_(sigma).add_(density);
      return { y, v: y.zerosLike() };
    }),
  );
}

function checked({
  sigma = 0.9,
  delta = 0.5,
  friction = 1,
  lipschitz = 1,
  splitting = "voxmol",
}: WalkOptions): Required<WalkOptions> {
  for (const [name, value] of Object.entries({ sigma, delta, lipschitz }))
    if (!(value > 0 && value < Infinity))
      throw new UserError(`${name} must be a number above 0, not ${value}`);
  if (!(friction >= 0 && friction < Infinity))
    throw new UserError(`friction must be a number from 0 on, not ${friction}`);
  checkWord("splitting", splitting, ["voxmol", "usual"]);
  return { sigma, delta, friction, lipschitz, splitting };
}

function checkState({ y, v }: WalkState): void {
  if (y.shape.join() !== v.shape.join() || y.dtype !== v.dtype || y.device !== v.device)
    throw new UserError(
      `the state has a y of ${y.dtype} [${y.shape.join(", ")}] on ${y.device} and a v of ` +
        `${v.dtype} [${v.shape.join(", ")}] on ${v.device}; they must be alike`,
    );
}

function checkNoise(noise: WalkNoise, shape: readonly number[], steps: number): void {
  if (!Number.isSafeInteger(steps) || steps < 0)
    throw new UserError(`a walk takes a whole number of steps, not ${steps}`);
  const wanted = [steps, ...shape];
  if (noise instanceof Generator || noise.shape.join() === wanted.join()) return;
  throw new UserError(
    `the noise of ${steps} steps must be [${wanted.join(", ")}], not [${noise.shape.join(", ")}]`,
  );
}

function noiseOf(noise: WalkNoise, step: number, { shape, dtype, device }: Tensor): Tensor {
  if (!(noise instanceof Generator)) return noise.select(0, step);
  return randn(shape, { generator: noise, dtype, device });
}
