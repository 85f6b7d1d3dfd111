/** One earlier measurement of the same weights. */
export interface Measured {
  readonly step: number;
  readonly L: number;
  readonly L_equiv: number;
  readonly percent: number;
  readonly rotationError: number;
  readonly explained: number;
  readonly relativeSpread: number;
}

export interface WarningContext {
  readonly augmented: boolean;
  readonly totalSteps: number;
}

/** Below this the model explains next to nothing, and a small percent says nothing about symmetry. */
export const explainedAtLeast = 0.1;

/** A percent that starts below this has nowhere to fall: the model is equivariant by construction. */
const fallsFrom = 0.1;

/**
 * The failure signatures that a monitor can see by itself, as sentences (measure.md 6).
 *
 * @param history - measurements of the same weights so far, the newest last
 */
export function monitorWarnings(
  history: readonly Measured[],
  { augmented, totalSteps }: WarningContext,
): string[] {
  const warnings: string[] = [];
  const now = history.at(-1)!;
  const first = history[0];
  const late = now.step >= totalSteps / 2;
  if (now.step > 0 && now.explained < explainedAtLeast && now.percent < first.percent)
    warnings.push("outputs shrinking: the percent fell while next to nothing is explained");
  const fallen = history.some((m) => m.percent < 0.5 * first.percent);
  const spreadFallen = now.relativeSpread < 0.5 * first.relativeSpread;
  const canFall = !(first.percent < fallsFrom);
  if (augmented && late && canFall && !fallen && !spreadFallen)
    warnings.push("no fall of the percent although augmentation is on: is the augmentation right?");
  if (late && now.L_equiv > now.L / 2)
    warnings.push("L_equiv is more than half of L late in training: the symmetry is not learned");
  if (late && isJump(history))
    warnings.push("the percent jumps by far more than its rotation error: unstable weights");
  return warnings;
}

/**
 * The middle of the last three lies outside the span of its neighbours by five errors and by half. (Not
 * off the line between them: measured at log-spaced steps, a smooth fall is far from one.)
 */
function isJump(history: readonly Measured[]): boolean {
  if (history.length < 3) return false;
  const [a, b, c] = history.slice(-3);
  const above = b.percent - Math.max(a.percent, c.percent);
  const below = Math.min(a.percent, c.percent) - b.percent;
  const off = Math.max(above, below);
  const error = Math.hypot(b.rotationError, Math.max(a.rotationError, c.rotationError));
  return off > 5 * error && off > 0.5 * Math.min(a.percent, b.percent, c.percent);
}
