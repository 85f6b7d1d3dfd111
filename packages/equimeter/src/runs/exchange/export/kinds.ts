import { nearest, UserError } from "../../../errors.js";
import { type MetricKind, metricLineSchema } from "../../folder/schema.js";

const kinds: readonly MetricKind[] = metricLineSchema.options.flatMap(({ shape }) => [
  ...shape.kind.values,
]);

/** @throws UserError where a word is no kind of line */
export function parseKinds(words: readonly string[]): MetricKind[] {
  return words.map((word) => {
    const kind = kinds.find((one) => one === word);
    if (kind !== undefined) return kind;
    const guess = nearest(word, kinds);
    const way = guess === null ? `there are ${kinds.join(", ")}` : `did you mean "${guess}"?`;
    throw new UserError(`no line is of the kind "${word}"; ${way}`);
  });
}
