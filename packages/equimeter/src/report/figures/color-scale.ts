/** Red, green and blue from 0 to 255. */
type Color = [number, number, number];

/** A place on a scale and its colour as `#rrggbb`. */
export type Anchor = readonly [at: number, color: string];

/**
 * Colours between those of `anchors`, which ascend, mixed in proportion to the distance. Beyond either
 * end the colour is that of the end.
 */
export function colorScale(anchors: readonly Anchor[]): (at: number) => string {
  const known = anchors.map(([at, color]) => ({ at, color: parse(color) }));
  return (at) => {
    const next = known.findIndex((anchor) => anchor.at >= at);
    if (next === -1) return format(known.at(-1)!.color);
    if (next === 0) return format(known[0].color);
    const [a, b] = [known[next - 1], known[next]];
    const share = (at - a.at) / (b.at - a.at);
    return format(a.color.map((part, i) => part + share * (b.color[i] - part)) as Color);
  };
}

const parse = (color: string): Color =>
  [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16)) as Color;

const format = (color: Color): string =>
  `#${color.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
