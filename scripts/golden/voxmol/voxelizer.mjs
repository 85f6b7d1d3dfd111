import { channelsOfVoxmol, realAtoms } from "./atoms.mjs";
import { voxelGrid, voxelize } from "../../../packages/equimeter/dist/data/voxels/index.js";
import { arange, grad, zeros } from "../../../packages/torch/dist/index.js";

/** Grids of molecules that are padded to one length, and the gradient of the sum of their squares. */
export function voxelizer(tensors, about) {
  const { grid_dim: size, num_channels: count, resolution, cubes_around: reach } = about;
  const channel = tensors["input.atoms_channel"];
  const [molecules, slots] = channel.shape;
  const real = realAtoms(channel);
  const pick = (values) => values.indexSelect(0, real);
  const positions = pick(tensors["input.coords"].reshape([-1, 3])).clone();
  positions.requiresGrad = true;
  const channels = pick(channel.view([-1]));
  const batch = pick(arange(molecules).repeatInterleave(slots));
  const symbols = channelsOfVoxmol.slice(0, count);
  const radius = radiusOf(channels.toNumbers(), pick(tensors["input.radius"].view([-1])), symbols);
  const grid = voxelGrid({ grid: size, resolution, reach, channels: symbols, radius });
  const density = voxelize(positions, channels, batch, molecules, grid);
  const sum = density.square().sum();
  const [slope] = grad(sum, [positions]);
  const index = tensors["output.nonzero_index"]?.to("int64");
  return {
    "output.grid": density.detach(),
    "output.sumsq": sum.detach().view([1]),
    ...(index && {
      "output.nonzero_index": occupied(positions, channels, batch, molecules, grid),
      "output.nonzero_value": density.detach().view([-1]).indexSelect(0, index),
    }),
    "grad.coords": zeros([molecules * slots, 3])
      .indexCopy(0, real, slope)
      .view([molecules, slots, 3]),
  };
}

/**
 * Where the original's density is not 0: where for any one atom 1 − v is not 1 in float32, for it sums
 * the logarithms of those.
 */
function occupied(positions, channels, batch, molecules, grid) {
  const alone = arange(positions.shape[0]);
  const each = voxelize(positions.detach(), channels, alone, positions.shape[0], grid);
  const seen = each.rsub(1).ne(1).to("float32");
  const shape = [molecules, ...each.shape.slice(1)];
  const together = zeros(shape).indexAdd(0, batch.to("int64"), seen);
  return together.view([-1]).ne(0).nonzero().view([-1]).to("int32");
}

/** By symbol; an element has one radius. */
function radiusOf(channels, radii, symbols) {
  const values = radii.toNumbers();
  const own = Object.fromEntries(channels.map((channel, i) => [symbols[channel], values[i]]));
  const other = channels.findIndex((channel, i) => own[symbols[channel]] !== values[i]);
  if (other >= 0) throw new Error(`${symbols[channels[other]]} has two radii in one file`);
  return { ...Object.fromEntries(symbols.map((symbol) => [symbol, 0.5])), ...own };
}
