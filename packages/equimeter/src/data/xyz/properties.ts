import type { UserError } from "../../errors.js";
import type { PropertyType } from "../structure.js";
import { quoted } from "../text/lines.js";

/** What a per-atom property means to the reader. */
export type Role = "element" | "positions" | "forces" | "array" | "skipped";

export interface Property {
  name: string;
  type: PropertyType;
  columns: number;
  role: Role;
}

/** The columns of an atom line, from a `Properties` value such as "species:S:1:pos:R:3". */
export interface Layout {
  properties: Property[];
  /** Columns of a line in all. */
  width: number;
  /** Whether the file declared them: without that, columns behind the position are ignored. */
  declared: boolean;
}

/** A frame without `Properties` is plain XYZ: an element and a position. */
export const plainProperties = "species:S:1:pos:R:3";

const symbolNames = ["species", "symbols", "element"];
const atomicNumberNames = ["Z", "numbers", "atomic_numbers"];
const positionNames = ["pos", "positions"];

/** Names that the reader never takes for a property of another kind. */
export const reservedNames: ReadonlySet<string> = new Set([
  ...symbolNames,
  ...atomicNumberNames,
  ...positionNames,
]);

/** Far beyond any file; keeps a misprint from costing memory. */
const mostColumns = 10_000;

/** @throws the error that `fail` makes of one sentence about a malformed `text` */
export function parseProperties(
  text: string,
  forcesKey: string,
  fail: (message: string) => UserError,
): Layout {
  const malformed = (reason: string) => fail(`Properties=${quoted(text)} ${reason}`);
  const fields = text.split(":");
  if (fields.length % 3 !== 0) {
    throw malformed("is not a list of name:type:columns, such as species:S:1:pos:R:3");
  }
  const properties: Property[] = [];
  for (let i = 0; i < fields.length; i += 3) {
    const [name, type, columns] = fields.slice(i, i + 3);
    if (name === "") throw malformed("has a property without a name");
    if (!isType(type)) {
      throw malformed(
        `gives ${quoted(name)} the type ${quoted(type)}, which is none of R, I, S, L`,
      );
    }
    if (!/^[1-9]\d*$/.test(columns) || Number(columns) > mostColumns) {
      throw malformed(`gives ${quoted(name)} ${quoted(columns)} columns, which is no such number`);
    }
    if (properties.some((other) => other.name === name)) {
      throw malformed(`names ${quoted(name)} twice`);
    }
    properties.push({ name, type, columns: Number(columns), role: "array" });
  }
  assignRoles(properties, forcesKey, malformed);
  const width = properties.reduce((sum, { columns }) => sum + columns, 0);
  if (width > mostColumns) throw malformed(`has ${width} columns; at most ${mostColumns} are read`);
  return { properties, width, declared: true };
}

function assignRoles(
  properties: Property[],
  forcesKey: string,
  malformed: (reason: string) => UserError,
): void {
  const find = (names: string[]) => properties.find(({ name }) => names.includes(name));
  const position = find(positionNames);
  const symbol = find(symbolNames);
  // As in ASE, a column of atomic numbers beats one of symbols.
  const element = find(atomicNumberNames) ?? symbol;
  if (!position) throw malformed("has no pos:R:3, the positions");
  if (!element) throw malformed("has neither species:S:1 nor Z:I:1, the elements");
  if (symbol) symbol.role = "skipped";
  position.role = "positions";
  element.role = "element";
  const forces = properties.find(({ name, role }) => name === forcesKey && role === "array");
  if (forces) forces.role = "forces";
  for (const { name, type, columns, role } of properties) {
    if ((role === "positions" || role === "forces") && !isVector(type, columns)) {
      throw malformed(`declares ${quoted(name)} as ${type}:${columns}; a vector is R:3`);
    }
    if (role === "element" && (columns !== 1 || !"SI".includes(type))) {
      throw malformed(`declares ${quoted(name)} as ${type}:${columns}; an element is S:1 or I:1`);
    }
  }
}

function isType(text: string): text is PropertyType {
  return text === "R" || text === "I" || text === "S" || text === "L";
}

/** Three numbers an atom. */
export function isVector(type: PropertyType, columns: number): boolean {
  return columns === 3 && (type === "R" || type === "I");
}
