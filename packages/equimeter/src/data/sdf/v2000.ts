import { quoted } from "../text/lines.js";
import { elementOf } from "./elements.js";
import { coordinate, type Lines, type Molecule, unknownElement } from "./molfile.js";

/** What the fourth line of a molfile promises. */
export interface Counts {
  atoms: number;
  bonds: number;
  /** Obsolete lists of atoms, a line each. */
  lists: number;
}

/** Numbers of lines are in columns of three. */
export function parseCounts(lines: Lines): Counts {
  const text = lines.take("the line with the numbers of atoms and bonds");
  const [atoms, bonds, lists] = [0, 3, 6].map((start) => field(text, start, 3));
  if (atoms === undefined || bonds === undefined)
    throw lines.fail(
      `${quoted(text)} is no line of counts: columns 1–3 and 4–6 hold the numbers of atoms and of bonds`,
    );
  return { atoms, bonds, lists: lists ?? 0 };
}

/**
 * Atoms of a V2000 molfile, from the line behind the counts to `M  END`. Bonds are counted and passed
 * over, and so is all that makes a query of a molecule.
 *
 * @throws the line's error
 */
export function parseV2000(lines: Lines, { atoms, bonds, lists }: Counts): Molecule {
  const atomicNumbers: number[] = [];
  const positions: number[] = [];
  let charge = 0;
  for (let atom = 0; atom < atoms; atom++) {
    const text = lines.take(`atom ${atom + 1} of the ${atoms} that line 4 of it promises`);
    const symbol = text.slice(31, 34).trim();
    if (symbol === "" || text.startsWith("M  "))
      throw lines.fail(
        `${quoted(text)} is not atom ${atom + 1} of the ${atoms} that line 4 of the record promises`,
      );
    for (let axis = 0; axis < 3; axis++)
      positions.push(coordinate(text.slice(10 * axis, 10 * axis + 10), axis, lines));
    const number = elementOf(symbol);
    if (number === undefined) throw unknownElement(symbol, lines);
    atomicNumbers.push(number);
    charge += chargeOfCode[field(text, 36, 3) ?? 0] ?? 0;
  }
  for (let bond = 0; bond < bonds; bond++) {
    const text = lines.take(`bond ${bond + 1} of the ${bonds} that line 4 of it promises`);
    const ends = [field(text, 0, 3), field(text, 3, 3)];
    if (!ends.every((end) => end !== undefined && end >= 1 && end <= atoms))
      throw lines.fail(
        `${quoted(text)} is not bond ${bond + 1} of the ${bonds} between ${atoms} atoms that line 4 ` +
          "of the record promises",
      );
  }
  for (let list = 0; list < lists; list++)
    lines.take(`list ${list + 1} of ${lists} lists of atoms`);
  return { atomicNumbers, positions, charge: readProperties(lines) ?? charge, next: lines.at };
}

/** Charges as the atom lines code them; 4 is a doublet radical. */
const chargeOfCode: readonly number[] = [0, 3, 2, 1, 0, -1, -2, -3];

/** Up to `M  END`; the sum of the charges that are listed, if any are. */
function readProperties(lines: Lines): number | undefined {
  let charge: number | undefined;
  for (;;) {
    const text = lines.take('"M  END"');
    if (text.startsWith("M  END")) return charge;
    // Charges of the atom lines are void where either stands.
    if (text.startsWith("M  RAD")) charge ??= 0;
    else if (text.startsWith("M  CHG")) charge = (charge ?? 0) + chargesOf(text, lines);
    else if (text.startsWith("A  ") || text.startsWith("G  ")) lines.take("the text of an alias");
    else if (!/^([MSV] |\s*$)/.test(text))
      throw lines.fail(
        `${quoted(text)} stands where "M  END" should; is the number of bonds in line 4 of the record right?`,
      );
  }
}

/** `M  CHGnn8 aaa vvv …`: a number of pairs, each an atom and its charge. */
function chargesOf(text: string, lines: Lines): number {
  const [count, ...pairs] = text.slice(6).trim().split(/\s+/).map(Number);
  if (pairs.length !== 2 * count || !pairs.every(Number.isInteger))
    throw lines.fail(`${quoted(text)} is no list of atoms and charges`);
  return pairs.reduce((sum, value, i) => (i % 2 === 1 ? sum + value : sum), 0);
}

/** A whole number from 0 on in the columns of a line; undefined where there is none. */
function field(text: string, start: number, width: number): number | undefined {
  const part = text.slice(start, start + width).trim();
  return /^\d+$/.test(part) ? Number(part) : undefined;
}
