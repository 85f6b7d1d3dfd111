/** How Proteína's backbones are sampled. */
export const proteinaSampling = {
  steps: 400,
  schedule: "log",
  stepper: "sde",
  /** γ of "sde"; the original takes 0.4 to 0.6. */
  noiseScale: 0.45,
} as const;

/** Residues of a chain where nothing is said, of a run that sees chains up to the longest. */
export const usualLength = (longest: number): number => Math.min(longest, 100);
