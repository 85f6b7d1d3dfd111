import { linspace, type Tensor } from "@equimeter/torch";

import { type Batch, replicate } from "../data/index.js";
import { UserError } from "../errors.js";
import { type Representation, representationOf } from "../groups/index.js";
import type { Breakdown } from "../measure/index.js";
import type { SubjectData } from "./data/data.js";
import type { DeclaredInput } from "./declaration.js";
import { dtypeOf } from "./dtype.js";
import type { OpenSubject } from "./open.js";
import type { Subject } from "./subject.js";

/** What functions of `measure` are told about a model. */
export interface Given {
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
}

/** Rows of one call, in atoms; a batch of images or grids has fewer. */
const usualRows = 2048;
const usualNumbers = 2 ** 18;
const usualSamples = 32;

/** Fields that tell which rows belong together, and what they are. */
const structural = ["batch", "atomCounts", "edgeCounts", "atomicNumbers"];

/**
 * Cuts the data into batches, and says for `measure` how their fields and the outputs turn.
 *
 * @param batch - samples of one call at most, where the user says so
 * @throws UserError for actions that are none, and for one field with two of them
 */
export function givenTo(
  opened: Pick<OpenSubject, "runner" | "model" | "data" | "layout" | "inputs" | "outputs">,
  batch?: number,
): { given: Given; batchSize: number } {
  const { runner, model, data, layout, inputs, outputs } = opened;
  const fits = Math.max(1, Math.floor(usualNumbers / data.sampleSize));
  const size = Math.min(usualSamples, fits, batch ?? Infinity);
  const dtype = dtypeOf(runner);
  const fed = new Set(inputs.map(({ field }) => field));
  const labels = outputs.flatMap(({ field }) => field ?? []);
  // What is neither would be taken for the label of an output that has its name.
  const wanted = new Set([...fed, ...labels, ...structural, ...(data.mask ? [data.mask] : [])]);
  const batches: Batch[] = [];
  for (const [first, count] of portionsOf(data, size)) {
    const all = Object.entries(data.batchOf(first, count)).filter(([field]) => wanted.has(field));
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
    inputs: refuseApart(turning(inputs), inputs, data),
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
  return { given, batchSize: size };
}

/** First sample and number of each batch, none of which reaches across a change of size. */
function portionsOf({ names, starts = [0] }: SubjectData, size: number): [number, number][] {
  return starts.flatMap((start, i) => {
    const end = starts[i + 1] ?? names.length;
    const batches = Math.ceil((end - start) / size);
    return Array.from({ length: batches }, (_, batch): [number, number] => {
      const first = start + batch * size;
      return [first, Math.min(size, end - first)];
    });
  });
}

/** Two samples that can stand side by side: where no two have one size, the first and a changed copy. */
export function twoOf({ names, starts = [0], batchOf, fields }: SubjectData): Batch {
  const at = starts.findIndex((start, i) => (starts[i + 1] ?? names.length) - start > 1);
  if (at >= 0) return batchOf(starts[at], 2);
  const one = batchOf(0, 1);
  const rows = (one.batch ?? Object.values(one)[0]).shape[0];
  const two = replicate(one, 2, 1, rows);
  for (const [field, values] of Object.entries(two)) {
    if (!/float/.test(values.dtype) || fields[field] === "edge") continue;
    const second = linspace(0, 1, values.shape[0]).round().to(values.dtype); // 0 of the first, 1 of its copy
    two[field] = values.add(values.mul(second.view([-1, ...values.shape.slice(1).map(() => 1)])));
  }
  return two;
}

/**
 * Where items of one input change places, what belongs to the items has to go along.
 *
 * @throws UserError for an input that looks like one of theirs and stays, and for padded items
 */
function refuseApart(
  turned: Record<string, Representation>,
  inputs: readonly DeclaredInput[],
  data: SubjectData,
): Record<string, Representation> {
  const permuted = inputs.find(({ action }) => /^permute\((\d+)\)$/.test(action));
  if (!permuted) return turned;
  const axis = Number(/\d+/.exec(permuted.action)![0]);
  const batch = data.batchOf(0, 1);
  const size = batch[permuted.field].shape[axis];
  const left = inputs.find(
    ({ field, byName }) => byName && batch[field].rank > axis && batch[field].shape[axis] === size,
  );
  if (left)
    throw new UserError(
      `"${permuted.name}" changes the places along axis ${axis}, and "${left.name}" has as many: declare ` +
        `--input ${left.name}=permute(${axis}) if it belongs to them, or ${left.name}=invariant if not`,
    );
  if (data.starts || inputs.some(({ field }) => field === data.mask))
    throw new UserError(
      "items that change places must be as many in all samples: measure structures of one size",
    );
  return turned;
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
