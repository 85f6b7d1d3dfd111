import type { HessianAnalysis, LandscapeAnalysis, LandscapeLook } from "equimeter/runs/analyze";
import { conditionOf } from "../../../equimeter/src/analyze/hessian/summary.ts";
import { formatNumber } from "../format.ts";
import { isFlat } from "./height-words.ts";
import { rangeOf, type ShownPart, shownParts } from "./surface.ts";

/**
 * What follows from the numbers of a file, in sentences for under its figures. Where nothing follows there is none.
 */
export function surfaceSentences(landscape: LandscapeAnalysis, look: LandscapeLook): string[] {
  return [quadraticSentence(look), noiseSentence(landscape, look)].filter((one) => one !== "");
}

/** R² of surfaces that go anywhere. */
function quadraticSentence({ surfaces, fits }: LandscapeLook): string {
  const shares = shownParts
    .filter((part) => !isFlat(rangeOf(surfaces[part])))
    .map((part) => ({ part, share: shareText(fits[part].rSquared) }));
  if (shares.length === 0) return "";
  const words = shares.map(({ part, share }, i) =>
    i > 0 && share === shares[0].share
      ? `of that of ${part}`
      : `${share} of the variation of ${part}`,
  );
  return `A quadratic in the two directions explains ${words.join(" and ")}.`;
}

function shareText(rSquared: number): string {
  const left = 1 - rSquared;
  if (left < 1e-9) return "all";
  return left < 0.01
    ? `all but ${formatNumber(100 * left, 2)} %`
    : `${formatNumber(100 * rSquared, 2)} %`;
}

/** A standard deviation of fewer evaluations than this is uncertain by more than a quarter. */
const fewestDraws = 10;

/** What single evaluations vary by, compared with what a surface of this look shows. */
function noiseSentence(landscape: LandscapeAnalysis, look: LandscapeLook): string {
  const { noise } = landscape;
  // Where the elements are a whole group, nothing is left to chance.
  const varying = shownParts.filter(
    (part) => noise[part].deviation > 1e-12 * Math.abs(noise[part].mean),
  );
  if (varying.length === 0) return "";
  const level = both(varying, (part) => `${formatNumber(noise[part].deviation, 2)} (${part})`);
  const varies = `single evaluations at the weights vary with their elements, by ${level}`;
  // Absent from a file that somebody wrote by hand.
  const { draws = 0 } = (landscape.settings ?? {}) as Partial<LandscapeAnalysis["settings"]>;
  const compared = varying.filter((part) => !isFlat(rangeOf(look.surfaces[part])));
  if (!(draws >= fewestDraws) || compared.length === 0) return `${capital(varies)}.`;
  return look.look === "same"
    ? riseSentence(compared, look, noise, varies)
    : restSentence(compared, look, noise, varies);
}

type Noise = LandscapeAnalysis["noise"];

/** A surface of the same elements has no noise; one of fresh elements would. */
function riseSentence(
  parts: readonly ShownPart[],
  { surfaces }: LandscapeLook,
  noise: Noise,
  varies: string,
): string {
  const riseOf = (part: ShownPart) => {
    const { low, high } = rangeOf(surfaces[part]);
    return high - low;
  };
  const rises = both(parts, (part) => `${part} rises by ${formatNumber(riseOf(part), 2)}`);
  const hidden = parts.filter((part) => riseOf(part) < noise[part].deviation);
  const verdict =
    hidden.length === 0
      ? ""
      : `: with fresh elements at every point that noise is larger than the whole rise of ${hidden.join(" and of ")}`;
  return `${rises} here, and ${varies}${verdict}.`;
}

/** Standard deviations of 10 or 20 evaluations and of a few hundred points are not told apart below this ratio. */
const nearly = 1.5;

function restSentence(
  parts: readonly ShownPart[],
  { fits }: LandscapeLook,
  noise: Noise,
  varies: string,
): string {
  const rests = both(parts, (part) => `${formatNumber(fits[part].residual, 2)} of ${part}`);
  const ratioOf = (part: ShownPart) => fits[part].residual / noise[part].deviation;
  const noisy = parts.filter((part) => ratioOf(part) < nearly && ratioOf(part) > 1 / nearly);
  const verdict =
    noisy.length === 0
      ? ""
      : `: the roughness of ${noisy.join(" and of ")} is about as large as the noise of fresh elements alone`;
  return `It leaves ${rests}, and ${varies}${verdict}.`;
}

const both = (parts: readonly ShownPart[], words: (part: ShownPart) => string): string =>
  parts.map(words).join(" and ");
const capital = (text: string): string => text[0].toUpperCase() + text.slice(1);

/** What the condition numbers of both parts say, and what not. */
export function conditionSentences({ minibatches, bias }: HessianAnalysis): string[] {
  const indefinite = shownParts.filter((part) =>
    minibatches.some(
      ({ parts }) => parts[part].lowest < -parts[part].tolerance * parts[part].largest,
    ),
  );
  if (indefinite.length > 0)
    return [
      `${indefinite.join(" and ")} ${indefinite.length === 1 ? "has" : "have"} eigenvalues below 0: a ratio to the smallest one above 0 says little.`,
    ];
  const [mean, equiv] = shownParts.map((part) => conditionOf(minibatches, part));
  // Of bounds there is no ratio.
  if (mean === null || equiv === null || mean.isBound || equiv.isBound) return [];
  const ratio = formatNumber(Number((mean.median / equiv.median).toPrecision(2)), 2);
  return [
    `The condition number of L_mean is ${ratio} times that of L_equiv${minibatches.length === 1 ? "" : " (medians)"}.`,
    bias === null
      ? "All elements of the group are in it, so it does not depend on how many were drawn."
      : `It counts rotations (${bias}): the smallest eigenvalues of L_mean depend on how many are drawn, so it is no sign that L_equiv is better conditioned.`,
  ];
}
