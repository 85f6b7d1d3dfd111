import type { ForcesFan, Place } from "../../../analyze/where/index.js";
import { bondsBetween } from "./bonds.js";
import { faded, fanColors } from "./fan-colors.js";
import { type ScenePicture, scenePicture, type Seen, type View } from "./view.js";

/** Radius of the disc in Å, and its colour. */
const looks: Record<string, readonly [radius: number, color: string]> = {
  H: [0.2, "#e8e8e8"],
  C: [0.3, "#8f8f8f"],
  N: [0.3, "#6f86d6"],
  O: [0.3, "#d96a5f"],
  F: [0.28, "#7fc97f"],
  S: [0.36, "#d9c23a"],
  Cl: [0.36, "#5bbf5b"],
  Br: [0.38, "#a5603a"],
};
const otherLook = [0.34, "#b79bc9"] as const;

/** Å that the longest of the true and mean forces is drawn. */
const longestArrow = 1.6;

/** Å for an eV/Å. */
export function arrowScale({ mean, label }: Pick<ForcesFan, "mean" | "label">): number {
  const longest = Math.max(...[...mean, ...label].map((force) => Math.hypot(...force)));
  return longest > 0 ? longestArrow / longest : 1;
}

/** In pixels. */
const largestDisc = 17;

/** Something to paint, the farthest first. */
interface Painted {
  deep: number;
  markup: string;
}

/** A molecule with the forces that its turned copies were predicted, turned back. */
export function forcesPicture(fan: ForcesFan): ScenePicture {
  const { atoms, predictions, mean, label } = fan;
  const scale = arrowScale(fan);
  const tip = (atom: number, force: Place): number[] =>
    atoms[atom].position.map((value, axis) => value + scale * force[axis]);
  const places = atoms.map(({ position }) => position);
  const tips = [mean, label, ...predictions].flatMap((forces) => forces.map((f, i) => tip(i, f)));
  const paint = (view: View): string => {
    const seen = places.map((place) => view.at(place));
    const painted = atoms.flatMap(({ element }, atom): Painted[] => {
      const from = seen[atom];
      const [radius] = looks[element] ?? otherLook;
      const arrows = [
        ...predictions.map((forces) => {
          const to = view.at(tip(atom, forces[atom]));
          return { deep: to.deep, markup: thinLine(from, to) };
        }),
        arrow(from, view.at(tip(atom, label[atom])), fanColors.label),
        arrow(from, view.at(tip(atom, mean[atom])), fanColors.mean),
      ];
      return [...arrows, disc(from, Math.min(largestDisc, radius * view.scale), element)];
    });
    const bonds = bondsBetween(atoms).map(([a, b]): Painted => {
      const deep = Math.max(seen[a].deep, seen[b].deep) + 0.01; // behind both of its atoms
      return { deep, markup: bond(seen[a], seen[b]) };
    });
    const scene = [...bonds, ...painted].sort((a, b) => b.deep - a.deep);
    // Above everything: arrows begin in the middle of their atom.
    const letters = atoms.map(({ element }, atom) => letter(seen[atom], element));
    return [...scene.map(({ markup }) => markup), ...letters].join("");
  };
  return scenePicture([...places, ...tips], paint);
}

const point = ({ x, y }: Seen): string => `${x.toFixed(1)},${y.toFixed(1)}`;

function bond(a: Seen, b: Seen): string {
  const color = faded("#9a9a9a")((a.deep + b.deep) / 2);
  return `<path d="M${point(a)}L${point(b)}" stroke="${color}" stroke-width="4" stroke-linecap="round"/>`;
}

function disc(at: Seen, radius: number, element: string): Painted {
  const [, color] = looks[element] ?? otherLook;
  const fill = faded(color)(at.deep);
  const edge = faded("#555555")(at.deep);
  const circle = `<circle cx="${at.x.toFixed(1)}" cy="${at.y.toFixed(1)}" r="${radius.toFixed(1)}" fill="${fill}" stroke="${edge}" stroke-width="0.8"/>`;
  return { deep: at.deep, markup: circle };
}

function letter({ x, y }: Seen, element: string): string {
  const halo = 'stroke="#ffffff" stroke-opacity="0.7" stroke-width="2.5" paint-order="stroke"';
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" dy="0.35em" font-size="11" ${halo}>${element}</text>`;
}

function thinLine(from: Seen, to: Seen): string {
  const color = faded(fanColors.copies)(to.deep);
  return `<path d="M${point(from)}L${point(to)}" stroke="${color}" stroke-width="1" stroke-opacity="0.7"/>`;
}

/** With a head; no longer than half of the arrow. */
function arrow(from: Seen, to: Seen, hue: string): Painted {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  if (length < 0.5) return { deep: to.deep, markup: "" };
  const color = faded(hue)(0.6 * to.deep);
  const head = Math.min(8, length / 2);
  const [ux, uy] = [dx / length, dy / length];
  const base = { x: to.x - head * ux, y: to.y - head * uy };
  const side = (sign: number): Seen => ({
    x: base.x - sign * uy * head * 0.42,
    y: base.y + sign * ux * head * 0.42,
    deep: 0,
  });
  const shaft = `<path d="M${point(from)}L${point({ ...base, deep: 0 })}" stroke="${color}" stroke-width="2"/>`;
  const tip = `<path d="M${point(to)}L${point(side(1))}L${point(side(-1))}Z" fill="${color}"/>`;
  return { deep: to.deep, markup: shaft + tip };
}
