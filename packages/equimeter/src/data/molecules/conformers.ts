import { UserError } from "../../errors.js";
import { elementSymbols } from "../elements.js";
import type { StructureList } from "../list.js";
import type { InfoValue, Structure } from "../structure.js";

/**
 * What conformers of one molecule have in common: their `info.name`, their formula (isomers have it
 * in common too), another entry of `info` such as a SMILES, or what a function says.
 */
export type MoleculeKey =
  | "name"
  | "formula"
  | { readonly info: string }
  | ((structure: Structure) => string);

/** Conformers of one molecule. */
export interface ConformerGroup {
  readonly key: string;
  /** Into the list, in its order. */
  readonly indices: number[];
}

/**
 * The conformers of each molecule, in the order in which the molecules come first. Parts drawn from
 * the groups, not from the structures, have no molecule in common.
 *
 * @param options.most - keep no more than the first so many of a molecule (VoxMol: 5). Default all
 * @throws UserError with its name for a structure that does not have what to group by
 */
export function conformerGroups(
  structures: StructureList,
  by: MoleculeKey,
  { most = Infinity }: { most?: number } = {},
): ConformerGroup[] {
  if (!(most >= 1))
    throw new UserError(`most must be a number of conformers from 1 on, not ${most}`);
  const groups = new Map<string, ConformerGroup>();
  const keyOf = keyFunction(by);
  for (let index = 0; index < structures.length; index++) {
    const key = keyOf(structures.at(index)!);
    const group = groups.get(key);
    if (!group) groups.set(key, { key, indices: [index] });
    else if (group.indices.length < most) group.indices.push(index);
  }
  return [...groups.values()];
}

function keyFunction(by: MoleculeKey): (structure: Structure) => string {
  if (typeof by === "function") return by;
  if (by === "formula") return formulaOf;
  const entry = by === "name" ? "name" : by.info;
  return ({ info, name }) => {
    const value: InfoValue | undefined = info[entry];
    if (typeof value === "string" || typeof value === "number") return String(value);
    throw new UserError(
      `${name} has no ${entry} to group by (there are: ${Object.keys(info).join(", ") || "none"}); ` +
        'group by another entry, or by "formula"',
    );
  };
}

/** In Hill's order: carbon, hydrogen, then the others by the alphabet; all by it without carbon. */
export function formulaOf({ atomicNumbers }: Structure): string {
  const counts = new Map<string, number>();
  for (const number of atomicNumbers) {
    const symbol = elementSymbols[number];
    counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
  }
  const rank = (symbol: string) =>
    counts.has("C") ? (symbol === "C" ? 0 : symbol === "H" ? 1 : 2) : 0;
  return [...counts]
    .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map(([symbol, count]) => (count > 1 ? `${symbol}${count}` : symbol))
    .join("");
}
