import type { Axis, Similarity } from "../../analyze/index.js";
import type { FigureOptions } from "./percent.js";
import { violinFigure, type ViolinPanel } from "./violin.js";

/** Latents of one model. */
export interface LatentSubject {
  name: string;
  similarity: Pick<Similarity, "same" | "different">;
}

/**
 * Cosines of latents of the same molecule under turns, beside those of different molecules (002,
 * figures 6 and 16 to 19; 000, figure 11): a row of panels for each model, one for each axis.
 *
 * @returns SVG
 */
export function latentsFigure(
  subjects: readonly LatentSubject[],
  options: FigureOptions = {},
): string {
  const panels = subjects.flatMap(({ name, similarity: { same, different } }) => {
    const axes = [...new Set(same.map(({ axis }) => axis))];
    return axes.map((axis: Axis): ViolinPanel => {
      const turns = same.filter((turn) => turn.axis === axis);
      const violins = turns.map(({ angle, cosines }) => {
        return { label: `${angle}`, values: cosines, kind: 0 };
      });
      return {
        title: subjects.length === 1 ? `about ${axis}` : `${axis}: ${name}`,
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
  });
}
