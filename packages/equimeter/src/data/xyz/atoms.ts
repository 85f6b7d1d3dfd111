import type { UserError } from "../../errors.js";
import { atomicNumberOf, elementSymbols, largestAtomicNumber } from "../elements.js";
import type { AtomArray } from "../structure.js";
import { quoted } from "../text/lines.js";
import type { LineReader } from "../text/lines.js";
import { parseNumber, readDecimal } from "../text/number.js";
import type { Layout, Property } from "./properties.js";
import { parseLogical } from "./values.js";

/** The per-atom columns of one frame, filled line by line. Numbers are parsed from the bytes. */
export class AtomTable {
  readonly atomicNumbers: Int32Array;
  /** Per property of the layout its values, [count*columns] row-major, in one of these two. */
  private readonly numbers: (Float64Array | null)[] = [];
  private readonly words: (string[] | null)[] = [];
  /** Where the token last looked for is: bytes[tokenStart … tokenEnd). */
  private tokenStart = 0;
  private tokenEnd = 0;

  constructor(
    private readonly layout: Layout,
    private readonly count: number,
  ) {
    this.atomicNumbers = new Int32Array(count);
    for (const { type, columns, role } of layout.properties) {
      const isStored = role !== "element" && role !== "skipped";
      this.numbers.push(isStored && type !== "S" ? new Float64Array(count * columns) : null);
      this.words.push(isStored && type === "S" ? [] : null);
    }
  }

  /**
   * Reads lines as the atoms from number `atom` on, until the table is full or the lines read so
   * far are used up; the number of atoms read then. @throws UserError naming the line
   */
  readLines(lines: LineReader, atom: number): number {
    while (atom < this.count && lines.advance()) this.readLine(lines, atom++);
    return atom;
  }

  /** Reads the current line as atom number `atom`. @throws UserError naming the line */
  readLine(lines: LineReader, atom: number): void {
    const { properties, width, declared } = this.layout;
    this.tokenEnd = lines.start;
    for (let p = 0, column = 0; p < properties.length; p++) {
      const property = properties[p];
      const numbers = this.numbers[p];
      for (let c = 0; c < property.columns; c++, column++) {
        const index = atom * property.columns + c;
        if (numbers && this.readPlainNumber(lines, property, numbers, index)) continue;
        if (!this.nextToken(lines)) throw this.widthError(lines, atom, column);
        if (numbers) numbers[index] = this.parseValue(lines, property, column);
        else if (property.role === "element") this.atomicNumbers[atom] = this.element(lines);
        else this.words[p]?.push(this.token(lines));
      }
    }
    if (declared && this.nextToken(lines)) {
      let found = width + 1;
      while (this.nextToken(lines)) found++;
      throw this.widthError(lines, atom, found);
    }
  }

  /** [count*3] of the property with this role, if the layout has it. */
  vectors(role: "positions" | "forces"): Float64Array | undefined {
    const p = this.layout.properties.findIndex((property) => property.role === role);
    return p < 0 ? undefined : this.numbers[p]!;
  }

  /** The properties without a role of their own. */
  arrays(): Record<string, AtomArray> {
    const entries: [string, AtomArray][] = [];
    for (const [p, { name, type, columns, role }] of this.layout.properties.entries()) {
      const values = this.numbers[p] ?? this.words[p];
      if (role === "array" && values) entries.push([name, { values, columns, type }]);
    }
    return Object.fromEntries(entries);
  }

  /** The common case in one pass over the bytes; false leaves the token to `parseValue`. */
  private readPlainNumber(
    { bytes, end }: LineReader,
    { type }: Property,
    store: Float64Array,
    index: number,
  ): boolean {
    if (type === "L") return false;
    let i = this.tokenEnd;
    while (i < end && bytes[i] <= 32) i++;
    const after = readDecimal(bytes, i, end, store, index);
    if (after < 0 || (type === "I" && !Number.isInteger(store[index]))) return false;
    this.tokenEnd = after;
    return true;
  }

  private nextToken({ bytes, end }: LineReader): boolean {
    let i = this.tokenEnd;
    while (i < end && bytes[i] <= 32) i++;
    this.tokenStart = i;
    while (i < end && bytes[i] > 32) i++;
    this.tokenEnd = i;
    return i > this.tokenStart;
  }

  private token({ bytes }: LineReader): string {
    return bytes.toString("utf8", this.tokenStart, this.tokenEnd);
  }

  private parseValue(lines: LineReader, property: Property, column: number): number {
    const { type, role } = property;
    if (type === "L") {
      const value = parseLogical(this.token(lines));
      if (value === undefined) throw this.valueError(lines, property, column, "neither T nor F");
      return value ? 1 : 0;
    }
    const value = parseNumber(this.token(lines));
    if (value === undefined) throw this.valueError(lines, property, column, "not a number");
    if (role !== "array" && !Number.isFinite(value)) {
      throw this.valueError(lines, property, column, `not finite, as ${role} must be`);
    }
    if (type === "I" && !Number.isInteger(value)) {
      throw this.valueError(lines, property, column, "not a whole number, as its type I asks");
    }
    return value;
  }

  private element(lines: LineReader): number {
    const { bytes } = lines;
    const length = this.tokenEnd - this.tokenStart;
    if (length <= 2) {
      const first = letter(bytes[this.tokenStart]);
      const second = length === 2 ? letter(bytes[this.tokenStart + 1]) : 0;
      const number = first > 0 && second >= 0 ? numberOfLetters[first * 27 + second] : 0;
      if (number > 0) return number;
    }
    const text = this.token(lines);
    const number = /^\d+$/.test(text) ? Number(text) : (atomicNumberOf(text) ?? 0);
    if (number >= 1 && number <= largestAtomicNumber) return number;
    throw lines.error(
      `${quoted(text)} is no element: a symbol or an atomic number from 1 to 118 is needed`,
    );
  }

  private valueError(
    lines: LineReader,
    { name }: Property,
    column: number,
    problem: string,
  ): UserError {
    const text = quoted(this.token(lines));
    return lines.error(`column ${column + 1} (${quoted(name)}) is ${text}, which is ${problem}`);
  }

  private widthError(lines: LineReader, atom: number, found: number): UserError {
    const declared = this.layout.properties.map(({ name, columns }) => `${name}:${columns}`);
    return lines.error(
      `${found} columns where ${this.layout.width} are needed (${declared.join(" ")}) ` +
        `for atom ${atom + 1} of ${this.count}`,
    );
  }
}

/** 1–26 for a letter of either case, else -1. */
function letter(byte: number): number {
  const lower = byte | 32;
  return lower >= 97 && lower <= 122 ? lower - 96 : -1;
}

/** Atomic number by the letters of the symbol, [27*27]; 0 where there is no such element. */
const numberOfLetters = new Uint8Array(27 * 27);
for (const [number, symbol] of elementSymbols.entries()) {
  if (number === 0) continue;
  const second = symbol.length === 2 ? letter(symbol.charCodeAt(1)) : 0;
  numberOfLetters[letter(symbol.charCodeAt(0)) * 27 + second] = number;
}
