import { nn } from "@equimeter/torch";

import { UserError } from "../../errors.js";
import { listed, matches } from "../choose-parameters.js";

/**
 * The modules that a pattern names, as `namedModules()` calls them: `blocks.0`, or `blocks.*`, where a
 * star stands for any signs.
 *
 * @throws UserError for a pattern that names none
 */
export function chooseLayers(model: nn.Module, patterns: readonly string[]): string[] {
  const names = [...model.namedModules().keys()].filter((name) => name !== "");
  for (const pattern of patterns)
    if (!names.some((name) => matches(pattern, name)))
      throw new UserError(`no module is called "${pattern}"; there are ${listed(names)}`);
  return names.filter((name) => patterns.some((pattern) => matches(pattern, name)));
}

/**
 * The layers that a model has at the first glance: the members of its lists of blocks, and beside them
 * whatever has no such list within, whole. A block is a module of several.
 */
export function usualLayers(model: nn.Module): string[] {
  return below(model, "");
}

function below(module: nn.Module, prefix: string): string[] {
  return [...module.namedChildren()].flatMap(([name, child]) => {
    if (child instanceof nn.Identity) return [];
    const full = `${prefix}${name}`;
    return isBlock(module, name, child) || !hasBlocks(child) ? [full] : below(child, `${full}.`);
  });
}

const hasBlocks = (module: nn.Module): boolean =>
  [...module.namedChildren()].some(
    ([name, child]) => isBlock(module, name, child) || hasBlocks(child),
  );

/** Members of a field that is a list are called `blocks.0`; a Sequential is one module. */
const isBlock = (parent: nn.Module, name: string, module: nn.Module): boolean =>
  (parent instanceof nn.ModuleList || name.includes(".")) && module.namedChildren().size > 0;
