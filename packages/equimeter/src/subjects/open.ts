import { type DType, type Tensor, tidy } from "@equimeter/torch";

import type { Batch } from "../data/index.js";
import { UserError } from "../errors.js";
import { type Representation, representationOf } from "../groups/index.js";
import type { Breakdown } from "../measure/index.js";
import type { SubjectData } from "./data/data.js";
import { loadSubjectData } from "./data/load.js";
import type { Arrangement } from "./data/structures.js";
import {
  type Declaration,
  type Declared,
  type DeclaredInput,
  declaredInputs,
  declaredOutputs,
} from "./declaration.js";
import type { Layout } from "./layout.js";
import { openRunner, type RunnerOptions } from "./open-runner.js";
import { tryTogether } from "./probe.js";
import type { Runner } from "./runner.js";
import { type Subject, subjectOf } from "./subject.js";

export interface OpenOptions extends Omit<RunnerOptions, "outputNames"> {
  readonly declaration: Declaration;
  /** Default: found out, see `layoutOf` */
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
  readonly given: {
    readonly model: Subject;
    readonly batches: readonly Batch[];
    readonly names: readonly string[];
    /** By field of the data; what stays as it is, is left out. */
    readonly inputs: Readonly<Record<string, Representation>>;
    /** All of them. */
    readonly declared: Readonly<Record<string, Representation>>;
    readonly outputs: Readonly<Record<string, Representation>>;
    /** The field with the label of each output that has one. */
    readonly labels: Readonly<Record<string, string>>;
    readonly rowsPerPass: number;
    readonly mask?: string;
    readonly by?: Breakdown;
  };
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
    const tried = await fitted(runner, dataPath, options);
    const { data, layout, inputs, given } = tried;
    const outputs = declaredOutputs(declaration, given, data.fields);
    const names = outputs.map(({ name }) => name);
    const subject = subjectFor(runner, { data, layout, inputs, outputs }, options);
    const note = tryTogether(subject, data.batchOf(0, 2), inputs[0].field, names);
    if (note !== null) say(note);
    return assembled({ runner, model: subject, data, layout, inputs, outputs }, options);
  } catch (error) {
    runner.close();
    throw error;
  }
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
    dtype: () => dtypeOf(runner),
    ...(batch !== undefined && { samplesPerCall: batch }),
    ...(say && { say }),
  });
}

interface Fitted {
  readonly data: SubjectData;
  readonly layout: Layout;
  readonly inputs: DeclaredInput[];
  /** Names of what the model gave for one sample. */
  readonly given: string[];
}

/** Loads the data in the layout that the model takes: the one that was said, or the first that works. */
async function fitted(runner: Runner, path: string, options: OpenOptions): Promise<Fitted> {
  const { declaration, layout } = options;
  const ask = async (wanted: Layout): Promise<Fitted> => {
    const data = await loadSubjectData(path, {
      arrangement: arrangementOf(wanted),
      ...(options.samples !== undefined && { limit: options.samples }),
      ...(options.cutoff !== undefined && { cutoff: options.cutoff }),
      ...(options.types && { types: options.types }),
    });
    const inputs = declaredInputs(declaration, runner.inputs, data.fields);
    return { data, layout: wanted, inputs, given: askOnce(runner, data, wanted, inputs) };
  };
  if (layout !== undefined) return ask(layout);
  const [first, second] = likelyLayouts(runner, options);
  try {
    return await ask(first);
  } catch (error) {
    if (!(error instanceof UserError) || second === undefined) throw error;
    try {
      return await ask(second);
    } catch {
      throw error; // what was wrong in the likelier one
    }
  }
}

/** An index of the samples tells that atoms stand one after the other. */
function likelyLayouts(runner: Runner, { declaration, cutoff }: OpenOptions): Layout[] {
  const named = [
    ...Object.keys(declaration.inputs ?? {}),
    ...(runner.inputs ?? []).map(({ name }) => name),
  ];
  const isIndex = (name: string) =>
    /^(batch|segments?|mol_idx)(_index|_idx)?$/i.test(name) ||
    declaration.fields?.[name] === "batch";
  if (named.some(isIndex)) return ["flat"];
  if (cutoff !== undefined) return ["single"];
  return ["rows", "single"];
}

const arrangementOf = (layout: Layout): Arrangement => (layout === "rows" ? "rows" : "flat");

function askOnce(
  runner: Runner,
  data: SubjectData,
  layout: Layout,
  inputs: readonly DeclaredInput[],
): string[] {
  const asked = subjectOf(runner, {
    layout,
    inputs,
    fields: data.fields,
    dtype: () => dtypeOf(runner),
  });
  return tidy(() => Object.keys(asked.forward(data.batchOf(0, 1))));
}

/** What real numbers are given in, where a port does not say. */
function dtypeOf(runner: Runner): DType {
  if ("dtype" in runner) return runner.dtype as DType;
  return runner.inputs?.find(({ dtype }) => dtype && /float/.test(dtype))?.dtype ?? "float32";
}

/** Rows of one call, in atoms; a batch of images or grids has fewer. */
const usualRows = 2048;
const usualNumbers = 2 ** 18;
const usualSamples = 32;

/** Fields that tell which rows belong together, and what they are. */
const structural = ["batch", "atomCounts", "edgeCounts", "atomicNumbers"];

function assembled(
  opened: Omit<OpenSubject, "batches" | "batchSize" | "given" | "close">,
  { batch }: OpenOptions,
): OpenSubject {
  const { runner, model, data, layout, inputs, outputs } = opened;
  const fits = Math.max(1, Math.floor(usualNumbers / data.sampleSize));
  const size = Math.min(usualSamples, fits, batch ?? Infinity);
  const dtype = dtypeOf(runner);
  const fed = new Set(inputs.map(({ field }) => field));
  const labels = outputs.flatMap(({ field }) => field ?? []);
  // What is neither would be taken for the label of an output that has its name.
  const wanted = new Set([...fed, ...labels, ...structural, ...(data.mask ? [data.mask] : [])]);
  const batches: Batch[] = [];
  for (let first = 0; first < data.names.length; first += size) {
    const all = Object.entries(data.batchOf(first, size)).filter(([field]) => wanted.has(field));
    batches.push(
      Object.fromEntries(
        all.map(([field, values]): [string, Tensor] => [
          field,
          fed.has(field) && /float/.test(values.dtype) ? values.to(dtype) : values,
        ]),
      ),
    );
  }
  const rows = layout === "rows" ? (batch ?? Math.min(fits, usualRows)) : usualRows;
  const given = {
    model,
    batches,
    names: data.names,
    inputs: turning(inputs),
    declared: Object.fromEntries(
      inputs.map(({ name, field, action }) => [field, actionNamed(name, action, "input")]),
    ),
    outputs: Object.fromEntries(
      outputs.map(({ name, action }) => [name, actionNamed(name, action, "output")]),
    ),
    labels: Object.fromEntries(
      outputs.flatMap(({ name, field }) => (field === null ? [] : [[name, field]])),
    ),
    rowsPerPass: runner.kind === "inference server" ? rows * 16 : rows,
    ...(data.mask !== undefined && { mask: data.mask }),
    ...(data.by && { by: data.by }),
  };
  return { ...opened, batches, batchSize: size, given, close: () => runner.close() };
}

/** The inputs that any element moves, by field. @throws UserError for one field with two actions */
function turning(inputs: readonly DeclaredInput[]): Record<string, Representation> {
  const found = new Map<string, DeclaredInput>();
  for (const input of inputs) {
    const before = found.get(input.field);
    if (before && before.action !== input.action)
      throw new UserError(
        `the inputs "${before.name}" and "${input.name}" are both given ${input.field}, which cannot ` +
          `turn as ${before.action} and as ${input.action}`,
      );
    found.set(input.field, input);
  }
  const turned = [...found.values()].filter(({ action }) => action !== "invariant");
  if (turned.length === 0)
    throw new UserError(
      `all inputs are declared invariant (${inputs.map(({ name }) => name).join(", ")}): say which one ` +
        "turns, such as --input positions=point",
    );
  return Object.fromEntries(
    turned.map(({ name, field, action }) => [field, actionNamed(name, action, "input")]),
  );
}

function actionNamed(name: string, action: string, what: string): Representation {
  try {
    return representationOf(action);
  } catch (error) {
    if (error instanceof UserError)
      throw new UserError(`--${what} ${name}=${action}: ${error.message}`);
    throw error;
  }
}
