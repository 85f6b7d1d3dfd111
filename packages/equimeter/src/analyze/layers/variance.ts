import { type Tensor, tidy, zeros } from "@equimeter/torch";

/**
 * Sums of twisted latents Z_g = ρ(g)⁻¹ h(g x) over elements, for the variance about their mean. They are
 * kept about h(x), in float64: the spread of an invariant layer is a difference of equals.
 */
export interface TwistedSums {
  /** h(x), [rows, channels] */
  readonly base: Tensor;
  /** Σ (Z_g − h(x)), [rows, channels] float64 */
  readonly sum: Tensor;
  /** Σ ‖Z_g − h(x)‖², [rows] float64 */
  readonly squares: Tensor;
  readonly count: number;
}

export function noSums(base: Tensor): TwistedSums {
  const options = { dtype: "float64", device: base.device } as const;
  return {
    base,
    sum: zeros(base.shape, options),
    squares: zeros([base.shape[0]], options),
    count: 0,
  };
}

/** @param twisted - Z_g of one more element, of the shape of `base`. The sums are changed in place. */
export function addTo(sums: TwistedSums, twisted: Tensor): TwistedSums {
  tidy(() => {
    const from = twisted.to("float64").sub(sums.base.to("float64"));
    sums.sum.add_(from);
    sums.squares.add_(from.square().sum(1));
  });
  return { ...sums, count: sums.count + 1 };
}

/** By sample, sums over its rows. */
export interface TwistedVariance {
  /** E ‖Z_g − μ‖² */
  readonly variance: Float64Array;
  /** ‖μ‖² */
  readonly magnitude: Float64Array;
  /** ‖μ − μ̄‖² with μ̄ the mean over all rows of all samples: how far rows differ. */
  readonly spread: Float64Array;
}

/**
 * @param sampleOfRow - [rows] int64
 * @param isOrbit - the elements are one orbit, or all of a finite group: their mean is taken for μ
 */
export function varianceOf(
  { base, sum, squares, count }: TwistedSums,
  sampleOfRow: Tensor,
  samples: number,
  isOrbit: boolean,
): TwistedVariance {
  return tidy(() => {
    const from = sum.div(count);
    const free = isOrbit ? count : count - 1;
    const variance = squares.sub(from.square().sum(1).mul(count)).div(free).clamp({ min: 0 });
    const mean = base.to("float64").add(from);
    // A mean of a few draws lies further out than μ, by the variance over their number.
    const excess = isOrbit ? variance.mul(0) : variance.div(count);
    const total = (perRow: Tensor): Float64Array =>
      variance
        .newZeros([samples])
        .indexAdd(0, sampleOfRow, perRow)
        .to("cpu")
        .toTypedArray() as Float64Array;
    const squared = (values: Tensor) => values.square().sum(1).sub(excess);
    return {
      variance: total(variance),
      magnitude: total(squared(mean)),
      spread: total(squared(mean.sub(mean.mean(0, { keepdim: true })))),
    };
  });
}
