import * as Plot from "@observablehq/plot";

import { linearAxis } from "../../axes.js";
import { formatNumber } from "../../format.js";
import { emptyFigure, type Panel, type Picture, renderFigure } from "../canvas.js";
import type { FigureOptions } from "../options.js";
import { ink, wide } from "../style.js";
import { contourSegments } from "./contours.js";
import { heightColor, relativeHeights, surfacePicture } from "./surface.js";

/** The landscapes of a run, with the same or with fresh group elements and noise at each point. */
export interface LandscapeSubject {
  name: string;
  axis: readonly number[];
  /** Of L along rows and columns; null where the axes are no eigenvectors. */
  eigenvalues: readonly [number, number] | null;
  looks: readonly {
    look: "same" | "fresh";
    surfaces: Readonly<Record<"L_mean" | "L_equiv", readonly (readonly number[])[]>>;
    fits: Readonly<Record<"L_mean" | "L_equiv", { rSquared: number; relativeResidual: number }>>;
  }[];
}

type Look = LandscapeSubject["looks"][number];

const parts = ["L_mean", "L_equiv"] as const;
const words = { same: "same elements at every point", fresh: "fresh elements at every point" };

/**
 * L_mean and L_equiv on a plane through the weights (figure 1c of the paper), as surfaces and as contours, with the
 * share of their variation that a quadratic explains. Two rows for each run and look.
 *
 * @returns SVG
 */
export function landscapeFigure(
  subjects: readonly LandscapeSubject[],
  { width = wide }: FigureOptions = {},
): string {
  const all = subjects.flatMap(({ looks }) => looks);
  if (all.length === 0) return emptyFigure("no landscape was looked at", width);
  const isNarrow = width < 500;
  const panels = subjects.flatMap((subject) =>
    subject.looks.flatMap((look): (Panel | Picture)[] => {
      const heading = `${subjects.length > 1 ? `${subject.name}: ` : ""}${words[look.look]}`;
      const surfaces = parts.map((part) => surfaceOf(subject, look, part, heading));
      const contours = parts.map((part) => contourPanel(subject, look, part));
      return isNarrow
        ? [surfaces[0], contours[0], surfaces[1], contours[1]]
        : [...surfaces, ...contours];
    }),
  );
  return renderFigure({
    width,
    columns: isNarrow ? 1 : 2,
    panelHeight: 300,
    panels,
    legend: [],
    description: "Landscapes of L_mean and L_equiv on a plane through the weights",
  });
}

function labels({ eigenvalues }: LandscapeSubject): [y: string, x: string] {
  if (eigenvalues === null) return ["direction 1", "direction 2"];
  return ["largest eigenvalue", "smallest > 0"];
}

function surfaceOf(
  subject: LandscapeSubject,
  { surfaces }: Look,
  part: (typeof parts)[number],
  heading: string,
): Picture {
  const [yLabel, xLabel] = labels(subject);
  return surfacePicture({
    title: `${part}, ${heading}`,
    heights: surfaces[part],
    xLabel,
    yLabel,
  });
}

function contourPanel(
  subject: LandscapeSubject,
  { surfaces, fits }: Look,
  part: (typeof parts)[number],
): Panel {
  const { axis } = subject;
  const [yLabel, xLabel] = labels(subject);
  const heights = surfaces[part];
  const { at } = relativeHeights(heights);
  const reach = Math.abs(axis.at(-1) ?? 0) || 1;
  const range = linearAxis([-reach, reach], 3);
  const { rSquared, relativeResidual } = fits[part];
  const cells = axis.slice(1).flatMap((y2, i) =>
    axis.slice(1).map((x2, j) => {
      const corners = [heights[i][j], heights[i][j + 1], heights[i + 1][j], heights[i + 1][j + 1]];
      const mean = corners.reduce((sum, height) => sum + height / 4, 0);
      return { x1: axis[j], x2, y1: axis[i], y2, color: heightColor(at(mean)) };
    }),
  );
  const box = { x1: "x1", x2: "x2", y1: "y1", y2: "y2" };
  const lines = contourLevels(heights).flatMap((level) => contourSegments(heights, axis, level));
  return {
    x: range,
    y: range,
    xLabel,
    yLabel,
    title: `quadratic R² ${rSquaredText(rSquared)}, rest ${formatNumber(100 * relativeResidual, 2)} %`,
    marks: [
      Plot.rect(cells, { ...box, fill: "color", inset: -0.3 }),
      Plot.link(lines, { ...box, stroke: "#333", strokeWidth: 0.7 }),
      Plot.dot([{ x: 0, y: 0 }], { x: "x", y: "y", r: 3, fill: ink, stroke: "#fff" }),
    ],
  };
}

/** Of equal distance. */
function contourLevels(heights: readonly (readonly number[])[]): number[] {
  const { low, high } = relativeHeights(heights);
  if (!(high > low)) return [];
  return Array.from({ length: 12 }, (_, i) => low + ((high - low) * i) / 12);
}

/** As many nines as there are. */
function rSquaredText(rSquared: number): string {
  if (rSquared < 0.999) return rSquared.toFixed(3);
  const left = 1 - rSquared;
  return left < 1e-12 ? "1" : `1 − ${formatNumber(left, 1)}`;
}
