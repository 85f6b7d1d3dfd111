import { TorchError } from "../errors.js";
import { cat } from "../generated/operators.js";
import type { Tensor } from "../tensor.js";
import { noGrad } from "./mode.js";
import { tidy } from "../scope.js";

/**
 * All elements as one vector `[n]`, tensor after tensor, each in row-major order. Gradients flow
 * through it; it is a copy.
 *
 * @throws TorchError where there is no tensor, or dtypes or devices differ
 */
export function parametersToVector(parameters: readonly Tensor[]): Tensor {
  if (parameters.length === 0) throw new TorchError("parametersToVector: no tensors were given");
  const kinds = new Set(parameters.map((tensor) => `${tensor.dtype} on ${tensor.device}`));
  if (kinds.size > 1)
    throw new TorchError(
      `parametersToVector: a vector has one dtype and device, not ${[...kinds].join(", ")}`,
    );
  return tidy(() => cat(parameters.map((tensor) => tensor.reshape([-1]))));
}

/**
 * A vector `[n]` cut into views of it that have the shapes of `like`, in order: the inverse of
 * `parametersToVector`. Gradients flow through it.
 *
 * @throws TorchError unless the vector has as many elements as `like` together
 */
export function vectorToTensors(vector: Tensor, like: readonly Tensor[]): Tensor[] {
  checkLength("vectorToTensors", vector, like);
  return tidy(() =>
    vector.split(like.map((tensor) => tensor.size)).map((part, i) => part.view(like[i].shape)),
  );
}

/**
 * Copies a vector `[n]` into the parameters, in order and without recording it, converting dtype and
 * device.
 *
 * @throws TorchError unless the vector has as many elements as the parameters together
 */
export function vectorToParameters(vector: Tensor, parameters: readonly Tensor[]): void {
  checkLength("vectorToParameters", vector, parameters);
  noGrad(() =>
    tidy(() => {
      vectorToTensors(vector, parameters).forEach((part, i) => parameters[i].copy_(part));
    }),
  );
}

function checkLength(name: string, vector: Tensor, like: readonly Tensor[]): void {
  const wanted = like.reduce((sum, tensor) => sum + tensor.size, 0);
  const shape = vector.shape;
  if (like.length === 0) throw new TorchError(`${name}: no tensors were given`);
  if (shape.length !== 1 || shape[0] !== wanted)
    throw new TorchError(
      `${name}: the vector has shape [${shape.join(", ")}] and the tensors need [${wanted}]`,
    );
}
