import type { LandscapeAnalysis } from "equimeter/runs/analyze";

/** A landscape as `analysis/landscape.json` holds it, of a bowl over three places each way. */
export function landscape(): LandscapeAnalysis {
  const axis = [-1, 0, 1];
  const bowl = axis.map((y) => axis.map((x) => 1 + x * x + 4 * y * y));
  const fit = { rSquared: 1, residual: 0, relativeResidual: 0.0123, coefficients: {} };
  const of = <T>(one: T) => ({ L: one, L_mean: one, L_equiv: one });
  const look = { surfaces: of(bowl), fits: of(fit) };
  return {
    step: 12,
    parameters: ["head.weight"],
    size: 96,
    design: "4 random rotations",
    passes: 4,
    t: null,
    eigenvalues: [3, 0.25],
    axis,
    looks: [
      { look: "same", ...look },
      { look: "fresh", ...look },
    ],
    noise: of({ mean: 1, deviation: 0.5 }),
    noiseOfInputs: null,
  } as unknown as LandscapeAnalysis;
}
