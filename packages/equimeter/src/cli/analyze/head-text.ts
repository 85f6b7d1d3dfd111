import type { HeadReport, Relation } from "../../analyze/index.js";
import { formatNumber, textTable } from "../../report/index.js";
import type { HeadAnalysis } from "../../runs/analyze/index.js";
import type { Named } from "./each-run.js";

const kinds = ["raw", "ema", "ema-debiased"] as const;

/** The columns that `relationCells` fills. */
export const relationHead = [
  "slope",
  "r [95 %]",
  "ρ",
  "r given step",
  "r of changes [95 %]",
  "ρ of changes",
  "⊥ ~ step",
  "L_equiv ~ step",
];

export const relationExplanation =
  "of the logarithms of ‖·_⊥‖² and L_equiv: slope by least squares, r Pearson's, ρ Spearman's;\n" +
  "given step: of what the step and its logarithm leave; of changes: from each checkpoint to the next;\n" +
  "~ step: Spearman's with the step. Where ‖·_⊥‖² is what moves L_equiv, the slope is 1 (theorem 4), whatever r is";

export function relationCells({ slope, levels, givenStep, changes, withStep }: Relation): string[] {
  return [
    slope ? formatNumber(slope.exponent.value) : "–",
    `${signed(levels.pearson.value)} ${interval(levels.pearson.ci95)}`,
    signed(levels.spearman.value),
    signed(givenStep.pearson.value),
    `${signed(changes.pearson.value)} ${interval(changes.pearson.ci95)}`,
    signed(changes.spearman.value),
    signed(withStep.deviation),
    signed(withStep.L_equiv),
  ];
}

const signed = (value: number | null): string =>
  value === null ? "–" : value.toFixed(2).replace("-", "−");

/** Of correlations. */
const interval = (ci95: readonly [number, number] | null): string =>
  ci95 === null ? "" : `[${ci95.map(signed).join(", ")}]`;

const carriedHead = ["‖W_⊥‖²", "trunk", "alignment", "bounds"];

function carriedCells({ carried, bounded }: HeadReport): string[] {
  const { deviation, trunk, alignment } = carried ?? nothing;
  return [...[deviation, trunk, alignment].map(signed), bounded ? "hold" : "broken"];
}

const nothing = { deviation: null, trunk: null, alignment: null };

const courseHead = [
  "weights",
  "step",
  "‖W_⊥‖²",
  "of ‖W‖²",
  "L_equiv",
  "percent",
  "λ",
  "λ_min",
  "λ_mean",
  "λ_max",
  "alignment",
  "head alone",
  "trunk alone",
];

/** So many points of each kind of weights in the table; all of them are in the file. */
const shownPoints = 8;

/** One run: its course, and how head and L_equiv go together. */
export function headText({ name, result }: Named<HeadAnalysis>): string {
  const { weights, samples, atoms, step } = result;
  const course = kinds.flatMap((kind) =>
    some(weights[kind].points).map((point, i) => [
      i === 0 ? kind : "",
      String(point.step),
      formatNumber(point.deviation),
      formatNumber(point.relativeDeviation),
      formatNumber(point.L_equiv),
      formatNumber(point.percent),
      ...[
        point.L_equiv / point.deviation,
        point.lambdaMin,
        point.lambdaMean,
        point.lambdaMax,
        point.alignment ?? Number.NaN,
      ].map((one) => formatNumber(one, 2)),
      formatNumber(point.headAlone),
      formatNumber(point.trunkAlone),
    ]),
  );
  return [
    `${name}, steps 0 to ${step}: ${samples} structures, ${atoms} atoms, L_equiv exactly`,
    "",
    textTable(courseHead, course),
    "",
    "λ = L_equiv / ‖W_⊥‖², which theorem 4 has between λ_min and λ_max; λ_mean: of a random W_⊥; alignment: λ / λ_mean",
    "head alone: L_equiv of this head on the first trunk; trunk alone: of the first head on this trunk",
    "",
    headTable([{ name, result }]),
  ].join("\n");
}

/** A row for each run and kind of weights. */
export function headTable(subjects: readonly Named<HeadAnalysis>[]): string {
  const rows = subjects.flatMap(({ name, result: { weights } }) =>
    kinds.map((kind) => [
      name,
      kind,
      ...relationCells(weights[kind].relation),
      ...carriedCells(weights[kind]),
    ]),
  );
  return [
    textTable(["run", "weights", ...relationHead, ...carriedHead], rows, {
      align: ["left", "left"],
    }),
    "",
    relationExplanation,
    "‖W_⊥‖², trunk (λ_mean), alignment: their shares of the variance of log L_equiv along training; bounds: of theorem 4",
  ].join("\n");
}

/** The first, the last, and some between. */
function some<T>(points: readonly T[]): readonly T[] {
  if (points.length <= shownPoints) return points;
  return Array.from(
    { length: shownPoints },
    (_, i) => points[Math.round((i * (points.length - 1)) / (shownPoints - 1))],
  );
}
