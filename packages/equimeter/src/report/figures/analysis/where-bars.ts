import * as Plot from "@observablehq/plot";

import type { BreakdownShares, PartShare } from "../../../analyze/where/index.js";
import { type Axis, linearAxis, logAxis, positiveRange } from "../../axes.js";
import { type Panel, renderFigure } from "../canvas.js";
import type { LegendEntry } from "../legend.js";
import { colorOf, faint, fitText, ink, letterOf, ruleStyle } from "../style.js";

/** Runs with their breakdowns. */
export interface BarsSubject {
  name: string;
  breakdowns: readonly BreakdownShares[];
  loss: { percent: { value: number } };
}

/** A class of a run, at its place. */
interface Bar {
  part: PartShare;
  /** The class and, within it, the run. */
  from: number;
  to: number;
  color: string;
}

const barHeight = 15;
/** Where several runs share the place of a class. */
const thinBar = 9;
const leastHeight = 60;
const aroundPanel = 62;

/**
 * Of one breakdown the shares of L_equiv and the percents, side by side: classes from top to bottom, in each
 * a bar for each run.
 */
export function barsFigure(
  name: string,
  subjects: readonly BarsSubject[],
  { width, hasLegend }: { width: number; hasLegend: boolean },
): string {
  const own = subjects.map(({ breakdowns }) => breakdowns.find((one) => one.name === name));
  const classes = [...new Set(own.flatMap((one) => one?.parts.map((part) => part.name) ?? []))];
  const bars = own.flatMap((one, i) => {
    const thickness = 0.8 / subjects.length;
    return (one?.parts ?? []).map((part): Bar => {
      const from = classes.indexOf(part.name) - 0.4 + i * thickness;
      return { part, from, to: from + thickness, color: colorOf(i) };
    });
  });
  const isNarrow = width < 500;
  const perClass = subjects.length > 1 ? thinBar * subjects.length + 5 : barHeight + 3;
  const title = own.find((one) => one !== undefined)!.title;
  // Times are no parts of the loss that the others are parts of.
  const percents = subjects.flatMap(({ loss }, i) =>
    own[i] && name !== "time" ? [{ value: loss.percent.value, color: colorOf(i) }] : [],
  );
  return renderFigure({
    width,
    columns: isNarrow ? 1 : 2,
    panelHeight: aroundPanel + Math.max(leastHeight, perClass * classes.length),
    panels: [
      sharePanel(bars, classes, title),
      percentPanel(bars, classes, percents, isNarrow ? title : ""),
    ],
    legend: hasLegend ? legendOf(subjects) : [],
    description: `L_equiv by ${title}`,
  });
}

function sharePanel(bars: readonly Bar[], classes: readonly string[], title: string): Panel {
  const ends = bars.flatMap(({ part }) => [part.share, part.size, part.shareInterval[1]]);
  const largest = Math.max(0.01, ...ends.filter(Number.isFinite));
  const x = linearAxis([0, Math.min(1, 1.04 * largest) * 100], 5);
  const y = classAxis(classes);
  const at = { y1: ({ from }: Bar) => from, y2: ({ to }: Bar) => to };
  const known = bars.filter(({ part }) => part.shareInterval.every(Number.isFinite));
  return {
    x,
    y,
    xLabel: "share of L_equiv (%)",
    yLabel: "",
    title,
    marks: [
      Plot.rect(bars, {
        ...at,
        x1: 0,
        x2: ({ part }: Bar) => 100 * part.share,
        fill,
        fillOpacity: 0.75,
      }),
      Plot.ruleY(known, {
        x1: ({ part }: Bar) => 100 * part.shareInterval[0],
        x2: ({ part }: Bar) => 100 * part.shareInterval[1],
        y: middle,
        stroke: ink,
        strokeWidth: 1.1,
      }),
      Plot.ruleX(bars, {
        ...at,
        x: ({ part }: Bar) => 100 * part.size,
        stroke: ink,
        strokeWidth: 2,
      }),
    ],
  };
}

function percentPanel(
  bars: readonly Bar[],
  classes: readonly string[],
  overall: readonly { value: number; color: string }[],
  title: string,
): Panel {
  const values = bars.flatMap(({ part: { percent } }) => [percent.value, ...percent.ci95]);
  const range = positiveRange([...values, ...overall.map(({ value }) => value)], 1.15, [0.1, 10]);
  const x = logAxis(range, 5);
  const known = bars.filter(({ part: { percent } }) => percent.ci95.every(Number.isFinite));
  const place = (value: number) => (Number.isFinite(value) ? x.place(value) : NaN);
  return {
    x,
    y: classAxis(classes),
    xLabel: "percent of the class's loss (%)",
    yLabel: "",
    title,
    marks: [
      Plot.ruleX(overall, {
        x: ({ value }: { value: number }) => place(value),
        stroke: ({ color }: { color: string }) => color,
        strokeWidth: ruleStyle.zero.width,
        strokeDasharray: ruleStyle.zero.dash,
      }),
      Plot.ruleY(known, {
        x1: ({ part }: Bar) => place(part.percent.ci95[0]),
        x2: ({ part }: Bar) => place(part.percent.ci95[1]),
        y: middle,
        stroke: fill,
        strokeWidth: 1.4,
      }),
      Plot.dot(bars, { x: ({ part }: Bar) => place(part.percent.value), y: middle, fill, r: 3.4 }),
    ],
  };
}

const fill = ({ color }: Bar): string => color;
const middle = ({ from, to }: Bar): number => (from + to) / 2;

const labelWidth = 110;

/** Classes from top to bottom. */
function classAxis(classes: readonly string[]): Axis {
  return {
    type: "linear",
    domain: [classes.length - 0.5, -0.5],
    ticks: classes.map((_, i) => i),
    format: (tick) => fitText(classes[tick], labelWidth),
    place: (value) => value,
  };
}

function legendOf(subjects: readonly BarsSubject[]): LegendEntry[][] {
  const isSeveral = subjects.length > 1;
  const names = subjects.map(({ name }, i): LegendEntry => {
    return { text: name, color: colorOf(i), letter: letterOf(i), band: true, opacity: 0.75 };
  });
  return [
    isSeveral ? names : [],
    [
      { text: "share of all components", bar: true, color: ink },
      { text: "95 % over samples", line: { dash: undefined, width: 1.1 }, color: ink },
      { text: "percent", symbol: "circle", color: isSeveral ? faint : colorOf(0) },
      {
        text: "of all classes together",
        line: ruleStyle.zero,
        color: isSeveral ? faint : colorOf(0),
      },
    ],
  ];
}
