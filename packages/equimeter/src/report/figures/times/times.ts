import type { ReferenceCurve } from "../../references/index.js";
import { colorScale } from "../color-scale.js";
import { subjectsOf, type Series, type Subject, type Time } from "../series.js";
import { ink, weightsLabel } from "../style.js";

/** The times of some series, ascending; what has none comes last. */
export function timesOf(series: readonly { t?: Time }[]): Time[] {
  return [...new Set(series.map(({ t }) => t))].sort((a = Infinity, b = Infinity) => a - b);
}

export const timeLabel = (t: Time): string => (t === undefined ? "without t" : `t = ${t}`);

/**
 * Red for times near the data, blue to purple for those near noise, as in figure 3 of the paper, whose
 * eight times are the anchors: a time has the same colour in every report.
 */
const scale = colorScale([
  [0, "#5e2b97"],
  [0.2, "#2f4fc4"],
  [0.4, "#1f8ac0"],
  [0.6, "#1a9a78"],
  [0.8, "#b5960f"],
  [0.9, "#ea7a00"],
  [0.95, "#e0301e"],
  [0.99, "#8c0d1b"],
]);

export const colorOfTime = (t: Time): string => (t === undefined ? ink : scale(t));

/** All times of one run, field and kind of weights: a panel. */
export interface TimeGroup<Line> {
  subject: Subject;
  weights: Series<Line>["weights"];
  /** By time. */
  series: Series<Line>[];
  /** The kind of weights, and the run's letter where there are several. */
  title: string;
}

/** @param series of times that are together */
export function groupsOf<Line>(series: readonly Series<Line>[]): TimeGroup<Line>[] {
  const isSingle = subjectsOf(series).length === 1;
  const groups = new Map<string, TimeGroup<Line>>();
  for (const one of series) {
    const { subject, weights } = one;
    const key = `${subject.index} ${weights}`;
    const title = `${isSingle ? "" : `${subject.letter}: `}${weightsLabel[weights]}`;
    if (!groups.has(key)) groups.set(key, { subject, weights, series: [], title });
    groups.get(key)!.series.push(one);
  }
  const order = timesOf(series);
  const byTime = (a: Series<Line>, b: Series<Line>) => order.indexOf(a.t) - order.indexOf(b.t);
  const place = ({ subject, weights }: TimeGroup<Line>) =>
    4 * subject.index + Object.keys(weightsLabel).indexOf(weights);
  return [...groups.values()]
    .map((group) => ({ ...group, series: group.series.sort(byTime) }))
    .sort((a, b) => place(a) - place(b));
}

/** The curves from elsewhere that belong to a time: those without one, and for runs without one all. */
export function curvesAt(t: Time, curves: readonly ReferenceCurve[] = []): ReferenceCurve[] {
  return curves.filter((curve) => t === undefined || curve.t === undefined || curve.t === t);
}
