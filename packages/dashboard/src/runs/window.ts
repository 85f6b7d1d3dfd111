/** Rows of a long table that are worth having in the document: those in sight and some around. */
export interface RowWindow {
  readonly first: number;
  /** Behind the last one. */
  readonly end: number;
}

/** Shorter tables are in the document as a whole, where the browser's own search finds them. */
const mostWhole = 150;
const around = 20;

export function windowOf(
  rows: number,
  scrolled: number,
  height: number,
  rowHeight: number,
): RowWindow {
  if (rows <= mostWhole) return { first: 0, end: rows };
  const first = Math.min(Math.floor(scrolled / rowHeight), rows) - around;
  const end = Math.ceil((scrolled + height) / rowHeight) + around;
  return { first: Math.max(0, first), end: Math.min(rows, end) };
}
