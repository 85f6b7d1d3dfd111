import type { PropertySetup } from "./properties-training.js";
import type { PropertyScores } from "./properties-scores.js";
import type { Spread } from "./spread.js";

/** A row of table 3 of 002. */
export interface PropertyRow {
  /** Such as "VoxMol (111 M)". */
  readonly model: string;
  readonly setup: PropertySetup;
  readonly scores: Pick<PropertyScores, "truth" | "rotations">;
}

/** The paper's words for the two that it has. */
const setupNames: Record<PropertySetup, string> = {
  frozen: "Frozen encoder",
  encoder: "Encoder-only",
  joint: "Enc+Dec+Denoise",
};

const header = [
  "Model",
  "Setup",
  "Spearman (GT) ↑",
  "Spearman (Rot) ↑",
  "MAE (GT) ↓",
  "MAE (Rot) ↓",
];

/**
 * Table 3 of 002, in Markdown whose columns are aligned, so that it reads as plain text too.
 *
 * @param options.spread - adds the standard deviation over the orientations (GT) and over their pairs
 * (Rot). Default false, as in the paper
 * @returns lines joined by `\n`, without a last line break
 */
export function propertyTable(
  rows: readonly PropertyRow[],
  { spread = false }: { spread?: boolean } = {},
): string {
  const cell = ({ mean, deviation }: Spread, digits: number): string => {
    if (!Number.isFinite(mean)) return "–";
    const own = mean.toFixed(digits);
    return spread && Number.isFinite(deviation) ? `${own} ± ${deviation.toFixed(digits)}` : own;
  };
  const body = rows.map(({ model, setup, scores: { truth, rotations } }) => [
    plain(model),
    setupNames[setup],
    cell(truth.spearman, 2),
    cell(rotations.spearman, 2),
    cell(truth.mae, 3),
    cell(rotations.mae, 3),
  ]);
  const widths = header.map((name, i) =>
    Math.max(...[name, ...body.map((row) => row[i])].map(width)),
  );
  const line = (row: readonly string[]): string =>
    `| ${row.map((text, i) => padded(text, widths[i], i)).join(" | ")} |`;
  const rule = widths.map((columns, i) =>
    isNumber(i) ? `${"-".repeat(columns - 1)}:` : "-".repeat(columns),
  );
  return [line(header), `| ${rule.join(" | ")} |`, ...body.map(line)].join("\n");
}

/** Numbers stand to the right. */
const isNumber = (column: number): boolean => column > 1;

/** Code points, not UTF-16 units. */
const width = (text: string): number => [...text].length;

function padded(text: string, columns: number, column: number): string {
  const space = " ".repeat(columns - width(text));
  return isNumber(column) ? space + text : text + space;
}

/** On one line, and without what would end a cell. */
const plain = (text: string): string => text.replace(/\p{Cc}+/gu, " ").replaceAll("|", "\\|");
