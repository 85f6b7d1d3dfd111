import { elementSymbols } from "../../../packages/equimeter/dist/data/index.js";
import { voxelGrid, voxelize } from "../../../packages/equimeter/dist/data/voxels/index.js";
import { moleculesOf } from "../../../packages/equimeter/dist/generate/index.js";
import { fromTypedArray, tensor, zeros } from "../../../packages/torch/dist/index.js";

/** The density of a file, its grid, and what finds the one molecule in a density on it. */
export function moleculesIn(tensors, { shape }) {
  const [, count, ...size] = shape;
  const grid = voxelGrid({ grid: size, channels: elementSymbols.slice(1, count + 1) });
  const index = tensors["input.grid_index"].to("int64");
  const density = zeros([shape.reduce((a, b) => a * b)])
    .indexPut([index], tensors["input.grid_value"])
    .view(shape);
  return { grid, density, found: (from, options) => moleculesOf(from, grid, options)[0] };
}

/** The atoms of a density, and of the density of given atoms, by the original's rules. */
export function peaks(tensors, about) {
  const { grid, density, found } = moleculesIn(tensors, about);
  const [gpu, cpu] = [{ rule: "voxmol-gpu" }, { rule: "voxmol-cpu" }];
  const start = found(density, { ...gpu, refinement: "none" });
  const places = start.peaks.map(({ channel, voxel }) => [channel, ...voxel]);
  const results = {
    "output.peak_voxels": tensor(places, { dtype: "int64" }),
    "output.peak_values": tensor(start.peaks.map(({ height }) => height)),
    "output.init_coords": coords(start),
    "output.init_atoms_channel": channels(start),
    "output.refined_coords": coords(found(density, gpu)),
    "output.refined_coords_cpu_alias": coords(found(density, cpu)),
  };
  const [truth, ofTruth] = [tensors["input.true_coords"], tensors["input.true_channels"]];
  if (!truth) return results;
  const [positions, ofAtoms] = [truth.view([-1, 3]), ofTruth.view([-1])];
  const clean = voxelize(positions, ofAtoms, ofAtoms.zerosLike(), 1, grid);
  const cleanStart = found(clean, { ...gpu, refinement: "none" });
  return {
    ...results,
    "output.clean_init_coords": coords(cleanStart),
    "output.clean_init_channels": channels(cleanStart),
    // Refined against all of the density: what has no noise needs no threshold.
    "output.clean_refined_coords": coords(found(clean, { ...gpu, noiseLevel: 0 })),
  };
}

/** [1, n, 3] */
function coords({ positions }) {
  return fromTypedArray(Float32Array.from(positions)).view([1, -1, 3]);
}

/** [1, n] */
function channels(molecule) {
  return tensor([Array.from(molecule.channels)]);
}
