import type { CurvePoint } from "./curve.js";
import { curveSummary, type SummaryOptions } from "./summary.js";

/** A row of the table: where a curve comes from, and what it is called there. */
export interface SummaryRow {
  /** A run, or the file of a published curve. */
  readonly figure: string;
  readonly series: string;
  /** As `finitePoints` gives them. */
  readonly points: readonly CurvePoint[];
}

const columns = [
  "figure",
  "series",
  "first_step",
  "first_value",
  "dip_step",
  "dip_value",
  "first_step_below_2pct",
  "first_step_below_1pct",
  "last_step",
  "last_value",
  "median_last_10pct",
];

/** Of values, which are shares of the loss here, not percents. */
const digits = 7;

/**
 * Curves as rows of the columns of the published summary: steps, and shares of the loss from 0 to 1. A cell
 * is empty where a curve has no such number; curves without points are left out.
 */
export function summaryCsv(
  rows: readonly SummaryRow[],
  options: Pick<SummaryOptions, "dipBefore"> = {},
): string {
  const lines = rows
    .filter(({ points }) => points.length > 0)
    .map(({ figure, series, points }) => {
      const { first, dip, crossings, last, medianOfLast } = curveSummary(points, {
        ...options,
        marks: [2, 1],
      });
      return [
        quoted(figure),
        quoted(series),
        first.step,
        share(first.percent),
        dip?.step ?? "",
        dip ? share(dip.percent) : "",
        ...crossings.map(({ point }) => point?.step ?? ""),
        last.step,
        share(last.percent),
        share(medianOfLast),
      ].join(",");
    });
  return `${[columns.join(","), ...lines].join("\n")}\n`;
}

/** As C's %.7g writes it: 0.01234, 5.3e-05. */
function share(percent: number): string {
  const value = Number((percent / 100).toPrecision(digits));
  if (value === 0 || Math.abs(value) >= 1e-4) return String(value);
  const [mantissa, exponent] = value.toExponential().split("e-");
  return `${mantissa}e-${exponent.padStart(2, "0")}`;
}

/** Names may hold commas and quotes. */
function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
