import { keep, type Tensor, tensor, tidy } from "@equimeter/torch";

import { UserError } from "../../errors.js";
import { checkPoints, checkShape, masked } from "./points.js";

/** Classes of frequencies, of equal width in their square root: most are of slow waves, which are the large ones. */
const classes = 100;

/**
 * The power spectrum of chains: the mean square, per component, of their cosine transform, by frequency.
 *
 * @returns logarithms for the frequencies (i / 100)², i from 0 to 100; a frequency of 1 changes sign from point to point
 */
export type Spectrum = readonly number[];

/**
 * The spectrum of chains of points, about their means. Frequencies that no chain has take the value between their
 * neighbours.
 *
 * @param chains - coordinates [n*3] of each; chains of one point or none say nothing
 * @throws UserError where no chain says anything
 */
export function spectrumOf(chains: Iterable<ArrayLike<number>>): Spectrum {
  const sums = new Float64Array(classes + 1);
  const counts = new Float64Array(classes + 1);
  const transforms = new Map<number, Tensor>();
  const transformOf = (count: number) => {
    const made = transforms.get(count) ?? keep(cosines(count));
    transforms.set(count, made);
    return made;
  };
  for (const positions of chains) {
    const count = positions.length / 3;
    tidy(() => {
      const points = tensor(Array.from(positions), { dtype: "float64" }).view([-1, 3]);
      const power = transformOf(count).matmul(points).square().mean(1).toNumbers();
      // The first is the mean, which is no matter of shape.
      for (let k = 1; k < count; k++) {
        const at = Math.round(place(k, count));
        sums[at] += power[k];
        counts[at]++;
      }
    });
  }
  for (const transform of transforms.values()) transform.dispose();
  const known = [...counts.keys()].filter((at) => sums[at] > 0);
  if (known.length === 0)
    throw new UserError("no chain has two points apart: give chains that have a shape");
  return Array.from(sums, (_, at) => {
    const before = known.findLast((one) => one <= at) ?? known[0];
    const after = known.find((one) => one >= at) ?? known.at(-1)!;
    const share = after === before ? 0 : (at - before) / (after - before);
    const log = (one: number) => Math.log(sums[one] / counts[one]);
    return (1 - share) * log(before) + share * log(after);
  });
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
 * The prediction x̂₁ = W x_t whose every point is a fixed mixture of all points of the chain: Wiener's filter for
 * chains of this spectrum. It damps each wave along the chain as far as noise outweighs it, and is the same for x, y and
 * z, so that it turns with them exactly, whatever it knows. Only what a model explains beyond it is a matter of symmetry.
 *
 * With D the cosine transform and c the spectrum, W = Dᵀ diag(t c / (t² c + (1 − t)²)) D.
 */
export class LinearFilter {
  readonly #spectrum: Spectrum;
  /** By the number of points: D [n, n] and c [n, 1]. */
  readonly #modes = new Map<number, { transform: Tensor; power: Tensor }>();

  constructor(spectrum: Spectrum) {
    this.#spectrum = spectrum;
  }

  /**
   * @param points - x_t of one chain, [n, 3], centred
   * @param t - from 0 to below 1
   * @returns x̂₁ [n, 3] float64
   */
  predict(points: Tensor, t: number): Tensor {
    return tidy(() => {
      const { transform, power } = this.#modesOf(points.shape[0]);
      const gains = power.mul(t).div(power.mul(t * t).add((1 - t) ** 2));
      const waves = transform.matmul(points.to({ dtype: "float64", device: "cpu" }));
      return transform.transpose(0, 1).matmul(waves.mul(gains));
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
            masked(values, mask).select(0, sample).narrow(0, 0, count),
          );
          const wrong = this.predict(x, t).sub(y.to({ dtype: "float64", device: "cpu" }));
          return wrong.square().sum().item() / (3 * count);
        });
      });
      samples += counts.length;
    }
    return sum / samples;
  }

  #modesOf(count: number): { transform: Tensor; power: Tensor } {
    const known = this.#modes.get(count);
    if (known) return known;
    const modes = tidy(() => {
      const power = Array.from({ length: count }, (_, k) =>
        k === 0 ? 0 : this.#powerAt(k, count),
      );
      return {
        transform: keep(cosines(count)),
        power: keep(tensor(power, { dtype: "float64" }).unsqueeze(1)),
      };
    });
    this.#modes.set(count, modes);
    return modes;
  }

  #powerAt(k: number, count: number): number {
    const at = place(k, count);
    const below = Math.floor(at);
    const [low, high] = [this.#spectrum[below], this.#spectrum[Math.min(below + 1, classes)]];
    return Math.exp(low + (at - below) * (high - low));
  }
}

/** Of mode k of n among the classes. */
const place = (k: number, count: number) => classes * Math.sqrt(k / count);

/** The orthonormal cosine transform (DCT-II), [n, n]: row k is a wave of k half periods along the chain. */
export function cosines(count: number): Tensor {
  const numbers = Array.from({ length: count }, (_, i) => i);
  const wave = (k: number) => {
    const size = Math.sqrt((k === 0 ? 1 : 2) / count);
    return numbers.map((i) => size * Math.cos((Math.PI * k * (i + 0.5)) / count));
  };
  return tensor(numbers.map(wave), { dtype: "float64" });
}
