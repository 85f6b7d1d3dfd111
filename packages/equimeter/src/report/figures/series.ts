import { linesOf, type MetricLine, type MonitorLine, type Weights } from "../../runs/index.js";
import { lastOfEach } from "../summary.js";
import { letterOf } from "./style.js";

/** A run as a figure sees it. */
export interface RunLines {
  /** How the figure calls the run. */
  name: string;
  /** Its `metrics.jsonl`, of which a figure takes the kinds it draws. */
  lines: readonly MetricLine[];
  /** What its moving average keeps of the weights at every step, where that is known. */
  emaDecay?: number | undefined;
}

/** Time of a flow; undefined for what has none. */
export type Time = number | undefined;

/** Lines of one run that share field, time and kind of weights, and are drawn as one line. */
export interface Series<Line> {
  subject: Subject;
  weights: Weights;
  t: Time;
  lines: Line[];
}

/** What a colour and a letter stand for: a run, or one field or time of it. */
export interface Subject {
  /** Position among all subjects of the figure, from 0. */
  index: number;
  /** `A`, `B`, …: tells lines apart where colours cannot. */
  letter: string;
  label: string;
  run: RunLines;
  field: string;
  /** Undefined where its times are taken together. */
  t: Time;
}

/** Whether each time of a run is a subject of its own, or all of them share one. */
export type Times = "apart" | "together";

/** All kinds of weights, in the order of every legend and table. */
export const weightsOrder: readonly Weights[] = ["raw", "ema", "ema-debiased"];

interface Grouped {
  weights: Weights;
  field: string;
  t?: number | undefined;
}

/** Below this share of the variance explained, a falling percent may only be shrinking outputs. */
export const shrinkingBelow = 0.1;

export const isShrinking = ({ explained }: Pick<MonitorLine, "explained">) =>
  explained < shrinkingBelow;

/** The monitor's lines, one series for each run, field, time and kind of weights. */
export function monitorSeries(
  runs: readonly RunLines[],
  times: Times = "apart",
): Series<MonitorLine>[] {
  const of = ({ lines }: RunLines) => linesOf([...lines], "monitor");
  return seriesOf(runs, of, ({ step }) => step, times);
}

/** Lines that `choose` takes from every run, grouped; within a series one for each `key`, ascending. */
export function seriesOf<Line extends Grouped>(
  runs: readonly RunLines[],
  choose: (run: RunLines) => Line[],
  key: (line: Line) => number,
  times: Times = "apart",
): Series<Line>[] {
  const chosen = runs.map((run) => ({ run, lines: choose(run) }));
  const all = chosen.flatMap(({ lines }) => lines);
  const fields = several(all.map(({ field }) => field));
  const isApart = times === "apart" && several(all.map(({ t }) => t));
  const series: Series<Line>[] = [];
  let first = 0;
  for (const { run, lines } of chosen) {
    const subjects = new Map<string, Subject>();
    for (const group of grouped(lines)) {
      const [{ field, t }] = group;
      const name = JSON.stringify(times === "apart" ? [field, t] : [field]);
      const index = first + subjects.size;
      const label = [run.name, fields && field, isApart && t !== undefined && `t = ${t}`];
      const subject = subjects.get(name) ?? {
        index,
        letter: letterOf(index),
        label: label.filter((part) => part !== false).join(", "),
        run,
        field,
        t: times === "apart" ? t : undefined,
      };
      subjects.set(name, subject);
      for (const weights of weightsOrder) {
        const own = group.filter((line) => line.weights === weights);
        if (own.length > 0) series.push({ subject, weights, t, lines: lastOfEach(own, key) });
      }
    }
    // A run without such lines keeps its colour and letter for the other figures of the report.
    first += Math.max(1, subjects.size);
  }
  return series;
}

const several = (values: unknown[]) => new Set(values).size > 1;

/** Lines of one field and time together, in the order they first appear. */
function grouped<Line extends Grouped>(lines: Line[]): Line[][] {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const key = JSON.stringify([line.field, line.t]);
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  return [...groups.values()];
}

/** The subjects of some series, each once. */
export function subjectsOf(series: readonly Series<unknown>[]): Subject[] {
  return [...new Map(series.map(({ subject }) => [subject.index, subject])).values()];
}

/** The kinds of weights that occur, in their order. */
export function kindsOf(series: readonly Series<unknown>[]): Weights[] {
  return weightsOrder.filter((kind) => series.some(({ weights }) => weights === kind));
}
