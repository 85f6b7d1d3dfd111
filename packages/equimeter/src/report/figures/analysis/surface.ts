import { formatNumber } from "../../format.js";
import type { Picture } from "../canvas.js";
import { colorScale } from "../color-scale.js";
import { escapeXml } from "../escape.js";
import { faint } from "../style.js";

/** A surface over a square grid. */
export interface Surface {
  title: string;
  /** [rows][columns], all finite. */
  heights: readonly (readonly number[])[];
  /** Written at the axes that run along columns and rows. */
  xLabel: string;
  yLabel: string;
}

/** From low to high, told apart in grey. */
export const heightColor = colorScale([
  [0, "#2b3f8c"],
  [0.3, "#2f86a6"],
  [0.6, "#8cc084"],
  [0.85, "#f2d16b"],
  [1, "#f7f0c9"],
]);

/** Where the eye stands. */
const azimuth = (35 * Math.PI) / 180;
const elevation = (28 * Math.PI) / 180;
/** Height of the box against its width. */
const tall = 0.75;

/** From 0 at the lowest to 1 at the highest; flat where there is no difference. */
export function relativeHeights(heights: Surface["heights"]): {
  low: number;
  high: number;
  at: (height: number) => number;
} {
  const all = heights.flat();
  const low = all.reduce((a, b) => Math.min(a, b), Infinity);
  const high = all.reduce((a, b) => Math.max(a, b), -Infinity);
  return { low, high, at: (height) => (high > low ? (height - low) / (high - low) : 0.5) };
}

/** A surface in three dimensions: orthographic, painted from back to front, its lowest and highest value beside it. */
export function surfacePicture({ title, heights, xLabel, yLabel }: Surface): Picture {
  const { low, high, at } = relativeHeights(heights);
  const [lowText, highText] = toldApart(low, high);
  const count = heights.length;
  const place = (index: number) => (2 * index) / Math.max(1, count - 1) - 1;
  return {
    title,
    draw({ width, height }) {
      const scale = Math.min(width / 3.6, height / 3.4);
      const middle = { x: width / 2, y: height * 0.47 };
      const project = (x: number, y: number, z: number) => {
        const across = x * Math.cos(azimuth) - y * Math.sin(azimuth);
        const deep = x * Math.sin(azimuth) + y * Math.cos(azimuth);
        const up = tall * (2 * z - 1) * Math.cos(elevation) + deep * Math.sin(elevation);
        return { x: middle.x + scale * across, y: middle.y - scale * up, deep };
      };
      const write = (points: readonly { x: number; y: number }[]) =>
        points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");
      const faces: { deep: number; markup: string }[] = [];
      for (let i = 0; i + 1 < count; i++)
        for (let j = 0; j + 1 < count; j++) {
          const corners = [
            [i, j],
            [i, j + 1],
            [i + 1, j + 1],
            [i + 1, j],
          ].map(([row, column]) => ({ row, column, z: at(heights[row][column]) }));
          const points = corners.map(({ row, column, z }) => project(place(column), place(row), z));
          const mean = corners.reduce((sum, { z }) => sum + z / 4, 0);
          const deep = points.reduce((sum, point) => sum + point.deep, 0);
          const color = heightColor(mean);
          faces.push({
            deep,
            markup: `<polygon points="${write(points)}" fill="${color}" stroke="#333" stroke-width="0.35"/>`,
          });
        }
      faces.sort((a, b) => b.deep - a.deep);
      const box = [
        [project(-1, 1, 0), project(-1, -1, 0), project(1, -1, 0)],
        [project(-1, 1, 0), project(-1, 1, 1)],
        [project(-1, 1, 0), project(1, 1, 0), project(1, -1, 0)],
        [project(1, 1, 0), project(1, 1, 1)],
        [project(-1, 1, 1), project(1, 1, 1)],
      ].map(
        (line) =>
          `<polyline points="${write(line)}" fill="none" stroke="${faint}" stroke-width="0.6"/>`,
      );
      const label = (text: string, { x, y }: { x: number; y: number }, anchor = "middle") =>
        `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" font-size="11">${escapeXml(text)}</text>`;
      const shifted = (point: { x: number; y: number }, x: number, y: number) => {
        return { x: point.x + x, y: point.y + y };
      };
      return [
        ...box,
        ...faces.map(({ markup }) => markup),
        label(xLabel, shifted(project(0, -1, 0), 26, 26)),
        label(yLabel, shifted(project(-1, 0, 0), -26, 24)),
        label(highText, shifted(project(-1, 1, 1), -6, 4), "end"),
        label(lowText, shifted(project(-1, 1, 0), -6, 4), "end"),
      ].join("");
    },
  };
}

/** With as many digits as it takes to tell them apart. */
function toldApart(low: number, high: number): [string, string] {
  for (const digits of [3, 4, 5, 6, 7, 8, 9]) {
    const texts = [low, high].map((value) => formatNumber(value, digits));
    if (texts[0] !== texts[1]) return [texts[0], texts[1]];
  }
  return [formatNumber(low), formatNumber(high)];
}
