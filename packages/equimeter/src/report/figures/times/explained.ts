import type { MonitorLine } from "../../../runs/index.js";
import { stepAxis } from "../../axes.js";
import { linearOf } from "../../falls.js";
import { renderFigure } from "../canvas.js";
import { explainedAxis } from "../explained-axis.js";
import { breakMark, hollowMarks, levelMark, type Point } from "../marks.js";
import { shrinkingEntry } from "../monitor-legend.js";
import type { FigureOptions } from "../options.js";
import {
  isShrinking,
  monitorSeries,
  shrinkingBelow,
  type RunLines,
  type Series,
} from "../series.js";
import { faint, ruleStyle, wide } from "../style.js";
import { thinnedBySteps } from "../thinned.js";
import { beyondEntries, timeLayout, timeLegend, timePanels } from "./lines.js";
import { colorOfTime, groupsOf } from "./times.js";

/** What is explained against training step: a panel for each run and kind of weights, a line for each time. */
export function explainedByTimeFigure(
  runs: readonly RunLines[],
  { width = wide }: FigureOptions = {},
): string {
  const series = monitorSeries(runs, "together");
  const lines = series.flatMap((one) => one.lines);
  const x = stepAxis(
    lines.map(({ step }) => step),
    4,
  );
  const y = explainedAxis(lines);
  const layout = timeLayout(series, width, 300);
  const points = (one: Series<MonitorLine>) => pointsOf(one, width);
  return renderFigure({
    ...layout,
    panels: timePanels(groupsOf(series), layout, {
      x,
      y,
      xLabel: "training step",
      yLabel: "explained, 1 − L_mean / lossZero",
      points,
      behind: ({ series: own }) => [
        ...breakMark(x),
        ...linearRules(own),
        levelMark(shrinkingBelow, ruleStyle.reference, faint),
        levelMark(0, { dash: undefined, width: 1 }, faint),
      ],
      above: ({ t }, drawn, frame) => hollowMarks(drawn, frame, { color: colorOfTime(t) }),
    }),
    legend: [
      ...timeLegend(series),
      [
        ...(lines.some(isShrinking) ? [shrinkingEntry] : []),
        { text: `${shrinkingBelow}`, line: ruleStyle.reference },
        ...(lines.some(({ lossLinear }) => lossLinear !== undefined)
          ? [{ text: "by a linear filter along the chain", line: linearStyle }]
          : []),
        ...beyondEntries(series, y, points, "off the axis"),
      ],
    ],
    description:
      "Share explained by the equivariant part of the model against training step, by time",
  });
}

const linearStyle = { dash: "1 3", width: 1.6 };

/** What a linear filter along the chain explains, in the colour of its time. */
function linearRules(series: readonly Series<MonitorLine>[]) {
  return series.flatMap(({ t, lines }) => {
    const level = linearOf(lines.at(-1)!);
    return level === null ? [] : [levelMark(level, linearStyle, colorOfTime(t))];
  });
}

function pointsOf({ lines }: Series<MonitorLine>, width: number): Point[] {
  const seen = thinnedBySteps(lines, [({ explained }) => explained], width);
  return seen.map((line) => ({ x: line.step, y: line.explained, hollow: isShrinking(line) }));
}
