import type { Batch } from "../data/batch.js";
import { UserError } from "../errors.js";
import { centre } from "./centre.js";
import type { ExamineOptions } from "./examination.js";
import { type Loss, meanSquaredError } from "./losses.js";
import type { Field } from "./predicted.js";
import { bestConstant, type Reference } from "./reference.js";

/** A declared output with all that is known about how it is judged. */
export interface ExaminedField extends Field {
  readonly label: string | null;
  readonly compared: Reference;
}

/**
 * The declared outputs. One has a label where it is named, or where the batch has a field of the same
 * name that is no input.
 *
 * @throws UserError for losses and references of outputs that are not declared
 */
export function examinedFields(options: ExamineOptions): ExaminedField[] {
  const { batches, inputs, outputs, labels = {}, reduction = "pooled", mask } = options;
  for (const what of ["labels", "references"] as const) {
    const stray = Object.keys(options[what] ?? {}).find((name) => !(name in outputs));
    if (stray !== undefined)
      throw new UserError(
        `${what} names "${stray}", which is not a declared output (${Object.keys(outputs).join(", ")})`,
      );
  }
  return Object.keys(outputs).map((name): ExaminedField => {
    const own = name in batches[0] && !(name in inputs) ? name : null;
    const label = labels[name] ?? own;
    const loss = label === null ? meanSquaredError : lossOf(options, name, label);
    const compared = options.references?.[name] ?? options.reference ?? "zero";
    const field = { name, loss, label, compared };
    if (typeof compared === "object") return { ...field, reference: compared.field };
    if (compared === "zero" || label === null) return { ...field, compared: "zero" };
    return { ...field, constant: bestConstant(batches, label, loss, reduction, mask) };
  });
}

/** One loss for all leaves out classes where the label is none, and the other way round. */
function lossOf({ loss, batches }: ExamineOptions, name: string, label: string): Loss {
  if (loss === undefined) return meanSquaredError;
  if (!isLoss(loss)) return loss[name] ?? meanSquaredError;
  const hasClasses = batches[0][label].dtype === "int64";
  return Boolean(loss.classes) === hasClasses ? loss : meanSquaredError;
}

function isLoss(loss: Loss | Readonly<Record<string, Loss>>): loss is Loss {
  return typeof loss.perRow === "function";
}

/**
 * The batches with every sample's centroid at the origin, where that was asked for. Labels and references
 * that turn like points move along.
 */
export function centred({
  batches,
  inputs,
  outputs,
  mask,
  labels = {},
  references = {},
  ...options
}: ExamineOptions): readonly Batch[] {
  if (!options.centre) return batches;
  const along = Object.entries(outputs).flatMap(([name, action]) => {
    const reference = references[name];
    const fields = [labels[name] ?? name];
    if (typeof reference === "object") fields.push(reference.field);
    return fields.map((field) => [field, action] as const);
  });
  const moving = { inputs, outputs: Object.fromEntries(along), ...(mask && { mask }) };
  return batches.map((batch) => centre(batch, moving));
}
