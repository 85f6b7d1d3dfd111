export interface TableOptions {
  /** Alignment of each column; by default the first is left and the others are right. */
  align?: ("left" | "right")[];
  /** Spaces between two columns. */
  gap?: number;
}

/**
 * A plain text table with aligned columns and a rule under the header. Missing cells are empty; line
 * breaks and other control characters within a cell become spaces, so that a name cannot break it.
 *
 * @returns lines joined by `\n`, without trailing spaces and without a last line break
 */
export function textTable(header: string[], rows: string[][], options: TableOptions = {}): string {
  const { align = [], gap = 2 } = options;
  const cells = [header, ...rows].map((row) => header.map((_, i) => oneLine(row[i] ?? "")));
  const widths = header.map((_, i) => Math.max(...cells.map((row) => width(row[i]))));
  const line = (row: string[]) =>
    row
      .map((cell, i) => {
        const space = " ".repeat(widths[i] - width(cell));
        return (align[i] ?? (i === 0 ? "left" : "right")) === "left" ? cell + space : space + cell;
      })
      .join(" ".repeat(gap))
      .trimEnd();
  const rule = widths.map((columns) => "─".repeat(columns)).join(" ".repeat(gap));
  return [line(cells[0]), rule, ...cells.slice(1).map(line)].join("\n");
}

/** Columns on a terminal: code points, not UTF-16 units. */
const width = (text: string) => [...text].length;

const oneLine = (text: string) => text.replace(/\p{Cc}+/gu, " ");
