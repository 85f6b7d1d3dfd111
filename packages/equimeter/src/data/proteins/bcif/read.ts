import { UserError } from "../../../errors.js";
import { CifEntry } from "../cif/entry.js";
import { numberOf, type Row } from "../cif/table.js";
import { entryName } from "../entry-name.js";
import type { ChainOptions } from "../options.js";
import { decode } from "./encodings.js";
import { BinaryCifError, field } from "./fields.js";
import { decodeMessagePack, MessagePackError, type Packed } from "./messagepack.js";

/** Unpacked, in bytes: ten times the largest entry of the archive. */
const largest = 2 ** 30;

/** Rows that a byte can stand for at most, where runs of one value are stored as such. */
const rowsPerByte = 64;

/**
 * The entries of a BinaryCIF file, a data block each. The file is held in memory as a whole;
 * columns that nobody asks for are not unpacked.
 *
 * @throws UserError with file, category, column and what is wrong, for a document that is cut off
 * or damaged, an unknown encoding, and what `readMmcif` refuses
 */
export async function* readBcif(
  path: string,
  chunks: AsyncIterable<Buffer>,
  options: ChainOptions,
): AsyncGenerator<CifEntry> {
  const bytes = await allBytes(path, chunks);
  const most = rowsPerByte * bytes.length;
  for (const block of wrapped(path, "", () =>
    field(decodeMessagePack(bytes), "dataBlocks", "list"),
  )) {
    const entry = wrapped(path, "", () => {
      const header = field(block, "header", "text");
      return new CifEntry(header === "" ? entryName(path) : header, options);
    });
    for (const category of wrapped(path, "", () => field(block, "categories", "list")))
      readCategory(path, category, entry, most);
    yield entry;
  }
}

function readCategory(path: string, category: Packed, entry: CifEntry, most: number): void {
  const name = wrapped(path, "", () => field(category, "name", "text"))
    .replace(/^_/, "")
    .toLowerCase();
  const fail = (message: string) => new UserError(`${path}: ${message}`);
  const [count, columns] = wrapped(path, `, _${name}`, () => {
    const rows = field(category, "rowCount", "count");
    if (rows > most)
      throw new BinaryCifError(`it promises ${rows} rows, more than the file can hold`);
    return [rows, field(category, "columns", "list")] as const;
  });
  const names = columns.map((column) =>
    wrapped(path, `, _${name}`, () => field(column, "name", "text")),
  );
  const read = entry.category(
    name,
    names.map((column) => column.toLowerCase()),
    fail,
  );
  if (!read) return;
  const row = new ColumnRow(path, name, names, columns, count, most);
  for (; row.index < count; row.index++) read(row);
}

/** A row of unpacked columns. Each is unpacked when it is first asked for. */
class ColumnRow implements Row {
  index = 0;
  private readonly unpacked: (Column | undefined)[] = [];

  constructor(
    private readonly path: string,
    private readonly category: string,
    private readonly names: readonly string[],
    private readonly columns: readonly Packed[],
    private readonly count: number,
    private readonly most: number,
  ) {}

  text(column: number): string | undefined {
    const value = this.value(column);
    return typeof value === "number" ? String(value) : value;
  }

  number(column: number): number | undefined {
    const value = this.value(column);
    return typeof value === "string" ? numberOf(value, this.nameOf(column), this) : value;
  }

  fail = (message: string): UserError =>
    new UserError(`${this.path}, row ${this.index + 1} of _${this.category}: ${message}`);

  private value(column: number): string | number | undefined {
    const { values, mask } = (this.unpacked[column] ??= wrapped(
      this.path,
      `, ${this.nameOf(column)}`,
      () => unpack(this.columns[column], this.count, this.most),
    ));
    return mask && mask[this.index] !== 0 ? undefined : values[this.index];
  }

  private nameOf(column: number): string {
    return `_${this.category}.${this.names[column]}`;
  }
}

interface Column {
  values: ArrayLike<string | number | undefined>;
  /** 0 where there is a value. */
  mask: ArrayLike<unknown> | undefined;
}

function unpack(column: Packed, count: number, most: number): Column {
  const values = unpackData(field(column, "data", "map"), most);
  const masked = column instanceof Map && column.get("mask") instanceof Map;
  const mask = masked ? unpackData(field(column, "mask", "map"), most) : undefined;
  for (const { length } of mask ? [values, mask] : [values])
    if (length !== count) throw new BinaryCifError(`it has ${length} values in ${count} rows`);
  return { values, mask };
}

function unpackData(data: Packed, most: number): ArrayLike<string | number | undefined> {
  return decode(field(data, "data", "bytes"), field(data, "encoding", "list"), most);
}

async function allBytes(path: string, chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    length += chunk.length;
    if (length > largest)
      throw new UserError(`${path} unpacks to more than 1 GB, which no BinaryCIF file does`);
  }
  return Buffer.concat(parts, length);
}

/** Errors of the document as one sentence with the file and the place. */
function wrapped<T>(path: string, place: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof MessagePackError)
      throw new UserError(
        `${path} is no BinaryCIF file, or a damaged one: ${error.message}; fetch it again`,
      );
    if (error instanceof BinaryCifError)
      throw new UserError(
        `${path}${place}: ${error.message}; is it a BinaryCIF file? Fetch it again, or take mmCIF`,
      );
    throw error;
  }
}
