import { Generator, ones, type Tensor, tidy } from "@equimeter/torch";
import { join } from "node:path";

import {
  fewestResidues,
  type StructureTable,
  structureCsv,
  structureTable,
  type Trace,
} from "../../analyze/index.js";
import { formatPdb, readChainsAll, traceChain } from "../../data/proteins/index.js";
import { UserError } from "../../errors.js";
import { flowTimes, sampleFlow } from "../../generate/flow/index.js";
import { drawNoise, type FlowModel } from "../../train/flow/index.js";
import { flowOf } from "../tasks/proteins/training.js";
import type { TrainedOptions } from "../trained.js";
import { openForSampling, type Sampled } from "./open.js";
import { openOutput, type Output, structureFile, summaryFile, tableFile } from "./output.js";
import { planBatches, type PlannedBatch } from "./plan.js";
import { type Repair, repairName } from "./repair-kind.js";
import { repaired } from "./repair.js";
import type { GenerateSettings, SamplingOptions } from "./settings.js";
import { usualLength } from "./usual.js";

export interface GenerateOptions extends TrainedOptions {
  /** Residues. Default: `usualLength` of what the run sees */
  readonly lengths?: readonly number[];
  /** Structures of each length. */
  readonly count: number;
  readonly batchSize: number;
  readonly sampling: SamplingOptions;
  readonly repair: Repair;
  readonly seed: number;
  /** Default: a folder in that of the run, named after weights, repair and seed */
  readonly output?: string;
  readonly overwrite?: boolean;
  /** Hears how many structures are done. */
  readonly onProgress?: (done: number, all: number) => void;
}

/** `summary.json`: what made the structures, and what they are like. */
export interface Generated {
  readonly folder: string;
  readonly settings: GenerateSettings;
  readonly table: StructureTable;
  /** The same of chains of the run's test part, as it sees them; null where they cannot be read. */
  readonly data: StructureTable | null;
  /** Why they cannot, in a sentence; null where they can. */
  readonly dataError: string | null;
  /** Of those made by the last call; null where all had been made before. */
  readonly secondsPerStructure: number | null;
  /** Residues of the longest chain that the run sees. */
  readonly longest: number;
}

const angstromPerNanometre = 10;

/**
 * Generates backbones with the model of a run: a PDB file for each, `structures.csv` with their
 * numbers and `summary.json`. Broken off, at any instant, it goes on where it was when it is called again.
 *
 * @throws UserError for a run of another kind, options out of range, a folder of other things, a disk that
 *   fails
 */
export async function generateStructures(
  run: string,
  options: GenerateOptions,
): Promise<Generated> {
  const opened = await openForSampling(run, options);
  const { longest, trained, id } = opened;
  const { count, batchSize, sampling, repair, seed, weights } = options;
  const { lengths = [usualLength(longest)] } = options;
  for (const length of lengths)
    if (!Number.isInteger(length) || length < fewestResidues)
      throw new UserError(
        `a chain has a whole number of residues from ${fewestResidues} on, not ${length}`,
      );
  const { step, config } = trained;
  const settings: GenerateSettings = {
    run: config.name,
    id,
    step,
    weights,
    lengths,
    count,
    batchSize,
    sampling,
    repair,
    seed,
  };
  const label = [`step-${step}`, weights, repairName(repair), `seed-${seed}`].join("-");
  const folder = options.output ?? join(run, "generated", label);
  const output = openOutput(folder, settings, options.overwrite ?? false);
  try {
    const batches = planBatches(lengths, count, batchSize, seed);
    // Before the sampling, which takes hours: what is wrong with them should not be heard of after it.
    const compared = await dataTable(opened, lengths.length * count);
    const secondsPerStructure = trained.measured(() =>
      sampleBatches(opened, batches, options, output),
    );
    const traces: Trace[] = [];
    for (const name of batches.flatMap(({ names }) => names)) {
      const [chain] = await readChainsAll(join(folder, structureFile(name)));
      traces.push({ name, positions: chain.positions });
    }
    const table = structureTable(traces);
    const summary = { folder, settings, table, ...compared, secondsPerStructure, longest };
    output.write(tableFile, structureCsv(table));
    output.write(summaryFile, `${JSON.stringify(summary, null, 1)}\n`);
    return summary;
  } finally {
    output.close();
  }
}

/** @returns seconds for each structure, null where all of them were there */
function sampleBatches(
  { trained, model, rowsPerPass }: Sampled,
  batches: readonly PlannedBatch[],
  { sampling, repair, onProgress }: GenerateOptions,
  output: Output,
): number | null {
  const { device } = trained;
  const all = batches.reduce((sum, { names }) => sum + names.length, 0);
  let [done, made, seconds] = [0, 0, 0];
  for (const { residues, names, seed } of batches) {
    if (!names.every((name) => output.has(structureFile(name)))) {
      const start = performance.now();
      // Rotations of their own, so that the noise is the same with and without them.
      const rotations = new Generator(seed + 1);
      const flow = repaired(flowOf(model, {}), repair, rotations, rowsPerPass(residues));
      const mask = ones([names.length, residues], { dtype: "bool", device });
      const chains = samplePositions(flow, mask, sampling, seed);
      mask.dispose();
      chains.forEach((positions, i) => {
        const name = names[i];
        output.write(structureFile(name), formatPdb([traceChain({ name, positions })]));
      });
      made += names.length;
      seconds += (performance.now() - start) / 1000;
    }
    done += names.length;
    onProgress?.(done, all);
  }
  return made === 0 ? null : seconds / made;
}

/**
 * Coordinates of chains from noise of the seed, Å.
 *
 * @param mask - [B, N] bool
 * @returns of each chain [N*3]
 */
export function samplePositions(
  flow: FlowModel,
  mask: Tensor,
  { steps, schedule, stepper, noiseScale, selfConditioning }: SamplingOptions,
  seed: number,
): number[][] {
  const noise = new Generator(seed);
  return tidy(() =>
    sampleFlow(flow, drawNoise(mask, noise), mask, {
      times: flowTimes({ steps, kind: schedule }),
      stepper,
      noise,
      noiseScale,
      selfConditioning,
    })
      .mul(angstromPerNanometre)
      .unbind()
      .map((chain) => chain.toNumbers()),
  );
}

/** Of chains of the test part, at most so many, where they can be read. */
async function dataTable(
  opened: Sampled,
  count: number,
): Promise<Pick<Generated, "data" | "dataError">> {
  try {
    return { data: structureTable(await dataTraces(opened, count)), dataError: null };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { data: null, dataError: error.message };
  }
}

async function dataTraces({ trained }: Sampled, count: number): Promise<Trace[]> {
  const { test } = await trained.data();
  const { batches, names } = test.batches(count, "cpu");
  const traces: Trace[] = [];
  for (const { x_1, mask } of batches)
    tidy(() => {
      x_1.unbind().forEach((points, i) => {
        const present = mask.select(0, i).unsqueeze(1).expand(points.shape);
        const positions = points.mul(angstromPerNanometre).maskedSelect(present).toNumbers();
        traces.push({ name: names[traces.length], positions });
      });
    });
  return traces;
}
