import type { MonitorLine } from "../../runs/index.js";
import { stepAxis, type Axis } from "../axes.js";
import { innerSize, renderFigure, type Figure, type Panel } from "./canvas.js";
import type { LegendEntry } from "./legend.js";
import {
  bandMarks,
  beyondMarks,
  breakMark,
  isBeyond,
  levelMark,
  lineMarks,
  type Point,
} from "./marks.js";
import { beyondEntry, shrinkingEntry } from "./monitor-legend.js";
import { floorEntry, floorOf, mark, percentAxis } from "./percent-axis.js";
import type { DrawnReference } from "./references.js";
import { endsOf, styleOf } from "./series-style.js";
import { isShrinking, type Series } from "./series.js";
import { faint, ruleStyle } from "./style.js";
import { thinnedBySteps } from "./thinned.js";

export interface PercentPanel {
  title?: string;
  series: Series<MonitorLine>[];
  /** Drawn beneath, on the axes that hold them. */
  references: DrawnReference[];
}

export interface PercentPanels {
  panels: PercentPanel[];
  layout: Pick<Figure, "width" | "columns" | "panelHeight">;
  /** Who is who; what rules and markers mean is added. */
  legend: LegendEntry[][];
}

/** More bands in a panel than this would hide each other; then only the raw weights have theirs. */
const mostBands = 6;

/** Percents against training step, with what stands behind them, on axes that all panels share. */
export function percentPanels({ panels, layout, legend }: PercentPanels): string {
  const lines = panels.flatMap(({ series }) => series.flatMap((one) => one.lines));
  const published = panels.flatMap(({ references }) => references.flatMap(({ points }) => points));
  const { width, columns } = layout;
  const x = stepAxis(
    [...lines.map(({ step }) => step), ...published.map((point) => point.x)],
    width / columns < 500 ? 5 : 7,
  );
  const floor = floorOf(lines);
  const percents = published.map((point) => point.y);
  const y = percentAxis(lines, percents, floor);
  const isBanded = (one: Series<unknown>, { series }: PercentPanel) =>
    series.length <= mostBands || one.weights === "raw";
  const isAllBanded = panels.every((panel) => panel.series.every((one) => isBanded(one, panel)));
  const isSomeBeyond = panels.some(({ series }) =>
    series.some((one) => isBeyond(y, pointsOf(one, width))),
  );
  const frame = { x, y, ...innerSize(layout, y) };
  const drawn = panels.map((panel, i): Panel => {
    const { series, references, title } = panel;
    const own = series.map((one) => ({ one, points: pointsOf(one, width), style: styleOf(one) }));
    return {
      x,
      y,
      xLabel: "training step",
      yLabel: i % columns === 0 ? yLabel(columns) : "",
      ...(title !== undefined && { title }),
      marks: [
        ...breakMark(x),
        levelMark(mark, ruleStyle.reference, faint),
        ...floorRule(floor, y),
        ...references.flatMap(({ points, style }) => lineMarks(points, frame, style)),
        ...own
          .filter(({ one }) => isBanded(one, panel))
          .flatMap(({ points, style }) => bandMarks(points, frame, style)),
        ...own.flatMap(({ points, style }) => lineMarks(points, frame, style)),
        ...own.flatMap(({ points, style }) => beyondMarks(points, frame, style)),
      ],
      ends: [...endsOf(own), ...references.flatMap(({ ends }) => ends)],
    };
  });
  return renderFigure({
    ...layout,
    panels: drawn,
    legend: [
      ...legend,
      [
        ...(lines.some(isShrinking) ? [shrinkingEntry] : []),
        { text: `95 % over samples${isAllBanded ? "" : " (raw weights only)"}`, band: true },
        { text: `${mark} %`, line: ruleStyle.reference },
        ...floorEntry(floor, y),
        ...(isSomeBeyond ? [beyondEntry("0 or off the axis")] : []),
      ],
    ],
    description: "Percent of the loss from broken symmetry against training step",
  });
}

/** Narrow panels have room for fewer words. */
export const yLabel = (columns: number): string =>
  columns === 1 ? "percent of loss from broken symmetry (%)" : "percent of loss (%)";

/** A rule where the axis reaches it. */
export function floorRule(floor: number | undefined, y: Axis) {
  return floor !== undefined && floor >= y.domain[0]
    ? [levelMark(floor, ruleStyle.floor, faint)]
    : [];
}

function pointsOf({ lines }: Series<MonitorLine>, width: number): Point[] {
  const values = [
    ({ percent }: MonitorLine) => percent,
    ({ ci95 }: MonitorLine) => ci95[0],
    ({ ci95 }: MonitorLine) => ci95[1],
  ];
  return thinnedBySteps(lines, values, width).map((line) => {
    const [low, high] = line.ci95;
    return { x: line.step, y: line.percent, low, high, hollow: isShrinking(line) };
  });
}
