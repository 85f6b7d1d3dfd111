import type { GroupBand } from "../../state/address.ts";

/** A curve as numbers alone; x ascends, and y is null where nothing is known. */
export interface Curve {
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
}

export interface GroupCurve extends Curve {
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
}

/**
 * The mean of several curves with a band around it, at every x that one of them has and that all of them span: a mean
 * over fewer of them would jump where one begins or ends. Between points a curve is a straight line.
 *
 * @param band `deviation`: ± the standard deviation over the curves (n − 1). `interval`: the 95 % interval of the mean
 *   by Student's t. `range`: from the smallest to the largest. Of a single curve there is no band but its range.
 */
export function aggregate(curves: readonly Curve[], band: GroupBand): GroupCurve {
  const known = curves.map(withoutNulls).filter(({ x }) => x.length > 0);
  const begin = known.reduce((most, { x }) => Math.max(most, x[0]), -Infinity);
  const end = known.reduce((least, { x }) => Math.min(least, x.at(-1)!), Infinity);
  const xs = known.flatMap(({ x }) => x.filter((one) => one >= begin && one <= end));
  const x = [...new Set(xs)].sort((a, b) => a - b);
  const columns = known.map((curve) => valuesAt(curve, x));
  const rows = x.map((_, i) =>
    bandOf(
      columns.map((column) => column[i]),
      band,
    ),
  );
  return {
    x,
    y: rows.map((row) => row.mean),
    low: rows.map((row) => row.low),
    high: rows.map((row) => row.high),
  };
}

/** What bands of groups are; empty where there is none. */
export const groupBandLabels: Record<GroupBand, string> = {
  deviation: "± 1 standard deviation over the runs of a group",
  interval: "95 % interval of the mean (Student's t)",
  range: "from the smallest to the largest",
  none: "",
};

/** Mean, and the ends of the band or null. */
export function bandOf(values: readonly number[], band: GroupBand) {
  const n = values.length;
  const mean = values.reduce((a, b) => a + b, 0) / n;
  if (band === "range") return { mean, low: Math.min(...values), high: Math.max(...values) };
  if (band === "none" || n < 2) return { mean, low: null, high: null };
  const deviation = Math.sqrt(values.reduce((sum, y) => sum + (y - mean) ** 2, 0) / (n - 1));
  const half = band === "deviation" ? deviation : (studentT(n - 1) * deviation) / Math.sqrt(n);
  return { mean, low: mean - half, high: mean + half };
}

/** The 97.5 % quantiles of Student's t with 1 … 30 degrees of freedom. */
const quantiles = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145,
  2.131, 2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048,
  2.045, 2.042,
];

/** Beyond the table by the first terms of Cornish and Fisher's expansion, right to 0.001 there. */
function studentT(freedom: number): number {
  const z = 1.959964;
  return quantiles[freedom - 1] ?? z + (z ** 3 + z) / (4 * freedom);
}

function withoutNulls({ x, y }: Curve): { x: number[]; y: number[] } {
  const rows = x.flatMap((_, i) => (y[i] === null ? [] : [i]));
  return { x: rows.map((i) => x[i]), y: rows.map((i) => y[i]!) };
}

/** Of one curve at ascending places that it spans. */
function valuesAt({ x, y }: { x: number[]; y: number[] }, places: readonly number[]): number[] {
  let i = 0;
  return places.map((place) => {
    while (x[i + 1] !== undefined && x[i + 1] <= place) i++;
    if (x[i] === place || x[i + 1] === undefined) return y[i];
    const along = (place - x[i]) / (x[i + 1] - x[i]);
    return y[i] * (1 - along) + y[i + 1] * along;
  });
}
