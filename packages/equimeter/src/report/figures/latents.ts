import type { Axis, Similarity } from "../../analyze/index.js";
import { formatNumber, formatWithError } from "../format.js";
import type { LegendEntry } from "./legend.js";
import type { FigureOptions } from "./options.js";
import { ink, letterOf } from "./style.js";
import { violinFigure, type ViolinPanel } from "./violin.js";

/** Latents of one model. */
export interface LatentSubject {
  name: string;
  similarity: Pick<Similarity, "same" | "different" | "difference" | "rank" | "recognition">;
}

/**
 * Cosines of latents of the same molecule under turns, beside those of different molecules (002,
 * figures 6 and 16 to 19; 000, figure 11): a row of panels for each model, one for each axis. The legend
 * says of each how much more alike the former are, with the permutation test's p and the AUC of the
 * Mann-Whitney test.
 *
 * @returns SVG
 */
export function latentsFigure(
  subjects: readonly LatentSubject[],
  options: FigureOptions = {},
): string {
  const isSeveral = subjects.length > 1;
  const panels = subjects.flatMap(({ similarity: { same, different } }, i) => {
    const axes = [...new Set(same.map(({ axis }) => axis))];
    return axes.map((axis: Axis): ViolinPanel => {
      const turns = same.filter((turn) => turn.axis === axis);
      const violins = turns.map(({ angle, cosines }) => {
        return { label: `${angle}`, values: cosines, kind: 0 };
      });
      return {
        title: isSeveral ? `${letterOf(i)}: about ${axis}` : `about ${axis}`,
        violins: [...violins, { label: "≠", values: different, kind: 1 }],
      };
    });
  });
  return violinFigure(panels, {
    ...options,
    columns: new Set(subjects.flatMap(({ similarity }) => similarity.same.map(({ axis }) => axis)))
      .size,
    xLabel: "turned by, degrees",
    yLabel: "cosine similarity of latents",
    kinds: ["same molecule, turned", "different molecules (≠)"],
    notes: subjects.map(({ name, similarity }, i) => [
      ...(isSeveral ? [{ text: name, letter: letterOf(i), color: ink }] : []),
      ...statistics(similarity),
    ]),
  });
}

function statistics({ difference, rank, recognition }: LatentSubject["similarity"]): LegendEntry[] {
  const { value, error } = difference;
  return [
    { text: `same − different: ${formatWithError(value, error)}` },
    { text: `permutation test: p = ${formatNumber(recognition.p, 2)}` },
    { text: `Mann-Whitney: AUC = ${formatNumber(rank.auc)}` },
  ];
}
