import * as Plot from "@observablehq/plot";
import { linearAxis, type Axis } from "../../axes.js";
import type { ReferenceBars } from "../../references/index.js";
import { type Decomposition, finalLines } from "../../times.js";
import { formatCount } from "../../format.js";
import { emptyFigure, innerSize, renderFigure, type Panel } from "../canvas.js";
import { categoryAxis } from "../category-axis.js";
import type { LegendEntry } from "../legend.js";
import { levelMark } from "../marks.js";
import type { FigureOptions } from "../options.js";
import { mark } from "../percent-axis.js";
import { publishedStyle } from "../references.js";
import { kindsOf, seriesOf, subjectsOf, type RunLines, type Series, type Time } from "../series.js";
import { faint, ink, ruleStyle, weightsLabel, wide } from "../style.js";
import { timeLegend } from "./lines.js";
import { colorOfTime, timesOf } from "./times.js";

export interface TimeBarsOptions extends FigureOptions {
  /** Bars from elsewhere, in percent. */
  bars?: readonly ReferenceBars[] | undefined;
}

interface Bar {
  at: number;
  value: number;
  ends: readonly [number, number];
  color: string;
  opacity: number;
}

/** Of the distance between two times. */
const groupWidth = 0.84;

/** How full the bars of a kind of weights are. */
const opacity = { raw: 0.95, ema: 0.55, "ema-debiased": 0.22 };

/** Behind the first file of bars from elsewhere, the others are paler. */
const publishedOpacity = (i: number) => [0.7, 0.4, 0.2][i % 3];

/**
 * Percent by time where the run stands (figure 3b of the paper): a panel for each run, in it bars for each
 * kind of weights side by side with the 95 % interval over samples, and beside them those from elsewhere
 * in grey. Of the test split, or of the monitor's samples where that was not measured.
 *
 * @returns SVG
 */
export function timeBarsFigure(runs: readonly RunLines[], options: TimeBarsOptions = {}): string {
  const { width = wide, bars: published = [] } = options;
  const series = seriesOf(runs, ({ lines }) => finalLines(lines), stepOf, "together");
  const finite = series.flatMap((one) => one.lines).filter(({ percent }) => percent < Infinity);
  if (finite.length === 0) return emptyFigure("no measurement yet", width);
  const times = timesOf([...series, ...published.flatMap(({ bars }) => bars)]);
  const y = percentAxis(finite, published);
  const layout = { width, columns: 1, panelHeight: width < 500 ? 260 : 290 };
  const inner = innerSize(layout, y).width;
  const x = categoryAxis(
    times.map((t) => (t === undefined ? "no t" : `${t}`)),
    inner,
  );
  const subjects = subjectsOf(series);
  const panels = subjects.map((subject): Panel => {
    const own = series.filter((one) => one.subject.index === subject.index);
    const place = placesOf(kindsOf(own).length + published.length, times);
    const bars = [
      ...own.flatMap((one) => barsOf(one, place(kindsOf(own).indexOf(one.weights)))),
      ...published.flatMap((file, i) => publishedBars(file, i, place(kindsOf(own).length + i))),
    ];
    return {
      x,
      y,
      xLabel: "time t (0: noise, 1: data)",
      yLabel: "percent of loss (%)",
      title: `${subjects.length > 1 ? `${subject.letter}: ` : ""}${measuredOn(own)}`,
      marks: [
        levelMark(mark, ruleStyle.reference, faint),
        ...barMarks(bars, groupWidth / (kindsOf(own).length + published.length), y),
      ],
    };
  });
  const [names] = timeLegend(series);
  const kinds = kindsOf(series).map((kind): LegendEntry => {
    return { text: weightsLabel[kind], color: ink, band: true, opacity: opacity[kind] };
  });
  const files = published.map(({ name }, i): LegendEntry => {
    const { color } = publishedStyle;
    return { text: `published: ${name}`, color, band: true, opacity: publishedOpacity(i) };
  });
  return renderFigure({
    ...layout,
    panels,
    legend: [
      names,
      [...kinds, ...files],
      [
        { text: "95 % over samples", bar: true },
        { text: `${mark} %`, line: ruleStyle.reference },
      ],
    ],
    description: "Percent of the loss from broken symmetry by time at the end",
  });
}

const stepOf = ({ step }: Decomposition) => step;

/** Where bars stand: of which of `count`, at which time. */
function placesOf(count: number, times: readonly Time[]) {
  return (i: number) => (t: Time) =>
    times.indexOf(t) + (groupWidth * (i - (count - 1) / 2)) / count;
}

function barsOf({ weights, t, lines }: Series<Decomposition>, place: (t: Time) => number): Bar[] {
  return lines.map(({ percent, ci95 }) => {
    const look = { color: colorOfTime(t), opacity: opacity[weights] };
    return { at: place(t), value: percent, ends: ci95, ...look };
  });
}

function publishedBars({ bars }: ReferenceBars, i: number, place: (t: Time) => number): Bar[] {
  const look = { color: publishedStyle.color, opacity: publishedOpacity(i) };
  return bars.map(({ t, value }) => ({ at: place(t), value, ends: [NaN, NaN], ...look }));
}

function barMarks(all: Bar[], width: number, y: Axis): Plot.Markish[] {
  const bars = all.filter(({ value }) => Number.isFinite(value));
  const errors = bars.filter(({ ends }) => ends.every(Number.isFinite));
  const half = 0.46 * width;
  return [
    Plot.rect(bars, {
      x1: ({ at }: Bar) => at - half,
      x2: ({ at }: Bar) => at + half,
      y1: 0,
      y2: ({ value }: Bar) => y.place(value),
      fill: "color",
      fillOpacity: "opacity",
      stroke: "color",
      strokeWidth: 0.8,
    }),
    Plot.ruleX(errors, {
      x: "at",
      y1: ({ ends }: Bar) => y.place(ends[0]),
      y2: ({ ends }: Bar) => y.place(ends[1]),
      stroke: ink,
      strokeWidth: 1,
    }),
  ];
}

/** All bars, and their intervals as far as they do not crush them. */
function percentAxis(lines: readonly Decomposition[], published: readonly ReferenceBars[]): Axis {
  const values = [
    ...lines.map(({ percent }) => percent),
    ...published.flatMap(({ bars }) => bars.map(({ value }) => value)),
  ].filter(Number.isFinite);
  const highest = values.reduce((a, b) => Math.max(a, b), mark);
  const lowest = values.reduce((a, b) => Math.min(a, b), 0);
  const tops = lines.map(({ ci95 }) => ci95[1]).filter(Number.isFinite);
  const top = Math.min(
    1.6 * highest,
    tops.reduce((a, b) => Math.max(a, b), highest),
  );
  return linearAxis([lowest, 1.04 * top], 6);
}

/** `test split, step 3,000`: where kinds of weights differ, all. */
function measuredOn(series: readonly Series<Decomposition>[]): string {
  const lines = series.flatMap((one) => one.lines);
  const ways = lines.map(({ kind, step }) => {
    return `${kind === "test" ? "test" : "validation"} split, step ${formatCount(step)}`;
  });
  return [...new Set(ways)].join("; ");
}
