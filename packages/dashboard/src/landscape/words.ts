import type { LandscapeAnalysis, LandscapeLook, Look } from "equimeter/runs/analyze";
import { formatNumber } from "../format.ts";
import { rangeOf, type ShownPart } from "./surface.ts";

/** Whose points share their group elements, and whose do not. */
export const lookWords: Readonly<Record<Look, string>> = {
  same: "same elements at every point",
  fresh: "fresh elements at every point",
};

/** What the directions are called: of columns and of rows. */
export const axisNames = ({
  eigenvalues,
}: Pick<LandscapeAnalysis, "eigenvalues">): readonly [x: string, y: string] =>
  eigenvalues
    ? ["along the smallest eigenvalue > 0", "along the largest"]
    : ["direction 2", "direction 1"];

/**
 * The range of a surface, with as many digits as tell its ends apart, and how far it is from quadratic, for its
 * caption.
 */
export function captionOf({ surfaces, fits }: LandscapeLook, part: ShownPart): string {
  const { low, high } = rangeOf(surfaces[part]);
  // Null in JSON where the mean is 0.
  const { relativeResidual } = fits[part] as { relativeResidual: number | null };
  const digits =
    [4, 5, 6, 7, 8, 9].find((n) => formatNumber(low, n) !== formatNumber(high, n)) ?? 4;
  const range = `from ${formatNumber(low, digits)} to ${formatNumber(high, digits)}`;
  return relativeResidual === null
    ? range
    : `${range}; quadratic but for ${formatNumber(100 * relativeResidual, 2)} %`;
}

/** What was looked at, in two sentences. */
export function noteOf(landscape: LandscapeAnalysis): string {
  const { step, size, parameters, design, t, axis, eigenvalues, noise } = landscape;
  const time = t === null ? "" : `, t = ${t}`;
  const directions = eigenvalues
    ? `eigenvectors of L of the eigenvalues ${formatNumber(eigenvalues[1])} (to the right) and ${formatNumber(eigenvalues[0])} (into the depth)`
    : "random directions";
  const [mean, equiv] = [noise.L_mean, noise.L_equiv].map(({ deviation }) =>
    formatNumber(deviation, 2),
  );
  return (
    `Step ${step}, ${size} parameters (${parameters.join(", ")}), ${design}${time}; ` +
    `axes from ${formatNumber(axis[0])} to ${formatNumber(axis.at(-1)!)} along ${directions}. ` +
    `One evaluation varies with its elements by ${mean} (L_mean) and ${equiv} (L_equiv).`
  );
}
