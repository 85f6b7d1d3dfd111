import { elementSymbols } from "../elements.js";
import { FormulaSums, type References } from "../references.js";
import type { Structure } from "../structure.js";
import { type Balance, BalanceSums } from "./balance.js";
import { type Contacts, ContactSums } from "./contacts.js";
import { type Duplicates, DuplicateSums } from "./duplicates.js";
import { type ForceCheck, ForceCheckSums } from "./force-check.js";
import { type Orientation, OrientationSums } from "./orientation.js";
import { Statistics, type Summary } from "./statistics.js";
import { warningsOf } from "./warnings.js";

/** What is in a data set, and what is wrong with it. Units: Å, eV, eV/Å. */
export interface Inspection {
  structures: number;
  atoms: number;
  atomsPerStructure: Summary | null;
  /** By symbol, in the order of atomic numbers. */
  elements: Record<string, { atoms: number; structures: number }>;
  periodicity: { molecules: number; crystals: number; partly: number };
  energy: Summary | null;
  energyPerAtom: Summary | null;
  /** Energies of the elements that explain most of the energy; null without energies. */
  references: References | null;
  /** |F| of each atom; null without forces. */
  forces:
    | (Summary & {
        structures: number;
        /** Root mean square of the components. */
        rms: number;
        largest: { force: number; structure: string; atom: number };
      })
    | null;
  balance: Balance;
  forceCheck: ForceCheck;
  contacts: Contacts;
  duplicates: Duplicates;
  orientation: Orientation;
  /** Each a sentence with the value and the way out. */
  warnings: string[];
}

/** Looks at structures one at a time, in memory that grows by some bytes a structure. */
export async function inspectStructures(
  structures: AsyncIterable<Structure> | Iterable<Structure>,
  onProgress?: (structures: number) => void,
): Promise<Inspection> {
  const sums = new InspectionSums();
  for await (const structure of structures) {
    sums.add(structure);
    if (sums.count % 1000 === 0) onProgress?.(sums.count);
  }
  return sums.result();
}

class InspectionSums {
  count = 0;
  private atoms = 0;
  private readonly sizes = new Statistics();
  private readonly elements = new Map<number, { atoms: number; structures: number }>();
  private readonly periodicity = { molecules: 0, crystals: 0, partly: 0 };
  private readonly energy = new Statistics();
  private readonly energyPerAtom = new Statistics();
  private readonly formulas = new FormulaSums();
  private readonly forces = new Statistics();
  private withForces = 0;
  private squares = 0;
  private largest = { force: -1, structure: "", atom: 0 };
  private readonly balance = new BalanceSums();
  private readonly forceCheck = new ForceCheckSums();
  private readonly contacts = new ContactSums();
  private readonly duplicates = new DuplicateSums();
  private readonly orientation = new OrientationSums();

  add(structure: Structure): void {
    const { atomicNumbers, periodic, energy } = structure;
    const n = atomicNumbers.length;
    this.count++;
    this.atoms += n;
    this.sizes.add(n);
    this.addElements(atomicNumbers);
    const flags = periodic.filter(Boolean).length;
    this.periodicity[flags === 0 ? "molecules" : flags === 3 ? "crystals" : "partly"]++;
    if (energy !== undefined) {
      this.energy.add(energy);
      this.energyPerAtom.add(energy / n);
    }
    this.addForces(structure);
    for (const part of this.parts()) part.add(structure);
  }

  result(): Inspection {
    const { count, atoms, periodicity, largest } = this;
    const elements = [...this.elements].sort(([a], [b]) => a - b);
    const sizes = this.forces.summary();
    const inspection = {
      structures: count,
      atoms,
      atomsPerStructure: this.sizes.summary(),
      elements: Object.fromEntries(elements.map(([z, counts]) => [elementSymbols[z], counts])),
      periodicity,
      energy: this.energy.summary(),
      energyPerAtom: this.energyPerAtom.summary(),
      references: this.energy.summary() && this.formulas.fit(),
      forces: sizes && {
        structures: this.withForces,
        rms: Math.sqrt(this.squares / (3 * sizes.count)),
        ...sizes,
        largest,
      },
      balance: this.balance.result(),
      forceCheck: this.forceCheck.result(),
      contacts: this.contacts.result(),
      duplicates: this.duplicates.result(),
      orientation: this.orientation.result(),
    };
    return { ...inspection, warnings: warningsOf(inspection) };
  }

  private parts(): { add(structure: Structure): void }[] {
    const { formulas, balance, forceCheck, contacts, duplicates, orientation } = this;
    return [formulas, balance, forceCheck, contacts, duplicates, orientation];
  }

  private addElements(atomicNumbers: Int32Array): void {
    for (const number of atomicNumbers) {
      const counts = this.elements.get(number);
      if (counts) counts.atoms++;
      else this.elements.set(number, { atoms: 1, structures: 0 });
    }
    for (const number of new Set(atomicNumbers)) this.elements.get(number)!.structures++;
  }

  private addForces({ name, forces }: Structure): void {
    if (!forces) return;
    this.withForces++;
    for (let at = 0; at < forces.length; at += 3) {
      const square = forces[at] ** 2 + forces[at + 1] ** 2 + forces[at + 2] ** 2;
      const force = Math.sqrt(square);
      this.forces.add(force);
      this.squares += square;
      if (force > this.largest.force) this.largest = { force, structure: name, atom: at / 3 };
    }
  }
}
