import type { Tensor } from "../tensor.js";
import {
  arrangedAs,
  checkMatching,
  checkScalar,
  differentiate,
  pullBack,
  valuesOf,
  type DerivativeOptions,
  type Like,
  type Recorded,
  type TensorFunction,
  type Tensors,
} from "./functional.js";

/**
 * Vector-Jacobian product: `(f(x), Jᵀu)` with J = ∂f/∂x, by one backward pass.
 *
 * With several outputs and inputs the product for input i is Σ_k (∂f_k/∂x_i)ᵀ u_k.
 *
 * @param f - called with the inputs as arguments; returns one tensor or an array of them
 * @param inputs - floating point; the derivative is taken at their values, whatever their history
 * @param cotangents - u, one tensor for each output and of its shape; may be left out for a scalar
 * @returns the outputs and, of the inputs' shapes, the product
 * @throws TorchError where numbers or shapes do not fit
 */
export function vjp<const I extends Tensors, const O extends Tensors>(
  f: TensorFunction<O>,
  inputs: I,
  cotangents: Tensors | null = null,
  options: DerivativeOptions = {},
): [outputs: Like<O>, product: Like<I>] {
  return differentiate("vjp", f, inputs, options, (recorded) => {
    const { outputs } = recorded;
    const weights = cotangents
      ? checkMatching("vjp", "cotangent", cotangents, outputs)
      : [checkScalar("vjp without cotangents", outputs).onesLike()];
    const product = pullBack(outputs, recorded.inputs, weights, recorded);
    return [valuesOf(recorded), arrangedAs(inputs, product)];
  });
}

/**
 * Jacobian-vector product: `(f(x), Jv)`, the derivative of f along v.
 *
 * By two backward passes, in place of forward-mode differentiation: g(u) = Jᵀu is linear in u, and
 * the vector-Jacobian product of g with v is (Jᵀ)ᵀv = Jv at any u; u = 0 is taken. It works for
 * every operator that can be differentiated twice, and costs about three times as much as f.
 *
 * @param f - called with the inputs as arguments; returns one tensor or an array of them
 * @param inputs - floating point; the derivative is taken at their values, whatever their history
 * @param tangents - v, one tensor for each input and of its shape
 * @returns the outputs and, of the outputs' shapes, the product
 * @throws TorchError where numbers or shapes do not fit, or an operator has no second derivative
 */
export function jvp<const I extends Tensors, const O extends Tensors>(
  f: TensorFunction<O>,
  inputs: I,
  tangents: Tensors,
  options: DerivativeOptions = {},
): [outputs: Like<O>, product: Like<O>] {
  return differentiate("jvp", f, inputs, options, (recorded) => {
    const vectors = checkMatching("jvp", "tangent", tangents, recorded.inputs);
    const { pulled, duals } = recordTranspose(recorded);
    const product = pullBack(pulled, duals, vectors, { createGraph: options.createGraph });
    return [valuesOf(recorded), arrangedAs(recorded.result, product)];
  });
}

/** u and g(u) = Jᵀu with its graph, at u = 0: what pulls back to u is multiplied by J. */
export function recordTranspose({ outputs, inputs, strict }: Recorded<Tensors>): {
  pulled: Tensor[];
  duals: Tensor[];
} {
  const duals = outputs.map((y) => {
    const dual = y.detach().zerosLike();
    dual.requiresGrad = true;
    return dual;
  });
  return { pulled: pullBack(outputs, inputs, duals, { createGraph: true, strict }), duals };
}

/**
 * Hessian-vector product: `(f(x), Hv)` with H = ∂²f/∂x², by a backward pass through the backward
 * pass: H v = ∂(∇fᵀv)/∂x. It costs a few times as much as f and never forms H. For many vectors at
 * one point, `hessianVectorProduct` records the gradient once.
 *
 * @param f - called with the inputs as arguments; returns a tensor of one element
 * @param inputs - floating point; the derivative is taken at their values, whatever their history
 * @param vectors - v, one tensor for each input and of its shape
 * @returns the value of f and, of the inputs' shapes, the product
 * @throws TorchError where numbers or shapes do not fit, or an operator has no second derivative
 *   (`hvpByDifferences` needs none)
 */
export function hvp<const I extends Tensors>(
  f: TensorFunction<Tensor>,
  inputs: I,
  vectors: Tensors,
  options: DerivativeOptions = {},
): [value: Tensor, product: Like<I>] {
  return differentiate("hvp", f, inputs, options, (recorded) => {
    const directions = checkMatching("hvp", "vector", vectors, recorded.inputs);
    const gradient = recordGradient("hvp", recorded);
    const { createGraph } = options;
    const product = pullBack(gradient, recorded.inputs, directions, { createGraph });
    return [valuesOf(recorded), arrangedAs(inputs, product)];
  });
}

/** ∇f with its graph. */
export function recordGradient(
  name: string,
  { inputs, outputs, strict }: Recorded<Tensors>,
): Tensor[] {
  const ones = [checkScalar(name, outputs).onesLike()];
  return pullBack(outputs, inputs, ones, { createGraph: true, strict });
}
