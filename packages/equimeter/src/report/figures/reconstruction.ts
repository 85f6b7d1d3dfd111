import type { TurnSummary } from "../../analyze/index.js";
import { logAxis, positiveRange, type Axis } from "../axes.js";
import { emptyFigure, innerSize, renderFigure, type EndLabel, type Panel } from "./canvas.js";
import type { LegendEntry } from "./legend.js";
import {
  barMarks,
  beyondMarks,
  isBeyond,
  lineMarks,
  type LineOptions,
  type Point,
} from "./marks.js";
import { beyondEntry } from "./monitor-legend.js";
import type { FigureOptions } from "./options.js";
import { colorOf, faint, letterOf, ruleStyle, wide } from "./style.js";

/** The reconstructions of one model. */
export interface ReconstructionSubject {
  name: string;
  turns: readonly TurnSummary[];
}

const styles = {
  equivariance: { dash: undefined, width: 1.6, symbol: "circle" },
  truth: { dash: "2 3", width: 1.6 },
  floor: { ...ruleStyle.floor, color: faint },
} as const;

/**
 * Errors of reconstructions under turns against the angle, logarithmic (002, figures 2 to 5 and 12 to
 * 15): a panel for each axis and a colour for each model, with the error against the truth as the upper
 * bound and the floor of the procedure, that of the first model.
 *
 * @returns SVG
 */
export function reconstructionFigure(
  subjects: readonly ReconstructionSubject[],
  options: FigureOptions = {},
): string {
  const { width = wide } = options;
  const shown = subjects.map(({ name, turns }) => ({ name, turns: bestOf(turns) }));
  const all = shown.flatMap(({ turns }) => turns);
  if (all.length === 0) return emptyFigure("no reconstruction was measured", width);
  const axes = [...new Set(all.map(({ axis }) => axis))];
  const x = angleAxis(all.map(({ angle }) => angle));
  const y = errorAxis(all);
  const columns = Math.min(Math.max(1, Math.floor(width / 240)), axes.length);
  const layout = { width, columns, panelHeight: columns === 1 ? 260 : 280 };
  const frame = { x, y, ...innerSize(layout, y) };
  const panels = axes.map((axis, column): Panel => {
    const drawn = shown.map(({ turns }, i) => {
      const own = turns.filter((turn) => turn.axis === axis);
      return {
        letter: letterOf(i),
        color: colorOf(i),
        truth: pointsOf(own, "truth"),
        equivariance: pointsOf(own, "equivariance"),
        floor: pointsOf(own, "floor"),
      };
    });
    const ends = drawn.flatMap(({ letter, color, truth }): EndLabel[] => {
      const last = truth.at(-1);
      return last && shown.length > 1 ? [{ letter, color, x: last.x, y: last.y }] : [];
    });
    return {
      x,
      y,
      xLabel: "angle, degrees",
      yLabel: column % columns === 0 ? "mean squared error" : "",
      title: `about ${axis}`,
      marks: [
        ...lineMarks(onAxis(drawn[0].floor, y), frame, styles.floor),
        ...drawn.flatMap(({ color, truth, equivariance }) => {
          const [bound, line]: LineOptions[] = [
            { ...styles.truth, color },
            { ...styles.equivariance, color },
          ];
          return [
            ...lineMarks(onAxis(truth, y), frame, bound),
            ...barMarks(equivariance, frame, line),
            ...lineMarks(onAxis(equivariance, y), frame, line),
            ...beyondMarks(equivariance, frame, line),
          ];
        }),
      ],
      ends,
    };
  });
  const description = "Errors of reconstructions of turned molecules against the angle";
  return renderFigure({ ...layout, panels, legend: legendOf(shown, y), description });
}

function legendOf(shown: readonly ReconstructionSubject[], y: Axis): LegendEntry[][] {
  const single = shown.length === 1;
  const color = single ? colorOf(0) : faint;
  const names = shown.map(({ name }, i): LegendEntry => {
    const line = { dash: undefined, width: 4 };
    return { text: name, color: colorOf(i), letter: letterOf(i), line };
  });
  const turns = shown.flatMap((subject) => subject.turns);
  const { symbol, ...line } = styles.equivariance;
  const marker = { symbol, hollow: true, color };
  return [
    single ? [] : names,
    [
      { text: "R f(x) against f(R x)", color, line, symbol },
      { text: "f(R x) against the truth, R x", color, line: styles.truth },
      ...(turns.some(({ floor }) => floor.value >= y.domain[0])
        ? [{ text: "floor: the same where f(x) is x", line: styles.floor }]
        : []),
      { text: "± 1 standard error over molecules", bar: true, color },
      ...(turns.some(isInterpolated)
        ? [{ ...marker, text: "interpolated: compare with the floor" }]
        : []),
      ...(isBeyond(y, pointsOf(turns, "equivariance")) ? [beyondEntry("0 or off the axis")] : []),
    ],
  ];
}

/** One line for each axis and angle, ascending: of the grid turned, which is exact, where there is one. */
function bestOf(turns: readonly TurnSummary[]): TurnSummary[] {
  const best = new Map<string, TurnSummary>();
  for (const turn of turns) {
    const key = `${turn.axis} ${turn.angle}`;
    if (turn.turned === "grid" || !best.has(key)) best.set(key, turn);
  }
  return [...best.values()].sort((a, b) => a.angle - b.angle);
}

const isInterpolated = ({ angle }: TurnSummary): boolean => angle % 90 !== 0;

function pointsOf(turns: readonly TurnSummary[], key: "equivariance" | "truth" | "floor"): Point[] {
  return turns.map((turn) => {
    const { value, error } = turn[key];
    const hollow = isInterpolated(turn);
    return { x: turn.angle, y: value, low: value - error, high: value + error, hollow };
  });
}

/** What lies below the axis, as 0 does, breaks the line. */
function onAxis(points: Point[], { domain }: Axis): Point[] {
  return points.map((point) => ({ ...point, y: point.y >= domain[0] ? point.y : Number.NaN }));
}

/** Values further below the largest than so many powers of ten are not drawn. */
const mostDecades = 6;

function errorAxis(turns: readonly TurnSummary[]): Axis {
  const values = turns.flatMap(({ equivariance, truth, floor }) =>
    [equivariance, truth, floor].map(({ value }) => value),
  );
  const [, high] = positiveRange(values, 1, [0.1, 10]);
  const shown = values.filter((value) => value >= high / 10 ** mostDecades);
  return logAxis(positiveRange(shown, 1.4, [0.1, 10]), 6);
}

/** Ticks at whole parts of a turn. */
function angleAxis(angles: readonly number[]): Axis {
  const [low, high] = [Math.min(...angles), Math.max(...angles)];
  const step = [15, 30, 45, 90, 180].find((size) => high - low <= 5 * size) ?? 360;
  const room = 0.03 * (high - low) || 5;
  const first = Math.ceil(low / step);
  const count = Math.floor(high / step) - first + 1;
  const domain: [number, number] = [low - room, high + room];
  return {
    type: "linear",
    domain,
    ticks: Array.from({ length: Math.max(0, count) }, (_, i) => (first + i) * step),
    format: String,
    place: (value) => Math.min(domain[1], Math.max(domain[0], value)),
  };
}
