import type { Figure } from "../charts/figure/figure.ts";

/**
 * What a figure shows as a table, a row a point (RFC 4180). Only what lies in the zoomed part; `smoothing` says what
 * was done to `value`, of which `measured` is what it was before, and `band` what `low` and `high` are.
 */
export function figureCsv(figure: Figure): string {
  const [low, high] = figure.zoom ?? [-Infinity, Infinity];
  const hasMeasured = figure.lines.some(({ rough }) => rough !== null);
  const head = [
    "line",
    "runs",
    "metric",
    "weights",
    "field",
    "t",
    figure.xLabel,
    "value",
    "low",
    "high",
    "shrinking",
    "smoothing",
    "band",
    ...(hasMeasured ? ["measured"] : []),
  ];
  const rows = figure.lines.flatMap((line) =>
    line.x.flatMap((x, i) =>
      x < low || x > high
        ? []
        : [
            [
              line.label,
              line.runs.join(" "),
              figure.metric.id,
              line.weights,
              line.field,
              line.t,
              x,
              line.y[i],
              line.low?.[i],
              line.high?.[i],
              line.shrinking?.[i],
              figure.smoothing,
              line.low?.[i] == null ? null : figure.band,
              ...(hasMeasured ? [line.rough?.[i]] : []),
            ],
          ],
    ),
  );
  return [head, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function cell(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return "";
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
