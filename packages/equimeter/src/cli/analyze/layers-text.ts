import type { LayerReport, Ratio } from "../../analyze/layers/index.js";
import { formatNumber, formatWithError, textTable } from "../../report/index.js";
import type { LayersAnalysis } from "../../runs/analyze/index.js";
import type { Named } from "./each-run.js";

const head = [
  "layer",
  "rows",
  "invariant",
  "centred",
  "declared",
  "as it is",
  "declared",
  "fitted",
  "same",
  "different",
];

/** The layers of one run. */
export function layersText({ name, result }: Named<LayersAnalysis>): string {
  const { step, settings, samples, design, t } = result;
  const when = t === null ? "" : `, t = ${t}`;
  return [
    `${name}, step ${step}, ${settings.weights} weights${when}: ${samples} samples turned by ${design.replace(" (biased low)", "")}`,
    "",
    textTable(
      head,
      result.layers.map((layer) => [layer.name, ...cells(layer)]),
      { align: ["left", "left"] },
    ),
    "",
    explanation,
    ...skippedLines(result),
  ].join("\n");
}

/** A row for each run and layer. */
export function layersTable(subjects: readonly Named<LayersAnalysis>[]): string {
  const rows = subjects.flatMap(({ name, result }) =>
    result.layers.map((layer, i) => [i === 0 ? name : "", layer.name, ...cells(layer)]),
  );
  return [
    textTable(["run", ...head], rows, { align: ["left", "left", "left"] }),
    "",
    explanation,
  ].join("\n");
}

const explanation =
  "relative twisted variance, 0 where latents do so and 1 where nothing of them is left in the mean: were they invariant, " +
  "the same over how far rows differ (centred), were they to turn as declared; unexplained, 1 − R² of latents of turned " +
  "samples: by those of the samples as they are, by these turned as declared, by the linear action that fits other samples best; " +
  "cosines of what latents do not have in common: of a sample and itself turned, of different samples";

function cells({ rows, channels, invariant, declared, unexplained, cosines }: LayerReport) {
  const { same, different } = cosines.centred;
  return [
    `${rows} × ${channels}`,
    number(invariant.relative),
    number(invariant.centred),
    declared ? `${declared.action}: ${number(declared.relative)}` : "–",
    number(unexplained?.still),
    number(unexplained?.declared),
    number(unexplained?.fitted),
    withError(same),
    withError(different),
  ];
}

/** Numbers over many powers of ten; their errors are in the file. */
function number(ratio: Ratio | null | undefined): string {
  return ratio && Number.isFinite(ratio.value) ? formatNumber(ratio.value, 2) : "–";
}

function withError({ value, error }: Ratio): string {
  if (!Number.isFinite(value)) return "–";
  return error > 1e-6 ? formatWithError(value, error) : formatNumber(value, 4);
}

function skippedLines({ skipped }: LayersAnalysis): string[] {
  if (skipped.length === 0) return [];
  return ["", "not looked at:", ...skipped.map(({ name, reason }) => `  ${name} ${reason}`)];
}
