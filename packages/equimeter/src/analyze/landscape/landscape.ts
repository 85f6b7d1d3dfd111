import { Generator, type Tensor, tidy } from "@equimeter/torch";

import { UserError } from "../../errors.js";
import {
  lossPart,
  type LossPartName,
  lossPartNames,
  type LossParts,
} from "../../measure/loss-parts.js";
import { mixedSeed } from "../../random.js";
import {
  hessianProducts,
  type HessianMethod,
  methodFor,
  refuseNotFinite,
  spectrumOf,
} from "../hessian/index.js";
import type { DirectionKind } from "./direction-kinds.js";
import {
  asDirection,
  type Direction,
  filterNormalized,
  orthogonalTo,
  randomDirection,
} from "./directions.js";
import { coordinates, type Grid, type Heights, heightsAt } from "./grid.js";
import { quadraticFit, type QuadraticFit } from "./quadratic-fit.js";

/** Two directions, and what is known of them. */
export interface Axes {
  /** Rows and columns of the grid. */
  readonly directions: readonly [Direction, Direction];
  /** Eigenvalues of L along them; null where they are no eigenvectors. */
  readonly eigenvalues: readonly [number, number] | null;
}

export interface AxesOptions {
  /** Computes the parts at the present weights, recorded, the same each time. */
  readonly parts: () => LossParts;
  readonly parameters: readonly Tensor[];
  readonly kind: DirectionKind;
  readonly method?: HessianMethod;
  readonly seed?: number;
  readonly onProgress?: (done: number, all: number) => void;
}

/**
 * The axes of a landscape: eigenvectors of the Hessian of L of its largest and its smallest positive eigenvalue, as
 * in the paper (D.5), or random ones. (Lanczos' method gives the smallest that it can tell from zero.)
 *
 * @throws UserError where the Hessian has no positive eigenvalue
 */
export function landscapeAxes(options: AxesOptions): Axes {
  const { parts, parameters, kind, seed = 0, onProgress } = options;
  if (kind !== "eigenvectors") {
    const generator = new Generator(seed);
    const one = (): Direction =>
      kind === "random"
        ? randomDirection(parameters, generator)
        : filterNormalized(parameters, generator);
    const first = one();
    const second = one();
    return {
      directions: [first, kind === "random" ? orthogonalTo(second, first) : second],
      eigenvalues: null,
    };
  }
  return tidy(() => {
    const size = parameters.reduce((sum, tensor) => sum + tensor.size, 0);
    const again = () => lossPart(parts(), "L");
    const loss = again();
    refuseNotFinite(loss.item());
    using products = hessianProducts(loss, again, parameters);
    const spectrum = spectrumOf("L", products, methodFor(size, options), {
      seed,
      ...(onProgress && { onProgress: (_, done, all) => onProgress(done, all) }),
    });
    const { largest, smallestPositive, largestVector, smallestVector } = spectrum;
    if (smallestVector === null || largest <= 0)
      throw new UserError(
        "the Hessian of L has no positive eigenvalue here: choose other directions, or a checkpoint after training began",
      );
    // An eigenvector's sign means nothing: L rises along both, away from who looks at the surface.
    const { gradient } = products.product;
    return {
      directions: [
        uphill(asDirection(largestVector, parameters), gradient),
        uphill(asDirection(smallestVector, parameters), gradient),
      ],
      eigenvalues: [largest, smallestPositive!],
    };
  });
}

function uphill(direction: Direction, gradient: readonly Tensor[]): Direction {
  const slope = direction.reduce((sum, of, i) => sum + of.mul(gradient[i]).sum().item(), 0);
  return slope < 0 ? direction.map((of) => of.neg()) : direction;
}

/** A surface by part of the loss: [rows][columns]. */
export type Surfaces = Readonly<Record<LossPartName, readonly (readonly number[])[]>>;

export interface LandscapeOptions {
  readonly parameters: readonly Tensor[];
  readonly axes: Axes;
  readonly grid: Grid;
  /** See `WalkOptions`. */
  readonly partsAt: (point: number) => LossParts;
  /** Rows that are there already. */
  readonly rows?: readonly (readonly Heights[])[];
  /** Hears of each row as it is done. */
  readonly onRow?: (row: readonly Heights[]) => void;
}

/**
 * The parts of the loss on a grid around the present weights (figure 1c of the paper).
 *
 * With the same group elements at every point (a `partsAt` that does not look at its argument) the surfaces are smooth
 * functions of the weights; of a linear head both are quadratic exactly. With others at each point their noise is on
 * top.
 */
export function landscape(options: LandscapeOptions): Surfaces {
  const { parameters, axes, grid, partsAt, rows: before = [], onRow } = options;
  const axis = coordinates(grid);
  const walk = { parameters, directions: axes.directions, partsAt };
  const rows = axis.map((y, i) => {
    if (i < before.length) return before[i];
    const row = axis.map((x, j) => heightsAt(walk, [y, x], i * axis.length + j));
    onRow?.(row);
    return row;
  });
  return Object.fromEntries(
    lossPartNames.map((part) => [part, rows.map((row) => row.map((heights) => heights[part]))]),
  ) as unknown as Surfaces;
}

/** How much each part varies at one point with what is drawn alone. */
export interface NoiseLevel {
  readonly mean: number;
  /** Standard deviation of one evaluation. */
  readonly deviation: number;
}

/** @param draws - evaluations with other elements each, from two on */
export function noiseLevels(
  partsAt: (draw: number) => LossParts,
  draws: number,
): Readonly<Record<LossPartName, NoiseLevel>> {
  const all = Array.from({ length: draws }, (_, draw) =>
    tidy(() => {
      const parts = partsAt(draw);
      return lossPartNames.map((name) => lossPart(parts, name).item());
    }),
  );
  const level = (index: number): NoiseLevel => {
    const values = all.map((one) => one[index]);
    const mean = values.reduce((sum, value) => sum + value, 0) / draws;
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    return { mean, deviation: Math.sqrt(squares / (draws - 1)) };
  };
  return Object.fromEntries(lossPartNames.map((name, i) => [name, level(i)])) as Record<
    LossPartName,
    NoiseLevel
  >;
}

/** The fits of all parts. */
export function fitsOf(
  surfaces: Surfaces,
  grid: Grid,
): Readonly<Record<LossPartName, QuadraticFit>> {
  const axis = coordinates(grid);
  return Object.fromEntries(
    lossPartNames.map((part) => [part, quadraticFit(surfaces[part], axis)]),
  ) as Record<LossPartName, QuadraticFit>;
}

/** A seed for the elements of a point, where each point has others. */
export const seedOfPoint = (seed: number, point: number): number => mixedSeed(seed, 3, point);
