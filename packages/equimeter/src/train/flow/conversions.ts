import { type Tensor, tidy } from "@equimeter/torch";

import { checkShape } from "./points.js";
import { columns } from "./times.js";

// The three things that a model of the flow can be asked for are one: x_t is N(t x₁, (1 − t)²) around
// the data, so that of the clean prediction x̂₁ follow the velocity v = E[x₁ − x₀ | x_t] and the score
// ∇ log p(x_t) = (t x̂₁ − x_t) / (1 − t)².

/**
 * v = (x̂₁ − x_t) / (1 − t). Samplers centre x̂₁ before.
 *
 * @param clean - x̂₁ [B, N, 3]
 * @param points - x_t [B, N, 3]
 * @param t - [B], or one number for all
 * @throws UserError for other shapes, times outside [0, 1)
 */
export function velocityOf(clean: Tensor, points: Tensor, t: Tensor | number): Tensor {
  checkShape("the prediction", clean, points.shape);
  return tidy(() => clean.sub(points).div(columns(t, points, { below: 1 }).remaining));
}

/**
 * x̂₁ = x_t + (1 − t) v, the inverse of `velocityOf`.
 *
 * @param velocity - v [B, N, 3]
 * @param points - x_t [B, N, 3]
 * @param t - [B], or one number for all
 * @throws UserError for other shapes, times outside [0, 1]
 */
export function cleanOf(velocity: Tensor, points: Tensor, t: Tensor | number): Tensor {
  checkShape("the velocity", velocity, points.shape);
  return tidy(() => points.add(velocity.mul(columns(t, points).remaining)));
}

/**
 * The score ∇ log p(x_t) = (t v − x_t) / (1 − t).
 *
 * @param velocity - v [B, N, 3]
 * @param points - x_t [B, N, 3]
 * @param t - [B], or one number for all
 * @throws UserError for other shapes, times outside [0, 1)
 */
export function scoreOf(velocity: Tensor, points: Tensor, t: Tensor | number): Tensor {
  checkShape("the velocity", velocity, points.shape);
  return tidy(() => {
    const time = columns(t, points, { below: 1 });
    return velocity.mul(time.t).sub(points).div(time.remaining);
  });
}
