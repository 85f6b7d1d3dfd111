import { statSync } from "node:fs";

import {
  cacheStructures,
  drawSplit,
  each,
  fitReferences,
  givenReferences,
  isDataset,
  type List,
  mapList,
  type Parts,
  pick,
  type Prepared,
  prepare,
  prepareOnDemand,
  type ReadOptions,
  readSplit,
  readStructuresAll,
  type References,
  shuffled,
  type Split,
  type Structure,
  type StructureList,
  withoutReferences,
} from "../../../data/index.js";
import { UserError } from "../../../errors.js";
import type { ResolvedConfig } from "../../config/schema.js";
import type { FileSplit } from "../task.js";

type DataConfig = Pick<ResolvedConfig, "data" | "model">;

/** The parts of a run's data, ready for its model. Energies are those above the references. */
export interface RunData extends Parts<List<Prepared>> {
  /** Energies of single atoms that were taken off; null where structures have no energies. */
  readonly references: References | null;
  readonly split: FileSplit;
}

/**
 * Opens the data of a run and splits it: validation and test are drawn from the training file by
 * `splitSeed`, named by a split file, or files of their own, in an order that the seed draws. Files are read into memory, or, with
 * `data.cache` and where they are data sets already, mapped: then a structure is read and its
 * neighbours are found each time that a batch needs it, and memory stays bounded.
 *
 * @throws UserError for everything that is wrong with a file, and for parts that would be empty
 */
export async function loadData(config: DataConfig): Promise<RunData> {
  const { train, validation, test, limit } = config.data;
  const file = await openStructures(train, config, limit ?? undefined);
  const split = splitOf(config, file.length);
  const part = async (name: keyof Split<number>, share: number | string) => {
    if (typeof share === "number") return partOf(file, split.indices[name], name);
    const own = await openStructures(share, config);
    // Files are often sorted by molecule, and measurements may look at the first structures only.
    return partOf(own, shuffled(own.length, config.data.splitSeed), name);
  };
  const parts: Parts<StructureList> = {
    train: partOf(file, split.indices.train, "train"),
    validation: await part("validation", validation),
    test: await part("test", test),
  };
  const references = referencesOf(parts, config.data.references);
  const ready = (structures: StructureList) => readied(structures, config, references);
  return {
    train: ready(parts.train),
    validation: ready(parts.validation),
    test: ready(parts.test),
    references,
    split,
  };
}

/** The structures of a file that is not part of a run, for its model. */
export async function loadFile(
  path: string,
  config: DataConfig,
  limit?: number,
): Promise<List<Prepared>> {
  return readied(await openStructures(path, config, limit), config, null);
}

/** The first `limit` structures of a file: an array, or a data set on the disk. */
async function openStructures(
  path: string,
  config: DataConfig,
  limit?: number,
): Promise<StructureList> {
  const { cache } = config.data;
  const options = readOptions(config);
  if (isFolder(path) && isDataset(path)) {
    const dataset = await cacheStructures(path, options);
    return limit === undefined || limit >= dataset.length ? dataset : pick(dataset, range(limit));
  }
  const limited = { ...options, ...(limit !== undefined && { limit }) };
  if (cache === false) return readStructuresAll(path, limited);
  return cacheStructures(path, { ...limited, ...(typeof cache === "string" && { folder: cache }) });
}

const range = (count: number) => Array.from({ length: count }, (_, i) => i);

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function readOptions({ data }: DataConfig): ReadOptions {
  const { energyKey, forcesKey, forcesAre, lengthUnit, energyUnit, forceUnit } = data;
  return {
    energyKey,
    forcesKey,
    forcesAre,
    require: ["forces"],
    ...(lengthUnit !== null && { lengthUnit }),
    ...(energyUnit !== null && { energyUnit }),
    ...(forceUnit !== null && { forceUnit }),
  };
}

function splitOf({ data }: DataConfig, structures: number): FileSplit {
  const { validation, test, trainSize, splitFile, splitSeed } = data;
  if (splitFile !== null) return { indices: readSplit(splitFile, structures), structures };
  const drawn = (share: number | string) => (typeof share === "number" ? share : null);
  const sizes = { train: trainSize, validation: drawn(validation), test: drawn(test) };
  return { indices: drawSplit(structures, sizes, splitSeed), structures, seed: splitSeed };
}

/** @throws UserError for a part that a split file leaves empty */
function partOf(file: StructureList, indices: readonly number[], name: string): StructureList {
  if (indices.length === 0)
    throw new UserError(
      `the split leaves data.${name} empty: put indices into that part, or set data.${name} to a file`,
    );
  return Array.isArray(file) ? indices.map((index) => file.at(index)!) : pick(file, indices);
}

function readied(
  structures: StructureList,
  { model }: Pick<ResolvedConfig, "model">,
  references: References | null,
): List<Prepared> {
  const options = { cutoff: model.cutoff, count: model.neighbors };
  const seen = mapList(structures, (structure) => {
    if (model.kind === "plain") refusePeriodic(structure);
    return references ? withoutReferences(structure, references) : structure;
  });
  return Array.isArray(structures) ? prepare(each(seen), options) : prepareOnDemand(seen, options);
}

/** Where a structure without an energy leaves none for the others to be compared with, there are none. */
function referencesOf(
  { train, validation, test }: Parts<StructureList>,
  wanted: ResolvedConfig["data"]["references"],
): References | null {
  if (wanted === null || ![train, validation, test].every(haveEnergies)) return null;
  return wanted === "fit" ? fitReferences(each(train)) : givenReferences(wanted);
}

function haveEnergies(part: StructureList): boolean {
  for (const { energy } of each(part)) if (energy === undefined) return false;
  return true;
}

/** @throws UserError for a periodic structure: the plain model's neighbours end at the border of a cell */
function refusePeriodic({ name, periodic }: Structure): void {
  if (periodic.some(Boolean))
    throw new UserError(
      `${name} is periodic, and the plain model sees no periodic images: ` +
        'use molecules, or write pbc="F F F" where the cell is only a box around one',
    );
}

/** The structures of a part, without their neighbours. */
export function* structuresOf(part: List<Prepared>): Generator<Structure> {
  for (const { structure } of each(part)) yield structure;
}
