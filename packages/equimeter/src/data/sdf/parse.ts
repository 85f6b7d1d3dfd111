import type { InfoValue } from "../structure.js";
import { type FailAt, Lines, type Molecule } from "./molfile.js";
import { parseProperties } from "./properties.js";
import type { SdfRecord } from "./records.js";
import { parseCounts, parseV2000 } from "./v2000.js";
import { parseV3000 } from "./v3000.js";

export interface ParsedRecord extends Molecule {
  /** Its first line; empty where the molecule has no name. */
  title: string;
  properties: Map<string, InfoValue>;
}

/** Fewer atoms than this lie in a plane whatever they are. */
const fewestInSpace = 4;

/** @throws the error that `failAt` makes for a line of the record, counted from 0 */
export function parseRecord(record: SdfRecord, failAt: FailAt): ParsedRecord {
  const lines = new Lines(record.lines, failAt);
  const title = lines.take("the name of the molecule").trim();
  const program = lines.take("the line of the program");
  lines.take("the comment");
  const counts = parseCounts(lines);
  const isV3000 = /\bV3000\s*$/.test(record.lines[3]);
  const molecule = isV3000 ? parseV3000(lines) : parseV2000(lines, counts);
  if (molecule.atomicNumbers.length === 0) throw failAt("it has no atoms", 3);
  checkEnd(record, molecule.next, failAt);
  checkSpace(molecule, program, failAt);
  return { ...molecule, title, properties: parseProperties(lines, record.lines.length) };
}

/** A molfile, alone in its file, needs no `$$$$`; anything else that ends without one may be cut off. */
function checkEnd({ index, lines, isEnded }: SdfRecord, next: number, failAt: FailAt): void {
  const isMolfile = index === 0 && lines.slice(next).every((line) => line.trim() === "");
  if (!isEnded && !isMolfile)
    throw failAt("the file ends without the line $$$$ that ends a record", lines.length);
}

/** Drawings of molecules are in the same format: columns 21–22 of line 2 say so. */
function checkSpace({ positions }: Molecule, program: string, failAt: FailAt): void {
  const isFlat = positions.every((value, i) => i % 3 < 2 || value === 0);
  if (isFlat && positions.length >= 3 * fewestInSpace && program.slice(20, 22) === "2D")
    throw failAt("it is a drawing (2D), not a molecule in space", 1);
}
