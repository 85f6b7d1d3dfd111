import type { SubjectReport } from "../../subjects/report.js";
import { figureHtml } from "../page/figure.js";
import { markup, trusted } from "../page/markup.js";
import { style } from "../page/style.js";
import { violationFigure } from "../figures/violation.js";
import { headline, howMeasured } from "./sentences.js";
import { declaredTable, outputsTable, partsTable, worstTables } from "./tables.js";

/**
 * What was measured of a model as one HTML page that needs nothing else. Every text from files is
 * escaped.
 *
 * @param created - when the page is made, shown under its title
 */
export function subjectHtml(report: SubjectReport, created: Date): string {
  const { model, kind, data, groups, findings, notes } = report;
  const page = markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${model}</title>
        <style>
          ${trusted(style)}
        </style>
      </head>
      <body>
        <main>
          <h1>${model}</h1>
          <p class="made">
            What broken symmetry costs this model (${kind}) on ${data}, measured by Equimeter on
            <time datetime="${created.toISOString()}">${created.toISOString().slice(0, 10)}</time>.
          </p>
          ${groups.map((group) => markup`<p class="finding">${headline(group, report)}</p>`)}
          ${findings.map(
            ({ field, problem, hint }) =>
              markup`<p class="finding caution">"${field}" ${problem}: ${hint}</p>`,
          )}
          ${notes.map((note) => markup`<p class="finding caution">${note}</p>`)}
          ${groups.map(
            (group, i) => markup`<section>
              <h2>${titleOf(group)}</h2>
              ${outputsTable(group, report)}
              <p>${howMeasured(group)}</p>
              ${
                group.violation !== null &&
                figureHtml(
                  {
                    file: "violation",
                    draw: (width) => violationFigure(curvesOf(group), { width }),
                    caption: markup`How far predictions for two rotations of the same input are
                    apart, by the angle between the rotations; a share of the mean square of the
                    output.`,
                  },
                  i + 1,
                )
              }
              ${worstTables(group)} ${partsTable(group, report)}
            </section>`,
          )}
          <section>
            <h2>What was declared</h2>
            ${declaredTable(report)}
          </section>
        </main>
      </body>
    </html> `;
  return page.text;
}

type Group = SubjectReport["groups"][number];

const titleOf = ({ group, t }: Group) => (t === undefined ? group : `${group}, t = ${t}`);

function curvesOf({ violation }: Group) {
  return Object.entries(violation ?? {}).map(([name, { points }]) => ({ name, points }));
}
