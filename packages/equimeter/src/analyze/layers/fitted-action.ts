import { cat, type Tensor, tensor, tidy } from "@equimeter/torch";

import {
  type Basis,
  basisOf,
  errorsOf,
  type Fits,
  fitsOf,
  penalties,
  type Penalty,
  predict,
  trialOf,
} from "./ridge.js";

/** What is left unexplained of latents of turned samples, sums over rows by sample. */
export interface Unexplained {
  /** ‖h(g x) − A_g h(x)‖² with A_g fitted on other samples. */
  readonly fitted: Float64Array;
  /** ‖h(g x) − h(x)‖²: nothing acts. */
  readonly still: Float64Array;
  /** ‖h(g x) − mean‖², the mean that of the samples A_g was fitted on. */
  readonly total: Float64Array;
}

/** Samples that two halves, and two halves of these, need. */
export const fewestSamples = 4;
/** What a fit takes grows with the square of the channels. */
export const mostChannels = 512;

/**
 * A layer whose best linear action is asked for: the map A_g, up to a shift, with `h(g x) ≈ A_g h(x)` for
 * one element g, fitted on one half of the samples and scored on the other, and the other way round. The
 * penalty of its size is chosen within the half that it is fitted on.
 */
export interface FittedLayer {
  /** @param turned - h(g x), [rows, channels] */
  score(turned: Tensor): Unexplained;
}

/** A half of the samples, and the two halves of it. */
interface Half {
  readonly own: Rows;
  readonly inner: readonly {
    readonly rows: Rows;
    readonly trial: Tensor;
    readonly tried: Tensor;
  }[];
  /** Rows of the other half. */
  readonly others: Tensor;
}

interface Rows {
  /** [rows] int64 */
  readonly at: Tensor;
  readonly basis: Basis;
}

/**
 * @param base - h(x), [rows, channels], which lives as long as the layer
 * @param sampleOfRow - [rows] int64
 * @param samples - `fewestSamples` or more
 */
export function fittedLayer(base: Tensor, sampleOfRow: Tensor, samples: number): FittedLayer {
  const halves = [0, 1].map((half) => halfOf(base, sampleOfRow, half));
  return {
    score: (turned) =>
      tidy(() => {
        const sums = [0, 1, 2].map(() => turned.newZeros([samples], { dtype: "float64" }));
        for (const { own, inner, others } of halves) {
          const fits = fitOn(own, base, turned);
          const penalty = bestPenalty(inner, base, turned);
          const [x, y] = [rowsAt(base, others), rowsAt(turned, others)];
          const index = sampleOfRow.indexSelect(0, others);
          const add = (at: number, from: Tensor) =>
            void sums[at].indexAdd_(0, index, from.square().sum(1));
          add(0, y.sub(predict(own.basis, fits, x, penalty)));
          add(1, y.sub(x));
          add(2, y.sub(fits.mean));
        }
        const [fitted, still, total] = sums.map(
          (sum) => sum.to("cpu").toTypedArray() as Float64Array,
        );
        return { fitted, still, total };
      }),
  };
}

function halfOf(base: Tensor, sampleOfRow: Tensor, half: number): Half {
  const sampleOf = sampleOfRow.toNumbers();
  const rowsWhere = (isIn: (sample: number) => boolean): Tensor => {
    const rows = sampleOf.flatMap((sample, row) => (isIn(sample) ? [row] : []));
    return tensor(rows, { dtype: "int64", device: base.device });
  };
  const rowsWith = (at: Tensor): Rows => ({ at, basis: basisOf(rowsAt(base, at)) });
  const quarters = [0, 1].map((quarter) =>
    rowsWhere((sample) => sample % 2 === half && (sample >> 1) % 2 === quarter),
  );
  return {
    own: rowsWith(cat(quarters)),
    inner: quarters.map((at, i) => {
      const [rows, tried] = [rowsWith(at), quarters[1 - i]];
      return { rows, tried, trial: trialOf(rows.basis, rowsAt(base, tried)) };
    }),
    others: rowsWhere((sample) => sample % 2 !== half),
  };
}

function fitOn({ at, basis }: Rows, base: Tensor, turned: Tensor): Fits {
  return fitsOf(basis, rowsAt(base, at), rowsAt(turned, at));
}

function bestPenalty(inner: Half["inner"], base: Tensor, turned: Tensor): Penalty {
  const [a, b] = inner.map(({ rows, trial, tried }) =>
    errorsOf(
      rows.basis,
      fitOn(rows, base, turned),
      trial,
      rowsAt(base, tried),
      rowsAt(turned, tried),
    ),
  );
  const errors = penalties.map((_, i) => a[i] + b[i]);
  const least = Math.min(...errors);
  return penalties[
    Math.max(
      0,
      errors.findIndex((error) => error <= least + rounding),
    )
  ];
}

/** Differences of products of this size say nothing. */
const rounding = 1e-12;

const rowsAt = (values: Tensor, rows: Tensor): Tensor => values.indexSelect(0, rows).to("float64");
