import { colorScale } from "../../../equimeter/src/report/figures/color-scale.ts";
import type { DensityName } from "./sample.ts";

/** Of L_equiv, from 0 to the largest: seen on white and on dark, told apart in grey. */
const onLight = colorScale([
  [0, "#d9dde2"],
  [0.35, "#f0b35f"],
  [0.7, "#d5552a"],
  [1, "#7a0f3c"],
]);
const onDark = colorScale([
  [0, "#565d66"],
  [0.35, "#a8572c"],
  [0.7, "#f0883e"],
  [1, "#ffe9a8"],
]);

export const equivColor = (share: number, isDark: boolean): string =>
  (isDark ? onDark : onLight)(Math.min(1, Math.max(0, share)));

/** What is drawn beside the atoms. */
export function partColors(isDark: boolean) {
  return isDark
    ? { label: "#35b88f", mean: "#4ba6e0", prediction: "#d985c2", bond: "#8b9096", axis: "#e8e8e6" }
    : {
        label: "#007a5a",
        mean: "#0072b2",
        prediction: "#a6438a",
        bond: "#9a9fa5",
        axis: "#1a1a1a",
      };
}

/** The colours of densities. */
export function densityColors(isDark: boolean): Record<DensityName, string> {
  const { label, mean, prediction } = partColors(isDark);
  return { label, mean, prediction, spread: isDark ? "#f0883e" : "#d5552a" };
}

/** Radii of balls in Å. */
const radii: Record<string, number> = {
  H: 0.22,
  C: 0.32,
  N: 0.32,
  O: 0.32,
  F: 0.3,
  S: 0.4,
  Cl: 0.4,
  Br: 0.42,
};
export const radiusOf = (element: string): number => radii[element] ?? 0.38;
