import { linearAxis, logAxis, positiveRange, type Axis } from "../axes.js";
import { emptyFigure, innerSize, renderFigure, type EndLabel, type Panel } from "./canvas.js";
import type { LegendEntry } from "./legend.js";
import { barMarks, beyondMarks, isBeyond, lineMarks, type Point } from "./marks.js";
import { beyondEntry } from "./monitor-legend.js";
import type { FigureOptions } from "./options.js";
import { colorOf, ink, letterOf, wide } from "./style.js";

/** A run, whose velocity field was made equivariant in some ways. */
export interface SamplerSubject {
  name: string;
  modes: readonly {
    /** Of the same name in all runs: "plain". */
    mode: string;
    /** nm, at the start and after each step. */
    sampler: { times: readonly number[]; deviation: readonly number[] };
    times: readonly {
      t: number;
      percent: { value: number; ci95: readonly [number, number] };
    }[];
  }[];
}

type Mode = SamplerSubject["modes"][number];

/** Percents further below the largest than so many powers of ten are not drawn. */
const mostDecades = 6;

const quantities = [
  {
    label: "deviation of turned copies (nm)",
    pointsOf: deviations,
    symbol: undefined,
    decades: Infinity,
  },
  { label: "percent of loss (%)", pointsOf: percents, symbol: "circle", decades: mostDecades },
] as const;

/**
 * What breaks the symmetry of a sampler against time t, logarithmic: how far the copies of a sample are
 * apart after each step, and the percent of the loss, with the 95 % interval over samples. A row for each
 * run, and a colour and letter for each mode of the velocity field.
 *
 * @returns SVG
 */
export function samplerFigure(
  subjects: readonly SamplerSubject[],
  options: FigureOptions = {},
): string {
  const { width = wide } = options;
  const modes = subjects.flatMap((subject) => subject.modes);
  if (modes.length === 0) return emptyFigure("no sampler was looked at", width);
  const names = [...new Set(modes.map(({ mode }) => mode))];
  const layout = { width, columns: width < 500 ? 1 : 2, panelHeight: 290, right: 30 };
  const x = linearAxis([-0.03, 1.03], layout.columns === 1 ? 5 : 6);
  const drawn = quantities.map((quantity) => {
    const y = axisOf(modes.flatMap(quantity.pointsOf), quantity.decades);
    return { ...quantity, y, frame: { x, y, ...innerSize(layout, y) } };
  });
  const panels = subjects.flatMap(({ name, modes: own }) =>
    drawn.map(({ label, pointsOf, symbol, y, frame }): Panel => {
      const lines = own.map((one) => {
        const index = names.indexOf(one.mode);
        const style = { color: colorOf(index), dash: undefined, width: 1.6 };
        return {
          letter: letterOf(index),
          points: pointsOf(one),
          style: symbol ? { ...style, symbol } : style,
        };
      });
      return {
        x,
        y,
        xLabel: "time t (0: noise, 1: data)",
        yLabel: label,
        ...(subjects.length > 1 && { title: name }),
        marks: [
          ...lines.flatMap(({ points, style }) => barMarks(points, frame, style)),
          ...lines.flatMap(({ points, style }) => lineMarks(onAxis(points, y), frame, style)),
          ...lines.flatMap(({ points, style }) => beyondMarks(points, frame, style)),
        ],
        ends: lines.flatMap(({ letter, points, style: { color } }): EndLabel[] => {
          const last = points.at(-1);
          if (!last) return [];
          // Not across the marker of a value off the axis.
          const at = last.y >= y.domain[0] ? last.x : x.domain[1];
          return [{ letter, color, x: at, y: y.place(last.y) }];
        }),
      };
    }),
  );
  const [deviation, percent] = drawn;
  const isSomeBeyond = [deviation, percent].some(({ y, pointsOf }) =>
    isBeyond(y, modes.flatMap(pointsOf)),
  );
  return renderFigure({
    ...layout,
    panels,
    legend: [
      names.map((text, i): LegendEntry => {
        const line = { dash: undefined, width: 3 };
        return { text, color: colorOf(i), letter: letterOf(i), line };
      }),
      [
        { text: "95 % over samples", bar: true, color: ink },
        ...(isSomeBeyond ? [beyondEntry("0 or off the axis")] : []),
      ],
    ],
    description:
      "How far a sampler leads turned noise apart, and percent of the loss from broken symmetry, by time",
  });
}

/** After each step: at the start there is what turning rounds. */
function deviations({ sampler: { times, deviation } }: Mode): Point[] {
  return times.slice(1).map((t, i) => ({ x: t, y: deviation[i + 1] }));
}

function percents({ times }: Mode): Point[] {
  return times.map(({ t, percent: { value, ci95 } }) => {
    return { x: t, y: value, low: ci95[0], high: ci95[1] };
  });
}

/** What lies below the axis, as 0 does, breaks the line. */
function onAxis(points: Point[], { domain }: Axis): Point[] {
  return points.map((point) => ({ ...point, y: point.y >= domain[0] ? point.y : Number.NaN }));
}

function axisOf(points: readonly Point[], decades: number): Axis {
  const values = points.map(({ y }) => y);
  const [, high] = positiveRange(values, 1, [0.1, 10]);
  const shown = values.filter((value) => value >= high / 10 ** decades);
  return logAxis(positiveRange(shown, 1.4, [0.1, 10]), 7);
}
