import { structureCells } from "../../analyze/structures/index.js";
import { formatError, formatNumber, textTable } from "../../report/index.js";
import type { ModeReport, SamplerAnalysis, SamplerModes } from "../../runs/analyze/index.js";
import type { Named } from "./each-run.js";

const head = [
  "deviation (nm)",
  "of Rg (%)",
  "superposed (nm)",
  "TM-score",
  "percent",
  "at t",
  "L / plain's",
  "s a structure",
  "× plain",
];

const explanation =
  "deviation: how far copies of a chain, turned back, are from their mean at the end; superposed and " +
  "TM-score: of pairs of them; percent: the largest over t; L / plain's: a mean over t";

/** The modes of one run: the sampler, the loss at each time, the structures. */
export function samplerText({ name, result }: Named<SamplerAnalysis>): string {
  const { modes, step, settings } = result;
  const { sampling, weights } = settings;
  return [
    `${name}, step ${step}, ${weights} weights: ${drawnText(result)}, ${sampling.steps} steps of ${sampling.stepper}` +
      (sampling.stepper === "sde" ? `, noise scale ${sampling.noiseScale}` : ""),
    "",
    textTable(
      ["mode", ...head],
      modes.map((one) => [one.mode, ...cells(one, modes)]),
    ),
    "",
    explanation,
    "",
    timesTable(modes),
    "",
    lossText(modes),
    "",
    structuresTable(modes),
    "",
    "structures: means over the chains that were sampled ± their deviations",
    ...newLengths([result]),
  ].join("\n");
}

/** A row for each run and mode. */
export function samplerTable(subjects: readonly Named<SamplerAnalysis>[]): string {
  const rows = subjects.flatMap(({ name, result: { modes } }) =>
    modes.map((one) => [name, one.mode, ...cells(one, modes)]),
  );
  const drawn = [...new Set(subjects.map(({ result }) => drawnText(result)))];
  return [
    textTable(["run", "mode", ...head], rows, { align: ["left", "left"] }),
    "",
    `${drawn.join("; ")}; ${explanation}`,
    ...newLengths(subjects.map(({ result }) => result)),
  ].join("\n");
}

function cells(
  { sampler, times, secondsPerStructure, slowdown }: ModeReport,
  modes: readonly ModeReport[],
): string[] {
  const worst = times.reduce((a, b) => (b.percent.value > a.percent.value ? b : a));
  const plain = modes.find(({ mode }) => mode === "plain");
  const ratios = plain?.times.map(({ L }, i) => times[i].L / L);
  const { final, deviation, relative } = sampler;
  return [
    formatNumber(deviation.at(-1)!),
    formatNumber(100 * relative.at(-1)!),
    formatNumber(final.superposed),
    final.tmScore.toFixed(3),
    formatNumber(worst.percent.value),
    String(worst.t),
    ratios ? formatNumber(ratios.reduce((a, b) => a + b) / ratios.length) : "–",
    formatNumber(secondsPerStructure),
    slowdown === null ? "–" : formatNumber(slowdown),
  ];
}

/** A row for each time and mode. */
function timesTable(modes: readonly ModeReport[]): string {
  const rows = modes[0].times.flatMap(({ t }, i) =>
    modes.map(({ mode, times }, k) => {
      const { percent, L, L_mean, L_equiv } = times[i];
      return [
        k === 0 ? String(t) : "",
        mode,
        formatNumber(percent.value),
        formatError(percent.sampleError),
        formatError(percent.rotationError),
        ...[L, L_mean, L_equiv].map((loss) => formatNumber(loss)),
      ];
    }),
  );
  return textTable(
    ["t", "mode", "percent", "± samples", "± rotations", "L (nm²)", "L_mean", "L_equiv"],
    rows,
    { align: ["right", "left"] },
  );
}

function lossText(modes: readonly ModeReport[]): string {
  const { times } = modes[0];
  const [{ samples, design }] = times;
  const floors = times.flatMap(({ floatFloor }) => (floatFloor === null ? [] : [floatFloor]));
  const floor = floors.length > 0 ? `; float floor ${formatNumber(Math.max(...floors), 2)} %` : "";
  return (
    `of the clean prediction for ${samples} chains, ${design}${floor}; twirled-N leaves L_mean as it is and ` +
    "divides L_equiv by N, canonical has the loss of one orientation"
  );
}

/** A column for each mode: there are more quantities than a terminal is wide. */
function structuresTable(modes: readonly ModeReport[]): string {
  const columns = modes.map(({ structures }) => structureCells(structures));
  const [, ...quantities] = columns[0].header;
  return textTable(
    ["structures", ...modes.map(({ mode }) => mode)],
    quantities.map((name, i) => [name, ...columns.map(({ rows }) => rows.at(-1)![i + 1])]),
  );
}

function drawnText({ residues, modes }: SamplerModes): string {
  const [{ samples, rotations }] = modes.map(({ sampler }) => sampler);
  const chains = samples === 1 ? "1 chain" : `${samples} chains`;
  return `${chains} of ${residues} residues, ${samples === 1 ? "" : "each "}in ${rotations} orientations`;
}

/** A note where a run is asked for longer chains than it knows. */
function newLengths(results: readonly SamplerModes[]): string[] {
  const notes = results.flatMap(({ residues, longest }) =>
    residues > longest
      ? [`the run has seen no chain of more than ${longest} residues: ${residues} is new to it`]
      : [],
  );
  return [...new Set(notes)];
}
