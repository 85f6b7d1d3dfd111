import { type ImportedRun, linesOf, type MetricLine } from "../../runs/index.js";
import { mostPanels, scalarNames, scalarsFigure } from "../figures/scalars.js";
import type { RunLines } from "../figures/series.js";
import { formatCount, formatNumber } from "../format.js";
import type { ReferenceCurve, ReferencePoint } from "../references/index.js";
import type { ReportFigure } from "./figure.js";
import { markup, type Markup } from "./markup.js";
import { scrollTable } from "./scroll-table.js";
import { warningList } from "./warnings.js";

/** The curves of imported runs, or nothing where there are none. */
export function importedFigures(runs: readonly RunLines[]): ReportFigure[] {
  const names = scalarNames(runs);
  if (names.length === 0) return [];
  const left = names.length - mostPanels;
  return [
    {
      file: "imported",
      draw: (width) => scalarsFigure(runs, { width }),
      caption: markup`<b>Imported curves</b> against step (logarithmic; step 0 stands apart), as they were
        recorded elsewhere, without errors. Values that are not finite break a line.${left > 0 ? ` The first ${mostPanels} of ${names.length}; the tables below name all.` : ""}`,
    },
  ];
}

/**
 * The percents of imported runs as curves beside those that were measured here, of runs whose import said which
 * number that is.
 */
export function importedPercents(
  runs: readonly { name: string; run: ImportedRun }[],
): ReferenceCurve[] {
  return runs.flatMap(({ name, run }) => {
    if (!Object.hasOwn(run.record.imported.names, "percent")) return [];
    const isKnown = Object.hasOwn(run.record.imported.names, "explained");
    const points: ReferencePoint[] = [];
    for (const { step, values } of linesOf(run.metrics, "scalars")) {
      const { percent: value, explained } = values;
      if (value === undefined || !Number.isFinite(value)) continue;
      points.push(isKnown ? { step, value, explained } : { step, value });
    }
    return points.length === 0 ? [] : [{ name, origin: "imported", points }];
  });
}

/** What is known of an imported run: where it comes from, and each curve's ends. */
export function importedSection({ name, run }: { name: string; run: ImportedRun }): Markup {
  const { record, metrics } = run;
  const { format, paths, names } = record.imported;
  return markup`<section>
    <h2>${name}</h2>
    <p>
      Imported curves: nothing is known of the model, its data and its settings, and nothing was
      measured here.
    </p>
    ${curveTable(metrics, names)}
    <h3>Notes</h3>
    ${warningList(metrics)}
    <h3>Source</h3>
    <dl>
      <dt>format</dt>
      <dd>${format === "csv" ? "CSV" : "TensorBoard event files"}</dd>
      <dt>paths</dt>
      <dd><code>${paths.join(" ")}</code></dd>
      <dt>command</dt>
      <dd><code>${record.command.join(" ")}</code></dd>
      <dt>run</dt>
      <dd>${record.id}</dd>
    </dl>
  </section> `;
}

function curveTable(metrics: MetricLine[], names: Readonly<Record<string, string>>): Markup {
  const curves = new Map<string, { count: number; first: number; last: number; step: number }>();
  for (const { step, values } of linesOf(metrics, "scalars"))
    for (const name in values) {
      const last = values[name];
      const curve = curves.get(name);
      if (curve) Object.assign(curve, { count: curve.count + 1, last, step });
      else curves.set(name, { count: 1, first: last, last, step });
    }
  return scrollTable({
    caption: "curves",
    head: ["name", "was called", "points", "first", "last", "at step"],
    rows: Array.from(curves, ([name, { count, first, last, step }]) => {
      const cells = [
        Object.hasOwn(names, name) ? names[name] : name,
        formatCount(count),
        formatNumber(first, 4),
        formatNumber(last, 4),
        formatCount(step),
      ];
      return markup`<tr>
        <th scope="row">${name}</th>
        ${cells.map((cell) => markup`<td>${cell}</td>`)}
      </tr> `;
    }),
  });
}
