import { fromTypedArray, nn, optim, type Tensor, tidy } from "@equimeter/torch";

import { voxelize, type VoxelGrid } from "../data/voxels/index.js";

/**
 * How far positions are refined, by L-BFGS with a line search; "none" leaves them as they are.
 *
 * "converged" goes to the minimum: float64, the sum of the squared error. "voxmol" is VoxMol's:
 * float32, its mean, at most ten times four iterations. That mean is so small (about 1e-4) that
 * absolute tolerances end the search after some 18 evaluations, up to 2e-3 Å from the minimum. It
 * is chaotic too: starts 1e-6 Å apart end up to 8e-4 Å apart, and tenths of an Å where a single
 * faint voxel was taken for an atom.
 */
export type RefinementKind = "converged" | "voxmol" | "none";

export interface Refinement {
  /** [n*3] Å, in the grid's frame */
  readonly positions: Float64Array;
  /** Squared error, the mean over all channels and voxels: at the start, and at these positions. */
  readonly startLoss: number;
  readonly loss: number;
}

const lineSearch = "strong-wolfe";
const settings = {
  converged: {
    reduction: "sum",
    calls: 1,
    options: { maxIter: 100, maxEval: 200, toleranceGrad: 1e-7, lineSearch },
  },
  voxmol: {
    reduction: "mean",
    calls: 10,
    options: { maxIter: 4, maxEval: 5, historySize: 10, lineSearch },
  },
} as const;

/** Calls end when the loss at their start has changed by less. */
const tolerance = 1e-6;

/**
 * Moves atoms to where their density is closest to a given one, the nearest least squared error of
 * `voxelize(positions)`. They stay where they were unless that error falls.
 *
 * @param target - [C, X, Y, Z]
 * @param positions - [n*3] Å, in the grid's frame
 * @param channels - [n]
 * @throws UserError as `voxelize` does
 */
export function refine(
  target: Tensor,
  positions: Float64Array,
  channels: ArrayLike<number>,
  grid: VoxelGrid,
  kind: RefinementKind = "converged",
): Refinement {
  return tidy(() => {
    const start = fromTypedArray(kind === "voxmol" ? Float32Array.from(positions) : positions);
    const at = nn.parameter(start.view([-1, 3]).clone());
    const wanted = target.to({ device: "cpu", dtype: at.dtype }).unsqueeze(0);
    const molecule = new Array<number>(channels.length).fill(0);
    const errors = (): Tensor => voxelize(at, channels, molecule, 1, grid).sub(wanted).square();
    const meanError = (): number => tidy(() => errors().mean().item());
    const found = (loss: number): Refinement => ({
      positions: Float64Array.from(at.toNumbers()),
      startLoss,
      loss,
    });
    const startLoss = meanError();
    const unmoved = found(startLoss);
    if (kind === "none") return unmoved;
    const { reduction, calls, options } = settings[kind];
    const optimizer = new optim.LBFGS([["positions", at]], options);
    const closure = (): Tensor => {
      optimizer.zeroGrad();
      const loss = errors()[reduction]();
      loss.backward();
      return loss;
    };
    let previous = Infinity;
    for (let call = 0; call < calls; call++) {
      const loss = optimizer.step(closure);
      if (Math.abs(loss - previous) < tolerance) break;
      previous = loss;
    }
    const refined = found(meanError());
    return refined.loss < startLoss ? refined : unmoved;
  });
}
