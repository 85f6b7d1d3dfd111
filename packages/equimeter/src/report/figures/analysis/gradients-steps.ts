import { positionOn, type StepAxis } from "../../axes.js";
import { colorScale } from "../color-scale.js";
import type { LegendEntry } from "../legend.js";

/** From the first step, dark, to the last. */
const scale = colorScale([
  [0, "#2c1160"],
  [0.35, "#8c2981"],
  [0.7, "#de4968"],
  [1, "#f6a35c"],
]);

/** Of points that stand for steps of training. */
export const stepColor = (steps: StepAxis, step: number): string => scale(positionOn(steps, step));

/** The first and the last step, and powers of ten between them. */
export function stepEntries(steps: StepAxis, shown: readonly number[]): LegendEntry[] {
  const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b), Infinity);
  const [first, positive] = [least(shown), least(shown.filter((step) => step > 0))];
  const last = shown.reduce((a, b) => Math.max(a, b));
  const powers = Array.from({ length: 12 }, (_, i) => 10 ** i);
  const between = powers.filter((step) => step > 1.5 * positive && step < last / 1.5);
  const some = [first, ...(positive < last ? [positive] : []), ...between, last];
  return [...new Set(some)].map((step): LegendEntry => {
    return {
      text: `step ${steps.format(step)}`,
      color: stepColor(steps, step),
      symbol: "circle",
    };
  });
}
