import type { ReferenceCurve, ReferencePoint } from "../references/index.js";
import type { EndLabel } from "./canvas.js";
import type { LegendEntry } from "./legend.js";
import type { LineOptions, Point } from "./marks.js";
import { mostPoints, thinnedBySteps } from "./thinned.js";

/** Curves from elsewhere are thin and grey, and told apart by their dashes and small letters. */
export const publishedStyle: LineOptions = { color: "#8c8c8c", dash: undefined, width: 1 };
const dashes = [undefined, "6 2", "2 1.5", "8 2 2 2"];

export interface DrawnReference {
  points: Point[];
  style: LineOptions;
  entry: LegendEntry;
  /** At the last point; none where there is one curve only. */
  ends: EndLabel[];
}

/**
 * @param width of the figure, in pixels
 * @param along what of a point stands on the x axis
 */
export function drawnReferences(
  curves: readonly ReferenceCurve[],
  width: number,
  along: (point: ReferencePoint) => number = ({ step }) => step,
): DrawnReference[] {
  return curves.map(({ name, origin = "published", points }, i) => {
    const style = { ...publishedStyle, dash: dashes[i % dashes.length] };
    const { color } = style;
    const drawn = seen(points, width).map((point) => ({ x: along(point), y: point.value }));
    const letter = String.fromCharCode(97 + (i % 26));
    const several = curves.length > 1;
    const last = drawn.at(-1)!;
    return {
      points: drawn,
      style,
      entry: {
        text: `${origin}: ${name}${thinnedNote([{ points }])}`,
        color,
        line: style,
        ...(several && { letter }),
      },
      ends: several ? [{ letter, color, ...last }] : [],
    };
  });
}

const seen = (points: readonly ReferencePoint[], width: number) =>
  thinnedBySteps(points, [({ value }) => value, ({ explained = NaN }) => explained], width);

/** Where some of the curves that share an entry are thinned. */
const thinnedNote = (curves: readonly Pick<ReferenceCurve, "points">[]): string =>
  curves.some(({ points }) => points.length > mostPoints) ? " (extremes of each pixel)" : "";

/** A curve of one time of a flow; those of a family look the same and share an entry of the legend. */
export interface DrawnTime extends DrawnReference {
  t: number | undefined;
}

/**
 * Curves of several times: every family has a dash, and no letters.
 *
 * @param width of the figure, in pixels
 */
export function drawnFamilies(curves: readonly ReferenceCurve[], width: number): DrawnTime[] {
  const nameOf = ({ family, name }: ReferenceCurve) => family ?? name;
  const families = [...new Set(curves.map(nameOf))];
  return curves.map((curve) => {
    const family = nameOf(curve);
    const dash = dashes[families.indexOf(family) % dashes.length];
    const note = thinnedNote(curves.filter((other) => nameOf(other) === family));
    const style = { ...publishedStyle, dash };
    return {
      t: curve.t,
      points: seen(curve.points, width).map(({ step, value }) => ({ x: step, y: value })),
      style,
      entry: {
        text: `${curve.origin ?? "published"}: ${family}${note}`,
        color: style.color,
        line: style,
      },
      ends: [],
    };
  });
}
