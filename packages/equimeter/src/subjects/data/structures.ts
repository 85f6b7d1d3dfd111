import { fromTypedArray, type Tensor } from "@equimeter/torch";

import {
  type Batch,
  readStructuresAll,
  type ReadOptions,
  type Structure,
} from "../../data/index.js";
import { elementSymbols } from "../../data/elements.js";
import { UserError } from "../../errors.js";
import type { Breakdown } from "../../measure/index.js";
import type { SubjectData } from "./data.js";
import { type Edges, edgesOf } from "./edges.js";
import type { Rows } from "./fields.js";

/** How samples lie in a batch: one after the other, or each in a row of its own. */
export type Arrangement = "flat" | "rows";

export interface StructureOptions {
  readonly arrangement: Arrangement;
  /** Pairs of atoms that are nearer than this, Å, as `edgeIndex` and `edgeShift`. */
  readonly cutoff?: number;
  /** Elements in the order of a model's types, as atomic numbers: gives `atomTypes`. */
  readonly types?: readonly number[];
  /** Structures at most. */
  readonly limit?: number;
  readonly read?: ReadOptions;
}

/** Numbers of one field: `width` of them for each row. */
interface Column {
  readonly rows: Rows;
  readonly shape: readonly number[];
  readonly kind: "real" | "integer" | "boolean";
  values(item: Item, sample: number): ArrayLike<number>;
}

interface Item {
  readonly structure: Structure;
  readonly edges: Edges | null;
}

/**
 * Structures of a file as batches: `positions`, `atomicNumbers`, `batch`, `atomCounts`, and where all
 * structures have them `cell`, `periodic`, `energy`, `forces` and whatever else the file holds in
 * numbers, by the names of the file. In rows, structures are padded with zeros to the size of the
 * largest of all and `mask` tells which atoms there are.
 *
 * @throws UserError for a file that cannot be read, and for an element that is not among the types
 */
export async function structureData(path: string, options: StructureOptions): Promise<SubjectData> {
  const { limit, cutoff, arrangement } = options;
  const structures = await readStructuresAll(path, {
    ...options.read,
    ...(limit !== undefined && { limit }),
  });
  if (structures.length === 0) throw new UserError(`${path} holds no structures`);
  if (arrangement === "rows" && cutoff !== undefined)
    throw new UserError("edges need structures one after the other: leave out --layout rows");
  return arranged(path, structures, options);
}

function arranged(
  path: string,
  structures: readonly Structure[],
  options: StructureOptions,
): SubjectData {
  const { cutoff, arrangement } = options;
  const items = structures.map((structure) => ({
    structure,
    edges: cutoff === undefined ? null : edgesOf(structure, cutoff),
  }));
  const columns = columnsOf(structures, options);
  const counts = structures.map(({ atomicNumbers }) => atomicNumbers.length);
  const most = Math.max(...counts);
  const padded = arrangement === "rows" && counts.some((count) => count !== most);
  // [B, 3, …] under a mask of three places could not be told from a vector of each sample.
  const largest = padded && most === 3 ? 4 : most;
  // Rows of one size are points, too; of three atoms they could be taken for a vector of each sample.
  const isMasked = padded || (arrangement === "rows" && largest !== 3);
  const fields = Object.fromEntries(
    Object.entries(columns).map(([name, { rows }]): [string, Rows] => [name, rows]),
  );
  if (arrangement === "rows") {
    for (const name of Object.keys(fields)) fields[name] = "sample";
    for (const name of ["batch", "edgeCounts"]) delete fields[name];
  }
  return {
    name: path,
    names: structures.map(({ name }) => name),
    hasAtoms: true,
    fields: isMasked ? { ...fields, mask: "sample" } : fields,
    ...(isMasked && { mask: "mask" }),
    ...((isMasked || arrangement === "flat") && { by: elements }),
    sampleSize: 3 * largest,
    batchOf(first, count) {
      const some = items.slice(first, first + count);
      return arrangement === "flat"
        ? flat(some, columns)
        : inRows(some, columns, largest, isMasked);
    },
    ...(padded && { bySize: () => inOrderOfSize(path, structures, options) }),
  };
}

/** Structures of one size side by side, those of the next after them. */
function inOrderOfSize(
  path: string,
  structures: readonly Structure[],
  options: StructureOptions,
): SubjectData {
  const sizeOf = ({ atomicNumbers }: Structure) => atomicNumbers.length;
  const sorted = structures.toSorted((a, b) => sizeOf(a) - sizeOf(b));
  const starts = sorted.flatMap((one, i) =>
    i > 0 && sizeOf(sorted[i - 1]) === sizeOf(one) ? [] : [i],
  );
  const parts = starts.map((start, i) =>
    arranged(path, sorted.slice(start, starts[i + 1]), options),
  );
  const partOf = (first: number) => starts.findLastIndex((start) => start <= first);
  const [one] = parts;
  const masked = parts.every(({ mask }) => mask !== undefined);
  const { mask: _, by: __, ...common } = one;
  return {
    ...common,
    ...(masked && { mask: "mask", by: elements }),
    names: sorted.map(({ name }) => name),
    sampleSize: parts.at(-1)!.sampleSize,
    starts,
    batchOf(first, count) {
      const part = partOf(first);
      const end = starts[part + 1] ?? sorted.length;
      return parts[part].batchOf(first - starts[part], Math.min(count, end - first));
    },
  };
}

/** Every atom by its element; under a mask, one after the other. */
const elements: Breakdown = {
  names: elementSymbols,
  index: ({ atomicNumbers, mask }) => (mask ? atomicNumbers.maskedSelect(mask) : atomicNumbers),
};

/** Fields that every structure has. */
function columnsOf(
  structures: readonly Structure[],
  { cutoff, types }: StructureOptions,
): Record<string, Column> {
  const everyone = (has: (structure: Structure) => boolean) => structures.every(has);
  const columns: Record<string, Column> = {
    positions: real("atom", [3], ({ structure }) => structure.positions),
    atomicNumbers: integer("atom", [], ({ structure }) => structure.atomicNumbers),
    batch: integer("atom", [], ({ structure }, sample) =>
      new Int32Array(structure.atomicNumbers.length).fill(sample),
    ),
    atomCounts: integer("sample", [], ({ structure }) => [structure.atomicNumbers.length]),
  };
  if (everyone(({ cell }) => cell !== undefined)) {
    columns.cell = real("sample", [3, 3], ({ structure }) => structure.cell!);
    columns.periodic = {
      rows: "sample",
      shape: [3],
      kind: "boolean",
      values: ({ structure }) => structure.periodic.map(Number),
    };
  }
  if (everyone(({ energy }) => energy !== undefined))
    columns.energy = real("sample", [], ({ structure }) => [structure.energy!]);
  if (everyone(({ forces }) => forces !== undefined))
    columns.forces = real("atom", [3], ({ structure }) => structure.forces!);
  if (types) {
    for (const structure of structures) typesOf(structure, types); // one that is missing is found now
    columns.atomTypes = integer("atom", [], ({ structure }) => typesOf(structure, types));
  }
  if (cutoff !== undefined) {
    columns.edgeIndex = integer("edge", [2], ({ edges }) => edges!.index);
    columns.edgeShift = real("edge", [3], ({ edges }) => edges!.shift);
    columns.edgeCounts = integer("sample", [], ({ edges }) => [edges!.index.length / 2]);
  }
  return { ...othersOf(structures), ...columns };
}

/** Numbers by the names of the file: of the comment line for samples, of further columns for atoms. */
function othersOf(structures: readonly Structure[]): Record<string, Column> {
  const [first] = structures;
  const columns: Record<string, Column> = {};
  for (const [name, value] of Object.entries(first.info)) {
    const width = numbersOf(value)?.length;
    if (width === undefined) continue;
    if (structures.some(({ info }) => numbersOf(info[name])?.length !== width)) continue;
    const shape = Array.isArray(value) ? (width === 9 ? [3, 3] : [width]) : [];
    columns[name] = real("sample", shape, ({ structure }) => numbersOf(structure.info[name])!);
  }
  for (const [name, { columns: width, values }] of Object.entries(first.arrays)) {
    const fits = ({ arrays }: Structure) =>
      arrays[name]?.columns === width && arrays[name].values instanceof Float64Array;
    if (!(values instanceof Float64Array) || !structures.every(fits)) continue;
    const kind = first.arrays[name].type === "I" ? integer : real;
    columns[name] = kind(
      "atom",
      width === 1 ? [] : [width],
      ({ structure }) => structure.arrays[name].values as Float64Array,
    );
  }
  return columns;
}

/** A number, a list of numbers, a matrix; null for anything else. */
function numbersOf(value: unknown): number[] | null {
  const flatValues = Array.isArray(value) ? (value as unknown[]).flat(2) : [value];
  return flatValues.every((one) => typeof one === "number") ? (flatValues as number[]) : null;
}

function typesOf({ atomicNumbers, name }: Structure, types: readonly number[]): Int32Array {
  return atomicNumbers.map((number) => {
    const type = types.indexOf(number);
    if (type >= 0) return type;
    throw new UserError(
      `${name} holds the element ${number}, which is not among --types: name all elements that the model knows, in its order`,
    );
  });
}

const real = (rows: Rows, shape: readonly number[], values: Column["values"]): Column => ({
  rows,
  shape,
  kind: "real",
  values,
});
const integer = (rows: Rows, shape: readonly number[], values: Column["values"]): Column => ({
  rows,
  shape,
  kind: "integer",
  values,
});

const product = (shape: readonly number[]) => shape.reduce((size, axis) => size * axis, 1);

/** One after the other; pointers at atoms count from the first atom of the batch. */
function flat(items: readonly Item[], columns: Record<string, Column>): Batch {
  const batch: Batch = {};
  for (const [name, column] of Object.entries(columns)) {
    const parts: ArrayLike<number>[] = [];
    let atoms = 0;
    items.forEach((item, sample) => {
      const values = column.values(item, sample);
      const offset = atoms;
      parts.push(name === "edgeIndex" ? Array.from(values, (one) => one + offset) : values);
      atoms += item.structure.atomicNumbers.length;
    });
    const all = joined(parts);
    batch[name] = tensorOf(all, [all.length / product(column.shape), ...column.shape], column.kind);
  }
  return batch;
}

/** [B, largest, …] for what atoms have. */
function inRows(
  items: readonly Item[],
  columns: Record<string, Column>,
  largest: number,
  isMasked: boolean,
): Batch {
  const batch: Batch = {};
  for (const [name, column] of Object.entries(columns)) {
    if (name === "batch") continue;
    const isAtoms = column.rows === "atom";
    const width = product(column.shape) * (isAtoms ? largest : 1);
    const all = new Float64Array(items.length * width);
    items.forEach((item, sample) =>
      all.set(Array.from(column.values(item, sample)), sample * width),
    );
    const shape = [items.length, ...(isAtoms ? [largest] : []), ...column.shape];
    batch[name] = tensorOf(all, shape, column.kind);
  }
  if (!isMasked) return batch;
  const mask = items.flatMap(({ structure }) =>
    Array.from({ length: largest }, (_, atom) => Number(atom < structure.atomicNumbers.length)),
  );
  return { ...batch, mask: tensorOf(Float64Array.from(mask), [items.length, largest], "boolean") };
}

function joined(parts: readonly ArrayLike<number>[]): Float64Array {
  const all = new Float64Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function tensorOf(values: Float64Array, shape: number[], kind: Column["kind"]): Tensor {
  const given = fromTypedArray(values, shape);
  if (kind === "real") return given;
  return given.to(kind === "integer" ? "int64" : "bool");
}
