import { formatCount, formatNumber, textTable } from "../../report/index.js";
import type { BoundsAnalysis } from "../../runs/analyze/index.js";
import { evenly } from "./gradients-rows.js";

/** Both sides of propositions 2 and 3, and the constants in them. */
export function boundsText({
  propositions,
  points,
  samples,
  design,
  settings,
}: BoundsAnalysis): string[] {
  const { proposition2: two, proposition3: three } = propositions;
  const rows = evenly(two.steps.map((one, i) => ({ ...one, third: three.steps[i].right }))).map(
    ({ step, left, triangle, right, third }) => [
      formatCount(step),
      ...[left, triangle, right, third].map((value) => formatNumber(value)),
    ],
  );
  const { lojasiewicz } = three;
  const [{ size, products }] = points;
  return [
    `bounds on ‖∇L − ∇L_mean‖ / ‖∇L_mean‖ (section 4.1 of the paper), ${samples} samples, ${design}, ` +
      `${formatCount(size)} parameters, ${settings.lanczosSteps} products with each Hessian` +
      (products === "differences" ? " by differences of gradients" : ""),
    "",
    textTable(["step", "left side", "(28)", "(14) ≥", "(16) ≥"], rows, { align: ["right"] }),
    "",
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
    "a right side of 1 or more allows ∇L to have nothing in common with ∇L_mean: vacuous at " +
      `${vacuous({ propositions }, "proposition2")} checkpoints (14) and ${vacuous({ propositions }, "proposition3")} (16)`,
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
export function vacuous(
  { propositions }: Pick<BoundsAnalysis, "propositions">,
  which: keyof BoundsAnalysis["propositions"],
): string {
  const steps: readonly { readonly isVacuous: boolean }[] = propositions[which].steps;
  return `${steps.filter(({ isVacuous }) => isVacuous).length} of ${steps.length}`;
}
