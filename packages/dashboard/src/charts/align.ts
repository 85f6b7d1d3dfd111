/**
 * Several lines over one ascending x, as uPlot takes them: undefined where another line has a point and this one
 * none, which is drawn through; null where a value is missing, which is a gap.
 */
export function align(
  lines: readonly { readonly x: readonly number[]; readonly columns: readonly Column[] }[],
): { x: number[]; columns: AlignedColumn[] } {
  const x = union(lines.map((line) => line.x));
  const columns = lines.flatMap((line) => {
    if (line.x.length === x.length) return line.columns.map((column) => [...column]);
    const rows = rowsOf(line.x, x);
    return line.columns.map((column) => {
      const aligned = new Array<number | null | undefined>(x.length).fill(undefined);
      rows.forEach((row, i) => (aligned[row] = column[i]));
      return aligned;
    });
  });
  return { x, columns };
}

export type Column = readonly (number | null)[];
export type AlignedColumn = (number | null | undefined)[];

/** All places of all lines, ascending, each once. */
function union(lines: readonly (readonly number[])[]): number[] {
  const [first, ...others] = lines;
  if (!first) return [];
  if (others.every((other) => sameAs(first, other))) return [...first];
  const all = Float64Array.from(lines.flat()).sort();
  return Array.from(all.filter((place, i) => i === 0 || place !== all[i - 1]));
}

const sameAs = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length && a.every((place, i) => place === b[i]);

/** Where each place of a line stands in the union. */
function rowsOf(places: readonly number[], all: readonly number[]): number[] {
  let row = 0;
  return places.map((place) => {
    while (all[row] < place) row++;
    return row;
  });
}
