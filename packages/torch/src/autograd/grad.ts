import { interrupt } from "../commands.js";
import { TorchError } from "../errors.js";
import { native } from "../native.js";
import { Tensor } from "../tensor.js";

export interface GradOptions {
  /** Weights of the outputs' components; needed where an output is not a scalar. */
  gradOutputs?: (Tensor | null)[];
  /** Keep the graph for another call. Default: `createGraph`. */
  retainGraph?: boolean;
  /** Record the computation, so that the gradients can be differentiated again. */
  createGraph?: boolean;
}

/**
 * Gradients of `outputs` with respect to `inputs`, Σ_k (∂y_k/∂x)ᵀ w_k with the weights
 * `gradOutputs`, without touching anyone's `.grad`.
 *
 * @returns one tensor for each input, of its shape
 * @throws TorchError when an input did not take part (pass `allowUnused` for null instead)
 */
export function grad(outputs: Tensor | Tensor[], inputs: Tensor[], options?: GradOptions): Tensor[];
export function grad(
  outputs: Tensor | Tensor[],
  inputs: Tensor[],
  options: GradOptions & { allowUnused: true },
): (Tensor | null)[];
export function grad(
  outputs: Tensor | Tensor[],
  inputs: Tensor[],
  options: GradOptions & { allowUnused?: boolean } = {},
): (Tensor | null)[] {
  const from = Array.isArray(outputs) ? outputs : [outputs];
  const { commands } = native;
  const weights = options.gradOutputs ?? from.map(() => null);
  if (weights.length !== from.length)
    throw new TorchError(`grad: ${weights.length} gradOutputs for ${from.length} outputs`);
  interrupt();
  let at = 0;
  for (const output of from) commands[at++] = output.handle;
  for (const weight of weights) commands[at++] = weight ? weight.handle : 0;
  for (const input of inputs) commands[at++] = input.handle;
  const createGraph = options.createGraph ?? false;
  const retainGraph = options.retainGraph ?? createGraph;
  try {
    native.gradients(
      from.length,
      inputs.length,
      (retainGraph ? 1 : 0) + (createGraph ? 2 : 0) + (options.allowUnused ? 4 : 0),
    );
  } catch (error) {
    throw new TorchError(`grad: ${(error as Error).message}`);
  }
  const handles = Array.from(commands.subarray(0, inputs.length));
  return handles.map((handle) => (handle === 0 ? null : new Tensor(handle)));
}
