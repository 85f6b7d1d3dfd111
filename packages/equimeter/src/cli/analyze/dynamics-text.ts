import {
  type CurveCrossing,
  type CurvePoint,
  type Dynamics,
  type StepInterval,
  summaryCsv,
} from "../../analyze/dynamics/index.js";
import { formatCount, formatNumber, formatWithError, textTable } from "../../report/index.js";
import type { CurveName, DynamicsSettings, RunCurve } from "../../runs/analyze/dynamics.js";
import type { NamedDynamics } from "./dynamics.js";
import type { PublishedCurve } from "./dynamics-references.js";

/** A curve under what a table calls it. */
interface Row {
  readonly from: string;
  readonly curve: string;
  readonly dynamics: Dynamics;
  readonly verdict: string | null;
}

const explanation = [
  "percent of the loss from broken symmetry ± its error over samples; first measurements below each mark, with",
  "the steps between which other samples and rotations have it (95 %, from the measurement before; not another",
  "seed of training); * while explained < 0.1; dip: the smallest up to --dip-before, with steps of other such",
  "curves; ×: largest after the dip over the dip, [95 %]; p: how often a curve that never rises does so by the",
  "noise of the rotations alone (– where that is not known); median: of the last tenth of the steps",
].join("\n");

/** Tables of every curve: crossings, then dip and rebound, then what brought them below 2 %. */
export function dynamicsText(
  subjects: readonly NamedDynamics[],
  published: readonly PublishedCurve[],
): string {
  const rows = [...subjects.flatMap(rowsOf), ...published.map(rowOf)];
  if (rows.length === 0) return "no measurement yet";
  const verdicts = rows.flatMap(({ from, curve, verdict }) =>
    verdict ? [[from, curve, verdict]] : [],
  );
  const marks = rows[0].dynamics.crossings.map(({ mark }) => `below ${mark} %`);
  const align = ["left", "left"] as const;
  return [
    textTable(
      ["", "curve", "first %", ...marks, "last %", "median %"],
      rows.map(({ from, curve, dynamics }) => {
        const { first, crossings, last, medianOfLast } = dynamics;
        return [
          from,
          curve,
          percentOf(first),
          ...crossings.map(crossingOf),
          dynamics.isDiverged ? "NaN" : percentOf(last),
          formatNumber(medianOfLast),
        ];
      }),
      { align: [...align] },
    ),
    textTable(
      ["", "curve", "dip %", "at step", "largest after %", "at step", "×", "p"],
      rows.map(({ from, curve, dynamics }) => [from, curve, ...dipOf(dynamics)]),
      { align: [...align] },
    ),
    ...(verdicts.length > 0
      ? [textTable(["", "curve", "below 2 % because"], verdicts, { align: [...align, "left"] })]
      : []),
    explanation,
  ].join("\n\n");
}

/** All curves in the columns of the published table. */
export function csvOf(
  subjects: readonly NamedDynamics[],
  published: readonly PublishedCurve[],
  settings: DynamicsSettings,
): string {
  const runs = subjects.flatMap(({ name, curves }) =>
    curves.map((curve) => ({
      figure: name,
      series: curveName(curve, curves),
      points: curve.points,
    })),
  );
  return summaryCsv([...runs, ...published], settings);
}

function rowsOf({ name, curves }: NamedDynamics): Row[] {
  return curves.flatMap((curve) => {
    const { dynamics, verdict } = curve;
    return dynamics ? [{ from: name, curve: curveName(curve, curves), dynamics, verdict }] : [];
  });
}

function rowOf({ figure, series, dynamics }: PublishedCurve): Row {
  return { from: figure, curve: series, dynamics, verdict: null };
}

/** "t=0.9 raw"; with the field where a run measured several. */
function curveName({ field, t, weights }: CurveName, all: readonly RunCurve[]): string {
  const isSeveral = new Set(all.map((one) => one.field)).size > 1;
  return [isSeveral && field, t !== undefined && `t=${t}`, weights].filter(Boolean).join(" ");
}

function crossingOf({ point, steps, again, isShrinking }: CurveCrossing): string {
  if (!point) return steps ? `– ${intervalOf(steps)}` : "–";
  const mark = isShrinking ? " *" : "";
  const back = again === null ? "" : `, above at ${formatCount(again)}`;
  return `${formatCount(point.step)}${mark} ${steps ? intervalOf(steps) : ""}${back}`;
}

function dipOf({ dip, dipSteps, rebound }: Dynamics): string[] {
  if (!dip) return ["–", "–", "–", "–", "–", "–"];
  const at = [formatCount(dip.step), dipSteps && intervalOf(dipSteps)].filter(Boolean).join(" ");
  if (!rebound) return [percentOf(dip), at, "–", "–", "–", "–"];
  const { ratio, ratioInterval, p } = rebound;
  const interval = ratioInterval
    ? ` [${ratioInterval.map((end) => formatNumber(end)).join(", ")}]`
    : "";
  return [
    percentOf(dip),
    at,
    percentOf(rebound.point),
    formatCount(rebound.point.step),
    formatNumber(ratio) + interval,
    p === null ? "–" : p.toFixed(3),
  ];
}

function intervalOf([low, high]: StepInterval): string {
  return `[${formatCount(low)}, ${high === null ? "…" : formatCount(high)}]`;
}

function percentOf({ percent, sampleError }: CurvePoint): string {
  return sampleError === undefined ? formatNumber(percent) : formatWithError(percent, sampleError);
}
