import type { nn, Tensor } from "@equimeter/torch";

import { UserError } from "../errors.js";

/** Some of a model's parameters, in the model's order. */
export interface ChosenParameters {
  readonly names: readonly string[];
  readonly tensors: readonly Tensor[];
  /** Numbers in all of them. */
  readonly size: number;
}

/**
 * The parameters that a pattern names: `nn.decoder.weight`, or `nn.decoder.*`, where a star stands for
 * any signs.
 *
 * @throws UserError for a pattern that names none
 */
export function chooseParameters(model: nn.Module, patterns: readonly string[]): ChosenParameters {
  const all = [...model.namedParameters()];
  for (const pattern of patterns)
    if (!all.some(([name]) => matches(pattern, name)))
      throw new UserError(
        `no parameter is called "${pattern}"; there are ${listed(all.map(([name]) => name))}`,
      );
  const chosen = all.filter(([name]) => patterns.some((pattern) => matches(pattern, name)));
  return {
    names: chosen.map(([name]) => name),
    tensors: chosen.map(([, tensor]) => tensor),
    size: chosen.reduce((sum, [, tensor]) => sum + tensor.size, 0),
  };
}

/** What `body` gives while these parameters alone ask for gradients. */
export function withOnly<T>(model: nn.Module, chosen: readonly Tensor[], body: () => T): T {
  const before = model.parameters().map((tensor) => [tensor, tensor.requiresGrad] as const);
  try {
    for (const [tensor] of before) tensor.requiresGrad = chosen.includes(tensor);
    return body();
  } finally {
    for (const [tensor, asked] of before) tensor.requiresGrad = asked;
  }
}

/** Whether a pattern means a name: a star stands for any signs. */
export function matches(pattern: string, name: string): boolean {
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
  return new RegExp(`^${escaped}$`).test(name);
}

/** The last ones are those of the head. */
const shown = 6;

/** How many names there are, and the last of them, for sentences. */
export function listed(names: readonly string[]): string {
  const last = names.slice(-shown).join(", ");
  return names.length > shown ? `${names.length}, the last of them ${last}` : last;
}
