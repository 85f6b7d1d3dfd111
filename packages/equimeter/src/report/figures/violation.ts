import { linearAxis, logAxis, positiveRange } from "../axes.js";
import { innerSize, renderFigure } from "./canvas.js";
import { barMarks, lineMarks } from "./marks.js";
import type { FigureOptions } from "./options.js";
import { colorOf, wide } from "./style.js";

/** How far predictions of one output are off, by the angle between two rotations. */
export interface ViolationCurve {
  readonly name: string;
  /** Angles in radians; `relative` = E‖Z_hg − Z_g‖² / 2 over the mean square of the output. */
  readonly points: readonly {
    readonly angle: number;
    readonly relative: number;
    readonly error: number;
  }[];
}

const line = { dash: undefined, width: 1.6 };

/**
 * Violation against rotation angle, on a log axis; bars are one standard error. Weighted with the law of
 * the angle, (1 − cos θ)/π, a curve's mean is the relative spread.
 *
 * @returns SVG
 */
export function violationFigure(
  curves: readonly ViolationCurve[],
  options: FigureOptions = {},
): string {
  const { width = wide } = options;
  const layout = { width, columns: 1, panelHeight: width < 500 ? 300 : 340 };
  const x = linearAxis([0, 180]);
  const values = curves.flatMap(({ points }) => points.map(({ relative }) => relative));
  const y = logAxis(positiveRange(values, 1.6, [1e-3, 1]));
  const frame = { x, y, ...innerSize(layout, y) };
  const drawn = curves.map(({ name, points }, i) => {
    const color = colorOf(i);
    const shown = points.map(({ angle, relative, error }) => ({
      x: (angle * 180) / Math.PI,
      y: relative,
      low: relative - error,
      high: relative + error,
    }));
    return { name, color, shown };
  });
  return renderFigure({
    ...layout,
    panels: [
      {
        x,
        y,
        xLabel: "angle between two rotations of an input, degrees",
        yLabel: "violation, share of the mean square",
        marks: drawn.flatMap(({ color, shown }) => [
          ...barMarks(shown, frame, { ...line, color }),
          ...lineMarks(shown, frame, { ...line, color, symbol: "circle" }),
        ]),
      },
    ],
    legend: [
      drawn.map(({ name, color }) => ({ text: name, color, line, symbol: "circle" as const })),
      [{ text: "± 1 standard error", bar: true }],
    ],
    description: "How far predictions are off by the angle between two rotations of the input",
  });
}
