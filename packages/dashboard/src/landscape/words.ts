import type { LandscapeAnalysis, LandscapeLook, Look } from "equimeter/runs/analyze";
import { formatNumber } from "../format.ts";
import { rangeWords } from "./height-words.ts";
import { rangeOf, type ShownPart } from "./surface.ts";

/** Whose points share their group elements, and whose do not. */
export const lookWords: Readonly<Record<Look, string>> = {
  same: "same elements at every point",
  fresh: "fresh elements at every point",
};

/** What the axes are called: columns and rows. */
export const axisNames = ({
  eigenvalues,
}: Pick<LandscapeAnalysis, "eigenvalues">): readonly [x: string, y: string] =>
  eigenvalues
    ? ["eigenvector of the smallest eigenvalue > 0", "eigenvector of the largest"]
    : ["direction 2", "direction 1"];

/** The range of a surface, and how far it is from quadratic, for its caption. */
export function captionOf({ surfaces, fits }: LandscapeLook, part: ShownPart): string {
  // Null in JSON where the mean is 0.
  const { rSquared, relativeResidual } = fits[part] as {
    rSquared: number;
    relativeResidual: number | null;
  };
  const range = rangeWords(rangeOf(surfaces[part]));
  return relativeResidual === null
    ? range
    : `${range}; a quadratic (R² ${rSquaredText(rSquared)}) leaves ${formatNumber(100 * relativeResidual, 2)} % of the mean`;
}

/** As many nines as there are. */
function rSquaredText(rSquared: number): string {
  if (rSquared <= 0.999) return formatNumber(rSquared, 2);
  return 1 - rSquared < 1e-12 ? "1" : `1 − ${formatNumber(1 - rSquared, 2)}`;
}

/** A place on both axes, in words. */
export function placeWords({ eigenvalues }: Pick<LandscapeAnalysis, "eigenvalues">) {
  return eigenvalues
    ? ([
        "along the eigenvector of the smallest eigenvalue > 0",
        "along that of the largest",
      ] as const)
    : (["along direction 2", "along direction 1"] as const);
}

/** What was looked at, in a sentence. */
export function noteOf(landscape: LandscapeAnalysis): string {
  const { step, size, parameters, design, t, axis, eigenvalues } = landscape;
  const time = t === null ? "" : `, t = ${t}`;
  const directions = eigenvalues
    ? `eigenvectors of L of the eigenvalues ${formatNumber(eigenvalues[1])} (to the right) and ${formatNumber(eigenvalues[0])} (into the depth)`
    : "random directions";
  return (
    `Step ${step}, ${size} parameters (${parameters.join(", ")}), ${design}${time}; ` +
    `axes from ${formatNumber(axis[0])} to ${formatNumber(axis.at(-1)!)} along ${directions}.`
  );
}
