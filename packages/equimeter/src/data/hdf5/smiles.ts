import { atomicNumberOf } from "../elements.js";

/**
 * The elements of a SMILES string whose atoms are all numbered, hydrogens too, in the order of the
 * numbers: "[O:1]([H:2])[H:3]" is [8, 1, 1]. undefined when they are not numbered from 1 to n.
 */
export function elementsOfMappedSmiles(smiles: string): Int32Array | undefined {
  const atoms = [...smiles.matchAll(/\[\d*([A-Z][a-z]?|[a-z]{1,2})[^\]:]*:(\d+)\]/g)];
  const numbers = new Int32Array(atoms.length);
  for (const [, symbol, place] of atoms) {
    // "[nH:3]" is aromatic nitrogen: the longest symbol that is an element.
    const element = atomicNumberOf(symbol) ?? atomicNumberOf(symbol[0]);
    const index = Number(place) - 1;
    if (element === undefined || index >= atoms.length || numbers[index] !== 0) return undefined;
    numbers[index] = element;
  }
  return atoms.length > 0 ? numbers : undefined;
}
