import type { MonitorLine } from "../../runs/index.js";
import { linearAxis, logAxis, positiveRange } from "../axes.js";
import { emptyFigure, innerSize, renderFigure } from "./canvas.js";
import { dotMarks, levelMark, lineMarks, type Point } from "./marks.js";
import { seriesLegend } from "./monitor-legend.js";
import { endsOf, type PercentOptions, styleOf } from "./percent.js";
import { drawnReferences } from "./references.js";
import { monitorSeries, type RunLines } from "./series.js";
import { faint, ruleStyle, wide } from "./style.js";

/** Further to the left outputs are only too large, and the percent is that of the initial weights. */
const lowest = -0.2;

/** The paper's mark. */
const reference = 2;

/**
 * Percent of the loss from broken symmetry (logarithmic) against what the equivariant part of the model
 * explains, 1 − L_mean / lossZero: a line through the measurements of each run and kind of weights in
 * their order, early ones faint. It takes the step out, so that runs of any speed can be compared.
 * Curves from elsewhere are drawn where they say what they explain.
 *
 * @returns SVG
 */
export function percentExplainedFigure(
  runs: readonly RunLines[],
  options: PercentOptions = {},
): string {
  const { width = wide } = options;
  const drawn = monitorSeries(runs)
    .map((one) => ({ one, points: pointsOf(one.lines), style: styleOf(one) }))
    .filter(({ points }) => points.length > 0);
  const references = drawnReferences(
    (options.references ?? [])
      .map(({ name, points }) => ({
        name,
        points: points.filter(({ explained = Number.NaN }) => explained >= lowest),
      }))
      .filter(({ points }) => points.length > 0),
    ({ explained }) => explained!,
  );
  if (drawn.length === 0) return emptyFigure("no measurement yet", width);
  const points = [...drawn, ...references].flatMap((line) => line.points);
  const explained = points.map((point) => point.x);
  const x = linearAxis([
    explained.reduce((a, b) => Math.min(a, b), 0),
    explained.reduce((a, b) => Math.max(a, b), 1),
  ]);
  const percents = points.map((point) => point.y);
  const y = logAxis(positiveRange([...percents, reference], 1.3, [reference / 2, 2 * reference]));
  const layout = { width, columns: 1, panelHeight: width < 500 ? 300 : 360 };
  const frame = { x, y, ...innerSize(layout, y) };
  return renderFigure({
    ...layout,
    panels: [
      {
        x,
        y,
        xLabel: "explained, 1 − L_mean / lossZero",
        yLabel: "percent of loss from broken symmetry (%)",
        marks: [
          levelMark(reference, ruleStyle.reference, faint),
          ...references.flatMap((line) => lineMarks(line.points, frame, line.style)),
          ...drawn.flatMap((line) => [
            ...lineMarks(line.points, frame, { ...line.style, symbol: undefined }),
            ...dotMarks(line.points, frame, line.style),
          ]),
        ],
        ends: [...endsOf(drawn), ...references.flatMap(({ ends }) => ends)],
      },
    ],
    legend: [
      ...seriesLegend(drawn.map(({ one }) => one)),
      references.map(({ entry }) => entry),
      [{ text: "2 %", line: ruleStyle.reference }],
    ],
    description: "Percent of the loss from broken symmetry against what is explained",
  });
}

function pointsOf(lines: readonly MonitorLine[]): Point[] {
  return lines
    .filter(({ explained }) => Number.isFinite(explained) && explained >= lowest)
    .filter(({ percent }) => Number.isFinite(percent) && percent > 0)
    .map(({ explained, percent }) => ({ x: explained, y: percent }));
}
