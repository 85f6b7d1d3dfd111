import { nearest, UserError } from "../errors.js";
import { atomicNumberOf, elementSymbols, symbolOf } from "./elements.js";
import type { Structure } from "./structure.js";
import { symmetricEigen } from "./symmetric-eigen.js";

/** The energy that an atom of each element has by itself, eV by symbol. */
export interface References {
  energies: Readonly<Record<string, number>>;
  /** Where they were fitted, how well. */
  fit?: ReferenceFit;
}

export interface ReferenceFit {
  /** Structures with an energy, and different formulas among them. */
  structures: number;
  formulas: number;
  /** Elements whose energies the formulas determine; fewer than there are elements: see `note`. */
  rank: number;
  /** eV per atom: the root mean square of what the references do not explain. */
  rmsePerAtom: number;
  /** What to know about the solution, where it is not the only one. */
  note?: string;
}

/**
 * References as a user gives them.
 *
 * @throws UserError for a key that is no element, or an energy that is no finite number
 */
export function givenReferences(energies: Readonly<Record<string, number>>): References {
  for (const [symbol, energy] of Object.entries(energies)) {
    if (symbolOf(atomicNumberOf(symbol) ?? 0) !== symbol) {
      const hint = nearest(symbol, elementSymbols.slice(1));
      throw new UserError(
        `reference energies: ${JSON.stringify(symbol)} is no element` +
          (hint ? `; did you mean ${hint}?` : "; name elements by their symbols"),
      );
    }
    if (!Number.isFinite(energy))
      throw new UserError(`reference energies: that of ${symbol} must be in eV, not ${energy}`);
  }
  return { energies: { ...energies } };
}

/** Eigenvalues below this part of the largest are rounding: the equations say nothing there. */
const singular = 1e-10;

/**
 * References by least squares: the energies e that make Σ (E − Σ_Z n_Z e_Z)² smallest over all
 * structures with an energy. Where the formulas leave a direction open (one molecule alone: only the
 * sum over its atoms is known), the solution of a vanishing ridge, which shares the energy out evenly.
 *
 * @throws UserError when no structure has an energy
 */
export function fitReferences(structures: Iterable<Structure>): References {
  const sums = new FormulaSums();
  for (const structure of structures) sums.add(structure);
  return sums.fit();
}

/** The energy that the atoms have by themselves, eV. @throws UserError for an element without one */
export function referenceEnergy(structure: Structure, { energies }: References): number {
  let sum = 0;
  for (const number of structure.atomicNumbers) {
    const energy = energies[elementSymbols[number]];
    if (energy === undefined)
      throw new UserError(
        `${structure.name}: there is no reference energy of ${elementSymbols[number]} ` +
          `(there are: ${Object.keys(energies).join(", ")}); give one, or fit on data that has it`,
      );
    sum += energy;
  }
  return sum;
}

/** The structure with the energy that its atoms gain by being together. */
export function withoutReferences(structure: Structure, references: References): Structure {
  const { energy } = structure;
  if (energy === undefined) return structure;
  return { ...structure, energy: energy - referenceEnergy(structure, references) };
}

interface Formula {
  counts: Map<number, number>;
  atoms: number;
  structures: number;
  /** Mean and sum of squared deviations, by Welford: energies are large and differ little. */
  mean: number;
  squares: number;
}

/** What the fit needs of the structures: a mean energy a formula, whatever their number. */
export class FormulaSums {
  private readonly formulas = new Map<string, Formula>();

  add({ atomicNumbers, energy }: Structure): void {
    if (energy === undefined) return;
    const counts = new Map<number, number>();
    for (const number of atomicNumbers) counts.set(number, (counts.get(number) ?? 0) + 1);
    const key = [...counts].sort(([a], [b]) => a - b).join(" ");
    let formula = this.formulas.get(key);
    if (!formula) {
      formula = { counts, atoms: atomicNumbers.length, structures: 0, mean: 0, squares: 0 };
      this.formulas.set(key, formula);
    }
    const step = energy - formula.mean;
    formula.mean += step / ++formula.structures;
    formula.squares += step * (energy - formula.mean);
  }

  /** @throws UserError when no structure had an energy */
  fit(): References {
    const formulas = [...this.formulas.values()];
    if (formulas.length === 0)
      throw new UserError("no structure has an energy to fit reference energies to; give them");
    const elements = [...new Set(formulas.flatMap(({ counts }) => [...counts.keys()]))];
    elements.sort((a, b) => a - b);
    const rows = formulas.map(({ counts }) => elements.map((number) => counts.get(number) ?? 0));
    const weights = formulas.map(({ structures }) => structures);
    const { solution, rank } = leastSquares(
      rows,
      weights,
      formulas.map(({ mean }) => mean),
    );
    const structures = weights.reduce((sum, weight) => sum + weight, 0);
    const squares = formulas.reduce((sum, formula, i) => {
      const residual = formula.mean - dot(rows[i], solution);
      return sum + (formula.squares + formula.structures * residual ** 2) / formula.atoms ** 2;
    }, 0);
    const symbols = elements.map((number) => elementSymbols[number]);
    const note =
      rank < elements.length
        ? `${formulas.length === 1 ? "one formula determines" : `${formulas.length} formulas determine`} ` +
          `only ${rank} of ${elements.length} energies (${symbols.join(", ")}): what they leave open ` +
          "is shared out evenly, as a vanishing ridge does"
        : undefined;
    return {
      energies: Object.fromEntries(symbols.map((symbol, i) => [symbol, solution[i]])),
      fit: {
        structures,
        formulas: formulas.length,
        rank,
        rmsePerAtom: Math.sqrt(squares / structures),
        ...(note && { note }),
      },
    };
  }
}

/** Normal equations in columns of equal size, solved twice more for what rounding left over. */
function leastSquares(
  rows: number[][],
  weights: number[],
  values: number[],
): { solution: number[]; rank: number } {
  const n = rows[0].length;
  const scale = Array.from({ length: n }, (_, j) =>
    Math.sqrt(rows.reduce((sum, row, i) => sum + weights[i] * row[j] ** 2, 0)),
  );
  const columns = rows.map((row) => row.map((count, j) => count / scale[j]));
  const matrix = new Float64Array(n * n);
  columns.forEach((row, i) => {
    for (let j = 0; j < n; j++)
      for (let k = 0; k < n; k++) matrix[j * n + k] += weights[i] * row[j] * row[k];
  });
  const eigen = symmetricEigen(matrix, n);
  const rank = eigen.values.filter((value) => value > singular * eigen.values[0]).length;
  const solution = new Array<number>(n).fill(0);
  for (let round = 0; round < 3; round++) {
    const right = new Array<number>(n).fill(0);
    columns.forEach((row, i) => {
      const residual = weights[i] * (values[i] - dot(row, solution));
      for (let j = 0; j < n; j++) right[j] += row[j] * residual;
    });
    for (let k = 0; k < rank; k++) {
      const along = dot(eigen.vectors[k], right) / eigen.values[k];
      for (let j = 0; j < n; j++) solution[j] += along * eigen.vectors[k][j];
    }
  }
  return { solution: solution.map((value, j) => value / scale[j]), rank };
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, i) => sum + x * b[i], 0);
}
