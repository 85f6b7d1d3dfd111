import { Generator, ones, tidy } from "@equimeter/torch";

import {
  samplerEquivariance,
  type SamplerReport,
  type StructureTable,
  structureTable,
  type Trace,
} from "../../analyze/index.js";
import { flowTimes } from "../../generate/flow/index.js";
import { inPasses } from "../../generate/flow/twisted.js";
import { decompose, type Report } from "../../measure/index.js";
import type { FlowModel } from "../../train/flow/index.js";
import { designOf } from "../design.js";
import { samplePositions } from "../generate/generate.js";
import { openForSampling, type Sampled } from "../generate/open.js";
import { type Repair, repairName } from "../generate/repair-kind.js";
import { repaired } from "../generate/repair.js";
import type { SamplingOptions } from "../generate/settings.js";
import { usualLength } from "../generate/usual.js";
import { measuredBy, type NamedBatches } from "../tasks/index.js";
import { flowOf } from "../tasks/proteins/training.js";
import { type Analysis, analysisFile, type AnalyzeOptions, writeAnalysis } from "./analysis.js";
import { repairedModel } from "./repaired-model.js";
import { usualSampling } from "./usual-sampling.js";

export interface SamplerOptions extends AnalyzeOptions {
  /** What is done to the velocity field, one after the other. */
  readonly modes: readonly Repair[];
  /** Residues of each of the `samples` chains. Default: 100, or what the run sees where that is less */
  readonly length?: number;
  /** Copies of each chain, from 2 on. */
  readonly rotations: number;
  /** Chains of the data, at most, on which the percent is measured. */
  readonly measured: number;
  readonly sampling: SamplingOptions;
  /** Hears what is under way, in a few words. */
  readonly onProgress?: (message: string) => void;
}

/** The sampler with one velocity field. */
export interface ModeReport {
  /** As `repairName` has it: "twirled-4". */
  readonly mode: string;
  readonly sampler: SamplerReport;
  /** The loss of the field taken apart at each time of the run's monitor. */
  readonly times: readonly (Report & { readonly t: number })[];
  /** Of what it samples. */
  readonly structures: StructureTable;
  readonly secondsPerStructure: number;
  /** That over the plain field's; null where that was not asked for. */
  readonly slowdown: number | null;
}

export interface SamplerModes {
  /** Of each chain that was sampled. */
  readonly residues: number;
  /** Residues of the longest chain that the run sees. */
  readonly longest: number;
  /** In the order that they were asked for. */
  readonly modes: readonly ModeReport[];
}

export type SamplerAnalysis = Analysis<SamplerModes, SamplerOptions>;

/** Where a run keeps it, without the ending; how precisely it was looked at is in no name. */
export function samplerFile(folder: string, options: SamplerOptions): string {
  const { modes, length, sampling } = options;
  const { steps, schedule, stepper, noiseScale, selfConditioning } = sampling;
  const names = namesOf(modes);
  return analysisFile(folder, "sampler", options, [
    names !== namesOf(usualSampling.modes) && names,
    length !== undefined && `length-${length}`,
    steps !== usualSampling.steps && `steps-${steps}`,
    schedule !== usualSampling.schedule && schedule,
    stepper !== usualSampling.stepper && stepper,
    stepper === "sde" && noiseScale !== usualSampling.noiseScale && `noise-scale-${noiseScale}`,
    !selfConditioning && "no-self-conditioning",
  ]);
}

const namesOf = (modes: readonly Repair[]) => modes.map(repairName).join("-");

/**
 * What a sampler gains and loses when its velocity field is made equivariant: how far turned noise leads
 * away from the turned structure, the loss at each time t taken apart, what the structures are like, and
 * what they cost. Every mode starts from the same noise; measured is with `monitor.design`. Writes
 * `analysis/sampler.json`.
 *
 * @throws UserError for a run of another kind, a damaged one, and options out of range
 */
export async function analyzeSampler(
  folder: string,
  options: SamplerOptions,
): Promise<SamplerAnalysis> {
  const opened = await openForSampling(folder, options);
  const { trained, longest } = opened;
  const { length: residues = usualLength(longest), split, measured } = options;
  const part = (await trained.data())[split];
  const batches = trained.config.monitor.times!.map((t) => {
    return { t, ...part.batches(measured, trained.device, t) };
  });
  const modes = trained.measured(() => {
    const broken = options.modes.map((repair) => ({
      mode: repairName(repair),
      sampler: equivarianceOf(opened, repair, residues, options),
      times: timesOf(opened, repair, batches, options),
    }));
    // One right after the other: whatever else the machine does, it does to all of them.
    const drawn = options.modes.map((repair) => draw(opened, repair, residues, options));
    const plain = options.modes.findIndex(({ kind }) => kind === "plain");
    return broken.map((one, i): ModeReport => {
      const slowdown =
        plain < 0 ? null : drawn[i].secondsPerStructure / drawn[plain].secondsPerStructure;
      return { ...one, ...drawn[i], slowdown };
    });
  });
  const result: SamplerModes = { residues, longest, modes };
  return writeAnalysis(samplerFile(folder, options), { folder, options, trained }, result);
}

function equivarianceOf(
  opened: Sampled,
  repair: Repair,
  residues: number,
  { samples, rotations, sampling, seed, onProgress }: SamplerOptions,
): SamplerReport {
  const { steps, schedule: kind, stepper, noiseScale, selfConditioning } = sampling;
  return tidy(() =>
    samplerEquivariance({
      model: flowFor(opened, repair, residues, seed),
      mask: ones([samples, residues], { dtype: "bool", device: opened.trained.device }),
      rotations,
      seed,
      options: { times: flowTimes({ steps, kind }), stepper, noiseScale, selfConditioning },
      onStep: (done, all) =>
        onProgress?.(`${repairName(repair)}, step ${done}/${all} of ${rotations} copies`),
    }),
  );
}

function timesOf(
  { trained, model, longest, rowsPerPass }: Sampled,
  repair: Repair,
  batches: readonly (NamedBatches & { readonly t: number })[],
  { seed, onProgress }: SamplerOptions,
): ModeReport["times"] {
  const { task, config } = trained;
  const rows = rowsPerPass(longest);
  return batches.map(({ t, batches: own, names }) => {
    onProgress?.(`${repairName(repair)}, percent at t = ${t}`);
    const report = decompose({
      ...measuredBy(task, config),
      // A field that is repaired shares nothing between turned copies.
      ...(repair.kind !== "plain" && { rowsPerPass: rows }),
      batches: own,
      names,
      model: repairedModel(model, repair, rotationsOf(seed), rows),
      design: designOf(config.monitor.design),
      seed,
      // Its rotations are part of it: what they add to the loss is to be counted.
      randomness: repair.kind === "twirled" ? "say" : "refuse",
    });
    return { t, ...report };
  });
}

function draw(
  opened: Sampled,
  repair: Repair,
  residues: number,
  { samples, sampling, seed, onProgress }: SamplerOptions,
): Pick<ModeReport, "structures" | "secondsPerStructure"> {
  onProgress?.(`${repairName(repair)}, structures`);
  const begin = performance.now();
  const chains = tidy(() => {
    const mask = ones([samples, residues], { dtype: "bool", device: opened.trained.device });
    return samplePositions(flowFor(opened, repair, residues, seed), mask, sampling, seed);
  });
  const secondsPerStructure = (performance.now() - begin) / 1000 / samples;
  const traces = chains.map((positions, i): Trace => ({ name: `chain ${i + 1}`, positions }));
  return { structures: structureTable(traces), secondsPerStructure };
}

/** Of chains whose residues are numbered from 1 on. */
function flowFor(
  { model, rowsPerPass }: Sampled,
  repair: Repair,
  residues: number,
  seed: number,
): FlowModel {
  const rows = rowsPerPass(residues);
  const flow = inPasses(flowOf(model, {}), 1, rows);
  return repaired(flow, repair, rotationsOf(seed), rows);
}

/** Others than those of the noise, which is the same in every mode. */
const rotationsOf = (seed: number) => new Generator(seed + 1);
