import { stepAxis } from "../axes.js";
import { hasSeveralTimes } from "../times.js";
import { emptyFigure, innerSize, renderFigure } from "./canvas.js";
import { beyondMarks, breakMark, isBeyond, levelMark, lineMarks, type Point } from "./marks.js";
import { beyondEntry, seriesLegend, shrinkingEntry } from "./monitor-legend.js";
import { explainedAxis } from "./explained-axis.js";
import type { FigureOptions } from "./options.js";
import { endsOf, styleOf } from "./series-style.js";
import { isShrinking, monitorSeries, shrinkingBelow, type RunLines } from "./series.js";
import { faint, ruleStyle, wide } from "./style.js";
import { thinnedBySteps } from "./thinned.js";
import { explainedByTimeFigure } from "./times/explained.js";

/**
 * What the equivariant part of each model has learned, 1 − L_mean / lossZero, against training step:
 * 0 is predicting zero, 1 is perfect. A line for each run and kind of weights; of runs with several times,
 * a panel for each and a line for each time.
 *
 * @returns SVG
 */
export function explainedFigure(runs: readonly RunLines[], options: FigureOptions = {}): string {
  const { width = wide } = options;
  const series = monitorSeries(runs);
  if (series.length === 0) return emptyFigure("no measurement yet", width);
  if (hasSeveralTimes(series)) return explainedByTimeFigure(runs, options);
  const lines = series.flatMap((one) => one.lines);
  const x = stepAxis(
    lines.map(({ step }) => step),
    width < 500 ? 5 : 7,
  );
  const y = explainedAxis(lines);
  const layout = { width, columns: 1, panelHeight: width < 500 ? 300 : 330 };
  const frame = { x, y, ...innerSize(layout, y) };
  const drawn = series.map((one) => ({
    one,
    points: thinnedBySteps(one.lines, [({ explained }) => explained], width).map((line): Point => {
      return { x: line.step, y: line.explained, hollow: isShrinking(line) };
    }),
    style: styleOf(one),
  }));
  const beyond = drawn.some(({ points }) => isBeyond(y, points));
  return renderFigure({
    ...layout,
    panels: [
      {
        x,
        y,
        xLabel: "training step",
        yLabel: "explained, 1 − L_mean / lossZero",
        marks: [
          ...breakMark(x),
          levelMark(shrinkingBelow, ruleStyle.reference, faint),
          levelMark(0, { dash: undefined, width: 1 }, faint),
          ...drawn.flatMap(({ points, style }) => lineMarks(points, frame, style)),
          ...drawn.flatMap(({ points, style }) => beyondMarks(points, frame, style)),
        ],
        ends: endsOf(drawn),
      },
    ],
    legend: [
      ...seriesLegend(series),
      [
        ...(lines.some(isShrinking) ? [shrinkingEntry] : []),
        { text: `${shrinkingBelow}`, line: ruleStyle.reference },
        ...(beyond ? [beyondEntry(`off the axis`)] : []),
      ],
    ],
    description: "Share explained by the equivariant part of the model against training step",
  });
}
