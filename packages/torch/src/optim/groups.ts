import { TorchError } from "../errors.js";
import type { Tensor } from "../tensor.js";

/** Tensors by name, such as `model.namedParameters()`. */
export type NamedTensors = Iterable<readonly [string, Tensor]>;

/** Parameters with options of their own; what is not given is the optimiser's. */
export type ParameterGroup<Options> = { parameters: NamedTensors } & Partial<Options>;

/** A parameter and its name. */
export interface Entry {
  readonly name: string;
  readonly parameter: Tensor;
}

/** Fills in the options of every group; parameters by name alone are one group. */
export function groupParameters<Options extends object>(
  given: NamedTensors | readonly ParameterGroup<Partial<Options>>[],
  defaults: Options,
): (Options & { readonly entries: readonly Entry[] })[] {
  const named: (readonly [string, Tensor])[] = [];
  const groups: (readonly [NamedTensors, Partial<Options>])[] = [];
  for (const item of given) {
    if (!("parameters" in item)) named.push(item);
    else groups.push([item.parameters, item]);
  }
  if (named.length > 0) groups.push([named, {}]);
  const names = new Set<string>();
  const filled = groups.map(([parameters, options]) => {
    const entries = Array.from(parameters, ([name, parameter]) => ({ name, parameter }));
    for (const { name } of entries) {
      if (names.has(name)) throw new TorchError(`the parameter ${name} is given twice`);
      names.add(name);
    }
    return { ...defaults, ...options, entries };
  });
  if (names.size === 0) throw new TorchError("an optimiser needs at least one parameter");
  return filled;
}
