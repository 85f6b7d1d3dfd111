import type { HeadPoint, HeadReport } from "../../../analyze/head/along.js";
import type { Weights } from "../../../runs/index.js";
import { logAxis, positiveRange, stepAxis, type Axis, type StepAxis } from "../../axes.js";
import { emptyFigure, innerSize, renderFigure, type Panel } from "../canvas.js";
import type { LegendEntry } from "../legend.js";
import {
  bandMarks,
  breakMark,
  dotMarks,
  lineMarks,
  type Frame,
  type LineOptions,
  type Point,
} from "../marks.js";
import type { FigureOptions } from "../options.js";
import { weightsOrder } from "../series.js";
import { colorOf, ink, letterOf, weightsLabel, weightsStyle, wide } from "../style.js";

/** A run of EScAIP whose force head was looked at along its training. */
export interface HeadSubject {
  name: string;
  weights: Readonly<Record<Weights, HeadReport>>;
}

/** What is drawn of raw weights alone: what head and trunk do by themselves, and what bounds L_equiv. */
const parts = {
  head: { text: "head alone", color: colorOf(2), dash: "7 3", width: 1.5 },
  trunk: { text: "trunk alone", color: colorOf(3), dash: "1.5 2.5", width: 1.5 },
  mean: { text: "random W_⊥", color: colorOf(5), dash: "4 2", width: 1.5 },
} as const;

const colorOfKind: Record<Weights, string> = {
  raw: colorOf(0),
  ema: colorOf(1),
  "ema-debiased": colorOf(4),
};

/**
 * The force head along training: its deviation ‖W_⊥‖² by step (figure 9 of the paper); L_equiv against the deviation
 * with both correlations of the logarithms (figure 10); L_equiv by step beside what head and trunk alone
 * would have made of it; and their quotient between the bounds of theorem 4, the last two of raw weights. Four panels for
 * each run.
 *
 * @returns SVG
 */
export function headCourseFigure(
  subjects: readonly HeadSubject[],
  { width = wide }: FigureOptions = {},
): string {
  const all = subjects.flatMap(({ weights }) =>
    weightsOrder.flatMap((kind) => weights[kind].points),
  );
  if (all.length === 0) return emptyFigure("no head was looked at", width);
  const columns = width < 500 ? 1 : 2;
  const layout = { width, columns, panelHeight: 250 };
  const axes = {
    step: stepAxis(
      all.map(({ step }) => step),
      columns === 1 ? 5 : 4,
    ),
    deviation: axisOf(all.map(({ deviation }) => deviation)),
    equiv: axisOf(all.map(({ L_equiv }) => L_equiv)),
  };
  const frameOf = (x: Axis, y: Axis): Frame => ({ x, y, ...innerSize(layout, y) });
  const panels = subjects.flatMap((subject, i) => {
    const before = subjects.length > 1 ? `${letterOf(i)} ` : "";
    return [
      deviationPanel(subject, axes, frameOf, `${before}deviation (figure 9)`),
      relationPanel(subject, axes, frameOf, before),
      partsPanel(subject, axes.step, frameOf, `${before}raw: what makes L_equiv`),
      boundsPanel(subject, axes.step, frameOf, `${before}raw: theorem 4`),
    ];
  });
  return renderFigure({
    ...layout,
    panels,
    legend: [
      subjects.length > 1
        ? subjects.map(({ name }, i) => ({ text: name, letter: letterOf(i), color: ink }))
        : [],
      weightsOrder.map((kind): LegendEntry => {
        const { symbol, ...line } = weightsStyle[kind];
        return { text: weightsLabel[kind], color: colorOfKind[kind], line, symbol };
      }),
      [
        ...Object.values(parts).map(({ text, color, ...line }) => ({ text, color, line })),
        { text: "between λ_min and λ_max", band: true, color: colorOf(0) },
      ],
    ],
    description: "The deviation of EScAIP's force head and L_equiv along training",
  });
}

type Axes = { step: StepAxis; deviation: Axis; equiv: Axis };
type FrameOf = (x: Axis, y: Axis) => Frame;

function deviationPanel(
  { weights }: HeadSubject,
  { step: x, deviation: y }: Axes,
  frameOf: FrameOf,
  title: string,
): Panel {
  const marks = weightsOrder.flatMap((kind) =>
    lineMarks(byStep(weights[kind].points, "deviation"), frameOf(x, y), styleOf(kind)),
  );
  return panel(x, y, "‖W_⊥‖² of the force head", title, [...breakMark(x), ...marks]);
}

function relationPanel(
  { weights }: HeadSubject,
  { deviation: x, equiv: y }: Axes,
  frameOf: FrameOf,
  before: string,
): Panel {
  const marks = weightsOrder.flatMap((kind) => {
    const points = weights[kind].points.map((one) => ({ x: one.deviation, y: one.L_equiv }));
    return dotMarks(points.filter(isPositive), frameOf(x, y), styleOf(kind));
  });
  const { levels } = weights.raw.relation;
  const title = `${before}raw: r ${shown(levels.pearson.value)}, ρ ${shown(levels.spearman.value)}`;
  return { x, y, xLabel: "‖W_⊥‖² of the force head", yLabel: "L_equiv", title, marks };
}

function partsPanel({ weights }: HeadSubject, x: StepAxis, frameOf: FrameOf, title: string): Panel {
  const { points } = weights.raw;
  const values = points.flatMap((one) => [one.L_equiv, one.headAlone, one.trunkAlone]);
  const y = axisOf(values);
  const line = (key: "L_equiv" | "headAlone" | "trunkAlone", style: LineOptions) =>
    lineMarks(byStep(points, key), frameOf(x, y), style);
  return panel(x, y, "L_equiv", title, [
    ...breakMark(x),
    ...line("headAlone", parts.head),
    ...line("trunkAlone", parts.trunk),
    ...line("L_equiv", styleOf("raw")),
  ]);
}

function boundsPanel(
  { weights }: HeadSubject,
  x: StepAxis,
  frameOf: FrameOf,
  title: string,
): Panel {
  const points = weights.raw.points.map(
    ({ step, deviation, L_equiv, lambdaMin, lambdaMax }): Point => {
      return { x: step, y: L_equiv / deviation, low: lambdaMin, high: lambdaMax };
    },
  );
  const y = axisOf(points.flatMap(({ y: value, low, high }) => [value, low!, high!]));
  const style = styleOf("raw");
  return panel(x, y, "λ = L_equiv / ‖W_⊥‖²", title, [
    ...breakMark(x),
    ...bandMarks(points, frameOf(x, y), style),
    ...lineMarks(byStep(weights.raw.points, "lambdaMean"), frameOf(x, y), parts.mean),
    ...lineMarks(points, frameOf(x, y), style),
  ]);
}

function panel(x: Axis, y: Axis, yLabel: string, title: string, marks: Panel["marks"]): Panel {
  return { x, y, xLabel: "training step", yLabel, title, marks };
}

function byStep(points: readonly HeadPoint[], key: Exclude<keyof HeadPoint, "alignment">): Point[] {
  return points.map((point) => ({ x: point.step, y: point[key] > 0 ? point[key] : Number.NaN }));
}

const styleOf = (kind: Weights): LineOptions => ({
  ...weightsStyle[kind],
  color: colorOfKind[kind],
});

const isPositive = ({ x, y }: Point): boolean => x > 0 && y > 0;

const shown = (value: number | null): string =>
  value === null ? "–" : value.toFixed(2).replace("-", "−");

function axisOf(values: readonly number[]): Axis {
  return logAxis(positiveRange(values, 1.25, [0.1, 10]), 5);
}
