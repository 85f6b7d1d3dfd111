import { Generator, type Tensor } from "@equimeter/torch";

import { type Batch, sampleCount, sampleOfRow } from "../data/batch.js";
import { UserError } from "../errors.js";
import type { Design } from "../groups/design.js";
import type { Group } from "../groups/group.js";
import type { Model } from "../models/model.js";
import { checkDeterministic } from "./deterministic.js";
import { floatFloor } from "./floor.js";
import { type Loss, meanSquaredError } from "./losses.js";
import { fieldReport, type FieldReport, type Part, parts, type Reduction } from "./report.js";
import { concatenate, type Sums, sums } from "./sums.js";
import { type Actions, twist } from "./twist.js";

export interface DecomposeOptions extends Actions {
  readonly model: Model;
  readonly batches: readonly Batch[];
  readonly design: Design;
  /** Checked against the design's own group when given. */
  readonly group?: Group;
  /** The output the report is about; it needs a label of the same name in the batches. */
  readonly target: string;
  readonly loss?: Loss;
  readonly reduction?: Reduction;
  /** Seed of the group elements and of the bootstrap. */
  readonly seed?: number;
  readonly resamples?: number;
  /** Names of all samples, for the worst ones; numbers otherwise. */
  readonly names?: readonly string[];
  /** The cluster of each sample, where samples belong together. */
  readonly clusters?: readonly (string | number)[];
  /** Further parts to report, by the class of every row: elements, residues, groups of samples. */
  readonly by?: Breakdown;
  /** `model.invariants` of every batch, when the same batches are measured again and again. */
  readonly batchInvariants?: readonly (Batch | undefined)[];
  /** Skip the second forward pass that checks determinism (the monitor checks once). */
  readonly skipDeterminismCheck?: boolean;
  readonly rowsPerPass?: number;
}

/** Splits rows into named classes: `index` gives [rows] int64 positions in `names`. */
export interface Breakdown {
  readonly names: readonly string[];
  index(batch: Batch): Tensor;
}

/** What a report holds (measure.md 6). The target's numbers stand at the top. */
export interface Report extends FieldReport {
  /** Every declared output that has a label. */
  readonly fields: Readonly<Record<string, FieldReport>>;
  readonly group: string;
  readonly law: "haar" | "probe";
  readonly design: string;
  readonly passes: number;
  readonly samples: number;
  /** The same measurement of a field that is equivariant by construction, as a percent of L. */
  readonly floatFloor: number | null;
  /** The samples with the largest L_equiv, worst first. */
  readonly worst: readonly Part[];
  readonly parts: readonly Part[];
  readonly deterministic: boolean | null;
  readonly forwardPasses: number;
  readonly seconds: number;
}

const worstCount = 5;

/**
 * Splits the loss of a model into what its twirled prediction would still lose and what imperfect
 * symmetry adds: `L = L_mean + L_equiv` (section 2 of the paper).
 *
 * @throws UserError for missing fields, and for a model that gives two answers to one input
 */
export function decompose(options: DecomposeOptions): Report {
  const start = performance.now();
  const { batches, design, target, loss = meanSquaredError, reduction = "pooled" } = options;
  const { seed = 0, resamples = 1000, clusters } = options;
  checkDeclared(options);
  if (!options.skipDeterminismCheck) checkDeterministic(options.model, batches[0], options.outputs);

  const fields = Object.keys(options.outputs).filter((field) => field in batches[0]);
  const collected = collect(options, fields, loss, new Generator(seed));
  const reports: Record<string, FieldReport> = {};
  for (const field of fields) {
    const settings = { field, loss, reduction, resamples, seed, ...(clusters && { clusters }) };
    reports[field] = fieldReport(collected.samples[field], design, settings);
  }
  const all = collected.samples[target];
  const names = options.names ?? Array.from({ length: all.groups }, (_, i) => `sample ${i}`);
  return {
    ...reports[target],
    fields: reports,
    group: design.group.name,
    law: design.group.law,
    design: design.name,
    passes: design.passes,
    samples: all.groups,
    floatFloor: floatFloor(options, reports[target]),
    worst: parts(all, design, loss, names)
      .sort((a, b) => b.L_equiv - a.L_equiv)
      .slice(0, worstCount),
    parts: collected.parts ? parts(collected.parts, design, loss, options.by!.names) : [],
    deterministic: options.skipDeterminismCheck ? null : true,
    forwardPasses: batches.length * design.passes,
    seconds: (performance.now() - start) / 1000,
  };
}

/** Twists every batch and keeps the sums of every field. */
function collect(
  options: DecomposeOptions,
  fields: readonly string[],
  loss: Loss,
  generator: Generator,
): { samples: Record<string, Sums>; parts: Sums | null } {
  const { batches, design, target, by } = options;
  const samplesOf: Record<string, Sums[]> = Object.fromEntries(fields.map((f) => [f, []]));
  const partsOf: Sums[] = [];
  batches.forEach((batch, i) => {
    const samples = sampleCount(batch, target);
    const invariants = options.batchInvariants?.[i];
    const twisted = twist(design.draw(samples, generator), {
      ...options,
      batch,
      samples,
      ...(invariants && { invariants }),
    });
    for (const field of fields) {
      const label = batch[field];
      const common = { twisted: twisted[field], label, design, loss };
      const groupOfRow = sampleOfRow(batch, label, samples);
      samplesOf[field].push(sums({ ...common, groupOfRow, groups: samples }));
      if (by && field === target)
        partsOf.push(sums({ ...common, groupOfRow: by.index(batch), groups: by.names.length }));
    }
    for (const values of Object.values(twisted)) values.dispose();
  });
  const joined = Object.entries(samplesOf).map(([field, list]) => [field, concatenate(list)]);
  return { samples: Object.fromEntries(joined), parts: by ? addUp(partsOf) : null };
}

/** The same groups in every batch: their sums add. */
function addUp(list: readonly Sums[]): Sums {
  const add = (pick: (s: Sums) => Float64Array) =>
    list.map(pick).reduce((total, values) => total.map((v, i) => v + values[i]));
  const { replicates, groups } = list[0];
  return {
    replicates,
    groups,
    terms: add((s) => s.terms),
    loss: add((s) => s.loss),
    lossOfMean: add((s) => s.lossOfMean),
    lossWithout: add((s) => s.lossWithout),
    within: add((s) => s.within),
    between: add((s) => s.between),
    magnitude: add((s) => s.magnitude),
    components: add((s) => s.components),
    lossZero: add((s) => s.lossZero),
  };
}

function checkDeclared({ batches, inputs, outputs, target, design, group }: DecomposeOptions) {
  if (batches.length === 0) throw new UserError("there is nothing to measure: no batch was given");
  if (group && group !== design.group)
    throw new UserError(
      `the design ${design.name} draws from ${design.group.name}, not ${group.name}`,
    );
  const there = Object.keys(batches[0]).join(", ");
  for (const field of Object.keys(inputs))
    if (!(field in batches[0]))
      throw new UserError(`the input field "${field}" is not in the data (there are ${there})`);
  if (Object.keys(inputs).length === 0)
    throw new UserError("no input is declared: name at least one, such as positions=point");
  if (!(target in outputs))
    throw new UserError(
      `the target "${target}" is not a declared output (${Object.keys(outputs).join(", ")})`,
    );
  if (!(target in batches[0]))
    throw new UserError(`the data has no label for the target "${target}" (there are ${there})`);
}
