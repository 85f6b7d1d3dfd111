import { evenly } from "../../evenly.js";
import { formatCount, formatNumber, textTable } from "../../report/index.js";
import type { BoundsAnalysis } from "../../runs/analyze/index.js";

/** Rows of a course at most. */
export const mostRows = 12;

/** Both sides of propositions 2 and 3, and the constants in them. */
export function boundsText({
  propositions,
  points,
  samples,
  design,
  settings,
}: BoundsAnalysis): string[] {
  const { proposition2: two, proposition3: three } = propositions;
  const rows = evenly(
    two.steps.map((one, i) => ({ one, other: three.steps[i] })),
    mostRows,
  ).map(({ one, other }) => [
    formatCount(one.step),
    ...[one.left, one.triangle, one.rightHere, one.right, other.rightHere, other.right].map(
      (value) => formatNumber(value),
    ),
  ]);
  const { lojasiewicz } = three;
  const [{ size, products }] = points;
  return [
    `bounds on ‖∇L − ∇L_mean‖ / ‖∇L_mean‖ (section 4.1 of the paper), ${samples} samples, ${design}, ` +
      `${formatCount(size)} parameters, ${settings.lanczosSteps} products with each Hessian` +
      (products === "differences" ? " by differences of gradients" : ""),
    "",
    textTable(["step", "left side", "(28)", "(14) here", "(14)", "(16) here", "(16)"], rows, {
      align: ["right"],
    }),
    "",
    "right sides from below: M from eigenvalues from below, at checkpoints alone; here: with the constants of one checkpoint, the",
    "least that a set around it could give",
    constantText("M_ε", two, "ε"),
    constantText("M_Lequiv", three, "L_equiv"),
    ...(lojasiewicz
      ? [
          `‖∇L_mean‖² ≥ c L_mean^α at these checkpoints with α = ${formatNumber(lojasiewicz.alpha)}, ` +
            `c = ${formatNumber(lojasiewicz.c)} (from above)` +
            (lojasiewicz.freeAlpha === null
              ? ""
              : `; the line of least squares has α = ${formatNumber(lojasiewicz.freeAlpha)}`),
        ]
      : []),
    `of 1 or more, so that ∇L may have nothing in common with ∇L_mean: ` +
      `(14) at ${vacuous(two, "right")} checkpoints (here: ${vacuous(two, "rightHere")}), ` +
      `(16) at ${vacuous(three, "right")} (here: ${vacuous(three, "rightHere")})`,
  ];
}

type Two = BoundsAnalysis["propositions"]["proposition2"];
type Three = BoundsAnalysis["propositions"]["proposition3"];

function constantText(name: string, { M, at, needed, steps }: Two | Three, of: string): string {
  const violated = steps.filter(({ isSmoothnessViolated }) => isSmoothnessViolated).length;
  return (
    `${name} ≥ ${formatNumber(M)} (at step ${formatCount(at)}); ‖∇${of}‖ ≤ √(2 M ${of}) needs M ≥ ${formatNumber(needed)}: ` +
    (violated === 0
      ? "not violated"
      : `violated at ${violated} of ${steps.length} checkpoints, so that M is larger, or that step leads out of the set`)
  );
}

/** At how many checkpoints a bound says nothing. */
export function vacuous({ steps }: Two | Three, side: "right" | "rightHere"): string {
  const sides: readonly number[] = steps.map((one) => one[side]);
  return `${sides.filter((value) => !(value < 1)).length} of ${steps.length}`;
}
