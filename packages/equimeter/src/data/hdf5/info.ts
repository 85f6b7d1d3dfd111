import type { Dataset } from "h5wasm/node";

import type { InfoValue } from "../structure.js";
import type { Molecule } from "./molecule.js";
import { allOf, type Values } from "./open.js";

/**
 * What else a group says of its structures, in the file's own units: one value for all (SMILES, the
 * part of the data set), or one for each (charge, multiplicity). Arrays by atom are left out.
 */
export function infoOf(molecule: Molecule): (row: number) => Record<string, InfoValue> {
  const { datasets, group, layout, count, path, positions, energy, forces } = molecule;
  const shared: Record<string, InfoValue> = {};
  for (const [name, { value }] of Object.entries(group.attrs))
    if (!layout.energy.includes(name) && isScalar(value)) shared[name] = plain(value);
  const rows: [string, Values][] = [];
  for (const [name, dataset] of datasets) {
    const used: unknown[] = [positions, energy, forces];
    if (used.includes(dataset) || layout.numbers.includes(name) || !isSmall(dataset, count))
      continue;
    const values = allOf(dataset, path);
    if (values.length === 1) shared[name] = plain(values[0]);
    else rows.push([name, values]);
  }
  return (row) => ({
    ...shared,
    ...Object.fromEntries(rows.map(([name, values]) => [name, plain(values[row])])),
  });
}

/** One value, or one for each of `count` structures. */
function isSmall({ shape }: Dataset, count: number): boolean {
  const [length, ...rest] = shape ?? [];
  return rest.length === 0 && (length === undefined || length === 1 || length === count);
}

function isScalar(value: unknown): boolean {
  return ["string", "number", "bigint", "boolean"].includes(typeof value);
}

function plain(value: unknown): InfoValue {
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "string") return value.replace(/\0+$/, "");
  return typeof value === "number" || typeof value === "boolean" ? value : String(value);
}
