import type { MonitorLine } from "../../runs/index.js";
import { linearAxis, logAxis, positiveRange, type Axis } from "../axes.js";
import type { ReferenceLosses, ReferencePoint } from "../references/index.js";
import { hasSeveralTimes } from "../times.js";
import { emptyFigure, innerSize, renderFigure, type Panel } from "./canvas.js";
import { levelMark, lineMarks, ringMarks, type LineOptions, type Point } from "./marks.js";
import { seriesLegend } from "./monitor-legend.js";
import type { FigureOptions } from "./options.js";
import { endsOf, styleOf } from "./series-style.js";
import { publishedStyle } from "./references.js";
import { monitorSeries, subjectsOf, type RunLines, type Series } from "./series.js";
import { faint, ruleStyle, wide } from "./style.js";
import { lineStyle, right, timeEnds, timeLegend } from "./times/lines.js";
import { colorOfTime } from "./times/times.js";
import { lossLabel } from "./units.js";

export interface AveragingOptions extends FigureOptions {
  /** Losses from elsewhere, of weights averaged by `decay` a step. */
  losses?: ReferenceLosses | undefined;
  /** 0.999 by default. */
  decay?: number | undefined;
}

/** Values further below the largest than so many powers of ten are not drawn. */
const mostDecades = 7;

/** After so many time constants 1/(1 − decay) nothing is left of the initial weights. */
const longest = 5;

/** The paper's mark, in percent. */
const mark = 2;

const quantities = ["L_equiv", "L"] as const;

/** Averaged weights of one run, or of one from elsewhere. */
interface Curve {
  points: Record<(typeof quantities)[number], Point[]>;
  style: LineOptions;
  decay: number | undefined;
  /** The step of the first percent below the mark. */
  crossing: number | undefined;
}

/**
 * L_equiv and L of the moving average of the weights, logarithmic, against training step, linear and
 * five time constants 1/(1 − decay) long, with the L_equiv(k₀) · decay^(2(k − k₀)) of a model that is
 * linear in initial weights that fade, and a ring where the percent is first below 2. A colour for each
 * run that measured its average; losses from elsewhere are grey. Runs with several times have panels of
 * their own, and a colour for each time.
 *
 * @returns SVG
 */
export function averagingFigure(runs: readonly RunLines[], options: AveragingOptions = {}): string {
  const { width = wide, losses, decay = 0.999 } = options;
  const narrow = width < 500;
  const isByTime = hasSeveralTimes(monitorSeries(runs));
  const all = monitorSeries(runs, isByTime ? "together" : "apart");
  const series = all.filter(({ weights }) => weights === "ema");
  if (series.length === 0 && !losses) return emptyFigure("no measurement yet", width);
  const lines = series.flatMap((one) => one.lines);
  const published = losses ? [{ losses, curve: publishedCurve(losses, decay) }] : [];
  const own = series.map((one) => ({ one, curve: curveOf(one, isByTime) }));
  const curves = [...published, ...own].map(({ curve }) => curve);
  const last = curves
    .flatMap(({ points }) => points.L_equiv)
    .reduce((a, { x }) => Math.max(a, x), 1);
  const x = linearAxis([0, last], narrow ? 4 : 5);
  const layout = {
    width,
    columns: narrow ? 1 : 2,
    panelHeight: narrow ? 290 : 330,
    ...(isByTime && { right }),
  };
  const zeros = [...new Set(lines.map(({ lossZero }) => lossZero))].filter(Number.isFinite);
  const label = lines[0] ? `, ${lossLabel(lines[0].field, lines[0].loss)}` : "";
  const axes = quantities.map((key) => {
    const rules = key === "L" ? zeros : [];
    return axisOf([...curves.flatMap(({ points }) => points[key].map((p) => p.y)), ...rules]);
  });
  /** The two panels of some of the curves. */
  const panelsOf = (lineUp: typeof own, name: string) =>
    quantities.map((key, i): Panel => {
      const y = axes[i];
      const rules = key === "L" ? zeros : [];
      const drawn = [...published, ...lineUp].map(({ curve }) => curve);
      const frame = { x, y, ...innerSize(layout, y) };
      return {
        x,
        y,
        xLabel: "training step",
        yLabel: `${key}${label}`,
        title: `${name}${key === "L" ? "L, the whole loss" : "L_equiv"}`,
        marks: [
          ...rules.map((zero) => levelMark(zero, ruleStyle.zero, faint)),
          ...(key === "L" ? [] : drawn).flatMap((curve) =>
            lineMarks(lawOf(curve, y), frame, { ...thin, color: curve.style.color }),
          ),
          ...drawn.flatMap(({ points, style }) => lineMarks(points[key], frame, style)),
          ...drawn.flatMap(({ points, style, crossing }) =>
            ringMarks(
              points[key].filter((point) => point.x === crossing),
              frame,
              style,
            ),
          ),
        ],
        ends: (isByTime ? timeEnds : endsOf)(
          lineUp.map(({ one, curve }) => ({ one, points: curve.points[key] })),
        ),
      };
    });
  const subjects = isByTime ? subjectsOf(series) : [];
  const panels =
    subjects.length > 1
      ? subjects.flatMap(({ index, letter }) =>
          panelsOf(
            own.filter(({ one }) => one.subject.index === index),
            `${letter}: `,
          ),
        )
      : panelsOf(own, "");
  return renderFigure({
    ...layout,
    panels,
    legend: [
      ...(series.length === 0 ? [] : isByTime ? timeLegend(series) : seriesLegend(series)),
      published.map(({ losses: { name }, curve: { style } }) => {
        return { text: `published: ${name}`, color: style.color, line: style };
      }),
      [
        { text: "averaging alone: L_equiv(k₀) · decay^2(k − k₀)", line: thin },
        { text: `percent first below ${mark}`, symbol: "circle", hollow: true },
        ...(zeros.length > 0 ? [{ text: "lossZero", line: ruleStyle.zero }] : []),
      ],
    ],
    description: "L_equiv and L of averaged weights against training step",
  });
}

const thin = { dash: "1 2", width: 1 };

function curveOf(one: Series<MonitorLine>, isByTime: boolean): Curve {
  const { emaDecay: decay } = one.subject.run;
  const shown = one.lines.filter(({ step }) => decay === undefined || isEarly(step, decay));
  return {
    points: {
      L_equiv: shown.map((line) => ({ x: line.step, y: line.L_equiv })),
      L: shown.map((line) => ({ x: line.step, y: line.L })),
    },
    style: isByTime ? { ...lineStyle, color: colorOfTime(one.t) } : styleOf(one),
    decay,
    crossing: shown.find(({ percent }) => percent < mark)?.step,
  };
}

const isEarly = (step: number, decay: number) => step <= longest / (1 - decay);

/** L is taken where L_equiv is known, between its own points if need be. */
function publishedCurve({ L_equiv, L_total }: ReferenceLosses, decay: number): Curve {
  const equiv = L_equiv.filter(({ step }) => isEarly(step, decay));
  const total = equiv.map(({ step }) => ({ x: step, y: valueAt(L_total, step) }));
  return {
    points: { L_equiv: equiv.map(({ step, value }) => ({ x: step, y: value })), L: total },
    style: publishedStyle,
    decay,
    crossing: equiv.find(({ value }, i) => 100 * value < mark * total[i].y)?.step,
  };
}

/** Between points the logarithms are joined by a line; NaN outside, and at values without one. */
function valueAt(points: readonly ReferencePoint[], step: number): number {
  const after = points.findIndex((point) => point.step >= step);
  if (after === -1) return NaN;
  const [b, a] = [points[after], points[after - 1]];
  if (b.step === step) return b.value;
  if (!a) return NaN;
  const along = Math.log(step / a.step) / Math.log(b.step / a.step);
  return a.step > 0 ? a.value ** (1 - along) * b.value ** along : NaN;
}

/** From the first point on to the last, as far as it lies on the y axis: on these axes, straight. */
function lawOf({ points, decay }: Curve, y: Axis): Point[] {
  const known = points.L_equiv.filter((point) => point.y > 0 && point.y < Infinity);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || decay === undefined || first.y < y.domain[0]) return [];
  const slope = 2 * Math.log(decay);
  const end = Math.min(last.x, first.x + Math.log(y.domain[0] / first.y) / slope);
  const at = (x: number) => Math.max(y.domain[0], first.y * Math.exp(slope * (x - first.x)));
  return [first.x, end].map((x) => ({ x, y: at(x) }));
}

function axisOf(values: number[]): Axis {
  const [low, high] = positiveRange(values, 1.3, [0.1, 10]);
  return logAxis([Math.max(low, high / 10 ** mostDecades), high], 7);
}
