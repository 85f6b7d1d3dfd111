/** What a line of a CIF file is made of. */
export interface TokenSink {
  /** How many values the next row of a loop takes; 0 where none can start. */
  readonly rowLength: number;
  /**
   * A line that is one whole row, so that nothing is cut out of it that nobody asks for.
   *
   * @param bounds - [2*rowLength] where each value starts and ends
   */
  row(line: string, bounds: Int32Array): void;
  /** @param quoted - true for "." and "?" that are text and not a missing value */
  value(text: string, quoted: boolean): void;
  /** `_category.column` */
  tag(text: string): void;
  /** `data_…`, `loop_`, `save_…`, `global_`, `stop_`; in lower case but for what follows `data_`. */
  word(text: string): void;
}

const [tab, space, doubleQuote, hash, singleQuote, semicolon, underscore] = [
  9, 32, 34, 35, 39, 59, 95,
];

const reserved = /^(data_|save_|loop_$|global_$|stop_$)/i;

/** Text between lines that start with a semicolon; a longer one is a file of another kind. */
const mostCharacters = 2 ** 26;

/**
 * Takes the lines of a CIF 1.1 file apart: words between blanks, text in quotes (which end only
 * before a blank), text between lines that start with a semicolon, comments.
 */
export class CifLexer {
  private bounds = new Int32Array(64);
  private field: string[] | undefined;
  private fieldLength = 0;
  /** Where the text field began that is not closed yet; undefined outside of one. */
  fieldLine: number | undefined;

  /** @param fail - makes the error about the current line */
  constructor(
    private readonly sink: TokenSink,
    private readonly fail: (message: string) => Error,
  ) {}

  line(text: string, lineNumber: number): void {
    if (this.field) this.inField(text);
    else if (text.charCodeAt(0) === semicolon) {
      this.field = [text.slice(1)];
      this.fieldLength = text.length;
      this.fieldLine = lineNumber;
    } else if (this.isRow(text)) this.sink.row(text, this.bounds);
    else this.tokens(text, 0);
  }

  /** Whether the line is a row of the loop that is being read: nearly all lines of a file are. */
  private isRow(text: string): boolean {
    const columns = this.sink.rowLength;
    if (columns === 0) return false;
    if (this.bounds.length < 2 * columns) this.bounds = new Int32Array(2 * columns);
    const { bounds } = this;
    const length = text.length;
    let i = 0;
    for (let column = 0; ; column++) {
      while (i < length && isBlank(text.charCodeAt(i))) i++;
      if (i >= length) return column === columns;
      const first = text.charCodeAt(i);
      // Whatever is not plain goes the long way.
      if (column === columns || isSpecial(first)) return false;
      bounds[2 * column] = i;
      while (i < length && !isBlank(text.charCodeAt(i))) i++;
      bounds[2 * column + 1] = i;
      if (mayBeReserved(text, bounds[2 * column])) return false;
    }
  }

  private inField(text: string): void {
    if (text.charCodeAt(0) === semicolon) {
      const value = this.field!.join("\n");
      this.field = this.fieldLine = undefined;
      this.sink.value(value, true);
      this.tokens(text, 1);
      return;
    }
    this.field!.push(text);
    this.fieldLength += text.length;
    if (this.fieldLength > mostCharacters)
      throw this.fail(`the text that starts in line ${this.fieldLine} is longer than 64 MB`);
  }

  private tokens(text: string, from: number): void {
    const length = text.length;
    let i = from;
    for (;;) {
      while (i < length && isBlank(text.charCodeAt(i))) i++;
      if (i >= length) return;
      const first = text.charCodeAt(i);
      if (first === hash) return;
      if (first === singleQuote || first === doubleQuote) {
        const end = closing(text, i + 1, first);
        if (end < 0) throw this.fail(`a quote is not closed: ${text.slice(i, i + 40).trim()}`);
        this.sink.value(text.slice(i + 1, end), true);
        i = end + 1;
        continue;
      }
      const start = i;
      while (i < length && !isBlank(text.charCodeAt(i))) i++;
      const word = text.slice(start, i);
      if (first === underscore) this.sink.tag(word);
      else {
        const match = mayBeReserved(word, 0) ? reserved.exec(word) : null;
        if (!match) this.sink.value(word, false);
        else this.sink.word(match[0].toLowerCase() + word.slice(match[0].length));
      }
    }
  }
}

/** Every reserved word has an underscore as its fifth or seventh character. */
function mayBeReserved(text: string, start: number): boolean {
  return text.charCodeAt(start + 4) === underscore || text.charCodeAt(start + 6) === underscore;
}

/** A quote, a comment or a tag. */
function isSpecial(code: number): boolean {
  return code === singleQuote || code === doubleQuote || code === hash || code === underscore;
}

function isBlank(code: number): boolean {
  return code === space || code === tab;
}

/** A quote ends the text only where a blank or the end of the line follows. */
function closing(text: string, from: number, quote: number): number {
  for (let i = from; i < text.length; i++)
    if (text.charCodeAt(i) === quote && (i + 1 === text.length || isBlank(text.charCodeAt(i + 1))))
      return i;
  return -1;
}
