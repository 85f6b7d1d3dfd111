import { type Axis, logAxis, positiveRange } from "../../axes.js";
import * as Plot from "@observablehq/plot";
import { emptyFigure, type Panel, renderFigure } from "../canvas.js";
import type { LegendEntry } from "../legend.js";
import type { FigureOptions } from "../options.js";
import { colorOf, faint, fitText, type SymbolName, wide } from "../style.js";

interface Ratio {
  value: number;
  error: number;
}

/** A run whose layers were looked at. */
export interface LayersSubject {
  name: string;
  layers: readonly {
    name: string;
    invariant: { relative: Ratio };
    declared: { action: string; relative: Ratio } | null;
    unexplained: { still: Ratio; declared: Ratio | null; fitted: Ratio } | null;
  }[];
}

type Layer = LayersSubject["layers"][number];

/** What is supposed of a layer, and how it is drawn. */
const hypotheses: readonly { text: string; symbol: SymbolName; hollow: boolean }[] = [
  { text: "invariant", symbol: "circle", hollow: false },
  { text: "turns as declared", symbol: "square", hollow: false },
  { text: "linear action, fitted", symbol: "triangle", hollow: true },
];

const quantities = [
  {
    label: "relative twisted variance",
    of: (layer: Layer) => [layer.invariant.relative, layer.declared?.relative, undefined],
  },
  {
    label: "unexplained of a turned sample, 1 − R² held out",
    of: ({ unexplained }: Layer) => [
      unexplained?.still,
      unexplained?.declared ?? undefined,
      unexplained?.fitted,
    ],
  },
] as const;

/** Smaller values are no property of the model. */
const rounding = 1e-12;
/** Nothing in common. */
const most = 2.2;

/**
 * By layer how much latents of turned samples vary were they invariant, or to turn as declared (000,
 * section 3.5), and what of them no action explains, logarithmic. Two panels for each model: runs with the
 * same layers, such as checkpoints of one run, are in one, in colours.
 *
 * @returns SVG
 */
export function layersFigure(
  subjects: readonly LayersSubject[],
  options: FigureOptions = {},
): string {
  const { width = wide } = options;
  const models = modelsOf(subjects);
  if (models.length === 0) return emptyFigure("no layers were looked at", width);
  const rows = Math.max(...models.map(({ names }) => names.length));
  const layers = subjects.flatMap((subject) => subject.layers);
  const drawn = models.flatMap((model) =>
    quantities.map((quantity) => {
      const own = model.subjects.flatMap((at) => subjects[at].layers);
      const values = own.flatMap((layer) => valuesOf(layer, quantity));
      return { model, quantity, values, x: valueAxis(values) };
    }),
  );
  const panels = drawn.map(({ model, quantity, x }) =>
    panelOf(model, subjects, quantity, x, width),
  );
  const used = hypotheses.filter((_, at) =>
    layers.some((layer) => quantities.some(({ of }) => of(layer)[at] !== undefined)),
  );
  return renderFigure({
    width,
    columns: 1,
    panelHeight: 70 + rowHeight * rows,
    right: 24,
    panels,
    legend: [
      subjects.length > 1
        ? subjects.map(({ name }, i): LegendEntry => {
            const line = { dash: undefined, width: 3 };
            return { text: name, color: colorOf(i), line };
          })
        : [],
      [
        ...used.map(({ text, symbol, hollow }) => ({ text, symbol, hollow, color: faint })),
        ...(drawn.some(({ values, x }) => values.some((value) => value < x.domain[0]))
          ? [{ text: "0 or rounding", symbol: "triangle" as const, rotate: -90, hollow: true }]
          : []),
      ],
    ],
    description: "Relative twisted variance of latents, and what is unexplained of them, by layer",
  });
}

const rowHeight = 18;

interface LayersModel {
  readonly names: readonly string[];
  /** Places among the subjects. */
  readonly subjects: readonly number[];
}

function modelsOf(subjects: readonly LayersSubject[]): LayersModel[] {
  const models = new Map<string, { names: string[]; subjects: number[] }>();
  subjects.forEach(({ layers }, i) => {
    const names = layers.map(({ name }) => name);
    if (names.length === 0) return;
    const key = names.join("\n");
    models.set(key, { names, subjects: [...(models.get(key)?.subjects ?? []), i] });
  });
  return [...models.values()];
}

type Quantity = (typeof quantities)[number];

const valuesOf = (layer: Layer, { of }: Quantity): number[] =>
  of(layer).flatMap((ratio) => (ratio && Number.isFinite(ratio.value) ? [ratio.value] : []));

/** With rounding on it only where most values are. */
function valueAxis(values: readonly number[]): Axis {
  const above = values.filter((value) => value >= rounding);
  const shown = 2 * above.length >= values.length ? above : values;
  const [low, high] = positiveRange(shown, 1.5, [1e-3, 1]);
  return logAxis([low, Math.max(high, most)], 7);
}

function panelOf(
  { names, subjects: own }: LayersModel,
  subjects: readonly LayersSubject[],
  { label, of }: Quantity,
  x: Axis,
  width: number,
): Panel {
  const labels = names.map((name) => shortened(name, 0.4 * width));
  const y = layerAxis(labels);
  const rowOf = (layer: number) => names.length - 1 - layer;
  const dots = own.flatMap((at, k) =>
    subjects[at].layers.flatMap((layer, i) =>
      of(layer).flatMap((ratio, hypothesis) => {
        if (!ratio || !Number.isFinite(ratio.value)) return [];
        // Runs beside each other.
        const dy = own.length > 1 ? (k - (own.length - 1) / 2) * Math.min(5, 12 / own.length) : 0;
        return [{ ratio, row: rowOf(i), dy, color: colorOf(at), ...hypotheses[hypothesis] }];
      }),
    ),
  );
  const isOn = ({ ratio }: (typeof dots)[number]) => ratio.value >= x.domain[0];
  return {
    x,
    y,
    xLabel: label,
    yLabel: "",
    ...(own.length === 1 && subjects.length > 1 && { title: subjects[own[0]].name }),
    marks: dots.flatMap((dot): Plot.Markish[] => {
      const { ratio, row, dy, color, symbol, hollow } = dot;
      const at = { x: x.place(ratio.value), y: row, dy };
      if (!isOn(dot)) {
        const beyond = { symbol: "triangle" as const, rotate: -90, fill: "#fff", stroke: color };
        return [Plot.dot([at], { x: x.domain[0], y: row, dy, r: 3, ...beyond })];
      }
      const ends = {
        x1: x.place(ratio.value - ratio.error),
        x2: x.place(ratio.value + ratio.error),
      };
      const bar = Number.isFinite(ratio.error)
        ? [Plot.ruleY([row], { ...ends, y: row, dy, stroke: color, strokeWidth: 1 })]
        : [];
      const fill = hollow ? "#fff" : color;
      return [
        ...bar,
        Plot.dot([at], {
          x: at.x,
          y: row,
          dy,
          symbol,
          r: 3,
          stroke: color,
          strokeWidth: 1.2,
          fill,
        }),
      ];
    }),
  };
}

/** Layers from the top down, each by its name. */
function layerAxis(labels: readonly string[]): Axis {
  const last = labels.length - 1;
  return {
    type: "linear",
    domain: [-0.6, last + 0.6],
    ticks: labels.map((_, i) => i),
    format: (tick) => labels[last - tick],
    place: (value) => value,
  };
}

/** The end of a name tells most. */
function shortened(name: string, width: number): string {
  if (fitText(name, width) === name) return name;
  const parts = name.split(".");
  while (parts.length > 1 && fitText(`…${parts.join(".")}`, width) !== `…${parts.join(".")}`)
    parts.shift();
  return fitText(`…${parts.join(".")}`, width);
}
