/** Covalent radii in Å (B. Cordero and others, 2008). */
const covalent: Record<string, number> = {
  H: 0.31,
  C: 0.76,
  N: 0.71,
  O: 0.66,
  F: 0.57,
  P: 1.07,
  S: 1.05,
  Cl: 1.02,
  Br: 1.2,
  I: 1.39,
};
const otherRadius = 1.4;

/** Atoms nearer than this times the sum of their radii are bonded. */
const stretched = 1.25;

export interface BondedAtom {
  readonly element: string;
  /** Å */
  readonly position: readonly number[];
}

/** Pairs of atoms that are near enough to be drawn as bonded. */
export function bondsBetween(atoms: readonly BondedAtom[]): [number, number][] {
  const radius = (element: string) => covalent[element] ?? otherRadius;
  return atoms.flatMap((a, i) =>
    atoms.slice(i + 1).flatMap((b, k): [number, number][] => {
      const distance = Math.hypot(...a.position.map((value, axis) => value - b.position[axis]));
      const most = stretched * (radius(a.element) + radius(b.element));
      return distance < most ? [[i, i + 1 + k]] : [];
    }),
  );
}
