import type { Correlation, CourseCorrelations, Estimated } from "../../analyze/gradients/index.js";
import { evenly } from "../../evenly.js";
import { formatCount, formatNumber, textTable } from "../../report/index.js";
import type { BoundsAnalysis, GradientsAnalysis } from "../../runs/analyze/index.js";
import type { Named } from "./each-run.js";
import { boundsText, mostRows, vacuous } from "./gradients-bounds-text.js";

/** What was found of a run, with the bounds where they were asked for. */
export type Looked = GradientsAnalysis & {
  readonly bounds?: BoundsAnalysis;
  /** Where they are, without the ending. */
  readonly boundsFile?: string;
};

/** One run: its course, what goes together in it, and what bounds it. */
export function gradientsText({ name, result }: Named<Looked>): string {
  const { settings, points, samples, design, t, correlations, monitor, bounds } = result;
  const course = points.length === 1 ? "1 checkpoint" : `${points.length} checkpoints`;
  return [
    `${name}, ${settings.weights} weights, ${course} up to step ${formatCount(result.step)}: ` +
      `${samples} samples, ${design}${t === null ? "" : `, t = ${t}`}`,
    "",
    courseTable(result),
    "",
    correlationTable(correlations),
    "",
    ...explanation(result),
    ...(correlations.windows.length > 1 ? ["", windowTable(correlations)] : []),
    ...monitor.flatMap((one) => [
      "",
      `as the run's monitor measured, ${one.weights} weights${one.t === null ? "" : `, t = ${one.t}`}: ` +
        inWords(one.correlations.overall),
    ]),
    ...(bounds
      ? ["", ...boundsText(bounds), "", `${result.boundsFile}.json`, `${result.boundsFile}.svg`]
      : []),
  ].join("\n");
}

/** A row for each run. */
export function gradientsTable(subjects: readonly Named<Looked>[]): string {
  const isBounded = subjects.some(({ result }) => result.bounds);
  const rows = subjects.map(({ name, result: { correlations, t, points, bounds } }) => {
    const { overall, changes } = correlations;
    return [
      name,
      t === null ? "–" : String(t),
      String(points.length),
      ...cells(overall),
      shown(changes[0]?.pearson.value),
      shown(changes[0]?.spearman.value),
      ...(isBounded ? [bounds ? vacuous(bounds.propositions.proposition2, "right") : "–"] : []),
      ...(isBounded ? [bounds ? vacuous(bounds.propositions.proposition3, "right") : "–"] : []),
    ];
  });
  const head = ["t", "checkpoints", "r", "95 %", "ρ", "95 %", "r of changes", "ρ of changes"];
  const bounded = isBounded ? ["(14) vacuous", "(16) vacuous"] : [];
  return [
    textTable(["run", ...head, ...bounded], rows),
    "",
    ...new Set(subjects.flatMap(({ result }) => explanation(result))),
    "changes: from one checkpoint to the next",
  ].join("\n");
}

function courseTable({ points }: Looked): string {
  return textTable(
    ["step", "percent", "‖∇L_mean‖", "‖∇L_equiv‖", "ratio", "unbiased", "cosine"],
    evenly(points, mostRows).map(
      ({ step, percent, normMean, normEquiv, ratio, unbiased, cosine }) => [
        formatCount(step),
        ...[percent, normMean, normEquiv].map((value) => formatNumber(value)),
        ratio === null ? "–" : formatNumber(ratio),
        unbiased === null || unbiased.ratio === null ? "–" : formatNumber(unbiased.ratio),
        shown(cosine),
      ],
    ),
    { align: ["right"] },
  );
}

function correlationTable({ overall, changes }: CourseCorrelations): string {
  return textTable(
    ["correlation", "Pearson r", "95 %", "Spearman ρ", "95 %", "pairs"],
    [
      ["all of training", ...cells(overall), String(overall.points)],
      ...changes.map((one) => [
        `changes over ${formatCount(one.steps)} steps`,
        ...cells(one),
        String(one.points),
      ]),
    ],
  );
}

function windowTable({ windows }: CourseCorrelations): string {
  return textTable(
    ["window of steps", "r", "ρ", "slope", "points"],
    windows.map(({ from, to, pearson, spearman, slope, points }) => [
      `${formatCount(from)} to ${formatCount(to)}`,
      shown(pearson),
      shown(spearman),
      shown(slope),
      String(points),
    ]),
  );
}

function explanation({ settings, stepsPerSpan, notUnbiased }: Looked): string[] {
  const ratio = settings.lossRatio === "percent" ? "the percent" : "ε = L_equiv / L_mean";
  const smooth =
    stepsPerSpan === null
      ? ""
      : `, both smoothed as the paper does (span = step / ${formatCount(stepsPerSpan)})`;
  const late = settings.from > 0 ? `, from step ${formatCount(settings.from)} on` : "";
  return [
    `of log ‖∇L_equiv‖ / ‖∇L_mean‖ with the logarithm of ${ratio}${smooth}${late}; 95 %: block bootstrap, too narrow where ` +
      "a series goes one way over all of training; slope: of the former on the latter",
    ...(notUnbiased === null ? [] : [notUnbiased]),
  ];
}

function cells({ pearson, spearman }: Pick<Correlation, "pearson" | "spearman">): string[] {
  return [shown(pearson.value), interval(pearson), shown(spearman.value), interval(spearman)];
}

function inWords({ pearson, spearman, points }: CourseCorrelations["overall"]): string {
  return `r = ${shown(pearson.value)} ${interval(pearson)}, ρ = ${shown(spearman.value)} ${interval(spearman)}, ${points} measurements`;
}

const interval = ({ ci95 }: Estimated): string =>
  ci95 === null ? "–" : `[${ci95.map(shown).join(", ")}]`;

const shown = (value: number | null | undefined): string =>
  value === null || value === undefined ? "–" : value.toFixed(2).replace("-", "−");
