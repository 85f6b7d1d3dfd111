import { cat, type Tensor } from "@equimeter/torch";

import { type Batch, sampleCount } from "../data/index.js";
import { UserError } from "../errors.js";
import type { Rows } from "./data/fields.js";
import type { Layout } from "./layouts.js";
import type { Tensors } from "./runner.js";

export type { Layout };

/** A tensor of the model and the field of the data that it is given. */
export interface Fed {
  readonly name: string;
  readonly field: string;
}

export interface LayoutOptions {
  readonly layout: Layout;
  readonly inputs: readonly Fed[];
  /** What each field of the data has a row for. */
  readonly fields: Readonly<Record<string, Rows>>;
  /** The same of outputs, where their labels say it. */
  readonly rowsOf?: Readonly<Record<string, Rows>>;
}

/** Samples `first` to `first + count` of a batch, and how many rows they have. */
export interface Portion {
  readonly call: Tensors;
  readonly samples: number;
  readonly atoms: number | null;
}

/** Cuts a batch into calls of `size` samples at most, each in the layout of the model. */
export function portionsOf(batch: Batch, size: number, options: LayoutOptions): Portion[] {
  const samples = sampleCount(batch, options.inputs[0].field);
  const starts = startsOf(batch, samples);
  const step = options.layout === "single" ? 1 : size;
  const portions: Portion[] = [];
  for (let first = 0; first < samples; first += step) {
    const last = Math.min(first + step, samples);
    const call: Tensors = {};
    for (const { name, field } of options.inputs)
      call[name] = cut(batch, field, first, last, starts, options);
    const atoms = starts.atom ? starts.atom[last] - starts.atom[first] : null;
    portions.push({ call, samples: last - first, atoms });
  }
  return portions;
}

/** Where the rows of each sample begin, and where those of the last one end. */
type Starts = Readonly<Record<"atom" | "edge", readonly number[] | null>>;

function startsOf(batch: Batch, samples: number): Starts {
  const sums = (counts: Tensor | undefined) => {
    if (!counts) return null;
    const starts = [0];
    for (const count of counts.toNumbers()) starts.push(starts.at(-1)! + count);
    return starts;
  };
  const counts =
    batch.batch && !batch.atomCounts
      ? batch.batch.bincount({ minlength: samples })
      : batch.atomCounts;
  return { atom: batch.batch ? sums(counts) : null, edge: sums(batch.edgeCounts) };
}

function cut(
  batch: Batch,
  field: string,
  first: number,
  last: number,
  starts: Starts,
  { layout, fields }: LayoutOptions,
): Tensor {
  const values = batch[field];
  const rows = fields[field] ?? "sample";
  const from = rows === "sample" ? null : starts[rows];
  const [start, end] = from ? [from[first], from[last]] : [first, last];
  const isWhole = start === 0 && end === values.shape[0];
  const part = isWhole ? values : values.narrow(0, start, end - start);
  if (field === "batch") return first === 0 ? part : part.sub(first);
  if (field === "edgeIndex") return part.sub(starts.atom![first]).t(); // [2, E], as graph networks have it
  return layout === "single" && !from ? part.squeeze(0) : part;
}

/**
 * The answers to the calls of a batch as one, in rows of samples or of atoms.
 *
 * @throws UserError naming an output whose rows are neither
 */
export function joined(
  answers: readonly Tensors[],
  portions: readonly Portion[],
  outputs: readonly string[],
  { layout, rowsOf }: Pick<LayoutOptions, "layout" | "rowsOf">,
): Batch {
  const batch: Batch = {};
  for (const name of outputs) {
    const values = answers.map((answer) => {
      if (answer[name]) return answer[name];
      throw absent(name, answer);
    });
    const parts = layout === "single" ? inRows(values, portions, rowsOf?.[name]) : values;
    const [{ shape }] = parts;
    const odd = parts.find((part) => part.shape.slice(1).join() !== shape.slice(1).join());
    if (odd)
      throw new UserError(
        `its output "${name}" is [${shape.join(", ")}] for some samples and [${odd.shape.join(", ")}] for others`,
      );
    batch[name] = parts.length === 1 ? parts[0] : cat(parts, 0);
  }
  return batch;
}

/**
 * What a model gives for single samples, a row for each atom or one for the sample: as its label has it, or,
 * without one, a row for each atom where there are as many in every sample.
 */
function inRows(values: readonly Tensor[], portions: readonly Portion[], rows?: Rows): Tensor[] {
  const fits = values.every(({ rank, shape }, i) => rank > 0 && shape[0] === portions[i].atoms);
  const isAtoms = rows === undefined ? fits && !couldBeVector(values) : rows === "atom" && fits;
  return isAtoms ? [...values] : values.map((value) => value.unsqueeze(0));
}

/** [3] of three atoms, in all samples alike. */
const couldBeVector = (values: readonly Tensor[]) =>
  values.every(({ shape }) => shape.join() === "3");

function absent(name: string, answer: Tensors): UserError {
  const there = Object.keys(answer).join(", ") || "nothing";
  return new UserError(
    `it gives no output "${name}" (it gives ${there}): declare --output NAME=ACTION`,
  );
}
