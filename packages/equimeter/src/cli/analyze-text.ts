import type { LatentReport, ReconstructionReport, Similarity } from "../analyze/index.js";
import { formatError, formatNumber, textTable } from "../report/index.js";

/** Errors by axis and angle, each over the mean square of the densities. */
export function reconstructionText({ molecules, turns }: ReconstructionReport): string {
  const percent = (share: number) => formatNumber(100 * share, 3);
  const rows = turns.map(({ axis, angle, turned, equivariance, relative }) => [
    `${axis} ${angle}°`,
    turned,
    `${formatNumber(equivariance.value, 3)} ± ${formatError(equivariance.error)}`,
    percent(relative.equivariance),
    percent(relative.truth),
    percent(relative.floor),
  ]);
  const head = ["turn", "turned", "mean square", "equivariance %", "truth %", "floor %"];
  return (
    `${textTable(head, rows)}\n\n` +
    `${molecules} molecules; in % of the mean square of their densities: turned reconstruction against ` +
    "reconstruction of what was turned, that against the truth, and what the procedure itself makes of the truth"
  );
}

/** What tells latents of one molecule from those of others. */
export function latentsText({ molecules, pooled, whole }: LatentReport): string {
  const row = (name: string, { sameSpread, differentSpread, rank, recognition }: Similarity) => [
    name,
    formatNumber(sameSpread.mean, 4),
    formatNumber(differentSpread.mean, 4),
    formatNumber(rank.auc, 3),
    formatNumber(recognition.p, 2),
  ];
  const head = ["latents", "same molecule", "different", "AUC", "p (permutation)"];
  const rows = [row("pooled", pooled), ...(whole ? [row("whole, turned back", whole)] : [])];
  return (
    `${textTable(head, rows)}\n\n${molecules} molecules; mean cosine similarity of a molecule and ` +
    "its turned copies, and of different molecules"
  );
}
