import { gradientsFigure } from "../figures/index.js";
import { kindsOf, type RunLines } from "../figures/series.js";
import { formatCount } from "../format.js";
import {
  type GradientCorrelation,
  gradientCorrelations,
  gradientSeries,
} from "../gradient-correlations.js";
import { fileOf, type ReportFigure } from "./figure.js";
import { markup, type Markup } from "./markup.js";
import { scrollTable } from "./scroll-table.js";

/** A figure for each run and kind of weights whose gradients were measured. */
export function gradientFigures(runs: readonly RunLines[]): ReportFigure[] {
  return runs.flatMap((run, i) => {
    const kinds = kindsOf(gradientSeries([run]));
    const name = runs.length === 1 ? fileOf(run.name) : `${i + 1}-${fileOf(run.name)}`;
    return kinds.map((weights): ReportFigure => {
      return {
        file: `gradients-${name}${kinds.length > 1 ? `-${weights}` : ""}`,
        draw: (width) => gradientsFigure([run], { width, weights }),
        caption: markup`<b>${run.name}: percent against the ratio of gradient norms</b>, ‖∇L_equiv‖ /
          ‖∇L_mean‖ over all parameters (${weights} weights), over the course of training; both axes
          logarithmic, colours are steps. r: Pearson’s correlation of the logarithms, ρ: Spearman’s. Where both
          fall while a model is trained, that alone makes them correlate.`,
      };
    });
  });
}

/** The correlations in the titles of these figures as a table. */
export function gradientsSection(runs: readonly RunLines[]): Markup {
  const all = runs.flatMap((run) =>
    gradientCorrelations([run]).map((one) => ({ ...one, name: run.name })),
  );
  if (all.length === 0) return markup``;
  const isTimed = all.some(({ t }) => t !== undefined);
  const columns: [name: string, cell: (one: GradientCorrelation) => string][] = [
    ["weights", ({ weights }) => weights],
    ...(isTimed
      ? [["t", ({ t }: GradientCorrelation) => String(t ?? "–")] satisfies [string, unknown]]
      : []),
    ["Pearson r", ({ pearson }) => correlation(pearson)],
    ["Spearman ρ", ({ spearman }) => correlation(spearman)],
    ["measurements", ({ points }) => formatCount(points)],
  ];
  return markup`<section>
    <h2>Percent and gradients</h2>
    <p>
      Correlations of the logarithms of the percent and of ‖∇L_equiv‖ / ‖∇L_mean‖ over the course of
      training.
    </p>
    ${scrollTable({
      head: ["run", ...columns.map(([name]) => name)],
      rows: all.map(
        (one) =>
          markup`<tr>
            <th scope="row">${one.name}</th>
            ${columns.map(([, cell]) => markup`<td>${cell(one)}</td>`)}
          </tr> `,
      ),
    })}
  </section> `;
}

const correlation = (value: number): string =>
  Number.isFinite(value) ? value.toFixed(2).replace("-", "−") : "–";
