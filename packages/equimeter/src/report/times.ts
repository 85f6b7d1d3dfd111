import { linesOf, type MetricLine, type MonitorLine, type TestLine } from "../runs/index.js";

/** A decomposition of one kind of weights. */
export type Decomposition = MonitorLine | TestLine;

/** Whether lines are of several times of a flow. */
export const hasSeveralTimes = (lines: readonly { t?: number | undefined }[]): boolean =>
  new Set(lines.map(({ t }) => t)).size > 1;

/** Lines of several times, apart and by time. */
export function apart<Line extends { t?: number }>(lines: readonly Line[]): Line[][] {
  const times = [...new Set(byTime(lines).map(({ t }) => t))];
  return times.map((t) => lines.filter((line) => line.t === t));
}

/** The line with the largest finite value, the earliest time of equals. */
export function largestOf<Line extends { t?: number }>(
  lines: readonly Line[],
  value: (line: Line) => number | undefined,
): Line | undefined {
  return byTime(lines)
    .filter((line) => Number.isFinite(value(line)))
    .reduce<Line | undefined>(
      (best, line) => (best === undefined || value(line)! > value(best)! ? line : best),
      undefined,
    );
}

export const percentOf = ({ percent }: { percent: number }): number => percent;

/**
 * The lines of the last step with a finite percent, one for each time; of the last step at all where
 * none is finite.
 *
 * @param lines of one field and kind of weights
 */
export function lastMeasured<Line extends Decomposition>(lines: readonly Line[]): Line[] {
  const finite = lines.filter(({ percent }) => Number.isFinite(percent));
  const among = finite.length > 0 ? finite : lines;
  const last = among.reduce((step, line) => Math.max(step, line.step), 0);
  const own = lines.filter(({ step }) => step === last);
  return byTime([...new Map(own.map((line) => [line.t, line])).values()]);
}

/** The worst time at one measurement. */
export interface WorstTime {
  step: number;
  t: number;
  percent: number;
}

/**
 * Which time has the largest percent, at each step that measured a finite one.
 *
 * @param lines of one field and kind of weights
 */
export function worstTimes(lines: readonly Decomposition[]): WorstTime[] {
  const bySteps = new Map<number, Decomposition[]>();
  for (const line of lines) {
    if (line.t === undefined) continue;
    const own = bySteps.get(line.step);
    if (own) own.push(line);
    else bySteps.set(line.step, [line]);
  }
  return [...bySteps]
    .sort(([a], [b]) => a - b)
    .flatMap(([step, own]) => {
      const line = largestOf(own, percentOf);
      return line ? [{ step, t: line.t!, percent: line.percent }] : [];
    });
}

/** The time that is worst at most of the measurements, the later one of equals, and at how many. */
export function mostlyWorst(history: readonly WorstTime[]): { t: number; count: number } | null {
  const counts = new Map<number, number>();
  for (const { t } of history) {
    const count = (counts.get(t) ?? 0) + 1;
    counts.delete(t);
    counts.set(t, count);
  }
  return [...counts].reduce<{ t: number; count: number } | null>(
    (best, [t, count]) => (best === null || count >= best.count ? { t, count } : best),
    null,
  );
}

/**
 * Where a run stands: for each field and kind of weights its last test lines, or the monitor's where the
 * test split was not measured, one for each time.
 */
export function finalLines(lines: readonly MetricLine[]): Decomposition[] {
  const all: Decomposition[] = [...linesOf([...lines], "test"), ...linesOf([...lines], "monitor")];
  const groups = new Map<string, Decomposition[]>();
  for (const line of all) {
    const key = `${line.weights} ${line.field}`;
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  return [...groups.values()].flatMap((own) => {
    const [{ kind }] = own;
    return lastMeasured(own.filter((line) => line.kind === kind));
  });
}

const byTime = <Line extends { t?: number }>(lines: readonly Line[]): Line[] =>
  [...lines].sort(({ t: a = Infinity }, { t: b = Infinity }) => a - b || 0);
