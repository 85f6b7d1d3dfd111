/**
 * Several lines over one ascending x, as uPlot takes them: undefined where another line has a point and this one
 * none, which is drawn through; null where a value is missing, which is a gap.
 */
export function align(
  lines: readonly { readonly x: readonly number[]; readonly columns: readonly Column[] }[],
): { x: readonly number[]; columns: AlignedColumn[] } {
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
function union(lines: readonly (readonly number[])[]): readonly number[] {
  const [first, ...others] = lines;
  if (!first) return [];
  if (others.every((other) => sameAs(first, other))) return first;
  return mergeAll(lines);
}

/** By halves: each place is looked at as often as two halves its line, not once for each of the other lines. */
function mergeAll(lines: readonly (readonly number[])[]): readonly number[] {
  if (lines.length === 1) return lines[0];
  const half = lines.length >> 1;
  return merge(mergeAll(lines.slice(0, half)), mergeAll(lines.slice(half)));
}

function merge(a: readonly number[], b: readonly number[]): number[] {
  const merged: number[] = [];
  for (let [i, j] = [0, 0]; i < a.length || j < b.length;) {
    const next = j === b.length || a[i] <= b[j] ? a[i] : b[j];
    merged.push(next);
    while (a[i] === next) i++;
    while (b[j] === next) j++;
  }
  return merged;
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
