import { designsOf } from "./page/designs.js";
import { figureHtml, reportFigures, type ReportFigure } from "./page/figures.js";
import { findings } from "./page/findings.js";
import { markup, trusted } from "./page/markup.js";
import { method } from "./page/method.js";
import { runSection, type ReportRun } from "./page/run.js";
import { style } from "./page/style.js";

/**
 * The report of some runs as one HTML page that needs nothing else: style and figures are inside, and
 * there are no scripts. Every text from the runs is escaped.
 *
 * @param created when the report is made, shown under its title
 */
export function reportHtml(title: string, runs: readonly ReportRun[], created: Date): string {
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
            ${figuresOf(runs).map((figure, i) => figureHtml(figure, i + 1))}
          </section>
          ${runs.map(runSection)}${method}
        </main>
      </body>
    </html> `;
  return page.text;
}

/** The figures of a report of these runs. */
export function figuresOf(runs: readonly ReportRun[]): ReportFigure[] {
  const lines = runs.map(({ name, run }) => ({ name, lines: run.metrics }));
  return reportFigures(lines, designsOf(lines, "monitor"), designsOf(lines, "test"));
}
