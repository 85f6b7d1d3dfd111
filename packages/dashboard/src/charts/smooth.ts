import type { SmoothingMethod } from "../state/address.ts";

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
  return method === "exponential" ? exponential(values, amount) : windowed(values, method, amount);
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

function windowed(values: readonly (number | null)[], method: "mean" | "median", points: number) {
  const before = Math.floor((points - 1) / 2);
  const after = points - 1 - before;
  return values.map((value, i) => {
    if (value === null) return null;
    const near = values
      .slice(Math.max(0, i - before), i + after + 1)
      .filter((one): one is number => one !== null);
    return method === "mean" ? near.reduce((a, b) => a + b, 0) / near.length : median(near);
  });
}

function median(values: number[]): number {
  values.sort((a, b) => a - b);
  const middle = values.length >> 1;
  return values.length % 2 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}
