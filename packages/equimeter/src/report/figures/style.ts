import type { Weights } from "../../runs/index.js";

/** How the figures look: on white paper, told apart in grey and by colour-blind eyes. */

export const ink = "#1a1a1a";
export const faint = "#6b6b6b";
export const gridColor = "#e4e4e4";
export const fontFamily = "Helvetica, Arial, sans-serif";
export const fontSize = 12;

/** After M. Okabe and K. Ito, without their yellow, which is lost on white; then again from the start. */
const colors = ["#0072b2", "#d55e00", "#007a5a", "#a6438a", "#4d4d4d", "#56b4e9", "#b07d00"];

export const colorOf = (index: number): string => colors[index % colors.length];

/** A … Z, then A1 … Z1, and so on: tells lines apart where colours cannot. */
export function letterOf(index: number): string {
  const round = Math.floor(index / 26);
  return `${String.fromCharCode(65 + (index % 26))}${round > 0 ? round : ""}`;
}

/** Names of d3's symbols. */
export type SymbolName = "circle" | "triangle" | "square";

/** A kind of weights has one dash and one marker, in every figure. */
export const weightsStyle: Record<Weights, LineStyle & { symbol: SymbolName }> = {
  raw: { dash: undefined, width: 2, symbol: "circle" },
  ema: { dash: "7 3", width: 1.5, symbol: "triangle" },
  "ema-debiased": { dash: "1.5 2.5", width: 1.5, symbol: "square" },
};

export interface LineStyle {
  /** As `stroke-dasharray`; undefined for a whole line. */
  dash: string | undefined;
  width: number;
}

export const weightsLabel: Record<Weights, string> = {
  raw: "raw weights",
  ema: "ema weights",
  "ema-debiased": "ema-debiased weights",
};

/** Rules drawn across a figure. */
export const ruleStyle = {
  reference: { dash: "2 4", width: 1 },
  floor: { dash: "8 3 2 3", width: 1 },
  zero: { dash: "6 4", width: 1 },
} satisfies Record<string, LineStyle>;

/** Figures for a wide page or a column in print, and for a telephone. */
export const wide = 760;
export const narrow = 350;

/** About the width of a text in a usual sans-serif face, on the safe side. */
export function textWidth(text: string, size = fontSize): number {
  let ems = 0;
  for (const sign of text) {
    if (/[ilj.,:;'|!()[\] ]/.test(sign)) ems += 0.32;
    else if (/[A-Zmw%±×]/.test(sign)) ems += 0.78;
    else ems += 0.58;
  }
  return ems * size;
}

/** `text`, or as much of it as fits into `width` with an ellipsis. */
export function fitText(text: string, width: number, size = fontSize): string {
  if (textWidth(text, size) <= width) return text;
  const signs = [...text];
  while (signs.length > 1 && textWidth(`${signs.join("")}…`, size) > width) signs.pop();
  return `${signs.join("")}…`;
}
