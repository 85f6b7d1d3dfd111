import { UserError } from "../../../errors.js";
import type { Chain } from "../chain.js";

/** What a line says of an atom. */
interface AtomLine {
  readonly chain: Chain;
  /** Its index in the chain. */
  readonly residue: number;
  /** "CA" */
  readonly atom: string;
  readonly isHetero: boolean;
  /** [3] Å */
  readonly place: ArrayLike<number>;
  /** From 1 on, in the model. */
  readonly serial: number;
}

/** Columns 1 to 78; occupancy 1, no temperature factor. @throws UserError for what has no room */
export function atomLine(line: AtomLine): string {
  const { chain, residue, atom, isHetero, place, serial } = line;
  const coordinates = [0, 1, 2]
    .map((axis) => coordinate(place[axis], axis, chain, residue))
    .join("");
  return (
    `${isHetero ? "HETATM" : "ATOM  "}${serialNumber(serial, chain)}  ${atom.padEnd(3)} ` +
    `${residueColumns(chain, residue)}   ${coordinates}  1.00  0.00          ${atom[0].padStart(2)}`
  );
}

/** The end of a chain, which the format numbers as well. */
export function terLine(chain: Chain, serial: number): string {
  const last = chain.residueNames.length - 1;
  return `TER   ${serialNumber(serial, chain)}      ${residueColumns(chain, last)}`.trimEnd();
}

/** MODRES, of a residue that was made from one called `parent`. */
export function modifiedLine(chain: Chain, residue: number, parent: string): string {
  const columns = residueColumns(chain, residue);
  return `MODRES      ${columns.slice(0, 5)} ${columns.slice(5)} ${parent}`;
}

/** Columns 18 to 27: "ALA A  52A". @throws UserError for what has no room */
function residueColumns(chain: Chain, residue: number): string {
  const name = chain.residueNames[residue];
  const number = chain.residueNumbers[residue];
  const fail = (what: string, room: string) =>
    new UserError(
      `${chain.name} has ${what}, and a PDB file has room for ${room}; change it before it is written`,
    );
  if (chain.chain.length > 1)
    throw fail(`the chain ${JSON.stringify(chain.chain)}`, "one character");
  if (name.length > 3) throw fail(`the residue name ${JSON.stringify(name)}`, "three characters");
  if (number > 9999 || number < -999)
    throw fail(`the residue number ${number}`, "numbers from -999 to 9999");
  return (
    `${name.padStart(3)} ${chain.chain.padEnd(1)}${String(number).padStart(4)}` +
    chain.insertionCodes[residue].padEnd(1)
  );
}

function serialNumber(serial: number, { name }: Chain): string {
  if (serial <= 99_999) return String(serial).padStart(5);
  throw new UserError(
    `${name} brings the atoms of one model above 99999, and a PDB file cannot number more; ` +
      "write the chains into several files",
  );
}

function coordinate(value: number, axis: number, { name }: Chain, residue: number): string {
  // "-0.000" is no other place.
  const text = (Math.round(value * 1000) / 1000 + 0).toFixed(3);
  if (Number.isFinite(value) && text.length <= 8) return text.padStart(8);
  throw new UserError(
    `residue ${residue} of ${name} has the ${"xyz"[axis]} ${value} Å, and a PDB file holds finite ones ` +
      "from -999.999 to 9999.999; leave the chain out, or move it to the origin",
  );
}
