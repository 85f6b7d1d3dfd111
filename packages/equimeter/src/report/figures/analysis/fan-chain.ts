import type { ChainFan, Place } from "../../../analyze/where/index.js";
import { faded, fanColors } from "./fan-colors.js";
import { type ScenePicture, scenePicture, type Seen, type View } from "./view.js";

/** Chains of alpha carbons over one another; their first residue has a disc and an N. */
export function chainPicture({ predictions, mean, label }: ChainFan): ScenePicture {
  const paint = (view: View): string => {
    const seen = (chain: readonly Place[]) => chain.map((place) => view.at(place));
    const thick = [
      ...segments(seen(label), fanColors.label, 2.6),
      ...segments(seen(mean), fanColors.mean, 2.6),
    ];
    return [
      ...predictions.map((chain) => polyline(seen(chain))),
      ...thick.sort((a, b) => b.deep - a.deep).map(({ markup }) => markup),
      start(view.at(label[0]), fanColors.label),
      start(view.at(mean[0]), fanColors.mean),
    ].join("");
  };
  return scenePicture([...label, ...mean, ...predictions.flat()], paint);
}

const write = ({ x, y }: Seen): string => `${x.toFixed(1)},${y.toFixed(1)}`;

function polyline(points: readonly Seen[]): string {
  const line = points.map(write).join(" ");
  return `<polyline points="${line}" fill="none" stroke="${fanColors.copies}" stroke-width="1" stroke-opacity="0.5" stroke-linejoin="round"/>`;
}

function segments(points: readonly Seen[], hue: string, width: number) {
  const color = faded(hue);
  return points.slice(1).map((to, i) => {
    const from = points[i];
    const deep = (from.deep + to.deep) / 2;
    const line = `M${write(from)}L${write(to)}`;
    const stroke = `stroke="${color(deep)}" stroke-width="${width}" stroke-linecap="round"`;
    return { deep, markup: `<path d="${line}" ${stroke}/>` };
  });
}

function start({ x, y }: Seen, color: string): string {
  const at = `cx="${x.toFixed(1)}" cy="${y.toFixed(1)}"`;
  const text = `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" dy="0.35em" font-size="9" fill="#fff">N</text>`;
  return `<circle ${at} r="6" fill="${color}"/>${text}`;
}
