import { noGrad, type Tensor, tidy } from "@equimeter/torch";

import { UserError } from "../errors.js";
import { checkDeterministic } from "../measure/deterministic.js";
import { type Chunk, type InputOptions, moleculeInputs, type Turned } from "./inputs.js";
import { summarise, type TurnSummary } from "./reconstruction-summary.js";
import { type Axis, gridTurn, quartersOf, type Turn, turnName, turnsOf } from "./turns.js";

/**
 * Of one molecule and turn R, in mean squares over all voxels and channels (the papers' MSE). x is the
 * density, x_R that of the turned molecule, x̂ and x̂_R what the model makes of them.
 */
export interface TurnError extends Turn {
  /** Its number among those given, from 0. */
  readonly molecule: number;
  readonly turned: Turned;
  /** R x̂ − x̂_R: how far the model is from equivariant (002, eq. 4). */
  readonly equivariance: number;
  /** x̂_R − x_R: what the model misses anyway, the papers' upper bound. */
  readonly truth: number;
  /**
   * R x − x_R: what the procedure itself makes of densities that turn perfectly, by its trilinear
   * interpolation and by windows that do not turn with the grid. 0 where the grid is turned.
   */
  readonly floor: number;
  /** x_R. The errors over this are the relative ones. */
  readonly meanSquare: number;
  /**
   * The part of the voxels that comes from inside of the grid as it turns; the others, in corners,
   * count as 0 in all the numbers above. 1 for quarter turns.
   */
  readonly covered: number;
}

export interface ReconstructionReport {
  readonly molecules: number;
  /** Every molecule, axis and angle. */
  readonly errors: readonly TurnError[];
  /** Mean square of x̂ − x by molecule. */
  readonly unturned: readonly number[];
  /** Over the molecules: a line for each axis, angle and what was turned. */
  readonly turns: readonly TurnSummary[];
}

export interface ReconstructionOptions extends InputOptions {
  /**
   * The model, in evaluation mode: what it makes of densities [B, C, X, Y, Z], which has the same
   * shape. To measure a denoiser as it was trained, give `noise`.
   */
  readonly reconstruct: (density: Tensor) => Tensor;
  /** Default: x, y and z. */
  readonly axes?: readonly Axis[];
  /** Degrees, to the right. Default: 0, 90, 180, 270, 360. */
  readonly angles?: readonly number[];
  /** Default: the molecule, and for multiples of 90° also the grid. */
  readonly turned?: readonly Turned[];
  /** Hears of every forward pass. */
  readonly onPass?: (done: number, all: number) => void;
}

/**
 * Reconstruction equivariance (002, section 4.1): the reconstruction of the turned input against the
 * turned reconstruction, by molecule, axis and angle, beside the error against the truth and beside
 * what the same procedure finds for the truth itself.
 *
 * Multiples of 90° move voxels onto voxels, so that a reconstruction is turned exactly. At other angles
 * it is interpolated, and even an equivariant model shows an error of about `floor`, or less where it
 * blurs: what is not well above the floor is no finding. On VoxMol's grids the floor is 0.5 % of
 * `meanSquare`.
 *
 * Averaged over a finite group and over the turned copies of a sample, `equivariance` is 2 L_equiv: the
 * squared difference of two twisted predictions is, on average, twice their variance.
 *
 * @throws UserError for options out of range, atoms outside of the grid, and for a model that gives
 *   another shape, values that are not finite, or two answers to one input
 */
export function reconstructionEquivariance(options: ReconstructionOptions): ReconstructionReport {
  const turns = turnsOf(options.axes, options.angles);
  const work = workOf(turns, options.turned ?? ["grid", "molecule"]);
  const inputs = moleculeInputs(options, turns);
  const passes = inputs.starts.length * (work.length + 1);
  let done = 0;
  const run = (density: Tensor): Tensor => {
    const result = reconstructionOf(density, options.reconstruct);
    options.onPass?.(++done, passes);
    return result;
  };
  const errors: TurnError[] = [];
  const unturned: number[] = [];
  for (const first of inputs.starts)
    tidy(() =>
      noGrad(() => {
        const chunk = inputs.chunk(first);
        if (first === 0) checkModel(options.reconstruct, chunk.noisy.narrow(0, 0, 1));
        const still = run(chunk.noisy);
        unturned.push(...meanSquares(still.sub(chunk.clean)));
        for (const one of work) errors.push(...errorsOf(one, chunk, still, run));
      }),
    );
  errors.sort((a, b) => a.molecule - b.molecule); // stable: turns stay in their order
  return { molecules: options.molecules.length, errors, unturned, turns: summarise(errors) };
}

/** Of one turn, by molecule. */
function errorsOf(
  { turn, index, turned }: Work,
  chunk: Chunk,
  still: Tensor,
  run: (density: Tensor) => Tensor,
): TurnError[] {
  return tidy(() => {
    const { act, covered } = gridTurn(turn, chunk.clean);
    const { clean, noisy } = chunk.turned(turn, index, turned);
    const reconstruction = run(noisy);
    const equivariance = meanSquares(act(still).sub(reconstruction), covered);
    const truth = meanSquares(reconstruction.sub(clean), covered);
    const floor = meanSquares(act(chunk.clean).sub(clean), covered);
    const meanSquare = meanSquares(clean, covered);
    const share = covered ? covered.mean().item() : 1;
    return truth.map((_, i) => ({
      molecule: chunk.first + i,
      ...turn,
      turned,
      equivariance: equivariance[i],
      truth: truth[i],
      floor: floor[i],
      meanSquare: meanSquare[i],
      covered: share,
    }));
  });
}

interface Work {
  readonly turn: Turn;
  /** Of the turn among all. */
  readonly index: number;
  readonly turned: Turned;
}

/** @throws UserError for an unknown way to turn, and for turns that none of those given can do */
function workOf(turns: readonly Turn[], ways: readonly Turned[]): Work[] {
  for (const way of ways)
    if (way !== "grid" && way !== "molecule")
      throw new UserError(`"grid" and "molecule" can be turned, not ${JSON.stringify(way)}`);
  return turns.flatMap((turn, index) => {
    const own = [...new Set(ways)].filter((way) => way === "molecule" || quartersOf(turn) !== null);
    if (own.length === 0)
      throw new UserError(
        `a grid cannot be turned by ${turnName(turn)} without interpolation: ` +
          'add "molecule" to turned, or leave out all but multiples of 90°',
      );
    return own.map((turned) => ({ turn, index, turned }));
  });
}

function checkModel(reconstruct: (density: Tensor) => Tensor, one: Tensor): void {
  const forward = ({ density }: Record<string, Tensor>) => ({ density: reconstruct(density) });
  checkDeterministic({ forward }, { density: one }, { density: null });
}

function reconstructionOf(density: Tensor, reconstruct: (density: Tensor) => Tensor): Tensor {
  const result = reconstruct(density);
  if (result.shape.join() !== density.shape.join())
    throw new UserError(
      `the model makes [${result.shape.join(", ")}] of densities [${density.shape.join(", ")}]: ` +
        "what it reconstructs must have their shape",
    );
  if (!result.isfinite().all().item())
    throw new UserError("the model reconstructs values that are not finite");
  return result;
}

/** Over all voxels and channels of each molecule; voxels that are not covered count as 0. */
function meanSquares(difference: Tensor, covered: Tensor | null = null): number[] {
  return tidy(() => {
    const squares = difference.square();
    const counted = covered ? squares.mul_(covered) : squares;
    return counted.mean([1, 2, 3, 4], { dtype: "float64" }).toNumbers();
  });
}
