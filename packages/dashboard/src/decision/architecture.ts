import { formatNumber } from "../format.ts";
import { adviceAbout, type RunKnown, type Subject } from "./points.ts";

/**
 * When a model that is equivariant by construction would win against a run as it is, in a sentence of what advice kept;
 * null where it is not of this subject, or not known.
 */
export function architectureAdvice(one: RunKnown, subject: Subject): string | null {
  const { run } = one;
  const advice = adviceAbout(one, subject);
  if (advice === null || advice.penalty === null) return null;
  const known = advice.slower.filter(({ times }) => times !== null);
  if (known.length === 0) return null;
  const less = formatNumber(100 * (1 - 1 / advice.penalty));
  const times = listed(known.map((slower) => formatNumber(slower.times)));
  const exponents = listed(known.map(({ exponent }) => `cost^−${formatNumber(exponent)}`));
  return (
    `A model equivariant by construction, as good otherwise as ${run.name}, would lose ${less} % less after as many steps; ` +
    `it wins where it is less than ${times} times slower, if loss falls as ${exponents}${fromWords[known[0].from]}.`
  );
}

const fromWords = {
  curve: " (this run's own curve)",
  given: "",
  assumed: " (assumed: its own curve tells none)",
};

const listed = (texts: readonly string[]) =>
  texts.length === 1 ? texts[0] : `${texts.slice(0, -1).join(", ")} or ${texts.at(-1)}`;
