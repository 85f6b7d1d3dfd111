import { customFunction, fromTypedArray, Tensor } from "@equimeter/torch";

import { UserError } from "../../errors.js";
import type { Floats, VoxelAtoms } from "./density.js";
import type { VoxelGrid } from "./grid.js";
import { densityOf, gradientsOf } from "./tensor.js";

type Indices = Tensor | ArrayLike<number>;

/**
 * Molecules on a grid, differentiable once with respect to the positions (the windows are held where
 * they are, as VoxMol's are). The arithmetic is done on the CPU in float64; positions on another
 * device are fetched, and the density is sent there.
 *
 * @param positions - [N, 3] Å, float32 or float64
 * @param channels - [N] of the grid's channels
 * @param batch - [N] the molecule of each atom
 * @param count - B, how many molecules there are
 * @returns [B, C, X, Y, Z] in [0, 1], of the dtype of `positions`. See voxelizeInto
 * @throws UserError for another dtype or shape, positions that are not finite, a channel or molecule
 * that is not there, a second derivative
 */
export function voxelize(
  positions: Tensor,
  channels: Indices,
  batch: Indices,
  count: number,
  grid: VoxelGrid,
): Tensor {
  const { dtype, device, shape } = positions;
  if ((dtype !== "float32" && dtype !== "float64") || shape.length !== 2 || shape[1] !== 3)
    throw new UserError(
      `positions must be float32 or float64 of shape [N, 3], not ${dtype} [${shape.join(", ")}]`,
    );
  const channelOf = numbersOf("channels", channels, shape[0]);
  const members = membersOf(numbersOf("batch", batch, shape[0]), count);
  const moleculesAt = (at: Tensor) => {
    const values = at.toTypedArray() as Floats;
    return members.map((atoms) => moleculeOf(atoms, values, channelOf));
  };
  const pullBack = customFunction({
    forward: (gradient: Tensor, at: Tensor) => {
      const slopes = new Float64Array(at.size);
      for (const [molecule, own] of gradientsOf(gradient, moleculesAt(at), grid).entries())
        members[molecule].forEach((atom, i) =>
          slopes.set(own.subarray(3 * i, 3 * i + 3), 3 * atom),
        );
      return fromTypedArray(slopes, at.shape).to(dtype);
    },
    backward: () => {
      throw new UserError("voxelize can be differentiated once, not twice");
    },
  }) as (gradient: Tensor, at: Tensor) => Tensor;
  const drawn = customFunction({
    forward: (at: Tensor) => densityOf(moleculesAt(at), grid, dtype),
    backward: ([gradient], [at]) => [pullBack(gradient, at)],
  }) as (at: Tensor) => Tensor;
  // A copy's derivative is libtorch's own, and what is written here stays on the thread that called.
  return device.startsWith("cpu") ? drawn(positions) : drawn(positions.to("cpu")).to(device);
}

function numbersOf(name: string, indices: Indices, atoms: number): ArrayLike<number> {
  const numbers = indices instanceof Tensor ? indices.toNumbers() : indices;
  if (numbers.length === atoms) return numbers;
  throw new UserError(`${name} has ${numbers.length} numbers for ${atoms} atoms`);
}

/** The atoms of each molecule. */
function membersOf(batch: ArrayLike<number>, count: number): number[][] {
  const members = Array.from({ length: count }, (): number[] => []);
  for (let atom = 0; atom < batch.length; atom++) {
    const molecule = members[batch[atom]];
    if (!molecule)
      throw new UserError(
        `atom ${atom} is of molecule ${batch[atom]}; there are ${count}, counted from 0`,
      );
    molecule.push(atom);
  }
  return members;
}

function moleculeOf(
  atoms: readonly number[],
  positions: Floats,
  channels: ArrayLike<number>,
): VoxelAtoms {
  const own = positions.slice(0, 3 * atoms.length);
  atoms.forEach((atom, i) => own.set(positions.subarray(3 * atom, 3 * atom + 3), 3 * i));
  return { positions: own, channels: atoms.map((atom) => channels[atom]) };
}
