import { UserError } from "../errors.js";

/** Units that a caller knows better than the file does. */
export interface UnitOptions {
  /** Of positions and cell, for example "bohr". Default: what the file says, else its format's. */
  lengthUnit?: string;
  /** Of the energy, for example "kcal/mol". */
  energyUnit?: string;
  /** Of the forces, for example "hartree/bohr". */
  forceUnit?: string;
}

/** Names of units; of what a file says nothing about, those of its format. */
export interface Units {
  length: string;
  energy: string;
  force: string;
}

/** What to multiply a file's numbers by to have Å, eV and eV/Å. */
export interface Scales {
  length: number;
  energy: number;
  force: number;
}

export const ownUnits: Units = { length: "angstrom", energy: "eV", force: "eV/angstrom" };

/** CODATA 2018. */
const bohr = 0.529177210903; // Å
const hartree = 27.211386245988; // eV
const perMole = 1 / 96_485.33212331; // eV of one J/mol, exact in the SI

/** Å per unit; the first name of each is the one shown. */
const lengths: [scale: number, names: string[]][] = [
  [1, ["angstrom", "ang", "a", "å"]],
  [bohr, ["bohr", "a0", "au"]],
  [10, ["nm", "nanometer", "nanometre"]],
  [0.01, ["pm", "picometer", "picometre"]],
];

/** eV per unit. */
const energies: [scale: number, names: string[]][] = [
  [1, ["ev", "electronvolt"]],
  [1e-3, ["mev", "millielectronvolt"]],
  [hartree, ["hartree", "ha", "eh", "au"]],
  [hartree / 2, ["rydberg", "ry"]],
  [4184 * perMole, ["kcal/mol", "kilocalorie/mol", "kilocalorie/mole", "kcal/mole"]],
  [1000 * perMole, ["kj/mol", "kilojoule/mol", "kilojoule/mole", "kj/mole"]],
];

/** @throws UserError starting with `where` for a name that is no length */
export function lengthScale(unit: string, where: string): number {
  return found(lengths, normalized(unit)) ?? unknown(unit, "length", lengths, "lengthUnit", where);
}

/** @throws UserError starting with `where` for a name that is no energy */
export function energyScale(unit: string, where: string): number {
  return (
    found(energies, normalized(unit)) ?? unknown(unit, "energy", energies, "energyUnit", where)
  );
}

/** "hartree/bohr", "kcal/mol/Å". @throws UserError starting with `where` for a name that is no force */
export function forceScale(unit: string, where: string): number {
  const text = normalized(unit);
  const slash = text.lastIndexOf("/");
  const energy = found(energies, text.slice(0, slash));
  const length = found(lengths, text.slice(slash + 1));
  if (text === "au") return hartree / bohr;
  if (slash > 0 && energy && length) return energy / length;
  throw new UserError(
    `${where}: ${JSON.stringify(unit)} is no known unit of force (an energy over a length, ` +
      "such as eV/angstrom, hartree/bohr, kcal/mol/angstrom); give forceUnit",
  );
}

/** The scales of units by name, those of `options` before those of `units`. */
export function scalesOf(units: Units, options: UnitOptions, where: string): Scales {
  return {
    length: lengthScale(options.lengthUnit ?? units.length, where),
    energy: energyScale(options.energyUnit ?? units.energy, where),
    force: forceScale(options.forceUnit ?? units.force, where),
  };
}

/** One spelling: small letters, "/" for every way to write a denominator. */
function normalized(unit: string): string {
  return unit
    .toLowerCase()
    .replaceAll("å", "å") // the letter and the sign of the unit, which look the same
    .replace(/_per_|\s+per\s+/g, "/")
    .replace(/[\s*·]*([a-zå]+)\s*\^?[({]?[-−]1[)}]?/g, "/$1")
    .replace(/[()\s]/g, "")
    .replace(/\*/g, "/")
    .replace(/^a\.u\.$|^atomicunits?$/, "au");
}

function found(units: [number, string[]][], name: string): number | undefined {
  return units.find(([, names]) => names.some((each) => name === each || name === `${each}s`))?.[0];
}

function unknown(
  unit: string,
  what: string,
  units: [number, string[]][],
  option: string,
  where: string,
): never {
  const list = units.map(([, [name]]) => name).join(", ");
  throw new UserError(
    `${where}: ${JSON.stringify(unit)} is no known unit of ${what} (known: ${list}); give ${option}`,
  );
}
