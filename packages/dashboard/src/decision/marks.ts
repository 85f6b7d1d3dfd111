import { greyedApart } from "../charts/plot/style.ts";
import type { Course, Way } from "./points.ts";

/** A point, or a line of them. */
export interface Mark {
  /** Number of its colour. */
  readonly run: number;
  readonly label: string;
  readonly shape: "line" | "plain" | "twirl" | "canonical" | "front";
  /** Drawn grey: a percent where outputs only shrink. */
  readonly isGrey: boolean;
  /** Of other samples than the rest. */
  readonly isHollow: boolean;
  readonly points: readonly MarkedPoint[];
}

export interface MarkedPoint {
  readonly x: number;
  readonly y: number;
  readonly error?: number | null;
}

export type Measure = "loss" | "percent";

/** The courses of trainings as lines; a percent is grey where it says nothing, as in charts. */
export function courseMarks(
  courses: readonly Course[],
  measure: Measure,
  numberOf: (run: string) => number,
): Mark[] {
  const marks = courses.flatMap(({ run, moments }) => {
    const shown = moments.filter(({ at }) => at > 0); // on a logarithmic axis
    const y = shown.map((moment) => moment[measure]);
    const shrinking = measure === "percent" ? shown.map((moment) => moment.isShrinking) : null;
    const { colored, grey } = greyedApart({ y, shrinking });
    const lines = (column: readonly (number | null)[], isGrey: boolean) =>
      stretchesOf(
        column.map((value, i) => (value === null ? null : { x: shown[i].at, y: value })),
      ).map((points): Mark => ({
        run: numberOf(run),
        label: isGrey ? `${run}, which only shrinks` : run,
        shape: "line",
        isGrey,
        isHollow: false,
        points,
      }));
    return [...(grey ? lines(grey, true) : []), ...lines(colored, false)];
  });
  return greyBehind(marks);
}

/** What says something covers what says nothing. */
const greyBehind = (marks: readonly Mark[]) =>
  marks.toSorted((a, b) => Number(b.isGrey) - Number(a.isGrey));

/** What stands between gaps. */
function stretchesOf(points: readonly (MarkedPoint | null)[]): MarkedPoint[][] {
  const stretches: MarkedPoint[][] = [];
  points.forEach((point, i) => {
    if (point === null) return;
    if ((points[i - 1] ?? null) === null) stretches.push([]);
    stretches.at(-1)!.push(point);
  });
  return stretches;
}

/**
 * Ways to predict as points over what they cost.
 *
 * @param comparable - those of the same samples; the others are hollow
 */
export function wayMarks(
  ways: readonly Way[],
  comparable: readonly Way[],
  measure: Measure,
  numberOf: (run: string) => number,
): Mark[] {
  const marks = ways.flatMap((way): Mark[] => {
    const y = way[measure];
    if (y === null) return [];
    const samples = measure === "percent" ? way.percentSamples : null;
    const isGrey = measure === "percent" && way.isShrinking;
    return [
      {
        run: numberOf(way.run),
        label: `${way.run}, ${way.name}${samples === null ? "" : `, ${samples}`}${isGrey ? ", which only shrinks" : ""}`,
        shape: way.kind,
        isGrey,
        isHollow: samples !== null || !comparable.includes(way),
        points: [{ x: way.cost, y, error: measure === "loss" ? way.lossError : null }],
      },
    ];
  });
  return greyBehind(marks);
}

/** What has to have room on the vertical axis: points with both ends of their bars. */
export const heightsOf = (marks: readonly Mark[]): number[] =>
  marks.flatMap(({ points }) =>
    points.flatMap(({ y, error }) => (error ? [y - error, y, y + error] : [y])),
  );

/** The line through what nothing beats in both; none through a single one. */
export function frontMarks(front: readonly Way[]): Mark[] {
  const points = front.map(({ cost, loss }) => ({ x: cost, y: loss }));
  return points.length > 1
    ? [{ run: 0, label: "front", shape: "front", isGrey: false, isHollow: false, points }]
    : [];
}
