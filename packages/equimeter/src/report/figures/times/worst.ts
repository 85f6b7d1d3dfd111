import * as Plot from "@observablehq/plot";
import type { MonitorLine } from "../../../runs/index.js";
import { positionOn, stepAxis } from "../../axes.js";
import { worstTimes, type WorstTime } from "../../times.js";
import { emptyFigure, innerSize, renderFigure, type Panel } from "../canvas.js";
import { categoryAxis } from "../category-axis.js";
import { breakMark } from "../marks.js";
import type { FigureOptions } from "../options.js";
import { monitorSeries, type RunLines } from "../series.js";
import { faint, wide } from "../style.js";
import { thinned, thinnedEntries, uncovered, uncoveredEntries } from "../thinned.js";
import { timeLayout, timeLegend } from "./lines.js";
import { colorOfTime, groupsOf, timesOf, type TimeGroup } from "./times.js";

/**
 * The time with the largest percent at each measurement (section 3.2 of the paper): a panel for each run
 * and kind of weights, whose title says which it is at the end.
 *
 * @returns SVG
 */
export function worstTimeFigure(runs: readonly RunLines[], options: FigureOptions = {}): string {
  const { width = wide } = options;
  const series = monitorSeries(runs, "together").filter(({ t }) => t !== undefined);
  const groups = groupsOf(series).map((group) => ({ group, history: historyOf(group) }));
  const all = groups.flatMap(({ history }) => history);
  if (all.length === 0) return emptyFigure("no measurement yet", width);
  const times = timesOf(series);
  const x = stepAxis(
    all.map(({ step }) => step),
    4,
  );
  const y = categoryAxis(times.map(String));
  const { columns } = timeLayout(series, width, 0);
  const layout = { width, columns, panelHeight: 230 };
  const frame = { x, y, ...innerSize(layout, y) };
  const column = ({ step }: WorstTime) => positionOn(x, step) * frame.width;
  const at = ({ t }: WorstTime) => times.indexOf(t);
  const place = { x: ({ step }: WorstTime) => x.place(step), y: at };
  const panels = groups.map(({ group, history }, i): Panel => {
    const end = history.at(-1);
    const name = group.title.replace(" weights", "");
    return {
      x,
      y,
      xLabel: "training step",
      yLabel: i % columns === 0 ? "worst t" : "",
      title: end ? `${name}, last ${end.t}` : name,
      marks: [
        ...breakMark(x),
        Plot.line(thinned(history, column, [at]), {
          ...place,
          curve: "step-after",
          stroke: faint,
          strokeWidth: 1,
        }),
        Plot.dot(
          uncovered(history, (one) => ({ x: one.step, y: at(one) }), frame),
          { ...place, r: 3, fill: ({ t }: WorstTime) => colorOfTime(t) },
        ),
      ],
    };
  });
  return renderFigure({
    ...layout,
    panels,
    // The times stand on the axis.
    legend: [
      ...timeLegend(series).slice(0, 1),
      [thinnedEntries, uncoveredEntries].flatMap((of) => of(groups.map(({ history }) => history))),
    ],
    description: "The time with the largest percent against training step",
  });
}

const historyOf = ({ series }: TimeGroup<MonitorLine>): WorstTime[] =>
  worstTimes(series.flatMap(({ lines }) => lines));
