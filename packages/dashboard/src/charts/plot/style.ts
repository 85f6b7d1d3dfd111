import { colorOf, withOpacity, type Theme } from "../../theme/colors.ts";
import type { FigureLine } from "../figure/figure.ts";

/** How lines look, on the screen and in an SVG. Dashes tell weights apart, as in reports. */
export interface Stroke {
  readonly color: string;
  readonly width: number;
  readonly dash: readonly number[];
}

const dashes: Record<string, readonly number[]> = { ema: [7, 3], "ema-debiased": [2, 3] };

export function strokeOf(line: FigureLine, theme: Theme): Stroke {
  return {
    color: withOpacity(colorOf(line.color, theme.isDark), 1 - 0.55 * line.fade),
    width: line.weights === "ema" || line.weights === "ema-debiased" ? 1.5 : 1.75,
    dash: dashes[line.weights ?? ""] ?? [],
  };
}

/** Of bands, and of what was not smoothed yet. */
export const bandColor = (line: FigureLine, theme: Theme) =>
  withOpacity(colorOf(line.color, theme.isDark), theme.isDark ? 0.24 : 0.16);
export const roughColor = (line: FigureLine, theme: Theme) =>
  withOpacity(colorOf(line.color, theme.isDark), 0.28);

/**
 * A line in two: where the model has learned something, and where it only shrinks its outputs, which is drawn grey. A
 * segment is grey where one of its ends is.
 */
export function greyedApart({ y, shrinking }: Pick<FigureLine, "y" | "shrinking">) {
  if (!shrinking?.includes(true)) return { colored: y, grey: null };
  const isGrey = (i: number) => shrinking[i] === true;
  const touches = (i: number) => isGrey(i) || isGrey(i - 1) || isGrey(i + 1);
  return {
    colored: y.map((value, i) => (isGrey(i) ? null : value)),
    grey: y.map((value, i) => (touches(i) ? value : null)),
  };
}
