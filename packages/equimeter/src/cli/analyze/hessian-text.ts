import {
  conditionOf,
  conditionRatioOf,
  type OverMinibatches,
} from "../../analyze/hessian/summary.js";
import type { LossPartName } from "../../measure/loss-parts.js";
import { formatNumber, textTable } from "../../report/index.js";
import type { HessianAnalysis, Minibatch } from "../../runs/analyze/index.js";
import type { Named } from "./each-run.js";

const partNames = ["L", "L_mean", "L_equiv"] as const satisfies LossPartName[];

/** Minibatches whose rows are printed; of more the medians alone. */
const most = 5;

/** A row for each minibatch and part of the loss, or medians over many. */
export function hessianText({ name, result }: Named<HessianAnalysis>): string {
  const { minibatches, step, settings, size, parameters, t } = result;
  const head = [
    `${name}, step ${step}, ${settings.weights} weights: ${size.toLocaleString("en")} parameters (${parameters.join(", ")}), ` +
      `${settings.samples} samples a minibatch, ${result.design}${t === null ? "" : `, t = ${t}`}`,
    "",
  ];
  if (minibatches.length > most)
    return [...head, hessianTable([{ name, result }]), "every minibatch is in the file"].join("\n");
  const rows = minibatches.flatMap((one, i) =>
    partNames.map((part) => [part === "L" ? `${i + 1}` : "", ...cells(part, one)]),
  );
  return [
    ...head,
    textTable(
      ["minibatch", "part", "value", "largest λ", "smallest λ > 0", "condition", "+ / − / ≈ 0"],
      rows,
      { align: ["right", "left"] },
    ),
    "",
    ...sentences([result]),
  ].join("\n");
}

/** A row for each run. */
export function hessianTable(subjects: readonly Named<HessianAnalysis>[]): string {
  const rows = subjects.map(({ name, result: { minibatches, size, t, passes } }) => [
    name,
    size.toLocaleString("en"),
    `${passes}`,
    ...(t === null ? ["–"] : [`${t}`]),
    over(conditionOf(minibatches, "L_mean")),
    over(conditionOf(minibatches, "L_equiv")),
    over(conditionRatioOf(minibatches)),
    `${minibatches.length}`,
  ]);
  const head = ["parameters", "elements", "t", "condition of L_mean", "of L_equiv", "ratio", "n"];
  return [
    textTable(["run", ...head], rows),
    "",
    "medians over n minibatches, with the middle half",
    ...sentences(subjects.map(({ result }) => result)),
  ].join("\n");
}

function cells(part: LossPartName, { parts, method }: Minibatch): string[] {
  const spectrum = parts[part];
  const { value, largest, smallestPositive, condition, conditionIs, counts } = spectrum;
  const isBound = conditionIs === "at least";
  return [
    part,
    formatNumber(value),
    formatNumber(largest),
    smallestPositive === null
      ? "none"
      : isBound
        ? `< ${formatNumber(smallestPositive / largest, 2)} × largest`
        : formatNumber(smallestPositive),
    condition === null ? "–" : `${isBound ? "> " : ""}${formatNumber(condition)}`,
    counts ? `${counts.positive} / ${counts.negative} / ${counts.nearZero}` : `? (${method})`,
  ];
}

function sentences(results: readonly HessianAnalysis[]): string[] {
  const all = results.flatMap(({ minibatches }) => minibatches);
  const tolerances = all.flatMap(({ parts }) => partNames.map((part) => parts[part].tolerance));
  const largest = tolerances.reduce((a, b) => Math.max(a, b), 0);
  const isRounding =
    all.every(({ method }) => method === "exact") &&
    results.every(({ settings }) => settings.tolerance === undefined);
  const biases = [...new Set(results.flatMap(({ bias }) => bias ?? []))];
  return [
    `≈ 0: |λ| below ${formatNumber(largest, 2)} of the largest${isRounding ? ", which rounding leaves undecided" : ""}`,
    ...(all.some(({ method }) => method === "lanczos")
      ? [
          "lanczos sees the ends: the smallest eigenvalue above 0 is a bound, and so is the condition number",
        ]
      : []),
    ...(all.some(({ products }) => products === "differences")
      ? ["products by differences of gradients: about ten digits"]
      : []),
    ...biases,
  ];
}

function over(numbers: OverMinibatches | null): string {
  if (numbers === null) return "–";
  const { median, half, isBound } = numbers;
  const middle = `${isBound ? "> " : ""}${formatNumber(median, 2)}`;
  if (half[0] === half[1]) return middle;
  return `${middle} (${half.map((end) => formatNumber(end, 2)).join(" to ")})`;
}
