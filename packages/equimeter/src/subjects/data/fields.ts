/** What a field of the data has a row for. */
export type Rows = "sample" | "atom" | "edge";

/** How a field is called by others, all in lower case, and by us. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  positions: ["pos", "position", "coordinates", "coords", "coord", "xyz", "r", "x0"],
  atomicNumbers: ["atomic_numbers", "numbers", "z", "nuclear_charges", "species", "elements"],
  atomTypes: ["atom_types", "atom_type", "types", "type"],
  batch: ["batch_index", "batch_idx", "segment", "segments", "mol_idx"],
  atomCounts: ["atom_counts", "natoms", "num_atoms", "n_atoms"],
  cell: ["lattice", "box", "cells", "unit_cell"],
  periodic: ["pbc"],
  edgeIndex: ["edge_index"],
  edgeShift: ["edge_cell_shift", "shifts", "cell_shifts", "unit_shifts", "edge_shift"],
  mask: ["atom_mask", "node_mask", "padding_mask"],
  forces: ["force", "f"],
  energy: ["total_energy", "energies", "e"],
  stress: ["stresses"],
  dipole: ["dipoles", "dipole_moment", "mu"],
};

const nameOf = new Map(
  Object.entries(synonyms).flatMap(([field, others]) =>
    [field, ...others].map((other): [string, string] => [other.toLowerCase(), field]),
  ),
);

/**
 * The field of the data that a tensor of a model is by its name: a field of this very name, or one that
 * is usually called so; null where no name fits.
 */
export function fieldNamed(name: string, fields: Iterable<string>): string | null {
  const there = new Set(fields);
  if (there.has(name)) return name;
  const usual = nameOf.get(name.toLowerCase());
  return usual !== undefined && there.has(usual) ? usual : null;
}

/** How fields turn that everybody has, by our names. */
const actions: Readonly<Record<string, string>> = {
  positions: "point",
  cell: "cell",
  forces: "vector",
  dipole: "vector",
  stress: "tensor(2)",
};

/** How a tensor turns that is called so by us or by others; `invariant` where the name says nothing. */
export function usualAction(name: string): string {
  return actions[nameOf.get(name.toLowerCase()) ?? name] ?? "invariant";
}

/** Whether the name is one that everybody knows, so that nothing needs to be declared. */
export function isUsual(name: string): boolean {
  return nameOf.has(name.toLowerCase());
}
