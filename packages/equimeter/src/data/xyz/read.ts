import { basename } from "node:path";
import { UserError } from "../../errors.js";
import type { Structure } from "../structure.js";
import { AtomTable } from "./atoms.js";
import { openBytes } from "../text/bytes.js";
import { HeaderParser } from "./header.js";
import { LineReader, quoted } from "../text/lines.js";
import { checkRequired } from "./required.js";
import type { RequiredField } from "./required.js";

export interface XyzOptions {
  /** The comment line's key of the energy, in eV. Default "energy". */
  energyKey?: string;
  /** The per-atom property that holds the forces, in eV/Å. Default "forces". */
  forcesKey?: string;
  /** What every frame must have. Default nothing. */
  require?: RequiredField[];
  /** Read no more frames than this. Default all. */
  limit?: number;
}

/**
 * The frames of an extended-XYZ or plain XYZ file, one at a time; gzip is recognised by its bytes.
 *
 * Memory holds one frame and one chunk of the file. Ending the iteration early closes the file.
 *
 * @throws UserError with file, line and value for a file that cannot be read, a malformed or
 * truncated frame, an unknown element, a position or force that is not finite, a missing
 * `require`d field
 */
export async function* readXyz(path: string, options: XyzOptions = {}): AsyncGenerator<Structure> {
  const { energyKey = "energy", forcesKey = "forces", require = [], limit = Infinity } = options;
  if (limit !== Infinity && !(Number.isInteger(limit) && limit >= 1)) {
    throw new UserError(`the limit of frames must be a whole number from 1 on, not ${limit}`);
  }
  const keys = { energy: energyKey, forces: forcesKey };
  const headers = new HeaderParser(energyKey, forcesKey);
  const { chunks, mostBytes } = await openBytes(path);
  const lines = new LineReader(path, chunks, "an extended-XYZ file");
  const file = basename(path);
  const fail = (message: string) => lines.error(message);
  try {
    for (let frame = 0; frame < limit && (await findFrame(lines, frame)); frame++) {
      const count = parseCount(lines, frame);
      const countLine = lines.lineNumber;
      if (!lines.advance() && !(await lines.refill())) {
        throw truncated(lines, frame, "before its comment line");
      }
      const header = headers.parse(lines.text(), fail);
      for (const field of require) checkRequired(field, keys[field], header, frame, fail);
      // A number and a separator per column; checked before memory is asked for.
      if (count * header.layout.width * 2 > mostBytes + 1) {
        throw lines.error(`promises ${count} atoms, more than the file can hold`, countLine);
      }
      const atoms = new AtomTable(header.layout, count);
      let atom = atoms.readLines(lines, 0);
      while (atom < count) {
        if (!(await lines.refill())) {
          const missing = `after ${atom} of the ${count} atoms that line ${countLine} promises`;
          throw truncated(lines, frame, missing);
        }
        atoms.readLine(lines, atom);
        atom = atoms.readLines(lines, atom + 1);
      }
      const tag = header.tag === undefined ? "" : ` (${header.tag})`;
      const forces = atoms.vectors("forces");
      yield {
        name: `${file}#${frame}${tag}`,
        atomicNumbers: atoms.atomicNumbers,
        positions: atoms.vectors("positions")!,
        ...header.fields,
        ...(forces && { forces }),
        arrays: atoms.arrays(),
      };
    }
  } finally {
    await chunks.return(undefined);
  }
}

/** All frames at once. See readXyz. */
export async function readXyzAll(path: string, options: XyzOptions = {}): Promise<Structure[]> {
  const structures: Structure[] = [];
  for await (const structure of readXyz(path, options)) structures.push(structure);
  return structures;
}

/** Moves to the first line of a frame; false when only blank lines are left. */
async function findFrame(lines: LineReader, frame: number): Promise<boolean> {
  let blank: number | undefined;
  while (lines.advance() || (await lines.refill())) {
    if (!lines.isBlank()) {
      if (blank === undefined) return true;
      throw lines.error(`a blank line where frame ${frame} should give its number of atoms`, blank);
    }
    blank ??= lines.lineNumber;
  }
  if (frame === 0) throw new UserError(`${lines.path} is empty: there is no frame in it`);
  return false;
}

function parseCount(lines: LineReader, frame: number): number {
  const text = lines.text().trim();
  const count = /^[+-]?\d+$/.test(text) ? Number(text) : NaN;
  if (count >= 1) return count;
  const hint =
    frame > 0 && Number.isNaN(count) ? " (or is the number of the frame before wrong?)" : "";
  throw lines.error(
    `frame ${frame} should start with its number of atoms, from 1 on, not ${quoted(text)}${hint}`,
  );
}

function truncated(lines: LineReader, frame: number, where: string): UserError {
  return lines.error(`the file ends inside frame ${frame}, ${where}`);
}
