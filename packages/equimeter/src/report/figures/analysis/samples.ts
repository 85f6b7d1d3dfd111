import { logAxis, positiveRange } from "../../axes.js";
import { emptyFigure, innerSize, renderFigure, type EndLabel, type Panel } from "../canvas.js";
import { categoryAxis } from "../category-axis.js";
import type { LegendEntry } from "../legend.js";
import { bandMarks, barMarks, beyondMarks, type Frame, lineMarks, type Point } from "../marks.js";
import { beyondEntry } from "../monitor-legend.js";
import type { FigureOptions } from "../options.js";
import { colorOf, faint, ink, letterOf, ruleStyle, wide } from "../style.js";

interface Share {
  value: number;
  rotationError: number;
  sampleError: number;
}

interface Powers {
  shares: readonly Share[];
  rest: Share;
}

/** A run whose designs were compared. */
export interface SamplesSubject {
  name: string;
  /** Relative to the percent, in %. */
  designs: readonly {
    kind: string;
    passes: number;
    rmsError: number;
    rmsUncertainty: number;
    rotationError: number;
    predicted: { rmsError: number; range: readonly [number, number] };
    bootstrap: { rmsError: number } | null;
  }[];
  sources: {
    /** Of the share, not of the percent. */
    single: number;
    powers: { prediction: Powers; percent: Powers } | null;
  };
}

type Design = SamplesSubject["designs"][number];

const names: Readonly<Record<string, string>> = {
  independent: "independent draws",
  tetrahedralOrbits: "tetrahedral orbits",
  octahedralOrbits: "octahedral orbits",
  icosahedralOrbits: "icosahedral orbits",
  enumerate: "all elements",
};
const kinds = Object.keys(names);

/** Errors that are smaller by so many powers of ten than the largest are not drawn. */
const mostDecades = 8;
/** Shares of degrees, in %. */
const shareRange: [number, number] = [0.01, 160];

/**
 * The error of the percent against forward passes by design (000, figure 5): measured, predicted from
 * the degrees, and as the estimate reports it; and of which degrees of rotation the twisted predictions
 * are made. A row for each run.
 *
 * @returns SVG
 */
export function samplesFigure(
  subjects: readonly SamplesSubject[],
  options: FigureOptions = {},
): string {
  const { width = wide } = options;
  if (subjects.length === 0) return emptyFigure("no designs were compared", width);
  const hasDegrees = subjects.some(({ sources }) => sources.powers);
  const columns = hasDegrees && width >= 500 ? 2 : 1;
  const layout = { width, columns, panelHeight: 300, right: 26 };
  const panels = subjects.flatMap((subject) => {
    const title = subjects.length > 1 ? { title: subject.name } : {};
    const errors = { ...errorPanel(subject, layout), ...title };
    return hasDegrees ? [errors, { ...degreePanel(subject, layout), ...title }] : [errors];
  });
  const used = kinds.filter((kind) =>
    subjects.some(({ designs }) => designs.some((design) => design.kind === kind)),
  );
  const isBootstrapped = subjects.some(({ designs }) => designs.some((one) => one.bootstrap));
  const grey = { color: faint, hollow: false };
  return renderFigure({
    ...layout,
    panels,
    legend: [
      used.map((kind): LegendEntry => {
        const at = kinds.indexOf(kind);
        const line = { dash: undefined, width: 3 };
        return { text: names[kind], color: colorOf(at), letter: letterOf(at), line };
      }),
      [
        { ...grey, text: "measured", symbol: "circle", bar: true },
        { ...grey, text: "reported by the estimate", symbol: "triangle", hollow: true },
        { ...grey, text: "predicted", line: predictedStyle, band: true },
        { ...grey, text: "1/√n", line: ruleStyle.reference },
        ...(isBootstrapped
          ? [{ ...grey, text: "bootstrap", symbol: "square" as const, hollow: true }]
          : []),
        beyondEntry("0 or off the axis"),
      ],
      hasDegrees
        ? [
            { text: "share of L_equiv", color: degreeColors[0], symbol: "circle" },
            { text: "of what moves the percent", color: degreeColors[1], symbol: "square" },
          ]
        : [],
    ],
    description: `The error of the percent by design and passes${hasDegrees ? ", and shares of degrees" : ""}`,
  });
}

const predictedStyle = { dash: "5 3", width: 1.3 };

const degreeColors = [ink, colorOf(6)];

type Layout = Parameters<typeof innerSize>[0];

function errorPanel({ designs, sources }: SamplesSubject, layout: Layout): Panel {
  const passes = designs.map((design) => design.passes);
  const [least, most] = [Math.min(...passes), Math.max(...passes)];
  const x = logAxis([least / 1.25, most * 1.25], 6);
  const root = (n: number): number => 100 * Math.sqrt(sources.single / n);
  const values = [...designs.map((one) => one.rmsError), root(least)];
  const [, high] = positiveRange(values, 1.5, [0.1, 10]);
  const shown = values.filter((value) => value >= high / 10 ** mostDecades);
  const y = logAxis(positiveRange(shown, 1.5, [0.1, 10]), 8);
  const frame = { x, y, ...innerSize(layout, y) };
  const drawn = kinds.map((kind, at) => ({
    at,
    own: designs.filter((design) => design.kind === kind),
  }));
  return {
    x,
    y,
    xLabel: "forward passes for each sample",
    yLabel: "error of the percent (% of it)",
    marks: [
      ...lineMarks(
        [least, most].map((n) => ({ x: n, y: root(n) })),
        frame,
        { color: faint, ...ruleStyle.reference },
      ),
      ...drawn.flatMap(({ at, own }) => designMarks(own, frame, colorOf(at))),
    ],
    ends: drawn.flatMap(({ at, own }): EndLabel[] => {
      const last = own.at(-1);
      if (!last || last.rmsError < y.domain[0]) return [];
      return [{ letter: letterOf(at), color: colorOf(at), x: last.passes, y: last.rmsError }];
    }),
  };
}

function designMarks(designs: readonly Design[], frame: Frame, color: string) {
  const [lowest] = frame.y.domain;
  const points = (of: (design: Design) => Omit<Point, "x">): Point[] =>
    designs.map((design) => ({ x: design.passes, ...of(design) }));
  const visible = (all: Point[]) => all.filter(({ y }) => y >= lowest);
  const measured = points(({ rmsError, rmsUncertainty }) => {
    const low = Math.max(lowest, rmsError - rmsUncertainty);
    return { y: rmsError, ...(rmsError > 0 && { low, high: rmsError + rmsUncertainty }) };
  });
  const predicted = points(({ predicted: { rmsError, range } }) => {
    return { y: rmsError, low: Math.max(lowest, range[0]), high: range[1] };
  });
  const marker = { color, dash: "0 1000", width: 0 };
  return [
    ...bandMarks(predicted, frame, { color, ...predictedStyle }),
    ...lineMarks(visible(predicted), frame, { color, ...predictedStyle }),
    ...barMarks(visible(measured), frame, { color, ...predictedStyle }),
    ...lineMarks(
      visible(points(({ rotationError }) => ({ y: rotationError, hollow: true }))),
      frame,
      { ...marker, symbol: "triangle" },
    ),
    ...lineMarks(
      visible(points(({ bootstrap }) => ({ y: bootstrap?.rmsError ?? NaN, hollow: true }))),
      frame,
      { ...marker, symbol: "square" },
    ),
    ...lineMarks(visible(measured), frame, { ...marker, symbol: "circle" }),
    ...beyondMarks(measured, frame, { color, ...predictedStyle }),
  ];
}

function degreePanel({ sources: { powers } }: SamplesSubject, layout: Layout): Panel {
  const y = logAxis(shareRange, 6);
  const size = innerSize(layout, y);
  const shares = powers?.prediction.shares ?? [];
  const x = categoryAxis(
    [...shares.map((_, i) => `${i + 1}`), powers ? `>${shares.length}` : "–"],
    size.width,
  );
  const frame = { x, y, ...size };
  const series = powers ? [powers.prediction, powers.percent] : [];
  return {
    x,
    y,
    xLabel: powers ? "degree of rotation" : "no degrees: a finite group",
    yLabel: "share (%)",
    marks: series.flatMap((one, i) => {
      const points = [...one.shares, one.rest].map((share, at) => pointOf(share, at));
      const [dash, symbol] =
        i === 0 ? ["0 1000", "circle" as const] : ["0 1000", "square" as const];
      const style = { color: degreeColors[i], dash, width: 0, dx: i === 0 ? -4 : 4 };
      return [
        ...barMarks(
          points.filter(({ high }) => high! > shareRange[0]),
          frame,
          style,
        ),
        ...lineMarks(
          points.filter(({ y: at }) => at >= shareRange[0]),
          frame,
          { ...style, symbol },
        ),
        ...beyondMarks(points, frame, style),
      ];
    }),
  };
}

/** In %, with a standard error up and down. */
function pointOf({ value, rotationError, sampleError }: Share, at: number): Point {
  const error = Number.isFinite(sampleError) ? Math.max(sampleError, rotationError) : rotationError;
  const low = Math.max(shareRange[0], 100 * (value - error));
  return { x: at, y: 100 * value, low, high: 100 * (value + error) };
}
