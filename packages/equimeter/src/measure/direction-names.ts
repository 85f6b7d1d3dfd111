/** Words in names of fields that turn with space, and how they are declared. */
const words: readonly (readonly [action: string, axes: number, names: readonly string[]])[] = [
  ["point", 1, "positions position pos coordinates coordinate coords coord xyz".split(" ")],
  ["vector", 1, "forces force velocities velocity momenta momentum accelerations".split(" ")],
  ["vector", 1, "displacements displacement dipole dipoles gradient gradients grad".split(" ")],
  ["cell", 2, ["cell", "cells", "lattice"]],
  ["tensor(2)", 2, ["stress", "virial", "polarizability", "polarisability", "quadrupole"]],
];

/** Sizes and shares of vectors, which do not turn. */
const unturned = new Set(["fractional", "frac", "scaled", "norm", "norms", "magnitude", "length"]);

/**
 * How a field turns, by what its name and shape say: "forces" of [N, 3] is a vector. A cell of [B, 3] holds
 * lengths, and coordinates that are fractions of a cell do not turn.
 *
 * @returns a representation in words, or null where nothing speaks for one
 */
export function directionByName(name: string, shape: readonly number[]): string | null {
  const inName = name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/);
  if (inName.some((word) => unturned.has(word))) return null;
  const trailing = (axes: number) =>
    shape.length > axes && shape.slice(-axes).every((size) => size === 3);
  if (name === "R" && trailing(1)) return "point";
  const found = words.find(
    ([, axes, names]) => trailing(axes) && inName.some((word) => names.includes(word)),
  );
  return found?.[0] ?? null;
}
