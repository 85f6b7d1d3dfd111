import { Generator } from "@equimeter/torch";

import type { Group } from "../groups/group.js";
import { centre } from "./centre.js";
import { checkDeclared, checkFinite, checkLengths } from "./checks.js";
import { collect, type CollectOptions, type Field } from "./collect.js";
import { checkDeterministic, findRandomness } from "./deterministic.js";
import { floorPercent, relativeFloor } from "./floor.js";
import { type Loss, meanSquaredError } from "./losses.js";
import { bestConstant, type Reference } from "./reference.js";
import { fieldReport, type FieldReport, type Part, parts, type Reduction } from "./report.js";

export type { Breakdown } from "./collect.js";

export interface DecomposeOptions extends CollectOptions {
  /** Checked against the design's own group when given. */
  readonly group?: Group;
  /**
   * One loss for all fields (one of classes: for the target alone), or one for each by name. Fields
   * that this leaves out are measured in squared error.
   */
  readonly loss?: Loss | Readonly<Record<string, Loss>>;
  readonly reduction?: Reduction;
  /**
   * What `lossZero` and `explained` compare with; a field is the target's alone, and other fields
   * compare with zero. Default `zero`.
   */
  readonly reference?: Reference;
  /** Move every sample's centroid to the origin first; see `centre`. */
  readonly centre?: boolean;
  /** Seed of the group elements and of the bootstrap. */
  readonly seed?: number;
  readonly resamples?: number;
  /** Names of all samples, for the worst ones; numbers otherwise. */
  readonly names?: readonly string[];
  /** The cluster of each sample, where samples belong together. */
  readonly clusters?: readonly (string | number)[];
  /** What to do about a model that answers one input in two ways. Default `refuse`. */
  readonly randomness?: "refuse" | "say";
  /**
   * Leave out the second forward pass that checks determinism, and let a model that has diverged
   * give NaN instead of an error (the monitor checks once).
   */
  readonly skipDeterminismCheck?: boolean;
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
  /**
   * The same measurement of a field that is equivariant by construction, of the size of the model's
   * output, as a percent of L; null for losses other than squared error and where nothing turns.
   */
  readonly floatFloor: number | null;
  /** The samples with the largest L_equiv, worst first. */
  readonly worst: readonly Part[];
  readonly parts: readonly Part[];
  /** Null where it was not checked. */
  readonly deterministic: boolean | null;
  /** Forward passes of a batch: `passes` for each, and two for the check of determinism. */
  readonly forwardPasses: number;
  readonly seconds: number;
}

const worstCount = 5;

/**
 * Splits the loss of a model into what its twirled prediction would still lose and what imperfect
 * symmetry adds: `L = L_mean + L_equiv` (section 2 of the paper).
 *
 * @throws UserError for missing fields, shapes that do not fit, values that are not finite, and for a
 *   model that gives two answers to one input
 */
export function decompose(given: DecomposeOptions): Report {
  const start = performance.now();
  checkDeclared(given);
  const options = given.centre ? { ...given, batches: centred(given) } : given;
  const { batches, design, target, reduction = "pooled" } = options;
  const { seed = 0, resamples = 1000, clusters, names, mask } = options;
  const deterministic = checkModel(options);

  const fields = Object.keys(options.outputs)
    .filter((name) => name in batches[0])
    .map((name): Field => {
      const loss = lossOf(options, name);
      const compared = referenceFor(name, options);
      if (compared === "zero") return { name, loss };
      return compared === "constant"
        ? { name, loss, constant: bestConstant(batches, name, loss, reduction, mask) }
        : { name, loss, reference: compared.field };
    });
  const collected = collect(options, fields, new Generator(seed));
  const all = collected.samples[target];
  checkLengths(options, all.groups);
  const sampleNames = names ?? Array.from({ length: all.groups }, (_, i) => `sample ${i}`);
  if (deterministic !== null) checkFinite(collected.samples, sampleNames);

  const reports: Record<string, FieldReport> = {};
  for (const { name: field, loss } of fields) {
    const compared = referenceFor(field, options);
    const settings = { field, loss, reduction, reference: compared, resamples, seed };
    const report = fieldReport(collected.samples[field], design, {
      ...settings,
      ...(clusters && { clusters }),
    });
    const normalized = options.normalizedVariance && {
      normalizedVariance: mean(collected.normalized[field]),
    };
    reports[field] = { ...report, ...normalized };
  }
  const loss = lossOf(options, target);
  return {
    ...reports[target],
    fields: reports,
    group: design.group.name,
    law: design.group.law,
    design: design.name,
    passes: design.passes,
    samples: all.groups,
    floatFloor:
      loss === meanSquaredError ? floorPercent(relativeFloor(options), all, reports[target]) : null,
    worst: parts(all, design, loss, sampleNames)
      .sort((a, b) => b.L_equiv - a.L_equiv)
      .slice(0, worstCount),
    parts: collected.parts ? parts(collected.parts, design, loss, options.by!.names) : [],
    deterministic,
    forwardPasses: batches.length * design.passes + (deterministic === null ? 0 : 2),
    seconds: (performance.now() - start) / 1000,
  };
}

/** A reference that turns like the target moves along with it. */
function centred({ batches, inputs, target, reference, mask, ...options }: DecomposeOptions) {
  const field = typeof reference === "object" && reference.field;
  const outputs = { ...options.outputs, ...(field && { [field]: options.outputs[target] }) };
  return batches.map((batch) => centre(batch, { inputs, outputs, ...(mask && { mask }) }));
}

/** A field as reference suits the target alone. */
function referenceFor(field: string, { reference = "zero", target }: DecomposeOptions): Reference {
  return typeof reference === "object" && field !== target ? "zero" : reference;
}

/** Whether the model is deterministic; null where nobody asked. */
function checkModel({ model, batches, outputs, ...options }: DecomposeOptions): boolean | null {
  if (options.skipDeterminismCheck) return null;
  const { randomness, mask } = options;
  if (randomness === "say") return findRandomness(model, batches[0], outputs, mask) === null;
  checkDeterministic(model, batches[0], outputs, mask);
  return true;
}

function lossOf({ loss = meanSquaredError, target }: DecomposeOptions, field: string): Loss {
  if (!isLoss(loss)) return loss[field] ?? meanSquaredError;
  return loss.classes && field !== target ? meanSquaredError : loss;
}

function isLoss(loss: Loss | Readonly<Record<string, Loss>>): loss is Loss {
  return typeof loss.perRow === "function";
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
