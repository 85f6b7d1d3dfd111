/**
 * What vjp, jvp, hvp, jacobian and hessian share: a function of tensors is run on inputs that
 * are cut from their history, and outputs are pulled back to these inputs.
 */
import { TorchError } from "../errors.js";
import { tidy } from "../scope.js";
import { Tensor } from "../tensor.js";
import { grad } from "./grad.js";
import { enableGrad } from "./mode.js";

/** One tensor, or several in order. */
export type Tensors = Tensor | readonly Tensor[];

/** As many tensors as `T` has, in the same arrangement. */
export type Like<T extends Tensors> = T extends Tensor
  ? Tensor
  : { -readonly [K in keyof T]: Tensor };

/** A differentiable function: as many tensors as there are inputs, to one tensor or several. */
export type TensorFunction<O extends Tensors> = (...inputs: Tensor[]) => O;

export interface DerivativeOptions {
  /**
   * Record the computation, so that the results can be differentiated again: by the inputs, where
   * they require gradients, and by whatever else `f` uses. Default: false
   */
  createGraph?: boolean;
  /** Refuse an input on which `f` does not depend; otherwise its derivative is 0. Default: false */
  strict?: boolean;
}

/** How a backward pass is run. */
export interface PullOptions {
  createGraph?: boolean;
  /** Keep the graph for another pass. Default: `createGraph` */
  retainGraph?: boolean;
  /** The name of the public function that refuses inputs on which nothing depends. */
  strict?: string;
}

/** A function at its inputs, recorded. It serves as `PullOptions` of the first pass. */
export interface Recorded<O extends Tensors> extends PullOptions {
  inputs: Tensor[];
  outputs: Tensor[];
  /** What the function returned; it tells how outputs are arranged. */
  result: O;
}

/**
 * Runs `f`, then `derivative`, inside a scope and with gradients recorded.
 *
 * @param name - of the public function, for errors
 * @returns what `derivative` gives
 */
export function differentiate<O extends Tensors, T>(
  name: string,
  f: TensorFunction<O>,
  at: Tensors,
  options: DerivativeOptions,
  derivative: (recorded: Recorded<O>) => T,
): T {
  const { createGraph = false } = options;
  return enableGrad(() =>
    scoped(() => {
      const inputs = listOf(at).map((x, i) => startingPoint(name, x, i, createGraph));
      const result = f(...inputs);
      const outputs = checkOutputs(name, result);
      const strict = options.strict ? name : undefined;
      return derivative({ inputs, outputs, result, createGraph, strict });
    }),
  );
}

/** The outputs as the user gets them: in the arrangement of `f`, with a graph where one is wanted. */
export function valuesOf<O extends Tensors>(recorded: Recorded<O>): Like<O> {
  const { outputs, result, createGraph } = recorded;
  return arrangedAs(result, createGraph ? outputs : outputs.map((y) => y.detach()));
}

/** `tidy` for a result whose type is not known here; it still refuses a Promise. */
export function scoped<T>(body: () => T): T {
  return tidy<T>(body as never);
}

/**
 * Σ_k J_kᵀ w_k over the outputs k, for each input, where J_k is the derivative of output k; 0 for an
 * input on which nothing depends.
 */
export function pullBack(
  outputs: readonly Tensor[],
  inputs: readonly Tensor[],
  weights: readonly Tensor[],
  options: PullOptions = {},
): Tensor[] {
  const { createGraph = false, retainGraph = createGraph, strict } = options;
  const recorded = outputs
    .map((y, k) => ({ y, weight: weights[k] }))
    .filter(({ y }) => y.requiresGrad);
  const found =
    recorded.length === 0
      ? []
      : grad(
          recorded.map(({ y }) => y),
          [...inputs],
          {
            gradOutputs: recorded.map(({ weight }) => weight),
            createGraph,
            retainGraph,
            allowUnused: true,
          },
        );
  return inputs.map((x, i) => {
    if (strict && !found[i])
      throw new TorchError(
        `${strict}: the function does not depend on input ${i}; without strict its derivative is 0`,
      );
    return found[i] ?? x.zerosLike();
  });
}

/** One tensor as a list of one. */
export function listOf(tensors: Tensors): readonly Tensor[] {
  if (isTensor(tensors)) return [tensors];
  if (Array.isArray(tensors)) return tensors;
  throw new TorchError(`a tensor or an array of tensors is needed, not ${String(tensors)}`);
}

/** A list in the arrangement of `pattern`: alone where that is a single tensor. */
export function arrangedAs<T extends Tensors>(pattern: T, tensors: readonly Tensor[]): Like<T> {
  return (isTensor(pattern) ? tensors[0] : tensors) as Like<T>;
}

/** @throws TorchError unless there is one tensor for each of `targets`, of its shape */
export function checkMatching(
  name: string,
  word: string,
  given: Tensors,
  targets: readonly Tensor[],
): readonly Tensor[] {
  const list = listOf(given);
  if (list.length !== targets.length)
    throw new TorchError(
      `${name}: ${list.length} ${word}s given where ${targets.length} are needed`,
    );
  list.forEach((tensor, i) => {
    const [shape, wanted] = [tensor.shape.join(", "), targets[i].shape.join(", ")];
    if (shape !== wanted)
      throw new TorchError(`${name}: ${word} ${i} has shape [${shape}] and needs [${wanted}]`);
  });
  return list;
}

/** @throws TorchError unless there is one tensor of one real element */
export function checkScalar(name: string, outputs: readonly Tensor[]): Tensor {
  const [output] = outputs;
  if (outputs.length === 1 && output.size === 1 && output.dtype.startsWith("float")) return output;
  const given = outputs.length === 1 ? String(output) : `${outputs.length} tensors`;
  throw new TorchError(`${name}: only a single real number can be differentiated so, not ${given}`);
}

function startingPoint(name: string, x: Tensor, index: number, createGraph: boolean): Tensor {
  if (!isTensor(x)) throw new TorchError(`${name}: input ${index} is no tensor but ${String(x)}`);
  if (!/float|complex/.test(x.dtype))
    throw new TorchError(
      `${name}: input ${index} is ${x.dtype} and derivatives need floating point; ` +
        `convert it, or let the function close over it`,
    );
  // A view of its own, so that the derivative is by this occurrence of x only.
  if (createGraph && x.requiresGrad) return x.view(x.shape);
  const leaf = x.detach();
  leaf.requiresGrad = true;
  return leaf;
}

function checkOutputs(name: string, result: unknown): Tensor[] {
  const list: readonly unknown[] = Array.isArray(result) ? result : [result];
  if (list.length > 0 && list.every(isTensor)) return [...list] as Tensor[];
  const given = result instanceof Promise ? "a Promise" : `${list.find((one) => !isTensor(one))}`;
  throw new TorchError(
    `${name}: the function must return a tensor or an array of them, not ${given}`,
  );
}

function isTensor(value: unknown): value is Tensor {
  return value instanceof Tensor;
}
