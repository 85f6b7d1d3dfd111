import type { Structure } from "../structure.js";
import { ownUnits, scalesOf } from "../units.js";
import { readXyz } from "../xyz/index.js";
import { rescale } from "./assemble.js";
import { type Format, formatOf } from "./format.js";
import { checkOptions, type ReadOptions } from "./options.js";

type Reader = (path: string, options: ReadOptions) => AsyncIterable<Structure>;

/** Each reader's libraries are loaded when a file needs them. */
const readers: Record<Format, () => Promise<Reader>> = {
  xyz: async () => readXyzInUnits,
  hdf5: async () => (await import("../hdf5/index.js")).readHdf5,
  npz: async () => (await import("../npz/index.js")).readNpz,
  sdf: async () => (await import("../sdf/index.js")).readSdf,
  "ase-db": async () => (await import("../ase-db/index.js")).readAseDb,
  cache: async () => (await import("../cache/index.js")).readCache,
};

/**
 * The structures of a file, one at a time, in Å, eV and eV/Å: extended XYZ and SD
 * files (plain or gzip), HDF5 in the layouts of SPICE, ANI, AIMNet2 and mlip, npz of MD17 and rMD17,
 * ASE's sqlite databases (also SchNetPack's), and data sets that `cacheStructures` made. The content
 * decides, not the name.
 *
 * @throws UserError with the file, the place in it, the value and the way out
 */
export async function* readStructures(
  path: string,
  options: ReadOptions = {},
): AsyncGenerator<Structure> {
  checkOptions(options);
  const read = await readers[formatOf(path)]();
  const { limit = Infinity } = options;
  let count = 0;
  for await (const structure of read(path, options)) {
    yield structure;
    if (++count >= limit) return;
  }
}

/** All structures at once. See readStructures. */
export async function readStructuresAll(
  path: string,
  options: ReadOptions = {},
): Promise<Structure[]> {
  const structures: Structure[] = [];
  for await (const structure of readStructures(path, options)) structures.push(structure);
  return structures;
}

/** Extended XYZ is in Å and eV by convention. */
async function* readXyzInUnits(path: string, options: ReadOptions): AsyncGenerator<Structure> {
  const scales = scalesOf(ownUnits, options, path);
  if (options.forcesAre === "gradient") scales.force *= -1;
  const isPlain = Object.values(scales).every((scale) => scale === 1);
  for await (const structure of readXyz(path, options))
    yield isPlain ? structure : rescale(structure, scales);
}
