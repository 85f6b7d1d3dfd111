import { quoted } from "../text/lines.js";
import { elementOf } from "./elements.js";
import { coordinate, type Lines, type Molecule, unknownElement } from "./molfile.js";

const prefix = "M  V30 ";

/**
 * Atoms of a V3000 molfile, from the line behind the counts of V2000 to `M  END`: index, element, x, y, z,
 * a mapping, then `CHG=`. Bonds and all other blocks are passed over.
 *
 * @throws the line's error
 */
export function parseV3000(lines: Lines): Molecule {
  const count = parseCount(lines);
  expectLine("BEGIN ATOM", lines);
  const atomicNumbers: number[] = [];
  const positions: number[] = [];
  let charge = 0;
  for (let atom = 0; atom < count; atom++) {
    const text = statement(lines, `atom ${atom + 1} of ${count}`);
    const [, symbol, x, y, z, mapping, ...more] = text.trim().split(/\s+/);
    if (mapping === undefined)
      throw lines.fail(
        `${quoted(text)} is not atom ${atom + 1} of the ${count} that COUNTS promises`,
      );
    [x, y, z].forEach((value, axis) => positions.push(coordinate(value, axis, lines)));
    const number = elementOf(symbol);
    if (number === undefined) throw unknownElement(symbol, lines);
    atomicNumbers.push(number);
    const charged = more.find((option) => option.startsWith("CHG="));
    if (charged !== undefined) charge += wholeNumber(charged.slice(4), lines);
  }
  expectLine("END ATOM", lines);
  while (!lines.take('"M  END"').startsWith("M  END"));
  return { atomicNumbers, positions, charge, next: lines.at };
}

function wholeNumber(text: string, lines: Lines): number {
  if (/^[+-]?\d+$/.test(text)) return Number(text);
  throw lines.fail(`the charge of an atom is ${quoted(text)}, which is no whole number`);
}

function parseCount(lines: Lines): number {
  expectLine("BEGIN CTAB", lines);
  const text = statement(lines, "COUNTS");
  const count = /^COUNTS\s+(\d+)\s+\d+/.exec(text)?.[1];
  if (count === undefined)
    throw lines.fail(`${quoted(text)} stands where "COUNTS", numbers of atoms and of bonds should`);
  return Number(count);
}

function expectLine(expected: string, lines: Lines): void {
  const text = statement(lines, `"${expected}"`);
  if (!text.startsWith(expected))
    throw lines.fail(`${quoted(text)} stands where "${expected}" should`);
}

/** The next line without its `M  V30 `; a hyphen at its end joins it to the one that follows. */
function statement(lines: Lines, what: string): string {
  const text = lines.take(what);
  if (!text.startsWith(prefix)) throw lines.fail(`${quoted(text)} does not start with "${prefix}"`);
  const own = text.slice(prefix.length).trimEnd();
  return own.endsWith("-") ? own.slice(0, -1) + statement(lines, what) : own;
}
