import { linearAxis } from "../../axes.js";
import { emptyFigure, renderFigure } from "../canvas.js";
import { axesOf, lowest, pointsOf } from "../explained-plane.js";
import { dotMarks, levelMark, lineMarks } from "../marks.js";
import type { PercentOptions } from "../options.js";
import { mark } from "../percent-axis.js";
import { yLabel } from "../percent-panels.js";
import { drawnReferences } from "../references.js";
import { monitorSeries, type RunLines } from "../series.js";
import { faint, ruleStyle, wide } from "../style.js";
import { uncoveredEntries } from "../thinned.js";
import { timeLayout, timeLegend, timePanels } from "./lines.js";
import { colorOfTime, groupsOf } from "./times.js";

/**
 * Percent against what is explained: a panel for each run and kind of weights, a line for each time,
 * early points faint. Of curves from elsewhere those without a time are drawn.
 *
 * @returns SVG
 */
export function percentExplainedByTimeFigure(
  runs: readonly RunLines[],
  options: PercentOptions = {},
): string {
  const { width = wide } = options;
  const series = monitorSeries(runs, "together").filter(
    (one) => pointsOf(one.lines, width).length > 0,
  );
  if (series.length === 0) return emptyFigure("no measurement yet", width);
  const references = drawnReferences(
    (options.references ?? [])
      .filter(({ t }) => t === undefined)
      .map((curve) => {
        const known = curve.points.filter(({ explained = Number.NaN }) => explained >= lowest);
        return { ...curve, points: known };
      })
      .filter(({ points }) => points.length > 0),
    width,
    ({ explained }) => explained!,
  );
  const own = series.map((one) => pointsOf(one.lines, width));
  const { x, y } = axesOf([...own.flat(), ...references.flatMap(({ points }) => points)]);
  const layout = timeLayout(series, width, 300);
  return renderFigure({
    ...layout,
    panels: timePanels(groupsOf(series), layout, {
      x: linearAxis(x.domain, 5),
      y,
      xLabel: "explained, 1 − L_mean / lossZero",
      yLabel: yLabel(layout.columns),
      points: ({ lines }) => pointsOf(lines, width),
      behind: (_, frame) => [
        levelMark(mark, ruleStyle.reference, faint),
        ...references.flatMap((line) => lineMarks(line.points, frame, line.style)),
      ],
      above: ({ t }, points, frame) =>
        dotMarks(points, frame, { color: colorOfTime(t), dash: undefined, width: 1 }),
    }),
    legend: [
      ...timeLegend(series),
      references.map(({ entry }) => entry),
      [{ text: `${mark} %`, line: ruleStyle.reference }, ...uncoveredEntries(own)],
    ],
    description: "Percent of the loss from broken symmetry against what is explained, by time",
  });
}
