import { existsSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import { z } from "zod";

import { defined } from "../../defined.js";
import { nearest, UserError } from "../../errors.js";
import { designKinds } from "../../groups/design-kinds.js";
import type { MeasureSettings } from "../../subjects/examine.js";
import { layouts } from "../../subjects/layouts.js";
import { lossKinds } from "../../subjects/settings.js";
import { typesOf } from "../../subjects/types.js";
import type { Limits } from "../../subjects/verdict.js";
import { readYaml } from "../config/yaml-source.js";

/** A model that a file declares, and what is to be measured of it. */
export interface DeclaredModel {
  /** Its file or address; undefined where the file leaves that open. */
  readonly model?: string;
  readonly settings: Partial<MeasureSettings>;
  readonly limits: Limits;
}

const actions = z.record(z.string(), z.union([z.string(), z.null()]));
const texts = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const whole = z.int().min(1);
const positive = z.number().positive();

const schema = z
  .strictObject({
    model: z.string(),
    data: z.string(),
    inputs: actions,
    outputs: actions,
    fields: z.record(z.string(), z.string()),
    target: z.string(),
    layout: z.enum(layouts),
    batch: whole,
    samples: whole,
    cutoff: positive,
    types: z.array(z.string()),
    dtype: z.enum(["float32", "float64"]),
    method: z.string(),
    arguments: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    loss: z.enum(lossKinds),
    reduction: z.enum(["pooled", "per-sample"]),
    centre: z.boolean(),
    baseline: z.enum(["zero", "constant"]),
    allow: texts,
    device: z.string(),
    seed: z.int().min(0),
    concurrency: whole,
    timeout: positive,
    group: texts,
    design: z.enum(designKinds),
    replicates: whole,
    count: z.int().min(2),
    precision: positive,
    atLeast: whole,
    atMost: whole,
    maxPercent: z.number().min(0).max(100),
    maxSpread: z.number().min(0),
  })
  .partial();

/** Whether a model is named by a file that declares it. */
export const isDeclaration = (model: string): boolean => /\.ya?ml$/i.test(model);

/**
 * Reads a file that declares a model. Paths in it are relative to the file itself.
 *
 * @throws UserError naming file and key
 */
export function readDeclaration(path: string): DeclaredModel {
  if (!existsSync(path)) throw new UserError(`there is no ${path}`);
  const result = schema.safeParse(readYaml(path).data ?? {});
  if (!result.success) throw problem(path, result.error.issues[0]);
  const { model, data, maxPercent, maxSpread, baseline, ...said } = result.data;
  const { inputs, outputs, fields, types, arguments: constants, group, ...rest } = said;
  const { design: kind, replicates, count, precision: error, atLeast, atMost, ...same } = rest;
  const here = (file: string) =>
    isAbsolute(file) || /^https?:/i.test(file) ? file : join(dirname(path), file);
  const design = defined({ kind, replicates, count });
  if (error === undefined && (atLeast !== undefined || atMost !== undefined))
    throw new UserError(`${path}: atLeast and atMost bound what a precision spends: add precision`);
  return {
    ...(model !== undefined && { model: here(model) }),
    settings: defined({
      ...same,
      data: data === undefined ? undefined : here(data),
      declaration: defined({ inputs, outputs, fields }),
      types: types && within(path, () => typesOf(types)),
      constants,
      reference: baseline,
      groups: group,
      design: Object.keys(design).length > 0 ? design : undefined,
      precision: error === undefined ? undefined : { error, ...defined({ atLeast, atMost }) },
    }),
    limits: defined({ maxPercent, maxSpread }),
  };
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

function within<T>(path: string, body: () => T): T {
  try {
    return body();
  } catch (error) {
    if (error instanceof UserError) throw new UserError(`${path}: ${error.message}`);
    throw error;
  }
}
