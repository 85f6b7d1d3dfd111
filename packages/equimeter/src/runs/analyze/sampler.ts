import { Generator, ones, tidy } from "@equimeter/torch";

import {
  samplerEquivariance,
  type SamplerReport,
  type StructureTable,
  structureTable,
  type Trace,
} from "../../analyze/index.js";
import { flowTimes } from "../../generate/flow/index.js";
import { decompose, type Report } from "../../measure/index.js";
import type { FlowModel } from "../../train/flow/index.js";
import { designOf } from "../design.js";
import { samplePositions, type SamplingOptions } from "../generate/generate.js";
import { openForSampling, type Sampled } from "../generate/open.js";
import { type Repair, repaired, repairName } from "../generate/repair.js";
import { measuredBy, type NamedBatches, type Report as Hears } from "../tasks/index.js";
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
  /** Hears what is under way. */
  readonly report?: Hears;
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
  const { length: residues = Math.min(longest, defaultLength), split, measured } = options;
  const part = (await trained.data())[split];
  const batches = trained.config.monitor.times!.map((t) => {
    return { t, ...part.batches(measured, trained.device, t) };
  });
  const made = trained.measured(() =>
    options.modes.map((repair) => modeReport(opened, repair, batches, residues, options)),
  );
  const plain = made.find(({ mode }) => mode === "plain");
  const modes = made.map((one): ModeReport => {
    const slowdown = plain ? one.secondsPerStructure / plain.secondsPerStructure : null;
    return { ...one, slowdown };
  });
  const result: SamplerModes = { residues, longest, modes };
  return writeAnalysis(samplerFile(folder, options), { folder, options, trained }, result);
}

const defaultLength = 100;

interface TimedBatches extends NamedBatches {
  readonly t: number;
}

function modeReport(
  opened: Sampled,
  repair: Repair,
  batches: readonly TimedBatches[],
  residues: number,
  options: SamplerOptions,
): Omit<ModeReport, "slowdown"> {
  const { trained, model, longest, rowsPerPass: rows } = opened;
  const { samples, rotations, sampling, seed, report } = options;
  // Of pairs there are more in longer chains than the run's.
  const rowsPerPass = Math.max(1, Math.floor(rows * Math.min(1, longest / residues) ** 2));
  const mode = repairName(repair);
  const tell: Hears = (message) => report?.(`${mode}, ${message}`);
  // Rotations of their own, so that the noise is the same in every mode.
  const flow = (): FlowModel =>
    repaired(flowOf(model, {}), repair, new Generator(seed + 1), rowsPerPass);
  const { steps, schedule: kind, stepper, noiseScale, selfConditioning } = sampling;
  return tidy(() => {
    const mask = ones([samples, residues], { dtype: "bool", device: trained.device });
    const sampler = samplerEquivariance({
      model: flow(),
      mask,
      rotations,
      seed,
      rowsPerPass,
      options: { times: flowTimes({ steps, kind }), stepper, noiseScale, selfConditioning },
      onStep: (done, all) => tell(`step ${done}/${all} of ${rotations} copies`),
    });
    const times = batches.map(({ t, ...batch }) => {
      tell(`percent at t = ${t}`);
      return { t, ...measure(opened, repair, batch, seed) };
    });
    tell("structures");
    const begin = performance.now();
    const positions = samplePositions(flow(), mask, sampling, seed);
    const secondsPerStructure = (performance.now() - begin) / 1000 / samples;
    const structures = structureTable(tracesOf(positions, residues));
    return { mode, sampler, times, structures, secondsPerStructure };
  });
}

function measure(
  { trained, model, rowsPerPass }: Sampled,
  repair: Repair,
  batches: NamedBatches,
  seed: number,
): Report {
  const { task, config } = trained;
  return decompose({
    ...measuredBy(task, config),
    ...batches,
    model: repairedModel(model, repair, new Generator(seed + 1), rowsPerPass),
    design: designOf(config.monitor.design),
    seed,
    // Its rotations are part of it: what they add to the loss is to be counted.
    randomness: repair.kind === "twirled" ? "say" : "refuse",
  });
}

/** @param positions - Å, chain after chain */
function tracesOf(positions: readonly number[], residues: number): Trace[] {
  return Array.from({ length: positions.length / (3 * residues) }, (_, i) => {
    const own = positions.slice(3 * residues * i, 3 * residues * (i + 1));
    return { name: `chain ${i + 1}`, positions: own };
  });
}
