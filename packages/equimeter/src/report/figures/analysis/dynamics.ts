import { type Axis, logAxis, positiveRange, stepAxis } from "../../axes.js";
import { emptyFigure, type EndLabel, innerSize, type Panel, renderFigure } from "../canvas.js";
import type { LegendEntry } from "../legend.js";
import { breakMark, levelMark, lineMarks } from "../marks.js";
import type { FigureOptions } from "../options.js";
import { colorOf, faint, letterOf, ruleStyle, weightsLabel, weightsStyle, wide } from "../style.js";
import { timeLabel, timesOf } from "../times/times.js";
import { eventEntries, eventMarks } from "./dynamics-events.js";
import {
  type DynamicsLine,
  type DynamicsSubject,
  linesOfPublished,
  linesOfRuns,
  type PublishedDynamics,
} from "./dynamics-lines.js";

export type { DynamicsSubject, PublishedDynamics };

export interface DynamicsFigureOptions extends FigureOptions {
  /** Curves from elsewhere. */
  published?: readonly PublishedDynamics[];
}

/**
 * Percent against training step with dip, rebound and first crossings, each with its interval: a panel for
 * each time t, a colour for each run, a dash for each kind of weights, of which the first that a run
 * measured has the marks. Curves from elsewhere are grey beneath; where there are no runs they take the
 * runs' place.
 *
 * @returns SVG
 */
export function dynamicsFigure(
  subjects: readonly DynamicsSubject[],
  { width = wide, published = [] }: DynamicsFigureOptions = {},
): string {
  const runs = linesOfRuns(subjects);
  const elsewhere = linesOfPublished(published, runs.length === 0);
  const all = [...elsewhere.lines, ...runs];
  if (all.length === 0) return emptyFigure("no measurement yet", width);
  const times = timesOf(runs.length === 0 ? all : runs);
  const columns = times.length === 1 || width < 500 ? 1 : 2;
  const panelHeight = times.length > 1 ? 270 : width < 500 ? 320 : 400;
  const layout = { width, columns, panelHeight, right: 30 };
  const x = stepAxis(
    all.flatMap(({ points }) => points.map(({ step }) => step)),
    width / columns < 500 ? 5 : 7,
  );
  const marks = marksOf(all);
  const y = axisOf(all, marks);
  const frame = { x, y, ...innerSize(layout, y) };
  const panels = times.map((t, i): Panel => {
    const drawn = all.filter((line) => line.t === t || isEverywhere(line, t, runs));
    return {
      x,
      y,
      xLabel: "training step",
      yLabel: i % columns === 0 ? "percent of loss (%)" : "",
      ...(times.length > 1 && { title: timeLabel(t) }),
      marks: [
        ...breakMark(x),
        ...marks.map((mark) => levelMark(mark, ruleStyle.reference, faint)),
        ...drawn.flatMap((line) => lineMarks(pointsOf(line), frame, line.style)),
        ...drawn.flatMap(({ marked, style }) =>
          marked ? eventMarks(marked, frame, style.color) : [],
        ),
      ],
      ends: drawn.flatMap(({ letter, points, style: { color } }): EndLabel[] => {
        const last = points.at(-1);
        return letter && last ? [{ letter, color, x: last.step, y: last.percent }] : [];
      }),
    };
  });
  return renderFigure({
    ...layout,
    panels,
    legend: [
      ...legendOf(subjects),
      elsewhere.legend,
      eventEntries(all.flatMap(({ marked }) => marked ?? [])),
    ],
    description: "Percent of the loss from broken symmetry over training: dip, rebound, crossings",
  });
}

/** Curves from elsewhere without a time are in every panel; of runs without one, all are in the only panel. */
function isEverywhere(
  line: DynamicsLine,
  t: number | undefined,
  runs: readonly DynamicsLine[],
): boolean {
  return runs.length > 0 && !runs.includes(line) && (line.t === undefined || t === undefined);
}

function marksOf(lines: readonly DynamicsLine[]): number[] {
  const all = lines.flatMap(({ marked }) => marked?.crossings ?? []);
  return [...new Set(all.map(({ mark }) => mark))];
}

function axisOf(lines: readonly DynamicsLine[], marks: readonly number[]): Axis {
  const percents = lines.flatMap(({ points }) => points.map(({ percent }) => percent));
  return logAxis(positiveRange([...percents, ...marks], 1.3, [0.1, 10]));
}

const pointsOf = ({ points }: DynamicsLine) =>
  points.map(({ step, percent }) => ({ x: step, y: percent }));

function legendOf(subjects: readonly DynamicsSubject[]): LegendEntry[][] {
  const line = { dash: undefined, width: 4 };
  const names = subjects.map(({ name }, i): LegendEntry => {
    return { text: name, color: colorOf(i), letter: letterOf(i), line };
  });
  const measured = new Set(subjects.flatMap(({ curves }) => curves.map(({ weights }) => weights)));
  const color = subjects.length === 1 ? colorOf(0) : faint;
  const kinds = [...measured].map((kind): LegendEntry => {
    return { text: weightsLabel[kind], color, line: weightsStyle[kind] };
  });
  return [subjects.length > 1 ? names : [], kinds];
}
