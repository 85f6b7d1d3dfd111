import { type Tensor, tidy } from "@equimeter/torch";

import { UserError } from "../../errors.js";
import { scoreOf } from "../../train/flow/index.js";
import { checkWord } from "../options.js";

/**
 * g(t), how strongly a sampler that draws noise stirs: "1/t" is 1/(t + 0.01), Proteína's, "(1-t)/t" is
 * (1 − t)/(t + 0.01), which forgets its noise just so that the end does not depend on the start
 * (Domingo-Enrich et al. 2025), or a function. At t = 0 both are 100, and steps longer than 2 / g = 0.02,
 * as `flowTimes` has them below some 230 steps, overshoot there; later ones make up for it.
 */
export type Diffusion = "1/t" | "(1-t)/t" | ((t: number) => number);

/** @throws UserError for an unknown name, or a function that gives no number from 0 on */
export function diffusionAt(diffusion: Diffusion, t: number): number {
  if (typeof diffusion !== "function") {
    checkWord("the diffusion", diffusion, ["1/t", "(1-t)/t"]);
    return (diffusion === "1/t" ? 1 : 1 - t) / (t + 0.01);
  }
  const g = diffusion(t);
  if (g >= 0 && g < Infinity) return g;
  throw new UserError(`the diffusion must be a number from 0 on, not ${g} at t = ${t}`);
}

/**
 * A step along the flow, x + v Δt (Euler).
 *
 * @param points - x [B, N, 3]
 * @param velocity - v at x
 */
export function odeStep(points: Tensor, velocity: Tensor, dt: number): Tensor {
  return points.add(velocity, { alpha: dt });
}

export interface SdeStep {
  readonly t: number;
  /** Δt */
  readonly dt: number;
  /** g(t) */
  readonly g: number;
  /** γ; below 1 samples gather where the model finds them likeliest. Default: 1 */
  readonly noiseScale?: number;
  /** What the score is multiplied by. Default: 1 */
  readonly scoreScale?: number;
}

/**
 * A step of the stochastic flow (Euler–Maruyama):
 *
 *     x + (v + g s) Δt + √(2 g γ Δt) ε,  s = the score at x
 *
 * With γ = 1 and short steps it has the same law at every time as the flow without noise.
 *
 * @param points - x [B, N, 3]
 * @param velocity - v at x
 * @param noise - ε [B, N, 3] ~ N(0, 1)
 * @throws UserError for a t outside [0, 1)
 */
export function sdeStep(
  points: Tensor,
  velocity: Tensor,
  noise: Tensor,
  { t, dt, g, noiseScale = 1, scoreScale = 1 }: SdeStep,
): Tensor {
  return tidy(() =>
    odeStep(points, velocity, dt)
      .add_(scoreOf(velocity, points, t), { alpha: g * scoreScale * dt })
      .add_(noise, { alpha: Math.sqrt(2 * g * noiseScale * dt) }),
  );
}
