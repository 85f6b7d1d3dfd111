import { TorchError } from "../errors.js";
import { Tensor } from "../tensor.js";
import { fill } from "./options.js";

/** Tensors by name, such as `model.namedParameters()`. */
export type NamedTensors = Iterable<readonly [string, Tensor]>;

/** Parameters with options of their own; what is not given is the optimiser's. */
export type ParameterGroup<Options> = { parameters: NamedTensors } & Partial<Options>;

/** What optimisers are given: parameters by name alone are one group. */
export type NamedOrGrouped<Options> = NamedTensors | readonly ParameterGroup<Options>[];

/** A parameter and its name. */
export interface Entry {
  readonly name: string;
  readonly parameter: Tensor;
}

/** A group in an optimiser. Options may be changed between steps. */
export type Group<Options> = Options & { readonly entries: readonly Entry[] };

/** Tells groups and named parameters apart; named parameters come together as one group. */
export function listGroups<Options>(given: NamedOrGrouped<Options>): ParameterGroup<Options>[] {
  const named: (readonly [string, Tensor])[] = [];
  const groups: ParameterGroup<Options>[] = [];
  for (const item of given) {
    if (item instanceof Tensor)
      throw new TorchError(
        "an optimiser takes parameters by name: pass model.namedParameters(), or [name, tensor] pairs",
      );
    if ("parameters" in item) groups.push(item);
    else named.push(item);
  }
  if (named.length > 0) groups.push({ parameters: named } as unknown as ParameterGroup<Options>);
  return groups;
}

/**
 * Fills in a group's options.
 *
 * @param known - the parameters that the optimiser has already
 * @throws TorchError on a name or tensor given twice, and on what no gradient can reach
 */
export function makeGroup<Options extends object>(
  owner: string,
  { parameters, ...options }: ParameterGroup<Options>,
  defaults: Options,
  known: readonly Entry[],
): Group<Options> {
  const names = new Set(known.map((entry) => entry.name));
  const tensors = new Map(known.map((entry) => [entry.parameter, entry.name]));
  const entries: Entry[] = [];
  for (const [name, parameter] of parameters) {
    if (names.has(name)) throw new TorchError(`${owner}: the parameter ${name} is given twice`);
    const other = tensors.get(parameter);
    if (other !== undefined)
      throw new TorchError(`${owner}: the parameters ${other} and ${name} are the same tensor`);
    if (!parameter.isLeaf)
      throw new TorchError(
        `${owner}: ${name} is the result of an operator; give the tensor it was computed from, or detach it`,
      );
    if (!/float|complex/.test(parameter.dtype))
      throw new TorchError(`${owner}: ${name} is ${parameter.dtype}, which has no gradient`);
    names.add(name);
    tensors.set(parameter, name);
    entries.push({ name, parameter });
  }
  if (entries.length === 0) throw new TorchError(`${owner} needs at least one parameter`);
  return { ...fill(defaults, options as Partial<Options>), entries };
}
