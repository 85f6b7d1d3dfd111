import { colorScale } from "../color-scale.js";
import { colorOf } from "../style.js";

export const fanColors = { copies: colorOf(5), mean: colorOf(0), label: colorOf(1) };

/** What is far fades into the paper. */
export const faded = (color: string) => {
  const scale = colorScale([
    [0, color],
    [1, "#ffffff"],
  ]);
  return (deep: number): string => scale(0.55 * Math.min(1, Math.max(0, deep)));
};
