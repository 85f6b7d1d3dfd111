import { UserError } from "../../errors.js";
import type { LayersAnalysis, LayersOptions } from "../../runs/analyze/index.js";
import { count, flowTime } from "../numbers.js";
import { analyzeEach } from "./each-run.js";
import { type AnalyzeFlags, distinct, listOf, optionsOf } from "./options.js";

/** What the analysis of latents by layer is told. */
export interface LayersFlags extends AnalyzeFlags {
  layers?: string;
  action?: string;
  rotations?: string;
  time?: string;
  precision: "float32" | "float64";
}

/** The latents of each layer: `equimeter analyze latents` of any run. */
export async function byLayer(runs: string[], flags: LayersFlags): Promise<void> {
  const options = layersOptions(flags);
  const { analyzeLayers, layersFile } = await import("../../runs/analyze/index.js");
  const { layersFigure } = await import("../../report/index.js");
  const { layersTable, layersText } = await import("./layers-text.js");
  await analyzeEach<LayersAnalysis>(runs, flags, {
    fileOf: layersFile,
    ending: ".svg",
    analyze: ({ folder, checkpoint }, { show }) =>
      analyzeLayers(folder, { ...options, checkpoint, onProgress: show }),
    draw: (subjects) => layersFigure(subjects.map(({ name, result }) => ({ ...result, name }))),
    text: layersText,
    table: layersTable,
  });
}

/** Stands for the layers that are looked at where none are named. */
const usual = "usual";

function layersOptions(flags: LayersFlags): LayersOptions {
  const { layers, action, rotations, time, precision } = flags;
  const patterns = layers === undefined || layers === usual ? undefined : patternsOf(layers);
  return {
    ...optionsOf(flags),
    precision,
    ...(patterns && { layers: patterns }),
    ...(action !== undefined && { action }),
    ...(rotations !== undefined && { rotations: count("--rotations", rotations, 2) }),
    ...(time !== undefined && { t: flowTime("--time", time) }),
  };
}

function patternsOf(text: string): readonly string[] {
  const patterns = listOf(text);
  if (patterns.includes(""))
    throw new UserError(
      `--layers must be a list of modules such as blocks.*,norm, or usual, not ${JSON.stringify(text)}`,
    );
  return distinct("--layers", patterns);
}
