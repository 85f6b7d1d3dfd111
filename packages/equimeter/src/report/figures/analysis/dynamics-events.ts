import * as Plot from "@observablehq/plot";

import type { Dynamics, StepInterval } from "../../../analyze/dynamics/index.js";
import type { LegendEntry } from "../legend.js";
import type { Frame } from "../marks.js";
import { ink } from "../style.js";

/** What is read off a curve, at its place: a step and a percent. */
interface Event {
  step: number;
  percent: number;
  isHollow: boolean;
}

/**
 * Marks of dip, rebound and crossings, with bars from the first to the last step that other samples and
 * rotations may have them at.
 */
export function eventMarks(dynamics: Dynamics, frame: Frame, color: string): Plot.Markish[] {
  const { dip, dipSteps, rebound, crossings, last } = dynamics;
  const at = {
    x: ({ step }: Event) => frame.x.place(step),
    y: ({ percent }: Event) => frame.y.place(percent),
    stroke: color,
    strokeWidth: 1.5,
  };
  const fill = ({ isHollow }: Event) => (isHollow ? "#fff" : color);
  const bar = (steps: StepInterval, percent: number): Plot.Markish => {
    const [low, high] = steps;
    const ends = { x1: frame.x.place(low), x2: frame.x.place(high ?? last.step) };
    const y = frame.y.place(percent);
    return Plot.ruleY([0], { ...ends, y, stroke: color, strokeWidth: 3, strokeOpacity: 0.45 });
  };
  const crossed = crossings.flatMap(({ mark, point, isShrinking }): Event[] =>
    point ? [{ step: point.step, percent: mark, isHollow: isShrinking === true }] : [],
  );
  const lowest = dip ? [{ step: dip.step, percent: dip.percent, isHollow: false }] : [];
  const highest = rebound
    ? [{ step: rebound.point.step, percent: rebound.point.percent, isHollow: false }]
    : [];
  return [
    ...crossings.flatMap(({ mark, steps }) => (steps ? [bar(steps, mark)] : [])),
    ...(dip && dipSteps ? [bar(dipSteps, dip.percent)] : []),
    Plot.dot(crossed, { ...at, symbol: "square", r: 3.6, fill }),
    Plot.dot(lowest, { ...at, symbol: "triangle", rotate: 180, r: 4.4, fill }),
    Plot.dot(highest, { ...at, symbol: "triangle", r: 4.4, fill }),
  ];
}

/** What the marks mean, of those that some curve has. */
export function eventEntries(all: readonly Dynamics[]): LegendEntry[] {
  const isSome = (has: (one: Dynamics) => boolean) => all.some(has);
  const color = ink;
  const entries: (LegendEntry | false)[] = [
    isSome(({ crossings }) => crossings.some(({ point }) => point)) && {
      text: "first below",
      symbol: "square",
      color,
    },
    isSome(({ crossings }) => crossings.some(({ isShrinking }) => isShrinking)) && {
      text: "hollow: while explained < 0.1",
      symbol: "square",
      hollow: true,
      color,
    },
    isSome(({ dip }) => dip !== null) && { text: "dip", symbol: "triangle", rotate: 180, color },
    isSome(({ rebound }) => rebound !== null) && {
      text: "largest after it",
      symbol: "triangle",
      color,
    },
    all.length > 0 && {
      text: "where it may be (95 %)",
      color,
      line: { dash: undefined, width: 4 },
    },
  ];
  return entries.filter((entry) => entry !== false);
}
