/** What is told of the eigenvalues of a Hessian. */
export interface Spectrum {
  /** Rows of the matrix. */
  readonly size: number;
  readonly largest: number;
  /** The lowest one, negative or not. */
  readonly lowest: number;
  /**
   * The smallest positive eigenvalue above `tolerance · largest`; null where there is none. Of an iterative
   * method: a bound from above, since it may have missed smaller ones.
   */
  readonly smallestPositive: number | null;
  /** `largest / smallestPositive`; null where there is none. */
  readonly condition: number | null;
  /** Of the condition number: an iterative method shows only that it is at least as large. */
  readonly conditionIs: "exact" | "at least";
  /**
   * Eigenvalues within ± tolerance · max |λ| count as zero: of a matrix that is known, what rounding leaves
   * undecided; of an iterative method, what it cannot resolve.
   */
  readonly tolerance: number;
  /** How many there are of each; null where the method does not see all. */
  readonly counts: Counts | null;
  /** `‖H v − λ v‖ / max |λ|` of the largest, and of the smallest positive one. */
  readonly residuals: { readonly largest: number; readonly smallestPositive: number | null };
  /** Numbers of eigenvalues by sign and size. */
  readonly density: Density;
}

export interface Counts {
  readonly positive: number;
  readonly negative: number;
  readonly nearZero: number;
}

/** How many eigenvalues lie in each decade of |λ|; of an iterative method, estimates. */
export interface Density {
  /** log10 |λ| of the lower ends of the bins, which are `width` wide. */
  readonly decades: readonly number[];
  readonly width: number;
  readonly positive: readonly number[];
  readonly negative: readonly number[];
  /** With |λ| below the first bin. */
  readonly rest: number;
}

const width = 0.5;
/** Below the largest, which is in the last bin. */
const bins = 34;

/** @param weights - how many eigenvalues each value stands for; 1 by default */
export function densityOf(
  values: ArrayLike<number>,
  weights: (index: number) => number = () => 1,
): Density {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]));
  const last = largest === 0 ? 0 : Math.floor(Math.log10(largest) / width);
  const first = last - bins + 1;
  const positive = new Array<number>(bins).fill(0);
  const negative = new Array<number>(bins).fill(0);
  let rest = 0;
  for (let i = 0; i < values.length; i++) {
    const bin = values[i] === 0 ? -1 : Math.floor(Math.log10(Math.abs(values[i])) / width) - first;
    if (bin < 0) rest += weights(i);
    else (values[i] > 0 ? positive : negative)[Math.min(bin, bins - 1)] += weights(i);
  }
  const decades = positive.map((_, i) => (first + i) * width);
  return { decades, width, positive, negative, rest };
}
