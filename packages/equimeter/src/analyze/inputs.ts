import { Generator, randn, stack, type Tensor, tidy } from "@equimeter/torch";

import type { VoxelAtoms, VoxelGrid } from "../data/voxels/index.js";
import { densityOf } from "../data/voxels/tensor.js";
import { UserError } from "../errors.js";
import { uniform } from "../random.js";
import { gridTurn, quartersOf, type Turn, turnName, turnPositions } from "./turns.js";

/**
 * What is turned: "grid" the density, by moving its voxels, which is exact and for quarter turns only;
 * "molecule" the positions, about the grid's centre, of which a new density is made.
 */
export type Turned = "grid" | "molecule";

/** Noise that is added to every density, N(0, σ²) in each voxel. */
export interface Noise {
  readonly sigma: number;
  /**
   * "once": one draw a molecule, which turns with it, so that the model sees the same noisy grid turned;
   * for quarter turns only, as interpolated noise is weaker. "afresh": another draw for each input; what
   * the model then does at 0° is due to noise alone.
   */
  readonly draw: "once" | "afresh";
  /** Default 0. */
  readonly seed?: number;
}

export interface InputOptions {
  /** At least one, as they lie: nothing is centred. */
  readonly molecules: readonly VoxelAtoms[];
  readonly grid: VoxelGrid;
  /** Default: none, the densities as they are. */
  readonly noise?: Noise;
  /** Molecules in one forward pass at most. Default 8. */
  readonly rowsPerPass?: number;
  /** Where the model's inputs are wanted, such as "cuda". Default "cpu". */
  readonly device?: string;
}

/** Densities of some molecules, [B, C, X, Y, Z] each. */
export interface Input {
  readonly clean: Tensor;
  /** With noise, where there is any. */
  readonly noisy: Tensor;
}

/** Molecules that go through the model together. */
export interface Chunk extends Input {
  /** Number of the first of them. */
  readonly first: number;
  /**
   * The same molecules turned.
   *
   * @param index - of the turn among all; decides its noise
   * @throws UserError for atoms outside of the grid
   */
  turned(turn: Turn, index: number, what: Turned): Input;
}

/** All molecules in chunks. How large those are changes no number but for rounding. */
export interface MoleculeInputs {
  /** Number of the first molecule of each chunk. */
  readonly starts: readonly number[];
  /** @throws UserError for atoms outside of the grid */
  chunk(first: number): Chunk;
}

/**
 * @param turns - those that the chunks will be turned by
 * @throws UserError for options out of range
 */
export function moleculeInputs(options: InputOptions, turns: readonly Turn[]): MoleculeInputs {
  const { molecules, grid, noise, rowsPerPass = 8, device = "cpu" } = options;
  if (molecules.length === 0) throw new UserError("there is nothing to analyse: no molecule");
  if (!Number.isInteger(rowsPerPass) || rowsPerPass < 1)
    throw new UserError(`rowsPerPass must be a whole number from 1 on, not ${rowsPerPass}`);
  if (noise) checkNoise(noise, turns);
  const seeds = noise ? seedsOf(noise, molecules.length, turns.length + 1) : [];
  const starts = molecules.flatMap((_, i) => (i % rowsPerPass === 0 ? [i] : []));
  const chunk = (first: number): Chunk => {
    const own = molecules.slice(first, first + rowsPerPass);
    const draw = (index: number): Tensor | null =>
      noise
        ? tidy(() => {
            const shape = [grid.channels.length, ...grid.size];
            const each = own.map((_, i) =>
              randn(shape, { generator: new Generator(seeds[first + i][index]) }),
            );
            return stack(each).mul_(noise.sigma).to(device);
          })
        : null;
    const clean = densitiesOf(own, grid, first, null).to(device);
    const still = draw(0);
    const turned = (turn: Turn, index: number, what: Turned): Input => {
      const { act } = gridTurn(turn, clean);
      const isMolecule = what === "molecule";
      const moved = isMolecule ? densitiesOf(own, grid, first, turn).to(device) : act(clean);
      return withNoise(moved, still && noise?.draw === "once" ? act(still) : draw(index + 1));
    };
    return { first, turned, ...withNoise(clean, still) };
  };
  return { starts, chunk };
}

function withNoise(clean: Tensor, noise: Tensor | null): Input {
  return { clean, noisy: noise ? clean.add(noise) : clean };
}

function checkNoise({ sigma, draw, seed = 0 }: Noise, turns: readonly Turn[]): void {
  if (!(sigma >= 0 && sigma < Infinity))
    throw new UserError(`sigma must be a number from 0 on, not ${sigma}`);
  if (draw !== "once" && draw !== "afresh")
    throw new UserError(`noise is drawn "once" or "afresh", not ${JSON.stringify(draw)}`);
  if (!Number.isSafeInteger(seed))
    throw new UserError(`the seed of the noise must be a whole number, not ${seed}`);
  const between = turns.find((turn) => quartersOf(turn) === null);
  if (draw === "once" && between)
    throw new UserError(
      `noise cannot be turned by ${turnName(between)} without loss: ` +
        'leave out all but multiples of 90°, or draw the noise "afresh"',
    );
}

/** By molecule and draw, so that the noise does not depend on what goes through the model together. */
function seedsOf({ seed = 0 }: Noise, molecules: number, draws: number): number[][] {
  const random = uniform(seed);
  const next = (): number => Math.floor(random() * 2 ** 32);
  return Array.from({ length: molecules }, () => Array.from({ length: draws }, next));
}

function densitiesOf(
  molecules: readonly VoxelAtoms[],
  grid: VoxelGrid,
  first: number,
  turn: Turn | null,
): Tensor {
  const placed = molecules.map(({ positions, channels }) => ({
    positions: turn ? turnPositions(turn, positions, grid.centre) : positions,
    channels,
  }));
  return densityOf(placed, grid, "float32", (atoms, molecule) => {
    const lies = turn ? `, turned by ${turnName(turn)}` : "";
    throw new UserError(
      `molecule ${first + molecule}${lies}: ${atoms} of ${molecules[molecule].channels.length} atoms ` +
        `lie outside of the grid of ${grid.size.join(" × ")} voxels of ${grid.resolution} Å; ` +
        "take a larger grid, or leave such molecules out with gridFilter",
    );
  });
}
