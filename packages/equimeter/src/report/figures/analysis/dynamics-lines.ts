import type { CurvePoint, Dynamics } from "../../../analyze/dynamics/index.js";
import type { Weights } from "../../../runs/index.js";
import type { LegendEntry } from "../legend.js";
import type { LineOptions } from "../marks.js";
import { publishedStyle } from "../references.js";
import { colorOf, letterOf, weightsStyle } from "../style.js";

/** A run with all its curves. */
export interface DynamicsSubject {
  name: string;
  curves: readonly {
    t?: number;
    weights: Weights;
    points: readonly CurvePoint[];
    dynamics: Dynamics | null;
  }[];
}

/** A curve from elsewhere. */
export interface PublishedDynamics {
  /** Its file. */
  figure: string;
  series: string;
  t?: number;
  points: readonly CurvePoint[];
  dynamics: Dynamics;
}

/** A line of a panel. */
export interface DynamicsLine {
  t: number | undefined;
  /** At its end, where there are several runs. */
  letter?: string;
  points: readonly CurvePoint[];
  /** Of the lines whose dip and crossings are marked. */
  marked: Dynamics | null;
  style: LineOptions;
}

/** A line for each curve; the first kind of weights that a run measured, which is raw if there is one, is marked. */
export function linesOfRuns(subjects: readonly DynamicsSubject[]): DynamicsLine[] {
  return subjects.flatMap(({ curves }, i) => {
    const [main] = Object.keys(weightsStyle).filter((kind) =>
      curves.some(({ weights }) => weights === kind),
    );
    return curves.map(({ t, weights, points, dynamics }): DynamicsLine => {
      const { dash } = weightsStyle[weights];
      const isMain = weights === main;
      return {
        t,
        ...(isMain && subjects.length > 1 && { letter: letterOf(i) }),
        points,
        marked: isMain ? dynamics : null,
        style: { color: colorOf(i), dash, width: isMain ? 1.8 : 1.1 },
      };
    });
  });
}

/** More marked curves than this would hide the runs. */
const mostMarked = 4;

/** Curves from elsewhere: of one family, those of different times, one look. */
export function linesOfPublished(
  published: readonly PublishedDynamics[],
  isAlone: boolean,
): { lines: DynamicsLine[]; legend: LegendEntry[] } {
  const families = [...new Set(published.map(familyOf))];
  const isMarked = isAlone || families.length <= mostMarked;
  const isLettered = isAlone && families.length > 1;
  const styles = families.map((_, i): LineOptions => {
    const dash = isAlone ? undefined : dashes[i % dashes.length];
    return isAlone ? { color: colorOf(i), dash, width: 1.4 } : { ...publishedStyle, dash };
  });
  return {
    lines: published.map((curve) => {
      const { t, points, dynamics } = curve;
      const i = families.indexOf(familyOf(curve));
      const letter = isLettered && { letter: letterOf(i) };
      return { t, ...letter, points, marked: isMarked ? dynamics : null, style: styles[i] };
    }),
    legend: families.map((family, i) => {
      const { color, dash, width } = styles[i];
      const text = isAlone ? family : `published: ${family}`;
      const letter = isLettered && { letter: letterOf(i) };
      return { text, color, line: { dash, width: width + 0.6 }, ...letter };
    }),
  };
}

const dashes = [undefined, "6 2", "2 1.5", "8 2 2 2"];

/** What a curve shares with those of other times: its file, and its name without the time. */
function familyOf({ figure, series, t }: PublishedDynamics): string {
  const rest = t === undefined ? series : series.replace(/^t\s*=\s*[\d.]+[\s,:]*/, "");
  return rest === "" ? figure : `${figure}, ${rest}`;
}
