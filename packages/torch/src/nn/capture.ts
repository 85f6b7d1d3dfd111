import { TorchError } from "../errors.js";
import { keep } from "../scope.js";
import { Tensor } from "../tensor.js";
import type { HookHandle } from "./hooks.js";
import type { Module } from "./module.js";

/** What a body returned and what came out of the chosen modules meanwhile. */
export interface Captured<Result, Output = Tensor> {
  result: Result;
  /** By the module's name. A module that ran again has its later outputs under `name#2`, `name#3`, … */
  outputs: Record<string, Output>;
}

/**
 * Runs `body`, usually one forward of `model`, and returns what came out of modules inside it:
 *
 *     const { result, outputs } = captureOutputs(model, ["layers.0"], () => model.forward(x));
 *
 * The outputs are the very tensors of the computation: `grad(result.sum(), [outputs["layers.0"]])` works.
 * They belong to the scope of the caller, also those that a `tidy` inside the model frees.
 *
 * @param which - names as in `namedModules()`, or a function that chooses among them
 * @throws TorchError when a name is not one of a module, or when a named module does not run
 * @throws TypeError when `body` returns a Promise
 */
export function captureOutputs<Result, Output = Tensor>(
  model: Module,
  which: readonly string[] | ((name: string, module: Module) => boolean),
  body: () => Result extends PromiseLike<unknown> ? never : Result,
): Captured<Result, Output> {
  const chosen = choose(model, which);
  const seen = new Map<string, unknown>();
  const held: Tensor[] = [];
  const hold = (tensor: Tensor): void => void held.push(keep(tensor));
  const handles: HookHandle[] = [];
  try {
    for (const [name, module] of chosen) {
      let runs = 0;
      const hook = (_: unknown, __: unknown, output: unknown): void => {
        runs += 1;
        seen.set(runs === 1 ? name : `${name}#${runs}`, again(output, hold));
      };
      handles.push(module.registerForwardHook(hook));
    }
    const result = body() as Result;
    if (result instanceof Promise)
      throw new TypeError(
        "captureOutputs() cannot take an async function: its hooks would be gone",
      );
    const idle = typeof which !== "function" && which.find((name) => !seen.has(name));
    if (idle) throw new TorchError(`captureOutputs: ${idle} did not run`);
    const outputs = Array.from(seen, ([name, output]) => [name, again(output)] as const);
    return { result, outputs: Object.fromEntries(outputs) as Record<string, Output> };
  } finally {
    for (const handle of handles) handle.remove();
    for (const tensor of held) tensor.dispose();
  }
}

function choose(
  model: Module,
  which: readonly string[] | ((name: string, module: Module) => boolean),
): (readonly [string, Module])[] {
  if (typeof which !== "function")
    return Array.from(new Set(which), (name) => [name, model.getSubmodule(name)] as const);
  return [...model.namedModules()].filter(([name, module]) => which(name, module));
}

/**
 * The same tensors under handles of their own, in arrays, maps and plain objects; anything else as it
 * is. A conversion to the dtype that a tensor has returns that tensor, with its place in the graph.
 */
function again(value: unknown, visit: (tensor: Tensor) => void = () => {}): unknown {
  if (value instanceof Tensor) {
    const same = value.to({ dtype: value.dtype });
    visit(same);
    return same;
  }
  const inside = (item: unknown): unknown => again(item, visit);
  if (Array.isArray(value)) return value.map(inside);
  if (value instanceof Map) return new Map(Array.from(value, ([key, item]) => [key, inside(item)]));
  if (typeof value !== "object" || value === null) return value;
  if (![Object.prototype, null].includes(Object.getPrototypeOf(value))) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inside(item)]));
}
