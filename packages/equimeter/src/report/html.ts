import type { RunLines } from "./figures/series.js";
import { designsOf } from "./page/designs.js";
import { fallsSection } from "./page/falls.js";
import { figureHtml, type ReportFigure } from "./page/figure.js";
import { reportFigures, type References } from "./page/figures.js";
import { findings } from "./page/findings.js";
import { gradientsSection } from "./page/gradients.js";
import { markup, trusted } from "./page/markup.js";
import { method } from "./page/method.js";
import { importedFigures, importedPercents, importedSection } from "./page/imported.js";
import { byOrigin, isTrained, runSection, type ReportRun } from "./page/run.js";
import { style } from "./page/style.js";

/**
 * The report of some runs as one HTML page that needs nothing else: style and figures are inside, and
 * there are no scripts. Every text from the runs is escaped.
 *
 * @param created when the report is made, shown under its title
 * @param references curves from elsewhere for the figures
 */
export function reportHtml(
  title: string,
  runs: readonly ReportRun[],
  created: Date,
  references: References = {},
): string {
  return pageOf(title, runs, created, figuresOf(runs, references));
}

/** The same with figures that are made already. */
export function pageOf(
  title: string,
  runs: readonly ReportRun[],
  created: Date,
  figures: readonly ReportFigure[],
): string {
  const lines = runs.map(linesOfRun);
  const names = runs.length === 1 ? "one run" : `${runs.length} runs`;
  const page = markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${trusted(style)}
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          <p class="made">
            What broken rotation symmetry costs: a report of ${names}, made by Equimeter on
            <time datetime="${created.toISOString()}">${created.toISOString().slice(0, 10)}</time>.
          </p>
          <section>
            <h2>Findings</h2>
            ${findings(runs)}
          </section>
          <section>
            <h2>Figures</h2>
            ${figures.map((figure, i) => figureHtml(figure, i + 1))}
          </section>
          ${fallsSection(lines)}${gradientsSection(lines)}${runs.map(sectionOf)}${method}
        </main>
      </body>
    </html> `;
  return page.text;
}

/** The figures of a report of these runs. */
export function figuresOf(runs: readonly ReportRun[], references: References = {}): ReportFigure[] {
  const { trained, imported } = byOrigin(runs);
  const lines = trained.map(linesOfRun);
  const percents = [...(references.percents ?? []), ...importedPercents(imported)];
  const measured = reportFigures(lines, designsOf(lines, "monitor"), designsOf(lines, "test"), {
    ...references,
    percents,
  });
  return [...(lines.length > 0 ? measured : []), ...importedFigures(imported.map(linesOfRun))];
}

function sectionOf(one: ReportRun) {
  return isTrained(one) ? runSection(one) : importedSection(one);
}

/** A run as figures and tables see it. */
export function linesOfRun({ name, run }: ReportRun): RunLines {
  return { name, lines: run.metrics, emaDecay: run.config?.train.emaDecay };
}
