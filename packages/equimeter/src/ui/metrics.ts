import { isMapping } from "../config-values.js";
import { scalarColumn } from "../runs/exchange/export/row.js";
import type { RunMetrics, Series } from "./api.js";
import { readGrown, type Cursor } from "./tail.js";

/** A number as it is written in a line, or what JSON has no number for. */
type Written = number | null;

/** Keys of a line that name its series, or say how it was measured; they are no columns. */
const named = new Set(["kind", "weights", "field", "t"]);

const kinds = new Set<unknown>([
  "train",
  "monitor",
  "gradients",
  "head",
  "test",
  "twirl",
  "scalars",
]);

/**
 * The lines of `metrics.jsonl` behind a cursor, in columns.
 *
 * @param run its name in the answer
 * @param most bytes of the file at once
 */
export function readRunMetrics(
  run: string,
  path: string,
  cursor: Cursor,
  most: number,
): RunMetrics {
  const grown = readGrown(path, cursor, most);
  const table = new MetricsTable();
  for (const line of linesIn(grown.bytes)) table.add(line);
  return {
    run,
    offset: grown.cursor.offset,
    mark: grown.cursor.mark,
    restarted: grown.restarted,
    ...table.read(),
  };
}

/** Without spreading one long text into an array of all lines. */
function* linesIn(bytes: Buffer): Generator<string> {
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(10, from);
    yield bytes.toString("utf8", from, end);
    from = end + 1;
  }
}

/** Gathers lines into columns. Damaged lines are counted, and told as a note. */
class MetricsTable {
  readonly #series = new Map<string, Builder>();
  readonly #notes: { step: number; message: string }[] = [];
  #damaged = 0;
  #lastStep = 0;

  add(text: string): void {
    const line = parsed(text);
    if (line === null) {
      this.#damaged += 1;
      return;
    }
    this.#lastStep = line.step;
    if (line.kind === "note") {
      this.#notes.push({ step: line.step, message: String(line.message) });
      return;
    }
    // Lines of kinds that a later version may write are passed over.
    if (!kinds.has(line.kind)) return;
    const key = `${line.kind}\n${line.weights}\n${line.field}\n${line.t}`;
    let builder = this.#series.get(key);
    if (builder === undefined) this.#series.set(key, (builder = new Builder(line)));
    builder.add(line);
  }

  read(): Pick<RunMetrics, "series" | "notes"> {
    const series = [...this.#series.values()].map((builder) => builder.series);
    if (this.#damaged === 0) return { series, notes: this.#notes };
    const [lines, are] = this.#damaged === 1 ? ["line", "is"] : ["lines", "are"];
    const message = `${this.#damaged} ${lines} of metrics.jsonl ${are} damaged and left out`;
    return { series, notes: [...this.#notes, { step: this.#lastStep, message }] };
  }
}

interface Line extends Record<string, unknown> {
  readonly kind: string;
  readonly step: number;
}

/** Null for what is no line of metrics at all. */
function parsed(text: string): Line | null {
  try {
    const line = JSON.parse(text) as Line | null;
    return typeof line?.kind === "string" && Number.isFinite(line.step) ? line : null;
  } catch {
    return null;
  }
}

/** One series, a line at a time. */
class Builder {
  readonly #head: Omit<Series, "columns">;
  readonly #columns = new Map<string, Written[]>();
  #length = 0;

  constructor({ kind, weights, field, t, loss }: Line) {
    this.#head = {
      kind: kind as Series["kind"],
      weights: (weights as Series["weights"]) ?? null,
      field: typeof field === "string" ? field : null,
      t: typeof t === "number" ? t : null,
      ...(typeof loss === "string" && !isNonFinite(loss) && { loss }),
    };
  }

  get series(): Series {
    return { ...this.#head, columns: Object.fromEntries(this.#columns) };
  }

  add(line: Line): void {
    this.#length += 1;
    for (const key in line) {
      const value = line[key];
      if (typeof value === "number") this.#put(key, value);
      else if (Array.isArray(value) && value.length === 2 && key.startsWith("ci")) {
        this.#put(`${key}Low`, numberOf(value[0]));
        this.#put(`${key}High`, numberOf(value[1]));
      } else if (key === "values" && line.kind === "scalars" && isMapping(value)) {
        // Of an imported run: its numbers under the names they have there.
        for (const [name, number] of Object.entries(value))
          this.#put(scalarColumn(name), numberOf(number));
      } else if (isNonFinite(value)) this.#put(key, null);
    }
    for (const column of this.#columns.values()) fill(column, this.#length);
  }

  #put(key: string, value: Written): void {
    if (named.has(key)) return;
    let column = this.#columns.get(key);
    if (column === undefined) this.#columns.set(key, (column = []));
    fill(column, this.#length - 1);
    column[this.#length - 1] = value;
  }
}

/** `NaN` and infinities are written as text. */
const isNonFinite = (value: unknown) =>
  value === "NaN" || value === "Infinity" || value === "-Infinity";

const numberOf = (value: unknown) => (typeof value === "number" ? value : null);

function fill(column: Written[], length: number): void {
  while (column.length < length) column.push(null);
}
