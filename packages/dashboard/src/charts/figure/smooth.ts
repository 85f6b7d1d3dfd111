import type { SmoothingMethod } from "../../state/address.ts";
import { windowMeans, windowMedians } from "./smooth-window.ts";

/**
 * Values smoothed along the points as they were written, whatever their distance. null stays null and counts for
 * nothing.
 *
 * * `exponential`: m_i = w m_{i−1} + (1 − w) y_i from 0, divided by 1 − wⁱ, so that it does not lean to 0 at first;
 *   `amount` is w.
 * * `mean`, `median`: of the window of `amount` points around each, cut off at both ends.
 */
export function smooth(
  values: readonly (number | null)[],
  method: SmoothingMethod,
  amount: number,
): (number | null)[] {
  if (method === "none") return [...values];
  if (method === "exponential") return exponential(values, amount);
  return (method === "mean" ? windowMeans : windowMedians)(values, amount);
}

/** `smoothed: mean of 9 points`, as it stands in legends and exports. */
export function smoothingLabel(method: SmoothingMethod, amount: number): string {
  if (method === "none") return "not smoothed";
  return method === "exponential"
    ? `smoothed: exponential, weight of the past ${amount}`
    : `smoothed: ${method} of ${amount} points`;
}

function exponential(values: readonly (number | null)[], weight: number) {
  let [sum, seen] = [0, 1];
  return values.map((value) => {
    if (value === null) return null;
    sum = weight * sum + (1 - weight) * value;
    seen *= weight;
    return sum / (1 - seen);
  });
}
