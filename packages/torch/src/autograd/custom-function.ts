import { interrupt } from "../commands.js";
import { TorchError } from "../errors.js";
import { native } from "../native.js";
import { tidy } from "../scope.js";
import { Tensor } from "../tensor.js";
import { noGrad } from "./mode.js";

export interface CustomFunction<Inputs extends readonly Tensor[]> {
  /** Computes the outputs; runs without recording. An input itself cannot be an output: clone it. */
  forward(...inputs: Inputs): Tensor | Tensor[];
  /**
   * The vector-Jacobian product: from the gradients with respect to the outputs (zeros where nothing
   * depends on one) those with respect to the inputs, null where there is none. Made of recorded
   * operators it can itself be differentiated.
   *
   * @param inputs - as `forward` had them, with their own history
   */
  backward(gradients: Tensor[], inputs: Tensor[], outputs: Tensor[]): (Tensor | null)[];
}

/**
 * A differentiable function whose derivative is written here, as PyTorch's `autograd.Function`: where a
 * formula is cheaper or more accurate than the chain rule through every operator, or where there is none
 * (a clipped or straight-through gradient).
 *
 *     const clipped = customFunction({
 *       forward: (x) => x.clone(),
 *       backward: ([gradient]) => [gradient.clamp(-1, 1)],
 *     });
 *
 * `backward` runs on the thread that called `forward`; on a CUDA device, where libtorch uses threads of
 * its own, it fails with an error that says so.
 *
 * @returns the function: one output comes as a tensor, several as an array
 */
export function customFunction<Inputs extends readonly Tensor[]>(
  definition: CustomFunction<Inputs>,
): (...inputs: Inputs) => Tensor | Tensor[] {
  return (...inputs) => {
    const values = noGrad(() => definition.forward(...inputs));
    const outputs = Array.isArray(values) ? values : [values];
    if (!outputs.every((output) => output instanceof Tensor))
      throw new TorchError("customFunction: forward must return a tensor or an array of tensors");
    if (outputs.some((output) => inputs.includes(output)))
      throw new TorchError(
        "customFunction: forward returns one of its inputs; return a clone of it",
      );
    interrupt();
    let at = 0;
    for (const tensor of [...inputs, ...outputs]) native.commands[at++] = tensor.handle;
    native.customFunction(inputs.length, outputs.length, backwardOf(definition.backward));
    const handles = Array.from(native.commands.subarray(0, outputs.length));
    const results = handles.map((handle) => new Tensor(handle));
    return Array.isArray(values) ? results : results[0];
  };
}

/** Between the native core's command buffer and `backward`. */
function backwardOf(
  backward: CustomFunction<readonly Tensor[]>["backward"],
): (inputs: number, outputs: number) => void {
  return (inputs, outputs) => {
    const handles = Array.from(native.commands.subarray(0, 2 * outputs + inputs));
    const results = tidy(() => {
      const tensors = handles.map((handle) => new Tensor(handle));
      return backward(
        tensors.slice(0, outputs),
        tensors.slice(outputs, outputs + inputs),
        tensors.slice(outputs + inputs),
      );
    });
    const fits = (result: unknown): boolean => result === null || result instanceof Tensor;
    if (!Array.isArray(results) || results.length !== inputs || !results.every(fits))
      throw new TorchError(
        `customFunction: backward must return ${inputs} gradients, one for each input, null where there is none`,
      );
    results.forEach((result, i) => (native.commands[i] = result ? result.handle : 0));
  };
}
