import type { Batch } from "../data/index.js";
import { UserError } from "../errors.js";
import type { SubjectData } from "./data/data.js";
import {
  type Declaration,
  type Declared,
  type DeclaredInput,
  declaredOutputs,
} from "./declaration.js";
import { dtypeOf } from "./dtype.js";
import { type Fitted, fitted } from "./fit.js";
import { type Given, givenTo, twoOf } from "./given.js";
import type { Layout } from "./layouts.js";
import { openRunner, type RunnerOptions } from "./open-runner.js";
import { type Together, tryTogether } from "./probe.js";
import type { Runner } from "./runner.js";
import { type Subject, subjectOf } from "./subject.js";

export interface OpenOptions extends Omit<RunnerOptions, "outputNames"> {
  readonly declaration: Declaration;
  /** Default: found out, see `fitted` */
  readonly layout?: Layout;
  /** Samples at most. */
  readonly samples?: number;
  /** Samples side by side in one call at most. Default: by their size */
  readonly batch?: number;
  /** Å; see `StructureOptions` */
  readonly cutoff?: number;
  readonly types?: readonly number[];
  /** Hears what the user should know. */
  readonly say?: (note: string) => void;
}

/** A model and data to measure it on, put together. */
export interface OpenSubject {
  readonly runner: Runner;
  readonly model: Subject;
  readonly data: SubjectData;
  readonly layout: Layout;
  readonly inputs: readonly DeclaredInput[];
  readonly outputs: readonly Declared[];
  readonly batches: readonly Batch[];
  /** Samples of all batches but perhaps the last. */
  readonly batchSize: number;
  /** What functions of `measure` are told about the model. */
  readonly given: Given;
  close(): void;
}

/**
 * Opens somebody's model and data for it, and asks the model for one sample and for two before
 * anything is measured.
 *
 * @throws UserError for a model or data that cannot be read, for declarations that do not fit, and for
 *   a model that fails on one sample
 */
export async function openSubject(
  model: string,
  dataPath: string,
  options: OpenOptions,
): Promise<OpenSubject> {
  const { declaration, say = () => undefined } = options;
  const runner = await openRunner(model, {
    ...options,
    outputNames: Object.keys(declaration.outputs ?? {}),
  });
  try {
    let opened = probed(runner, await fitted(runner, dataPath, options), options);
    const { other } = opened.fitted;
    if (opened.together && other) opened = await betterOf(opened, other, runner, options);
    const { data, layout, inputs } = opened.fitted;
    const { outputs, subject, together } = opened;
    if (together) say(together.note);
    if (data.starts)
      say(
        `no input takes a mask: structures of ${data.starts.length} sizes are asked for apart, without padding`,
      );
    const parts = { runner, model: subject, data, layout, inputs, outputs };
    const { batchSize, ...told } = givenTo(parts, options.batch);
    return {
      ...parts,
      ...told,
      batchSize,
      batches: told.given.batches,
      close: () => runner.close(),
    };
  } catch (error) {
    runner.close();
    throw error;
  }
}

interface Probed {
  readonly fitted: Fitted;
  readonly outputs: Declared[];
  readonly subject: Subject;
  /** What became of two samples in one call; null where all is well. */
  readonly together: Together | null;
}

function probed(runner: Runner, loaded: Fitted, options: OpenOptions): Probed {
  const { data, inputs, given } = loaded;
  const outputs = declaredOutputs(options.declaration, given, data.fields);
  const subject = subjectFor(runner, { ...loaded, outputs }, options);
  const names = outputs.map(({ name }) => name);
  const together = tryTogether(subject, twoOf(data), inputs[0].field, names);
  return { fitted: loaded, outputs, subject, together };
}

/**
 * A model that runs in rows of one sample alone may be one of single structures.
 *
 * @throws UserError where it runs as both, with answers of its own
 */
async function betterOf(
  rows: Probed,
  other: () => Promise<Fitted>,
  runner: Runner,
  options: OpenOptions,
): Promise<Probed> {
  let single: Probed;
  try {
    single = probed(runner, await other(), options);
  } catch (error) {
    if (error instanceof UserError) return rows;
    throw error;
  }
  const { problem, note } = rows.together!;
  if (problem === "fails")
    return { ...single, together: { problem, note: `layout single: in rows ${note}` } };
  throw new UserError(
    "the model runs on samples in rows, where they see each other, and on one structure a call: say which " +
      "it is meant for with --layout rows (one at a time) or --layout single",
  );
}

/** The same data and declarations for another model that takes and gives the same: a repaired one. */
export function withRunner(opened: OpenSubject, runner: Runner, options: OpenOptions): OpenSubject {
  const { model: before } = opened;
  const model = subjectFor(runner, opened, options);
  model.limit(before.samplesPerCall);
  return {
    ...opened,
    runner,
    model,
    given: { ...opened.given, model },
    close: () => runner.close(),
  };
}

function subjectFor(
  runner: Runner,
  { data, layout, inputs, outputs }: Pick<OpenSubject, "data" | "layout" | "inputs" | "outputs">,
  { batch, say }: OpenOptions,
): Subject {
  return subjectOf(runner, {
    layout,
    inputs,
    fields: data.fields,
    outputs: outputs.map(({ name }) => name),
    rowsOf: Object.fromEntries(
      outputs.flatMap(({ name, field }) => (field === null ? [] : [[name, data.fields[field]]])),
    ),
    dtype: () => dtypeOf(runner),
    ...(batch !== undefined && { samplesPerCall: batch }),
    ...(say && { say }),
  });
}
