import { escapeXml } from "./escape.js";
import {
  faint,
  fitText,
  fontSize,
  ink,
  textWidth,
  type LineStyle,
  type SymbolName,
} from "./style.js";

/** One entry: a sample of what is drawn, and what it means. */
export interface LegendEntry {
  text: string;
  color?: string;
  /** A piece of line. */
  line?: LineStyle;
  /** A marker, on the line where there is one. */
  symbol?: SymbolName;
  /** Markers are filled unless this is set. */
  hollow?: boolean;
  /** The marker's turn in degrees. */
  rotate?: number;
  /** A stripe as of an interval. */
  band?: boolean;
  /** Of the stripe; 0.25 by default. */
  opacity?: number;
  /** An error bar. */
  bar?: boolean;
  /** A bold letter after the line, as it stands at a line's end. */
  letter?: string;
}

const rowHeight = 19;
const sampleWidth = 30;
const gap = 18;

/**
 * Draws entries in rows that wrap at `width`. A new row starts with every group.
 *
 * @returns SVG markup whose upper left corner is the origin, and its height in pixels
 */
export function legend(
  groups: readonly (readonly LegendEntry[])[],
  width: number,
): { markup: string; height: number } {
  let markup = "";
  let x = 0;
  let row = -1;
  for (const entries of groups) {
    if (entries.length === 0) continue;
    row += 1;
    x = 0;
    for (const entry of entries) {
      const before = textStart(entry);
      const text = fitText(entry.text, width - before);
      const needed = before + textWidth(text);
      if (x > 0 && x + needed > width) {
        row += 1;
        x = 0;
      }
      markup += `<g transform="translate(${x.toFixed(1)},${row * rowHeight + 10})">`;
      markup += `${sample(entry)}${label(entry, text)}</g>`;
      x += needed + gap;
    }
  }
  return { markup, height: (row + 1) * rowHeight };
}

function sample(entry: LegendEntry): string {
  const color = entry.color ?? faint;
  const parts: string[] = [];
  if (entry.band) {
    const fill = `fill="${color}" fill-opacity="${entry.opacity ?? 0.25}"`;
    parts.push(`<rect x="0" y="-5" width="24" height="10" ${fill}/>`);
  }
  if (entry.bar) {
    parts.push(`<path d="M12,-8V8" stroke="${color}" stroke-width="1.2"/>`);
  }
  if (entry.line) {
    const dash = entry.line.dash ? ` stroke-dasharray="${entry.line.dash}"` : "";
    const stroke = `stroke="${color}" stroke-width="${entry.line.width}"${dash}`;
    parts.push(`<path d="M0,0H24" fill="none" ${stroke}/>`);
  }
  if (entry.symbol) {
    const fill = entry.hollow ? "#fff" : color;
    const rotate = entry.rotate ? ` rotate(${entry.rotate})` : "";
    const shape = `d="${symbolPaths[entry.symbol]}" transform="translate(12,0)${rotate}"`;
    parts.push(`<path ${shape} fill="${fill}" stroke="${color}" stroke-width="1.3"/>`);
  }
  return parts.join("");
}

/** After the sample, where there is one, and the letter. */
function textStart(entry: LegendEntry): number {
  return letterStart(entry) + (entry.letter ? 14 : 0);
}

const letterStart = ({ line, symbol, band, bar }: LegendEntry): number =>
  line || symbol || band || bar ? sampleWidth : 0;

function label(entry: LegendEntry, text: string): string {
  const font = `font-size="${fontSize}" text-anchor="start" dy="0.35em"`;
  const letter = entry.letter
    ? `<text x="${letterStart(entry)}" ${font} font-weight="bold" fill="${entry.color}">${entry.letter}</text>`
    : "";
  return `${letter}<text x="${textStart(entry)}" ${font} fill="${ink}">${escapeXml(text)}</text>`;
}

/** As large as the markers in the panels. */
const symbolPaths: Record<SymbolName, string> = {
  circle: "M3.2,0A3.2,3.2,0,1,1,-3.2,0A3.2,3.2,0,1,1,3.2,0Z",
  triangle: "M0,-4.4L3.8,2.2L-3.8,2.2Z",
  square: "M-2.9,-2.9H2.9V2.9H-2.9Z",
};
