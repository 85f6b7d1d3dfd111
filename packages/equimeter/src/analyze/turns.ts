import { affineGridGenerator, gridSampler3d, type Tensor, tensor, tidy } from "@equimeter/torch";

import { UserError } from "../errors.js";
import { voxels } from "../groups/voxels.js";

export type Axis = "x" | "y" | "z";

/** A rotation about an axis of space, to the right. */
export interface Turn {
  readonly axis: Axis;
  /** Degrees */
  readonly angle: number;
}

const axisNames: readonly Axis[] = ["x", "y", "z"];

/**
 * Every angle about every axis. The defaults are the papers': 0°, 90°, 180°, 270° and 360° about x,
 * y and z.
 *
 * @throws UserError for an unknown axis, an angle that is not finite, none or one of them twice
 */
export function turnsOf(
  axes: readonly Axis[] = axisNames,
  angles: readonly number[] = [0, 90, 180, 270, 360],
): Turn[] {
  for (const axis of axes)
    if (!axisNames.includes(axis))
      throw new UserError(`axes are x, y and z, not ${JSON.stringify(axis)}`);
  for (const angle of angles)
    if (!Number.isFinite(angle)) throw new UserError(`an angle must be in degrees, not ${angle}`);
  checkList("axes", axes);
  checkList("angles", angles);
  return axes.flatMap((axis) => angles.map((angle) => ({ axis, angle })));
}

function checkList(name: string, list: readonly unknown[]): void {
  if (list.length === 0) throw new UserError(`${name} must hold at least one`);
  const twice = list.find((value, i) => list.indexOf(value) !== i);
  if (twice !== undefined)
    throw new UserError(`${name}: ${String(twice)} stands there twice; leave one of them out`);
}

/** `45° about z`, for sentences. */
export const turnName = ({ axis, angle }: Turn): string => `${angle}° about ${axis}`;

/** The turn back. */
export const turnBack = ({ axis, angle }: Turn): Turn => ({ axis, angle: -angle });

/** How many quarter turns it is, 0 to 3; null for a turn that does not move voxels onto voxels. */
export function quartersOf({ angle }: Turn): number | null {
  const quarters = angle / 90;
  return Number.isInteger(quarters) ? ((quarters % 4) + 4) % 4 : null;
}

/** Whether it leaves everything where it is: 0°, 360°. */
export const isIdentity = (turn: Turn): boolean => quartersOf(turn) === 0;

/** R, [9] rows first. The entries of quarter turns are exactly 0 and ±1. */
export function matrixOf(turn: Turn): number[] {
  const quarters = quartersOf(turn);
  const radians = (turn.angle * Math.PI) / 180;
  const cos = quarters === null ? Math.cos(radians) : [1, 0, -1, 0][quarters];
  const sin = quarters === null ? Math.sin(radians) : [0, 1, 0, -1][quarters];
  const first = axisNames.indexOf(turn.axis);
  const [i, j] = [(first + 1) % 3, (first + 2) % 3];
  const matrix = [1, 0, 0, 0, 1, 0, 0, 0, 1];
  [matrix[4 * i], matrix[3 * i + j], matrix[3 * j + i], matrix[4 * j]] = [cos, -sin, sin, cos];
  return matrix;
}

/**
 * Positions turned about a point: R (r − c) + c.
 *
 * @param positions - [n*3]; left as they are
 * @param centre - c, [3]
 */
export function turnPositions(
  turn: Turn,
  positions: ArrayLike<number>,
  centre: readonly number[],
): Float64Array {
  const matrix = matrixOf(turn);
  return Float64Array.from(positions, (_, i) => {
    const [atom, row] = [i - (i % 3), i % 3];
    let sum = centre[row];
    for (let k = 0; k < 3; k++) sum += matrix[3 * row + k] * (positions[atom + k] - centre[k]);
    return sum;
  });
}

/** A turn of grids of one size about their centre. */
export interface GridTurn {
  /** (R f)(x) = f(R⁻¹ x), [B, C, X, Y, Z]. Exact for quarter turns, trilinear for others. */
  act(grids: Tensor): Tensor;
  /**
   * [X, Y, Z], 1 for voxels that come from inside of the grid and 0 for the others, of which nothing
   * is known; null where all do.
   */
  readonly covered: Tensor | null;
}

/**
 * @param like - whose size, dtype and device the grids have
 * @throws UserError for a quarter turn that swaps axes of different lengths, when it acts
 */
export function gridTurn(turn: Turn, like: Tensor): GridTurn {
  if (isIdentity(turn)) return { act: (grids) => grids, covered: null };
  const { dtype, device } = like;
  if (quartersOf(turn) !== null) {
    const one = tensor(matrixOf(turn), { dtype, device }).view([1, 3, 3]);
    const act = (grids: Tensor): Tensor =>
      voxels.act({ rotation: one.expand([grids.shape[0], 3, 3]) }, grids);
    return { act, covered: null };
  }
  const from = sources(turn, like);
  const [bilinear, zeros] = [0, 0];
  return {
    act: (grids) =>
      tidy(() => {
        const everywhere = from.expand([grids.shape[0], ...from.shape.slice(1)]);
        return gridSampler3d(grids, everywhere, bilinear, zeros, false);
      }),
    covered: coveredBy(from),
  };
}

/** Distances from outermost voxels that rounding may cause, in units of half the grid. */
const rounding = 1e-6;

/**
 * Where each voxel comes from, R⁻¹ x, [1, X, Y, Z, 3]: as grid_sample wants it, the last axis first
 * and in units in which the outer faces of the grid are at −1 and 1.
 */
function sources(turn: Turn, like: Tensor): Tensor {
  const { shape, dtype, device } = like;
  const size = shape.slice(-3);
  const matrix = matrixOf(turn);
  const reversed = [2, 1, 0];
  const inverse = reversed.map((row) => [
    ...reversed.map((column) => (matrix[3 * column + row] * size[column]) / size[row]),
    0,
  ]);
  return affineGridGenerator(tensor([inverse], { dtype, device }), [1, 1, ...size], false);
}

/** Between centres of voxels of the grid a trilinear interpolation has all that it needs. */
function coveredBy(from: Tensor): Tensor {
  return tidy(() => {
    const [, ...size] = from.shape.slice(0, 4);
    const outermost = size.toReversed().map((n) => 1 - 1 / n + rounding);
    const options = { dtype: from.dtype, device: from.device };
    return from.abs().le(tensor(outermost, options)).all(-1).squeeze(0).to(from.dtype);
  });
}
