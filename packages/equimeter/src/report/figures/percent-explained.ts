import { hasSeveralTimes } from "../times.js";
import { emptyFigure, innerSize, renderFigure } from "./canvas.js";
import { axesOf, lowest, pointsOf } from "./explained-plane.js";
import { dotMarks, levelMark, lineMarks } from "./marks.js";
import { seriesLegend } from "./monitor-legend.js";
import type { PercentOptions } from "./options.js";
import { endsOf, styleOf } from "./series-style.js";
import { mark } from "./percent-axis.js";
import { drawnReferences } from "./references.js";
import { monitorSeries, type RunLines } from "./series.js";
import { faint, ruleStyle, wide } from "./style.js";
import { uncoveredEntries } from "./thinned.js";
import { percentExplainedByTimeFigure } from "./times/percent-explained.js";
import { curvesAt, timesOf } from "./times/times.js";

/**
 * Percent of the loss from broken symmetry (logarithmic) against what the equivariant part of the model
 * explains, 1 − L_mean / lossZero: a line through the measurements of each run and kind of weights in
 * their order, early ones faint. It takes the step out, so that runs of any speed can be compared.
 * Curves from elsewhere are drawn where they say what they explain. Runs with several times have a panel
 * for each run and kind of weights, and a line for each time.
 *
 * @returns SVG
 */
export function percentExplainedFigure(
  runs: readonly RunLines[],
  options: PercentOptions = {},
): string {
  const { width = wide } = options;
  const series = monitorSeries(runs);
  if (hasSeveralTimes(series)) return percentExplainedByTimeFigure(runs, options);
  const drawn = series
    .map((one) => ({ one, points: pointsOf(one.lines, width), style: styleOf(one) }))
    .filter(({ points }) => points.length > 0);
  const references = drawnReferences(
    curvesAt(timesOf(series)[0], options.references)
      .map((curve) => ({
        ...curve,
        points: curve.points.filter(({ explained = Number.NaN }) => explained >= lowest),
      }))
      .filter(({ points }) => points.length > 0),
    width,
    ({ explained }) => explained!,
  );
  if (drawn.length === 0) return emptyFigure("no measurement yet", width);
  const { x, y } = axesOf([...drawn, ...references].flatMap((line) => line.points));
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
          levelMark(mark, ruleStyle.reference, faint),
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
      [
        { text: `${mark} %`, line: ruleStyle.reference },
        ...uncoveredEntries(drawn.map(({ points }) => points)),
      ],
    ],
    description: "Percent of the loss from broken symmetry against what is explained",
  });
}
