import { quoted } from "../../text/lines.js";
import type { TokenSink } from "./lexer.js";
import { type CategoryReader, numberOf, type Row, type RowReader } from "./table.js";

type State = "outside" | "item" | "header" | "body";

/**
 * Makes rows of the tokens of a CIF file: those of loops, and one of the items that a category has
 * outside of any. Holds one row.
 */
export class CifParser implements TokenSink, Row {
  private state: State = "outside";
  private category = "";
  private columns: string[] = [];
  /** The same as the file writes them. */
  private tags: string[] = [];
  private readonly values: (string | undefined)[] = [];
  /** Where a row is a line: that, and where each value starts and ends; else there are `values`. */
  private line: string | undefined;
  private bounds: Int32Array = new Int32Array(0);
  private filled = 0;
  private rows = 0;
  private reader: RowReader | undefined;
  private block: CategoryReader | undefined;

  /**
   * @param startBlock - hears of `data_NAME`, and says who reads the categories behind it
   * @param fail - makes the error about the current line
   */
  constructor(
    private readonly startBlock: (name: string) => CategoryReader,
    readonly fail: (message: string) => Error,
  ) {}

  get rowLength(): number {
    return this.state === "body" && this.filled === 0 ? this.columns.length : 0;
  }

  row(line: string, bounds: Int32Array): void {
    this.rows++;
    if (!this.reader) return;
    [this.line, this.bounds] = [line, bounds];
    this.reader(this);
    this.line = undefined;
  }

  text(column: number): string | undefined {
    if (this.line === undefined) return this.values[column];
    const text = this.line.slice(this.bounds[2 * column], this.bounds[2 * column + 1]);
    return text === "." || text === "?" ? undefined : text;
  }

  number(column: number): number | undefined {
    const text = this.text(column);
    return text === undefined ? undefined : numberOf(text, this.tags[column], this);
  }

  word(text: string): void {
    this.endCategory();
    if (text === "loop_") this.state = "header";
    else if (text.startsWith("data_")) this.block = this.startBlock(text.slice(5));
  }

  tag(tag: string): void {
    const [category, column] = partsOf(tag);
    if (this.state === "header") {
      if (this.columns.length > 0 && category !== this.category)
        throw this.fail(`${tag} is in a loop of _${this.category}`);
      this.category = category;
      this.columns.push(column);
      this.tags.push(tag);
      return;
    }
    if (this.state === "item" && this.columns.length > this.filled) throw this.noValue();
    if (this.state === "body" || category !== this.category) {
      this.endCategory();
      this.category = category;
    }
    this.state = "item";
    this.columns.push(column);
    this.tags.push(tag);
  }

  value(text: string, isQuoted: boolean): void {
    const value = !isQuoted && (text === "." || text === "?") ? undefined : text;
    if (this.state === "header") this.startLoop();
    if (this.state === "outside" || (this.state === "item" && this.filled === this.columns.length))
      throw this.fail(`${quoted(text)} is the value of nothing; is a quote or a tag missing?`);
    this.values[this.filled++] = value;
    if (this.state !== "body" || this.filled < this.columns.length) return;
    this.rows++;
    this.filled = 0;
    this.reader?.(this);
  }

  /** What the end of the file means. */
  end(): void {
    this.endCategory();
  }

  private startLoop(): void {
    if (this.columns.length === 0) throw this.fail("a loop_ has no columns");
    this.state = "body";
    this.filled = this.rows = 0;
    this.reader = this.open();
  }

  private open(): RowReader | undefined {
    if (!this.block) throw this.fail("a CIF file starts with data_NAME; is its head missing?");
    return this.block.category(this.category, this.columns, this.fail);
  }

  private endCategory(): void {
    if (this.state === "body" && this.filled > 0)
      throw this.fail(
        `row ${this.rows + 1} of _${this.category} ends after ${this.filled} of ` +
          `${this.columns.length} values; is the file cut off?`,
      );
    if (this.state === "item") {
      if (this.filled < this.columns.length) throw this.noValue();
      this.open()?.(this);
    }
    this.state = "outside";
    this.category = "";
    this.filled = 0;
    this.columns = [];
    this.tags = [];
  }

  private noValue(): Error {
    return this.fail(`${this.tags.at(-1)} has no value; is the file cut off?`);
  }
}

/** The names of the dictionary are in mixed case, and readers may not care. */
function partsOf(tag: string): [category: string, column: string] {
  const name = tag.slice(1).toLowerCase();
  const point = name.indexOf(".");
  return point < 0 ? [name, ""] : [name.slice(0, point), name.slice(point + 1)];
}
