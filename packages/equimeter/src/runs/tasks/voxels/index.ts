import { Generator, tidy } from "@equimeter/torch";

import {
  type Batch,
  collateVoxels,
  type CollateVoxelsOptions,
  drop,
  noiseLike,
  type RotationLaw,
  type Structure,
  type StructureList,
  take,
  type VoxelGrid,
} from "../../../data/index.js";
import { O, voxels as onGrids } from "../../../groups/index.js";
import { Voxmol, type VoxmolConfig } from "../../../models/voxmol/index.js";
import { mixedSeed } from "../../../random.js";
import type { VoxelsDataConfig } from "../../config/data-schema.js";
import type { ResolvedConfig } from "../../config/schema.js";
import { inBatches, onDevice } from "../batches.js";
import { splitRecord } from "../split-data.js";
import { sizeOf } from "../structures.js";
import type { Part, Task } from "../task.js";
import { alignedForward } from "./aligned.js";
import { gridOf, loadMoleculeFile, loadMolecules } from "./molecules.js";

/** Voxels of one channel in a forward pass at most: more leave the cache and fill the memory. */
const voxelsPerPass = 2 ** 19;

/** Sets noise that is not the usual apart from the rotations, which follow from the same seed. */
const ofNoise = 1;

/** Molecules in a batch for measuring. */
const moleculesPerBatch = 4;

/**
 * Densities of molecules on a grid, from which noise is to be taken off. Batches hold `density`, the clean
 * grid, and `noisy = density + noise · N(0, 1)`. Rotations of the cube act on both, exactly.
 */
export const voxels: Task = {
  target: "density",
  inputs: { noisy: onGrids },
  outputs: { density: onGrids },
  group: O,
  rowsPerPass: (config) =>
    Math.max(1, Math.floor(voxelsPerPass / gridOf(voxelsOf(config).data).voxels)),

  buildModel: (config) => new Voxmol(voxelsOf(config).model),

  trainingForward: (model, config) =>
    alignedForward(model as Voxmol, config, voxelsOf(config).data.noise),

  async load(config) {
    const { data } = voxelsOf(config);
    const { parts, split, grid, leftOut } = await loadMolecules(data);
    const turned = config.train.augment === "rotations";
    const part = (structures: StructureList) => partOf(structures, grid, data, config.monitor.seed);
    return {
      train: {
        ...part(parts.train),
        batch(indices, generator, device) {
          const molecules = indices.map((index) => parts.train.at(index)!);
          const rotation: RotationLaw = turned ? data.rotation : "none";
          const augment = { rotation, shift: data.shift, random: generator } as const;
          return drawn(molecules, grid, data, generator, device, { augment });
        },
      },
      validation: part(parts.validation),
      test: part(parts.test),
      fit: () => ({ target: 1 }), // densities lie between 0 and 1
      record: splitRecord({ parts, split }, sizeOf),
      split,
      warning: () => leftOut,
    };
  },

  async loadFile(path, config) {
    const { data } = voxelsOf(config);
    const structures = await loadMoleculeFile(path, data);
    return partOf(structures, gridOf(data), data, config.monitor.seed);
  },
};

/** The schema lets nothing else through. */
function voxelsOf({ data, model }: Pick<ResolvedConfig, "data" | "model">): {
  data: VoxelsDataConfig;
  model: VoxmolConfig;
} {
  if (data.kind === "voxels" && model.kind === "voxmol") return { data, model };
  throw new TypeError(`${data.kind} and ${model.kind} are not of voxels`);
}

/** Molecules as they lie, with noise that is the same each time. */
function partOf(
  structures: StructureList,
  grid: VoxelGrid,
  data: VoxelsDataConfig,
  seed: number,
): Part {
  return {
    length: structures.length,
    name: (index) => structures.at(index)!.name,
    batches(count, device, _, { first = 0, draw = 0 } = {}) {
      const molecules = take(drop(structures, first), count);
      const isUsual = first === 0 && draw === 0;
      const generator = new Generator(isUsual ? seed : mixedSeed(seed, ofNoise, draw, first));
      const batches = inBatches(molecules, moleculesPerBatch, (some) =>
        drawn(some, grid, data, generator, device, {}),
      );
      return { batches, names: molecules.map(({ name }) => name) };
    },
  };
}

function drawn(
  molecules: readonly Structure[],
  grid: VoxelGrid,
  { noise, beyondGrid }: VoxelsDataConfig,
  generator: Generator,
  device: string,
  options: CollateVoxelsOptions,
): Batch {
  const outside = beyondGrid === "cut" ? "count" : "error";
  return tidy(() => {
    const { density } = collateVoxels(molecules, grid, { ...options, outside });
    const noisy = density.add(noiseLike(density, noise, generator));
    return onDevice({ density, noisy }, device);
  });
}
