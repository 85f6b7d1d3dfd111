import * as Plot from "@observablehq/plot";

import type { Density } from "../../../analyze/spectrum/spectrum.js";
import { linearAxis, logAxis, positiveRange } from "../../axes.js";
import { emptyFigure, type Panel, renderFigure } from "../canvas.js";
import type { LegendEntry } from "../legend.js";
import type { FigureOptions } from "../options.js";
import { colorOf, ink, wide } from "../style.js";

/** Hessians of a run on some minibatches. */
export interface HessianSubject {
  name: string;
  minibatches: readonly {
    parts: Readonly<Record<PartName, PartShown>>;
  }[];
}

type PartName = "L" | "L_mean" | "L_equiv";

interface PartShown {
  condition: number | null;
  conditionIs: "exact" | "at least";
  largest: number;
  /** Eigenvalues below this, relative to the largest, are rounding, and are not drawn. */
  tolerance: number;
  density: Density;
}

const shown = [
  { part: "L_mean", color: colorOf(0), symbol: "circle" },
  { part: "L_equiv", color: colorOf(1), symbol: "triangle" },
] as const;

/**
 * Condition numbers of the Hessians of L_mean and L_equiv on minibatches, logarithmic (figures 12 to 14 of the
 * paper), and beside them how many eigenvalues there are of each size. A row for each run.
 *
 * @returns SVG
 */
export function hessianFigure(
  subjects: readonly HessianSubject[],
  { width = wide }: FigureOptions = {},
): string {
  const all = subjects.flatMap(({ minibatches }) => minibatches);
  if (all.length === 0) return emptyFigure("no Hessian was looked at", width);
  const columns = width < 500 ? 1 : 2;
  const isBound = all.some(({ parts }) =>
    shown.some(({ part }) => parts[part].conditionIs === "at least"),
  );
  const panels = subjects.flatMap((subject) => [
    conditions(subject, all, isBound),
    densities(subject),
  ]);
  return renderFigure({
    width,
    columns,
    panelHeight: 280,
    panels,
    legend: [
      shown.map(({ part, color, symbol }): LegendEntry => ({ text: part, color, symbol })),
      isSomeNegative(all)
        ? [{ text: "eigenvalues below 0", color: ink, line: { dash: "4 3", width: 1.5 } }]
        : [],
    ],
    description: "Condition numbers and eigenvalues of the Hessians of L_mean and L_equiv",
  });
}

function isSomeNegative(all: HessianSubject["minibatches"]): boolean {
  return all.some(({ parts }) =>
    shown.some(({ part }) => {
      const { density, largest, tolerance } = parts[part];
      return density.negative.some(
        (count, i) => count > 0 && 10 ** density.decades[i] >= tolerance * largest,
      );
    }),
  );
}

function conditions(
  { name, minibatches }: HessianSubject,
  all: HessianSubject["minibatches"],
  isBound: boolean,
): Panel {
  const values = all.flatMap(({ parts }) => shown.map(({ part }) => parts[part].condition ?? 0));
  const count = minibatches.length;
  return {
    x: { ...linearAxis([0.3, count + 0.7], 8), ticks: wholeTicks(count), format: String },
    y: logAxis(positiveRange(values, 3, [1, 10]), 7),
    xLabel: "minibatch",
    yLabel: `condition number${isBound ? ", at least" : ""}`,
    title: name,
    marks: shown.map(({ part, color, symbol }) =>
      Plot.dot(
        minibatches.flatMap(({ parts }, i) => {
          const { condition } = parts[part];
          return condition === null ? [] : [{ x: i + 1, y: condition }];
        }),
        // Hollow, so that one is seen through the other.
        { x: "x", y: "y", r: 4.5, symbol, stroke: color, strokeWidth: 1.6, fill: "none" },
      ),
    ),
  };
}

function wholeTicks(count: number): number[] {
  const stride = Math.max(1, Math.ceil(count / 10));
  return Array.from({ length: count }, (_, i) => i + 1).filter((i) => (i - 1) % stride === 0);
}

/** Steps of the mean number over minibatches, by half decades. */
function densities({ name, minibatches }: HessianSubject): Panel {
  const lines = shown.flatMap(({ part, color }) =>
    (["positive", "negative"] as const).map((sign) => {
      const counts = new Map<number, number>();
      let width = 1;
      for (const { parts } of minibatches) {
        const { density, largest, tolerance } = parts[part];
        ({ width } = density);
        density.decades.forEach((decade, i) => {
          const isRounding = 10 ** decade < tolerance * largest;
          const more = density[sign][i] / minibatches.length;
          if (more > 0 && !isRounding) counts.set(decade, (counts.get(decade) ?? 0) + more);
        });
      }
      return { color, sign, width, counts: [...counts].sort(([a], [b]) => a - b) };
    }),
  );
  const decades = lines.flatMap(({ counts, width }) =>
    counts.flatMap(([decade]) => [decade, decade + width]),
  );
  const [low, high] = positiveRange(
    decades.map((decade) => 10 ** decade),
    1.5,
    [0.1, 10],
  );
  const most = lines.flatMap(({ counts }) => counts.map(([, count]) => count));
  return {
    x: logAxis([low, high], 6),
    y: linearAxis([0, 1.08 * most.reduce((a, b) => Math.max(a, b), 1)], 6),
    xLabel: "size of eigenvalue",
    yLabel: "eigenvalues a half decade",
    title: name,
    marks: lines.map(({ color, sign, width, counts }) =>
      Plot.line(stairs(counts, width), {
        x: "x",
        y: "y",
        stroke: color,
        strokeWidth: 1.8,
        ...(sign === "negative" && { strokeDasharray: "4 3" }),
      }),
    ),
  };
}

/** The outline of the bars, down to 0 where a bin is empty. */
function stairs(counts: readonly (readonly [number, number])[], width: number) {
  return counts.flatMap(([decade, count], i) => {
    const before = counts[i - 1]?.[0];
    const after = counts[i + 1]?.[0];
    const isFirst = before === undefined || decade - before > 1.5 * width;
    const isLast = after === undefined || after - decade > 1.5 * width;
    const [left, right] = [10 ** decade, 10 ** (decade + width)];
    return [
      ...(isFirst ? [{ x: left, y: 0 }] : []),
      { x: left, y: count },
      { x: right, y: count },
      ...(isLast ? [{ x: right, y: 0 }] : []),
    ];
  });
}
