import type { SpreadMap } from "../../../analyze/where/index.js";
import { formatNumber } from "../../format.js";
import type { Picture } from "../canvas.js";
import { escapeXml } from "../escape.js";
import { colorScale } from "../color-scale.js";
import { faint } from "../style.js";

/** From nothing, which is paper, to the most. */
const inkOf = colorScale([
  [0, "#ffffff"],
  [0.25, "#c6dbef"],
  [0.5, "#6baed6"],
  [0.75, "#2171b5"],
  [1, "#08306b"],
]);

/** The true density and the spread of the predictions, side by side. */
export function mapPictures(map: SpreadMap): Picture[] {
  const along = `largest along ${map.along}`;
  return [
    picture(map, map.density, `true density, ${along}`),
    picture(map, map.spread, `spread √L_equiv of all channels, ${along}`),
  ];
}

const barWidth = 12;
/** For the bar and the words, in pixels. */
const beside = 124;
const around = 62;

/** Pixels that a map of a cubic grid needs where it is so wide. */
export const mapHeight = (width: number): number => width - beside + around;

function picture(
  { axes, resolution }: SpreadMap,
  values: SpreadMap["density"],
  what: string,
): Picture {
  const [rows, columns] = [values.length, values[0].length];
  const most = values.flat().reduce((a, b) => Math.max(a, b), 0);
  return {
    draw({ width, height }) {
      const room = { width: width - beside, height: height - around };
      const cell = Math.min(room.width / columns, room.height / rows);
      const [left, top] = [(width - cell * columns) / 2 - 14, 20];
      const squares = values.flatMap((row, i) =>
        row.flatMap((value, j) => {
          const color = inkOf(most > 0 ? value / most : 0);
          if (color === "#ffffff") return [];
          // The first axis runs from left to right, the second upwards, as in the other figures.
          const x = left + cell * i;
          const y = top + cell * (columns - 1 - j);
          return [square(x, y, cell, color)];
        }),
      );
      const size = { width: cell * rows, height: cell * columns };
      const right = left + size.width + 14;
      const bar = Array.from({ length: 40 }, (_, i) => {
        const y = top + (size.height * (39 - i)) / 40;
        return `<rect x="${right.toFixed(1)}" y="${y.toFixed(2)}" width="${barWidth}" height="${(size.height / 40 + 0.4).toFixed(2)}" fill="${inkOf(i / 39)}"/>`;
      });
      const extent = formatNumber(resolution * rows);
      return [
        `<g shape-rendering="crispEdges">${squares.join("")}</g>`,
        frame(left, top, size),
        ...bar,
        frame(right, top, { width: barWidth, height: size.height }),
        text(right + barWidth + 5, top + 5, formatNumber(most), "start"),
        text(right + barWidth + 5, top + size.height, "0", "start"),
        text(left + size.width / 2, top + size.height + 16, `${axes[0]} (${extent} Å)`),
        text(left - 10, top + size.height / 2, axes[1], "end"),
        text(left + size.width / 2, top - 7, what),
      ].join("");
    },
  };
}

const square = (x: number, y: number, size: number, color: string): string =>
  `<rect x="${x.toFixed(2)}" y="${y.toFixed(2)}" width="${(size + 0.2).toFixed(2)}" height="${(size + 0.2).toFixed(2)}" fill="${color}"/>`;

const frame = (
  x: number,
  y: number,
  { width, height }: { width: number; height: number },
): string =>
  `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}" fill="none" stroke="${faint}"/>`;

const text = (x: number, y: number, words: string, anchor = "middle"): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" font-size="11">${escapeXml(words)}</text>`;
