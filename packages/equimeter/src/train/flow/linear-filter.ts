import { keep, type Tensor, tensor, tidy } from "@equimeter/torch";

import { UserError } from "../../errors.js";
import { checkPoints, checkShape, masked } from "./points.js";

/**
 * The mean square, per component, of the way between points of a chain, by how many steps along the
 * chain lie between them: [longest], the first 0. Steps that no chain has get the value of the most that there are.
 *
 * @param chains - coordinates [n*3] of each
 * @throws UserError for no chain of two points at least
 */
export function squaresAlong(chains: Iterable<ArrayLike<number>>, longest: number): Float64Array {
  const sums = new Float64Array(longest);
  const counts = new Float64Array(longest);
  for (const positions of chains) {
    const count = positions.length / 3;
    for (let apart = 1; apart < Math.min(count, longest); apart++) {
      let sum = 0;
      for (let at = 0; at < 3 * (count - apart); at++)
        sum += (positions[at + 3 * apart] - positions[at]) ** 2;
      sums[apart] += sum / 3;
      counts[apart] += count - apart;
    }
  }
  if (longest > 1 && counts[1] === 0)
    throw new UserError("no chain has two points: give chains whose distances can be known");
  let last = 0;
  return sums.map((sum, apart) => (last = counts[apart] > 0 ? sum / counts[apart] : last));
}

/** What a filter is asked about; all at one time. */
export interface PointPair {
  /** x_t [B, N, 3] */
  readonly points: Tensor;
  /** x₁ [B, N, 3] */
  readonly clean: Tensor;
  /** [B, N] bool, the points of a chain first */
  readonly mask: Tensor;
}

/**
 * The prediction x̂₁ = W x_t whose every point is a fixed mixture of all points of the chain: of all that
 * are linear the best one (Wiener's) for chains of these mean-square distances. It is the same for x, y and z, so
 * that it turns with them exactly, whatever it knows. What a model explains beyond it is all that its symmetry can be
 * learned about.
 *
 * With C = −½ P Γ P the covariance of centred points (Γ_ij the mean squares, P takes the mean away) and
 * eigenvalues c of C, that of W is t c / (t² c + (1 − t)²).
 */
export class LinearFilter {
  readonly #squares: Float64Array;
  readonly #modes = new Map<number, { values: Tensor; vectors: Tensor }>();

  /** @param squares - as `squaresAlong` gives them, for chains of at most so many points */
  constructor(squares: Float64Array) {
    this.#squares = squares;
  }

  /**
   * W for a chain of `count` points, [count, count] float64.
   *
   * @param t - from 0 to below 1
   * @throws UserError for longer chains than those of the squares
   */
  matrix(count: number, t: number): Tensor {
    return tidy(() => {
      const { values, vectors } = this.#modesOf(count);
      const gains = values.mul(t).div(values.mul(t * t).add((1 - t) ** 2));
      return vectors.mul(gains).matmul(vectors.transpose(0, 1));
    });
  }

  /**
   * Its loss on some samples: the mean over them of Σ_mask |x₁ − W x_t|² / (3 n).
   *
   * @throws UserError for no samples, other shapes, a sample without points
   */
  loss(batches: readonly PointPair[], t: number): number {
    if (batches.length === 0) throw new UserError("there are no points: give one batch at least");
    let [sum, samples] = [0, 0];
    for (const { points, clean, mask } of batches) {
      checkPoints("the noisy points", points, mask);
      checkShape("the data", clean, points.shape);
      const counts = tidy(() => mask.sum(1).toNumbers());
      counts.forEach((count, sample) => {
        sum += tidy(() => {
          const [x, y] = [points, clean].map((values) =>
            masked(values, mask)
              .select(0, sample)
              .narrow(0, 0, count)
              .to({ dtype: "float64", device: "cpu" }),
          );
          return this.matrix(count, t).matmul(x).sub(y).square().sum().item() / (3 * count);
        });
      });
      samples += counts.length;
    }
    return sum / samples;
  }

  #modesOf(count: number): { values: Tensor; vectors: Tensor } {
    const known = this.#modes.get(count);
    if (known) return known;
    if (count > this.#squares.length)
      throw new UserError(
        `a filter for chains of at most ${this.#squares.length} points was asked about ${count}`,
      );
    const rows = Array.from({ length: count }, (_, i) =>
      Array.from({ length: count }, (_, j) => this.#squares[Math.abs(i - j)]),
    );
    const modes = tidy(() => {
      const squares = tensor(rows, { dtype: "float64" });
      const means = squares.mean(0, { keepdim: true });
      const covariance = squares.sub(means).sub(means.transpose(0, 1)).add(means.mean()).mul(-0.5);
      const { eigenvalues, eigenvectors } = covariance.linalgEigh();
      // Mean squares over chains of other lengths need not be those of any points: what is negative is noise.
      return { values: keep(eigenvalues.clampMin(0)), vectors: keep(eigenvectors) };
    });
    this.#modes.set(count, modes);
    return modes;
  }
}
