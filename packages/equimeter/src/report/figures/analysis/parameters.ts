import * as Plot from "@observablehq/plot";

import type { NearPoint } from "../../../analyze/parameters/near.js";
import type { Weights } from "../../../runs/index.js";
import type { ParametersAlong, ParametersNear } from "../../../runs/analyze/index.js";
import {
  linearAxis,
  logAxis,
  positiveRange,
  stepAxis,
  type Axis,
  type StepAxis,
} from "../../axes.js";
import { emptyFigure, innerSize, renderFigure, type Panel } from "../canvas.js";
import type { LegendEntry } from "../legend.js";
import { breakMark, dotMarks, lineMarks, type Frame, type LineOptions } from "../marks.js";
import type { FigureOptions } from "../options.js";
import { weightsOrder } from "../series.js";
import { colorOf, faint, ink, letterOf, weightsLabel, weightsStyle, wide } from "../style.js";

/** A run whose weights were split into those that commute with the group and the rest. */
export interface ParametersSubject {
  name: string;
  along: Pick<ParametersAlong, "points" | "relations"> | null;
  near: Pick<ParametersNear, "directions" | "floor"> | null;
}

const colorOfKind: Record<Weights, string> = {
  raw: colorOf(0),
  ema: colorOf(1),
  "ema-debiased": colorOf(4),
};

const directionStyle = {
  own: { text: "along θ_⊥ of the weights", color: colorOf(2), symbol: "circle", width: 2 },
  random: { text: "along random directions", color: colorOf(3), symbol: "triangle", width: 1 },
} as const;

/** What theorems 5 and 6 say of the two panels near the subspace. */
const theorems = { L_equiv: 2, gradient: 1 } as const;

/**
 * θ = θ_E + θ_⊥: the share of ‖θ_⊥‖² in ‖θ‖² by step, L_equiv against ‖θ_⊥‖² along training, and L_equiv
 * and its gradient against the distance from the equivariant subspace, with the slopes of theorems 5 and 6 of the paper
 * as thin lines. Four panels for each run, or two where half of it was looked at.
 *
 * @returns SVG
 */
export function parametersFigure(
  subjects: readonly ParametersSubject[],
  { width = wide }: FigureOptions = {},
): string {
  const columns = width < 500 ? 1 : 2;
  const layout = { width, columns, panelHeight: 250 };
  const frameOf = (x: Axis, y: Axis): Frame => ({ x, y, ...innerSize(layout, y) });
  const panels = subjects.flatMap(({ along, near }, i): Panel[] => {
    const before = subjects.length > 1 ? `${letterOf(i)} ` : "";
    return [
      ...(along ? alongPanels(along, frameOf, before, columns === 1 ? 5 : 4) : []),
      ...(near ? nearPanels(near, frameOf, before) : []),
    ];
  });
  if (panels.length === 0) return emptyFigure("no parameters were looked at", width);
  const kinds = weightsOrder.map((kind): LegendEntry => {
    const { symbol, ...line } = weightsStyle[kind];
    return { text: weightsLabel[kind], color: colorOfKind[kind], line, symbol };
  });
  const directions = Object.values(directionStyle).map(
    ({ text, color, symbol, width: thick }): LegendEntry => {
      return { text, color, symbol, line: { dash: undefined, width: thick } };
    },
  );
  return renderFigure({
    ...layout,
    panels,
    legend: [
      subjects.length > 1
        ? subjects.map(({ name }, i) => ({ text: name, letter: letterOf(i), color: ink }))
        : [],
      subjects.some(({ along }) => along) ? kinds : [],
      subjects.some(({ near }) => near)
        ? [...directions, { text: "slopes 2 and 1", color: faint, line: slopeLine }]
        : [],
    ],
    description:
      "Deviation of the weights from the equivariant subspace, and L_equiv, along training and near it",
  });
}

const slopeLine = { dash: "2 3", width: 1 };

type FrameOf = (x: Axis, y: Axis) => Frame;

function alongPanels(
  { points, relations }: NonNullable<ParametersSubject["along"]>,
  frameOf: FrameOf,
  before: string,
  labels: number,
): Panel[] {
  const step = stepAxis(
    points.map((point) => point.step),
    labels,
  );
  const deviation = axisOf(points.map((point) => point.deviation));
  const equiv = axisOf(points.map((point) => point.L_equiv));
  const { levels, changes } = relations.raw;
  const of = (kind: Weights) => points.filter(({ weights }) => weights === kind);
  return [
    sharePanel(of, step, frameOf, `${before}share of θ_⊥`),
    {
      x: deviation,
      y: equiv,
      xLabel: "‖θ_⊥‖²",
      yLabel: "L_equiv",
      title: `${before}raw: r ${shown(levels.pearson.value)}, of changes ${shown(changes.pearson.value)}`,
      marks: weightsOrder.flatMap((kind) =>
        dotMarks(
          of(kind).map((point) => ({ x: point.deviation, y: point.L_equiv })),
          frameOf(deviation, equiv),
          styleOf(kind),
        ),
      ),
    },
  ];
}

function sharePanel(
  of: (kind: Weights) => ParametersAlong["points"],
  x: StepAxis,
  frameOf: FrameOf,
  title: string,
): Panel {
  const y = linearAxis([0, 1], 5);
  const marks = weightsOrder.flatMap((kind) => {
    const line = of(kind).map(({ step, share }) => ({ x: step, y: share ?? Number.NaN }));
    return lineMarks(line, frameOf(x, y), styleOf(kind));
  });
  const yLabel = "‖θ_⊥‖² / ‖θ‖²";
  return { x, y, xLabel: "training step", yLabel, title, marks: [...breakMark(x), ...marks] };
}

function nearPanels(
  { directions }: NonNullable<ParametersSubject["near"]>,
  frameOf: FrameOf,
  before: string,
): Panel[] {
  const all = directions.flatMap(({ points }) => points);
  const x = axisOf(all.map(({ distance }) => distance));
  const [own] = directions;
  const panelOf = (key: "L_equiv" | "gradient", yLabel: string, exponent?: number): Panel => {
    const y = axisOf(all.map((point) => point[key]));
    const frame = frameOf(x, y);
    const title = `${before}exponent ${exponent === undefined ? "–" : exponent.toFixed(3)}`;
    return {
      x,
      y,
      xLabel: "distance from θ_E",
      yLabel,
      title,
      marks: [
        slopeMark(own.points, key, x, y),
        ...directions.toReversed().flatMap(({ is, points }) => {
          const { color, symbol, width } = directionStyle[is];
          const line = points.map((point) => ({ x: point.distance, y: point[key] }));
          return lineMarks(line, frame, { color, symbol, width, dash: undefined });
        }),
      ],
    };
  };
  return [
    panelOf("L_equiv", "L_equiv(θ_E + s v)", own.loss?.exponent.value),
    panelOf("gradient", "‖∇_⊥ L_equiv‖", own.gradient?.exponent.value),
  ];
}

/** The power of a theorem, through the point of the smallest distance. */
function slopeMark(
  points: readonly NearPoint[],
  key: "L_equiv" | "gradient",
  x: Axis,
  y: Axis,
): Plot.Markish {
  const [first] = points;
  const [low, high] = y.domain;
  const at = (distance: number) => first[key] * (distance / first.distance) ** theorems[key];
  const [from, to] = [x.domain[0], x.domain[1]];
  const line = Array.from({ length: 65 }, (_, i) => from * (to / from) ** (i / 64))
    .map((distance) => ({ distance, value: at(distance) }))
    .filter(({ value }) => value >= low && value <= high);
  return Plot.line(line, {
    x: "distance",
    y: "value",
    stroke: faint,
    strokeWidth: slopeLine.width,
    strokeDasharray: slopeLine.dash,
  });
}

const styleOf = (kind: Weights): LineOptions => ({
  ...weightsStyle[kind],
  color: colorOfKind[kind],
});

const shown = (value: number | null): string =>
  value === null ? "–" : value.toFixed(2).replace("-", "−");

function axisOf(values: readonly number[]): Axis {
  return logAxis(positiveRange(values, 1.5, [0.1, 10]), 5);
}
