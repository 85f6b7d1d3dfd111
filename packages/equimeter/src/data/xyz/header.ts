import type { UserError } from "../../errors.js";
import type { InfoValue, Structure } from "../structure.js";
import { UnclosedQuote, parseComment } from "./comment.js";
import type { CommentEntry } from "./comment.js";
import { quoted } from "../text/lines.js";
import { parseProperties, plainProperties } from "./properties.js";
import type { Layout } from "./properties.js";
import { isNumbers, matrixKeys, matrixRows, typedValue } from "./values.js";

/** What the comment line of a frame says. */
export interface Header {
  layout: Layout;
  /** As in Structure. */
  fields: Pick<Structure, "cell" | "periodic" | "energy" | "info">;
  /** What the frame calls itself, if it does. */
  tag: string | undefined;
}

type Fail = (message: string) => UserError;

/** Of these keys the first that a frame has says what it is. */
const tagKeys = ["name", "molecule", "config_type"];

/** Reads the comment lines of one file, whose `Properties` are mostly the same line after line. */
export class HeaderParser {
  private lastProperties: string | undefined;
  private lastLayout: Layout | undefined;

  constructor(
    private readonly energyKey: string,
    private readonly forcesKey: string,
  ) {}

  /** @throws the error that `fail` makes of one sentence */
  parse(line: string, fail: Fail): Header {
    const info: Record<string, InfoValue> = {};
    const fields: Header["fields"] = { periodic: [false, false, false], info };
    let properties: string | undefined;
    let cell: Float64Array | undefined;
    let periodic: Structure["periodic"] | undefined;
    for (const { key, value } of entriesOf(line, fail)) {
      if (key === "Properties") properties = value ?? "";
      else if (key === "Lattice") cell = parseLattice(value, fail);
      else if (key === "pbc") periodic = parsePeriodic(value, fail);
      else if (key === this.energyKey) fields.energy = parseEnergy(key, value, fail);
      else setOwn(info, key, value === null ? true : typedInfo(key, value));
    }
    // ASE's rule: a lattice without pbc repeats along all its vectors.
    fields.periodic = periodic ?? (cell ? [true, true, true] : [false, false, false]);
    if (cell) fields.cell = cell;
    const tagKey = tagKeys.find((key) => ["string", "number"].includes(typeof info[key]));
    const tag = tagKey && String(info[tagKey]);
    return { layout: this.layoutOf(properties, fail), fields, tag };
  }

  private layoutOf(properties: string | undefined, fail: Fail): Layout {
    if (!this.lastLayout || properties !== this.lastProperties) {
      const layout = parseProperties(properties ?? plainProperties, this.forcesKey, fail);
      this.lastLayout = { ...layout, declared: properties !== undefined };
      this.lastProperties = properties;
    }
    return this.lastLayout;
  }
}

/** The comment of a plain XYZ file is free text; what is not key=value is kept as one `comment`. */
function entriesOf(line: string, fail: Fail): CommentEntry[] {
  const text = line.trim();
  if (text === "") return [];
  try {
    if (text.includes("=")) return parseComment(text);
  } catch (error) {
    if (!(error instanceof UnclosedQuote)) throw error;
    const isExtended = /\b(Properties|Lattice)\s*=/.test(text);
    if (isExtended) throw fail(`the quote that opens at ${quoted(error.message)} is never closed`);
  }
  return [{ key: "comment", value: text }];
}

/** Also for a key such as "__proto__", which an assignment would swallow. */
function setOwn(info: Record<string, InfoValue>, key: string, value: InfoValue): void {
  if (key in info) Object.defineProperty(info, key, { value, ...ownProperty });
  else info[key] = value;
}

const ownProperty = { writable: true, enumerable: true, configurable: true };

function typedInfo(key: string, text: string): InfoValue {
  const value = typedValue(text);
  return (matrixKeys.has(key) && matrixRows(value)) || value;
}

/** undefined for nine zeros, which some programs write for a molecule. */
function parseLattice(text: string | null, fail: Fail): Float64Array | undefined {
  const value = text === null ? [] : typedValue(text);
  if (!isNumbers(value) || value.length !== 9 || !value.every(Number.isFinite)) {
    throw fail(
      `Lattice=${quoted(text ?? "")} is not nine finite numbers: ` +
        'the vectors a, b and c as "ax ay az bx by bz cx cy cz"',
    );
  }
  return value.some((number) => number !== 0) ? Float64Array.from(value) : undefined;
}

function parsePeriodic(text: string | null, fail: Fail): Structure["periodic"] {
  const value = text === null ? true : typedValue(text);
  const flags = Array.isArray(value) ? value : [value, value, value];
  if (flags.length !== 3 || !flags.every((flag) => [true, false, 1, 0].includes(flag as number))) {
    throw fail(`pbc=${quoted(text ?? "")} is not three of T and F, one per lattice vector`);
  }
  return flags.map(Boolean) as Structure["periodic"];
}

function parseEnergy(key: string, text: string | null, fail: Fail): number {
  const value = text === null ? null : typedValue(text);
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw fail(`${key}=${quoted(text ?? "")} is not a finite number, as an energy in eV must be`);
}
