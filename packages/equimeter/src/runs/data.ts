import {
  fitReferences,
  givenReferences,
  type Prepared,
  prepare,
  type ReadOptions,
  readStructuresAll,
  type References,
  type Split,
  splitItems,
  type Structure,
  withoutReferences,
} from "../data/index.js";
import { UserError } from "../errors.js";
import type { ResolvedConfig } from "./config-schema.js";

/** The parts of a run's data, ready for its model. Energies are those above the references. */
export interface RunData extends Split<Prepared> {
  /** Energies of single atoms that were taken off; null where structures have no energies. */
  readonly references: References | null;
}

/**
 * Reads the data of a run and splits it: validation and test are drawn from the training file by
 * `splitSeed`, or files of their own.
 *
 * @throws UserError for everything that is wrong with a file, and for parts that would be empty
 */
export async function loadData(config: Pick<ResolvedConfig, "data" | "model">): Promise<RunData> {
  const { train, validation, test, trainSize, limit, splitSeed } = config.data;
  const read = (path: string, most: number | null) =>
    readStructuresAll(path, { ...readOptions(config), ...(most !== null && { limit: most }) });
  const file = await read(train, limit);
  const sizes = { train: trainSize, validation: drawn(validation), test: drawn(test) };
  const own = splitItems(file, sizes, splitSeed);
  const part = async (share: number | string, fromFile: readonly Structure[]) =>
    typeof share === "number" ? fromFile : await read(share, null);
  const split: Split<Structure> = {
    train: own.train,
    validation: await part(validation, own.validation),
    test: await part(test, own.test),
  };
  const references = referencesOf(split, config.data.references);
  const ready = (structures: readonly Structure[]) => readied(structures, config, references);
  return {
    train: ready(split.train),
    validation: ready(split.validation),
    test: ready(split.test),
    references,
  };
}

/** The structures of a file that is not part of a run, for its model. */
export async function loadFile(
  path: string,
  config: Pick<ResolvedConfig, "data" | "model">,
  limit?: number,
): Promise<Prepared[]> {
  const options = { ...readOptions(config), ...(limit !== undefined && { limit }) };
  return readied(await readStructuresAll(path, options), config, null);
}

function readOptions({ data }: Pick<ResolvedConfig, "data">): ReadOptions {
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

function readied(
  structures: readonly Structure[],
  { model }: Pick<ResolvedConfig, "model">,
  references: References | null,
): Prepared[] {
  if (model.kind === "plain") refusePeriodic(structures);
  const above = references
    ? structures.map((structure) => withoutReferences(structure, references))
    : structures;
  return prepare(above, { cutoff: model.cutoff, count: model.neighbors });
}

/** Where a structure without an energy leaves none for the others to be compared with, there are none. */
function referencesOf(
  { train, validation, test }: Split<Structure>,
  wanted: ResolvedConfig["data"]["references"],
): References | null {
  const all = [...train, ...validation, ...test];
  if (wanted === null || all.some(({ energy }) => energy === undefined)) return null;
  return wanted === "fit" ? fitReferences(train) : givenReferences(wanted);
}

/** What is to be drawn from the training file. */
function drawn(share: number | string): number | null {
  return typeof share === "number" ? share : null;
}

/** @throws UserError for periodic structures: the plain model's neighbours end at the border of a cell */
function refusePeriodic(structures: readonly Structure[]): void {
  for (const { name, periodic } of structures)
    if (periodic.some((flag) => flag))
      throw new UserError(
        `${name} is periodic, and the plain model sees no periodic images: ` +
          'use molecules, or write pbc="F F F" where the cell is only a box around one',
      );
}

export function structuresOf(part: readonly Prepared[]): Structure[] {
  return part.map(({ structure }) => structure);
}

/** Size of a part, as `run.json` holds it. */
export function sizeOf(part: readonly Prepared[]): { structures: number; atoms: number } {
  const atoms = part.reduce((sum, { structure }) => sum + structure.atomicNumbers.length, 0);
  return { structures: part.length, atoms };
}
