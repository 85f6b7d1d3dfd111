import { sampleCount } from "../data/batch.js";
import { UserError } from "../errors.js";
import type { DecomposeOptions } from "./decompose.js";
import { checkMask } from "./masked.js";
import { checkReference } from "./reference.js";
import type { Sums } from "./sums.js";

export interface Declared extends Pick<
  DecomposeOptions,
  "batches" | "inputs" | "outputs" | "design" | "group" | "mask" | "reference" | "names"
> {
  /** The output that needs a label; none where labels are optional. */
  readonly target?: string;
  /** The field that holds the label of an output. Default: that of its own name, where it is there */
  readonly labels?: Readonly<Record<string, string>>;
}

/** @throws UserError for a declaration that does not fit the data or the design */
export function checkDeclared(options: Declared): void {
  const { batches, inputs, outputs, target, design, group, mask, reference, names } = options;
  if (batches.length === 0) throw new UserError("there is nothing to measure: no batch was given");
  if (group && group !== design.group)
    throw new UserError(
      `the design ${design.name} draws from ${design.group.name}, not ${group.name}`,
    );
  if (Object.keys(inputs).length === 0)
    throw new UserError("no input is declared: name at least one, such as positions=point");
  const declared = Object.keys(outputs);
  if (declared.length === 0)
    throw new UserError("no output is declared: name at least one, such as forces=vector");
  if (target !== undefined && !(target in outputs))
    throw new UserError(`the target "${target}" is not a declared output (${declared.join(", ")})`);
  const labels = options.labels ?? {};
  const stray = Object.keys(labels).find((output) => !(output in outputs));
  if (stray !== undefined)
    throw new UserError(
      `"${stray}" has a label but is not a declared output (${declared.join(", ")})`,
    );
  const labelOf = (field: string) => labels[field] ?? field;
  const labelled = declared.filter((field) => field in labels || field in batches[0]);
  let before = 0;
  for (const batch of batches) {
    const there = Object.keys(batch).join(", ");
    for (const field of Object.keys(inputs))
      if (!(field in batch))
        throw new UserError(`the input field "${field}" is not in the data (there are ${there})`);
    if (target !== undefined && !(target in batch))
      throw new UserError(`the data has no label for the target "${target}" (there are ${there})`);
    for (const field of labelled)
      if (!(labelOf(field) in batch))
        throw new UserError(
          field in labels && !(labels[field] in batches[0])
            ? `the label "${labels[field]}" of "${field}" is not in the data (there are ${there})`
            : `some batches have a label for "${field}" and some have none`,
        );
    if (typeof reference === "object") checkReference(batch, reference.field);
    const samples = sampleCount(batch, target ?? Object.keys(inputs)[0]);
    const name = (i: number) => names?.[before + i] ?? `sample ${before + i}`;
    if (mask !== undefined) checkMask(batch, samples, mask, name);
    before += samples;
  }
}

/** @throws UserError for names, clusters or invariants that are not one for each */
export function checkLengths(
  options: Pick<DecomposeOptions, "names" | "clusters" | "batches" | "batchInvariants">,
  samples: number,
): void {
  const { names, clusters, batches, batchInvariants } = options;
  expectLength("names", names, samples, "samples");
  expectLength("clusters", clusters, samples, "samples");
  expectLength("batchInvariants", batchInvariants, batches.length, "batches");
}

function expectLength(
  what: string,
  list: readonly unknown[] | undefined,
  count: number,
  of: string,
): void {
  if (list && list.length !== count)
    throw new UserError(`${what} needs one entry for each of ${count} ${of}, got ${list.length}`);
}

/** @throws UserError naming the first sample whose loss is not a finite number */
export function checkFinite(
  fields: Readonly<Record<string, Sums>>,
  names: readonly string[],
): void {
  for (const [field, { loss, groups }] of Object.entries(fields)) {
    const bad = loss.findIndex((value) => !Number.isFinite(value));
    if (bad >= 0)
      throw new UserError(
        `the loss of "${field}" is ${loss[bad]} for ${names[bad % groups]}: ` +
          "its label or the model's prediction is not finite",
      );
  }
}
