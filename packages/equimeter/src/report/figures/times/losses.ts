import type { MonitorLine } from "../../../runs/index.js";
import { stepAxis } from "../../axes.js";
import { renderFigure } from "../canvas.js";
import { lossAxis, quantities, type LossesOptions } from "../loss-axis.js";
import { breakMark, levelMark, type Point } from "../marks.js";
import { monitorSeries, subjectsOf, type RunLines, type Series } from "../series.js";
import { ruleStyle, wide } from "../style.js";
import { thinnedBySteps } from "../thinned.js";
import { lossLabel } from "../units.js";
import { beyondEntries, timeLayout, timeLegend, timePanels } from "./lines.js";
import { colorOfTime, groupsOf, type TimeGroup } from "./times.js";

/**
 * L, L_mean and L_equiv against training step, both logarithmic (figure 3 c and d of the paper): a panel
 * for each loss, run and kind of weights, a line for each time. All panels of a loss have the same axes.
 *
 * @returns SVG
 */
export function lossesByTimeFigure(
  runs: readonly RunLines[],
  { width = wide, weights = "raw", sharedWith = [] }: LossesOptions = {},
): string {
  const wanted = (one: Series<MonitorLine>) => weights === "all" || one.weights === weights;
  const series = monitorSeries(runs, "together").filter(wanted);
  const shared = monitorSeries(sharedWith, "together").filter(wanted);
  const lines = [...series, ...shared].flatMap((one) => one.lines);
  const x = stepAxis(
    lines.map(({ step }) => step),
    4,
  );
  const layout = timeLayout(series, width, 260);
  const groups = groupsOf(series);
  const [{ field, loss }] = series[0].lines;
  const rows = quantities.map((key) => {
    const y = lossAxis(lines, key === "L" ? [key, "lossZero"] : [key]);
    const points = ({ lines: own }: Series<MonitorLine>): Point[] =>
      thinnedBySteps(own, [(line) => line[key]], width).map((line) => ({
        x: line.step,
        y: line[key],
      }));
    const panels = (own: TimeGroup<MonitorLine>[]) =>
      timePanels(
        own.map((group) => ({ ...group, title: `${key}, ${group.title.replace(" weights", "")}` })),
        layout,
        {
          x,
          y,
          xLabel: "training step",
          yLabel: lossLabel(field, loss),
          points,
          behind: (group) => [...breakMark(x), ...(key === "L" ? zeroRules(group) : [])],
        },
      );
    return { panels, beyond: beyondEntries(series, y, points) };
  });
  return renderFigure({
    ...layout,
    panels: subjectsOf(series).flatMap(({ index }) =>
      rows.flatMap(({ panels }) => panels(groups.filter(({ subject }) => subject.index === index))),
    ),
    legend: [
      ...timeLegend(series),
      [
        { text: "lossZero of the same time", line: ruleStyle.zero },
        ...rows.flatMap(({ beyond }) => beyond).slice(0, 1),
      ],
    ],
    description: "L, L_mean and L_equiv against training step, by time",
  });
}

/** The loss of predicting zero, in the colour of its time. */
function zeroRules({ series }: TimeGroup<MonitorLine>) {
  return series.flatMap(({ t, lines }) => {
    const level = lines.findLast(({ lossZero }) => lossZero > 0 && lossZero < Infinity)?.lossZero;
    return level === undefined ? [] : [levelMark(level, ruleStyle.zero, colorOfTime(t))];
  });
}
