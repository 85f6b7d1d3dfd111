import type { LatentReport, Similarity } from "../../analyze/index.js";
import { formatNumber, formatWithError, textTable } from "../../report/index.js";
import type { Named } from "./each-run.js";

const head = [
  "latents",
  "same molecule",
  "different",
  "difference",
  "relative",
  "AUC (Mann-Whitney)",
  "p (permutation)",
];

const explanation =
  "mean cosine similarity of a molecule and its turned copies, and of different molecules; the " +
  "difference ± its error over molecules; relative: (1 − same) / (1 − different), 1 is no more alike than any two";

/** What tells latents of one molecule from those of others. */
export function latentsText({ molecules, pooled, whole }: LatentReport): string {
  const rows = kindsOf({ pooled, whole }).map(([kind, similarity]) => [kind, ...cells(similarity)]);
  return `${textTable(head, rows)}\n\n${molecules} molecules; ${explanation}`;
}

/** A row for each run and kind of latents. */
export function latentsTable(subjects: readonly Named<LatentReport>[]): string {
  const rows = subjects.flatMap(({ name, result }) =>
    kindsOf(result).map(([kind, similarity]) => [name, kind, ...cells(similarity)]),
  );
  const counts = [...new Set(subjects.map(({ result }) => result.molecules))].join(", ");
  const table = textTable(["run", ...head], rows, { align: ["left", "left"] });
  return `${table}\n\n${counts} molecules each; ${explanation}`;
}

function kindsOf({ pooled, whole }: Pick<LatentReport, "pooled" | "whole">) {
  const kinds: [string, Similarity][] = [["pooled", pooled]];
  if (whole) kinds.push(["whole, turned back", whole]);
  return kinds;
}

function cells(similarity: Similarity): string[] {
  const { sameSpread, differentSpread, difference, relative, rank, recognition } = similarity;
  return [
    formatNumber(sameSpread.mean, 4),
    formatNumber(differentSpread.mean, 4),
    formatWithError(difference.value, difference.error),
    formatNumber(relative, 2),
    formatNumber(rank.auc, 3),
    formatNumber(recognition.p, 2),
  ];
}
