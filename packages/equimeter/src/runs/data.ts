import {
  type Prepared,
  prepare,
  readXyzAll,
  type Split,
  splitByFraction,
  type Structure,
} from "../data/index.js";
import { UserError } from "../errors.js";
import type { ResolvedConfig } from "./config-schema.js";

/**
 * Reads the data of a run and splits it: validation and test are shares of the training file, drawn
 * by `splitSeed`, or files of their own.
 *
 * @throws UserError for everything that is wrong with a file, and for parts that would be empty
 */
export async function loadData(
  config: Pick<ResolvedConfig, "data" | "model">,
): Promise<Split<Prepared>> {
  const { train, validation, test, energyKey, forcesKey, limit, splitSeed } = config.data;
  const { cutoff, neighbors } = config.model;
  const read = (path: string, most: number | null) =>
    readXyzAll(path, {
      energyKey,
      forcesKey,
      require: ["forces"],
      ...(most !== null && { limit: most }),
    });
  const file = await read(train, limit);
  const fractions = { validation: fraction(validation), test: fraction(test) };
  const drawn = splitByFraction(file, fractions, splitSeed);
  const part = async (share: number | string, fromFile: readonly Structure[]) =>
    typeof share === "number" ? fromFile : await read(share, null);
  const split: Split<Structure> = {
    train: drawn.train,
    validation: await part(validation, drawn.validation),
    test: await part(test, drawn.test),
  };
  if (config.model.kind === "plain")
    refusePeriodic([...split.train, ...split.validation, ...split.test]);
  const ready = (structures: readonly Structure[]) =>
    prepare(structures, { cutoff, count: neighbors });
  return {
    train: ready(split.train),
    validation: ready(split.validation),
    test: ready(split.test),
  };
}

function fraction(share: number | string): number | null {
  return typeof share === "number" ? share : null;
}

/** @throws UserError for periodic structures: the plain model's neighbours end at the border of a cell */
export function refusePeriodic(structures: readonly Structure[]): void {
  for (const { name, periodic } of structures)
    if (periodic.some((flag) => flag))
      throw new UserError(
        `${name} is periodic, and the plain model sees no periodic images: ` +
          'use molecules, or write pbc="F F F" where the cell is only a box around one',
      );
}

/** Size of a part, as `run.json` holds it. */
export function sizeOf(part: readonly Prepared[]): { structures: number; atoms: number } {
  const atoms = part.reduce((sum, { structure }) => sum + structure.atomicNumbers.length, 0);
  return { structures: part.length, atoms };
}
