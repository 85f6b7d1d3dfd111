import { UserError } from "../../errors.js";
import { symbolOf } from "../elements.js";
import type { AtomArray, InfoValue, Structure } from "../structure.js";
import { reservedNames } from "./properties.js";
import { jsonPrefix, matrixKeys, matrixRows, typedValue } from "./values.js";

/** Under which names energy and forces are written. */
export interface FormatOptions {
  /** Default "energy". */
  energyKey?: string;
  /** Default "forces". */
  forcesKey?: string;
}

/**
 * One frame of an extended-XYZ file, as ASE reads it. Numbers keep all their digits, so that
 * reading gives the same structure again (but for its name).
 *
 * @throws UserError for a key or a value that the format cannot express
 */
export function formatXyz(structure: Structure, options: FormatOptions = {}): string {
  const { energyKey = "energy", forcesKey = "forces" } = options;
  const { atomicNumbers, positions, cell, periodic, energy, forces, info } = structure;
  const arrays = new Map<string, AtomArray>([["pos", { values: positions, columns: 3 }]]);
  if (forces) arrays.set(forcesKey, { values: forces, columns: 3 });
  for (const [name, { values }] of arrays) checkFinite(name, values as Float64Array);
  for (const [name, array] of Object.entries(structure.arrays)) {
    if (arrays.has(name) || reservedNames.has(name)) throw clash(name);
    arrays.set(name, array);
  }
  for (const array of arrays) checkArray(array, atomicNumbers.length);
  const words: string[] = [];
  if (cell) words.push(`Lattice="${Array.from(cell, formatNumber).join(" ")}"`);
  words.push(`Properties=species:S:1${[...arrays].map(formatProperty).join("")}`);
  if (energy !== undefined) words.push(`${formatKey(energyKey)}=${formatNumber(energy)}`);
  for (const [key, value] of Object.entries(info)) {
    const isTaken = ["Lattice", "Properties", "pbc"].includes(key);
    if (isTaken || (key === energyKey && energy !== undefined)) throw clash(key);
    words.push(`${formatKey(key)}=${formatValue(key, value)}`);
  }
  words.push(`pbc="${periodic.map((flag) => (flag ? "T" : "F")).join(" ")}"`);
  const atoms = Array.from(atomicNumbers, (number, atom) => {
    const symbol = symbolOf(number);
    if (!symbol) throw new UserError(`atomic number ${number} of atom ${atom} is no element`);
    return [symbol, ...[...arrays].map((array) => formatRow(array, atom))].join(" ");
  });
  return [String(atoms.length), words.join(" "), ...atoms, ""].join("\n");
}

function formatNumber(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (Object.is(value, -0)) return "-0.0";
  // Without a point so long a number would be read as an identifier.
  return Number.isSafeInteger(value) || !Number.isInteger(value) || Math.abs(value) >= 1e21
    ? String(value)
    : `${value}.0`;
}

function formatProperty([name, array]: [string, AtomArray]): string {
  if (name === "" || /[\s:="'\\[\]{}]/.test(name)) {
    throw new UserError(`the per-atom property ${JSON.stringify(name)} has a name XYZ cannot hold`);
  }
  return `:${name}:${typeOf(array)}:${array.columns}`;
}

function typeOf({ values, type }: AtomArray): string {
  return values instanceof Float64Array ? (type ?? "R") : "S";
}

function formatRow([name, array]: [string, AtomArray], atom: number): string {
  const { values, columns } = array;
  const row = values.slice(atom * columns, (atom + 1) * columns);
  const isLogical = typeOf(array) === "L";
  return Array.from<string | number, string>(row, (value) => {
    if (typeof value === "number") return isLogical ? (value ? "T" : "F") : formatNumber(value);
    if (value === "" || /[\s\p{Cc}]/u.test(value)) {
      throw new UserError(
        `${name} of atom ${atom} is ${JSON.stringify(value)}; in XYZ it must be one word`,
      );
    }
    return value;
  }).join(" ");
}

function checkArray([name, array]: [string, AtomArray], count: number): void {
  const { values, columns } = array;
  if (values.length !== count * columns) {
    throw new UserError(
      `${name} has ${values.length} values; ${count} atoms x ${columns} are needed`,
    );
  }
  if (typeOf(array) !== "I") return;
  const fraction = (values as Float64Array).find((value) => !Number.isInteger(value));
  if (fraction !== undefined) throw new UserError(`${name} has type I but holds ${fraction}`);
}

function checkFinite(name: string, values: Float64Array): void {
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw new UserError(`${name} of atom ${Math.floor(bad / 3)} holds ${values[bad]}`);
}

function formatKey(key: string): string {
  if (key === "" || /\p{Cc}/u.test(key)) {
    throw new UserError(`the key ${JSON.stringify(key)} cannot stand on the comment line of XYZ`);
  }
  return quote(key);
}

function formatValue(key: string, value: InfoValue): string {
  const text = plainText(key, value);
  return quote(text ?? jsonPrefix + JSON.stringify(value));
}

/** The text that reads as `value` again; undefined when only JSON can say it. */
function plainText(key: string, value: InfoValue): string | undefined {
  if (typeof value === "number") return formatNumber(value);
  if (typeof value === "boolean") return value ? "T" : "F";
  if (typeof value === "string") {
    const isSafe = /[^\s,]/.test(value) && !/\p{Cc}/u.test(value) && !value.startsWith(jsonPrefix);
    return isSafe && typedValue(value) === value ? value : undefined;
  }
  if (!Array.isArray(value)) return undefined;
  // ASE takes stress and virial only as nine numbers, column by column.
  const flat = matrixKeys.has(key) ? columnByColumn(value) : value;
  const isList = flat.length > 1 && flat.every((item) => typeof item === typeof flat[0]);
  if (!isList || !["number", "boolean"].includes(typeof flat[0])) return undefined;
  return flat.map((item) => plainText("", item)).join(" ");
}

function columnByColumn(rows: InfoValue[]): InfoValue[] {
  const flat = rows.flat() as InfoValue[];
  return rows.length === 3 && flat.length === 9 ? (matrixRows(flat)?.flat() ?? rows) : rows;
}

function quote(text: string): string {
  // A bare word must not look like a quote, a bracket or another pair to any reader.
  if (/^[\w.:;+\-*/@#%&()<>|~^?!$]+$/.test(text)) return text;
  return `"${text.replace(/[\\"]/g, "\\$&")}"`;
}

function clash(name: string): UserError {
  return new UserError(
    `"${name}" would stand twice in the XYZ frame; rename or remove one of them`,
  );
}
