import { dirname, isAbsolute, join } from "node:path";
import { z } from "zod";

import { nearest, UserError } from "../../errors.js";
import { designKinds } from "../../groups/design-kinds.js";
import { readYaml } from "../../runs/config/yaml-source.js";
import { layouts } from "../../subjects/layouts.js";
import type { DesignFlags } from "./design-options.js";
import { lossKinds, type SubjectFlags } from "./options.js";

/** What such a file may say: the flags of `measure` and `check`, as if they had been typed. */
export interface DeclaredFlags extends SubjectFlags, DesignFlags {
  model?: string;
  maxPercent?: string;
  maxSpread?: string;
}

const named = z.record(z.string(), z.union([z.string(), z.null()]));
const number = z.number().transform(String);
const texts = z.union([z.string().transform((one) => [one]), z.array(z.string())]);

const schema = z.strictObject({
  model: z.string().optional(),
  data: z.string().optional(),
  inputs: named.optional(),
  outputs: named.optional(),
  fields: z.record(z.string(), z.string()).optional(),
  target: z.string().optional(),
  layout: z.enum(layouts).optional(),
  batch: number.optional(),
  samples: number.optional(),
  cutoff: number.optional(),
  types: z.array(z.string()).optional(),
  dtype: z.enum(["float32", "float64"]).optional(),
  method: z.string().optional(),
  arguments: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  loss: z.enum(lossKinds).optional(),
  reduction: z.enum(["pooled", "per-sample"]).optional(),
  centre: z.boolean().optional(),
  allow: texts.optional(),
  device: z.string().optional(),
  seed: number.optional(),
  concurrency: number.optional(),
  timeout: number.optional(),
  group: texts.optional(),
  design: z.enum(designKinds).optional(),
  replicates: number.optional(),
  count: number.optional(),
  precision: number.optional(),
  atLeast: number.optional(),
  atMost: number.optional(),
  maxPercent: number.optional(),
  maxSpread: number.optional(),
});

/** Whether a model is named by a file that declares it. */
export const isDeclareFile = (model: string): boolean => /\.ya?ml$/i.test(model);

/**
 * Reads a file that declares a model. Paths in it are relative to the file itself.
 *
 * @throws UserError naming file and key
 */
export function declareFile(path: string): DeclaredFlags {
  const { data: given } = readYaml(path);
  const result = schema.safeParse(given ?? {});
  if (!result.success) throw problem(path, result.error.issues[0]);
  const { inputs, outputs, fields, types, arguments: constants, model, data, ...same } = result.data;
  const here = (file: string | undefined) =>
    file === undefined || isAbsolute(file) || /^https?:/i.test(file)
      ? file
      : join(dirname(path), file);
  return definedOnly({
    ...same,
    model: here(model),
    data: here(data),
    input: pairs(inputs),
    output: pairs(outputs),
    field: pairs(fields),
    types: types?.join(","),
    argument: pairs(constants),
  });
}

function pairs(values: Record<string, unknown> | undefined): string[] | undefined {
  return (
    values &&
    Object.entries(values).map(([name, value]) => (value === null ? name : `${name}=${String(value)}`))
  );
}

function problem(path: string, issue: z.core.$ZodIssue): UserError {
  const where = issue.path.length > 0 ? `${issue.path.join(".")}: ` : "";
  if (issue.code !== "unrecognized_keys") return new UserError(`${path}: ${where}${issue.message}`);
  const [key] = issue.keys;
  const known = Object.keys(schema.shape);
  const close = nearest(key, known);
  const way = close ? `did you mean ${close}?` : `there are ${known.join(", ")}`;
  return new UserError(`${path}: ${where}there is no key "${key}": ${way}`);
}

function definedOnly(flags: object): DeclaredFlags {
  return Object.fromEntries(
    Object.entries(flags).filter(([, value]) => value !== undefined),
  ) as DeclaredFlags;
}

/**
 * A model and its flags, where either a file named in place of the model or `--declare` says more: what
 * is typed comes before what the file says.
 *
 * @throws UserError for a file that names no model
 */
export function declared<Flags extends { declare?: string }>(
  model: string,
  flags: Flags,
): { model: string; flags: Flags & DeclaredFlags } {
  const path = isDeclareFile(model) ? model : flags.declare;
  if (path === undefined) return { model, flags };
  const { model: named, ...said } = declareFile(path);
  if (isDeclareFile(model) && named === undefined)
    throw new UserError(`${model} names no model: add a line such as "model: model.pt"`);
  const merged = { ...said, ...definedFlags(flags) };
  return { model: isDeclareFile(model) ? named! : model, flags: merged };
}

function definedFlags<Flags extends object>(flags: Flags): Flags {
  return definedOnly(flags) as Flags;
}
