import type { MonitorLine } from "../../../runs/index.js";
import { stepAxis } from "../../axes.js";
import { emptyFigure, renderFigure } from "../canvas.js";
import { breakMark, hollowMarks, levelMark, lineMarks, type Point } from "../marks.js";
import { seriesLegend, shrinkingEntry } from "../monitor-legend.js";
import type { PercentOptions } from "../options.js";
import { floorEntry, floorOf, mark, percentAxis } from "../percent-axis.js";
import { floorRule, percentPanels, yLabel } from "../percent-panels.js";
import { drawnFamilies } from "../references.js";
import { isShrinking, monitorSeries, type RunLines, type Series } from "../series.js";
import { faint, ruleStyle, wide } from "../style.js";
import { thinnedBySteps } from "../thinned.js";
import { beyondEntries, timeLayout, timeLegend, timePanels } from "./lines.js";
import { colorOfTime, curvesAt, groupsOf, timeLabel, timesOf } from "./times.js";

/**
 * Percent against training step by time (figure 3a of the paper): a panel for each run and kind of
 * weights, a line for each time. Only curves from elsewhere without a time are drawn; for the others
 * see `percentAtTimesFigure`.
 *
 * @returns SVG
 */
export function percentByTimeFigure(
  runs: readonly RunLines[],
  options: PercentOptions = {},
): string {
  const { width = wide } = options;
  const series = monitorSeries(runs, "together");
  const timeless = (options.references ?? []).filter(({ t }) => t === undefined);
  const references = drawnFamilies(timeless, width);
  const published = references.flatMap(({ points }) => points);
  const lines = series.flatMap((one) => one.lines);
  const x = stepAxis([...lines.map(({ step }) => step), ...published.map((point) => point.x)], 4);
  const floor = floorOf(lines);
  const y = percentAxis(
    lines,
    published.map((point) => point.y),
    floor,
  );
  const layout = timeLayout(series, width, 330);
  const points = (one: Series<MonitorLine>) => pointsOf(one, width);
  return renderFigure({
    ...layout,
    panels: timePanels(groupsOf(series), layout, {
      x,
      y,
      xLabel: "training step",
      yLabel: yLabel(layout.columns),
      points,
      behind: (_, frame) => [
        ...breakMark(x),
        levelMark(mark, ruleStyle.reference, faint),
        ...floorRule(floor, y),
        ...references.flatMap((one) => lineMarks(one.points, frame, one.style)),
      ],
      above: ({ t }, drawn, frame) => hollowMarks(drawn, frame, { color: colorOfTime(t) }),
    }),
    legend: [
      ...timeLegend(series),
      references.map(({ entry }) => entry),
      [
        ...(lines.some(isShrinking) ? [shrinkingEntry] : []),
        { text: `${mark} %`, line: ruleStyle.reference },
        ...floorEntry(floor, y),
        ...beyondEntries(series, y, points),
      ],
    ],
    description: "Percent of the loss from broken symmetry against training step, by time",
  });
}

/**
 * The same percents, a panel for each time: the lines are runs and kinds of weights with their 95 %
 * intervals over samples, and behind them are the curves from elsewhere of the same time.
 *
 * @returns SVG
 */
export function percentAtTimesFigure(
  runs: readonly RunLines[],
  options: PercentOptions = {},
): string {
  const { width = wide } = options;
  const series = monitorSeries(runs, "together");
  if (series.length === 0) return emptyFigure("no measurement yet", width);
  const families = drawnFamilies(options.references ?? [], width);
  const panels = timesOf(series).map((t) => {
    const curves = curvesAt(t, options.references);
    return {
      title: timeLabel(t),
      series: series.filter((one) => one.t === t),
      references: families.filter((_, i) => curves.includes(options.references![i])),
    };
  });
  const shown = new Set(panels.flatMap(({ references }) => references));
  const entries = families.filter((one) => shown.has(one)).map(({ entry }) => entry);
  return percentPanels({
    panels,
    layout: { width, columns: width < 500 ? 1 : 2, panelHeight: 260 },
    legend: [
      ...seriesLegend(series),
      [...new Map(entries.map((entry) => [entry.text, entry])).values()],
    ],
  });
}

function pointsOf({ lines }: Series<MonitorLine>, width: number): Point[] {
  const seen = thinnedBySteps(lines, [({ percent }) => percent], width);
  return seen.map((line) => ({ x: line.step, y: line.percent, hollow: isShrinking(line) }));
}
