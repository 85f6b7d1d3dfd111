import type { EndLabel } from "./canvas.js";
import type { LineOptions, Point } from "./marks.js";
import { subjectsOf, type Series } from "./series.js";
import { colorOf, weightsStyle } from "./style.js";

/** How a series is drawn in every figure. */
export function styleOf({ subject, weights }: Series<unknown>): LineOptions {
  return { ...weightsStyle[weights], color: colorOf(subject.index) };
}

/** The letter of each subject at the end of its first line that ends in a number. */
export function endsOf(drawn: { one: Series<unknown>; points: Point[] }[]): EndLabel[] {
  const subjects = subjectsOf(drawn.map(({ one }) => one));
  if (subjects.length < 2) return [];
  return subjects.flatMap(({ index, letter }) => {
    const own = drawn.filter(({ one }) => one.subject.index === index);
    const last = own
      .map(({ points }) => points.findLast((point) => Number.isFinite(point.y)))
      .find((point) => point !== undefined);
    return last ? [{ letter, color: colorOf(index), x: last.x, y: last.y }] : [];
  });
}
