import type { Tensor } from "@equimeter/torch";

/** A penalty on how far a map is from `toward` times the identity. */
export interface Penalty {
  /** In units of the mean eigenvalue of Xᵀ X. */
  readonly size: number;
  readonly toward: 0 | 1;
}

/** Towards a map that leaves all as it is, and towards nothing; the strongest first. */
export const penalties: readonly Penalty[] = ([1, 0] as const).flatMap((toward) =>
  [100, 10, 1, 0.1, 1e-2, 1e-3, 1e-4, 1e-6, 1e-8].map((size) => ({ size, toward })),
);

/** Rows X that maps are fitted on, in the eigenvectors of their Xᵀ X: all penalties at once. */
export interface Basis {
  /** Their mean, [1, channels] */
  readonly center: Tensor;
  /** Of (X − center)ᵀ (X − center), not below 0. */
  readonly eigenvalues: Tensor;
  /** [channels, channels] */
  readonly eigenvectors: Tensor;
}

/** @param x - [rows, channels] float64 */
export function basisOf(x: Tensor): Basis {
  const center = x.mean(0, { keepdim: true });
  const from = x.sub(center);
  const { eigenvalues, eigenvectors } = from.t().matmul(from).linalgEigh();
  return { center, eigenvalues: eigenvalues.clamp({ min: 0 }), eigenvectors };
}

/** What the fits of one Y share. */
export interface Fits {
  /** Of Y, [1, channels] */
  readonly mean: Tensor;
  /** Qᵀ Xᵀ (Y − toward · X), for `toward` 0 and 1. */
  readonly products: readonly [Tensor, Tensor];
}

/** @param x, y - [rows, channels] float64 */
export function fitsOf({ center, eigenvectors }: Basis, x: Tensor, y: Tensor): Fits {
  const mean = y.mean(0, { keepdim: true });
  const from = x.sub(center);
  const along = from.matmul(eigenvectors).t();
  const toNothing = along.matmul(y.sub(mean));
  return { mean, products: [toNothing, toNothing.sub(along.matmul(from))] };
}

/** Y of other rows. @param x - [rows, channels] float64 */
export function predict(basis: Basis, fits: Fits, x: Tensor, penalty: Penalty): Tensor {
  const off = x.sub(basis.center);
  const map = basis.eigenvectors
    .mul(inverses(basis, penalty))
    .matmul(fits.products[penalty.toward]);
  return fits.mean.add(off.mul(penalty.toward)).add(off.matmul(map));
}

/** (X − center)ᵀ (X − center) of other rows in the eigenvectors, [channels, channels]: all Y share it. */
export function trialOf({ center, eigenvectors }: Basis, x: Tensor): Tensor {
  const along = x.sub(center).matmul(eigenvectors);
  return along.t().matmul(along);
}

/**
 * `‖Y − prediction‖² / ‖Y − mean‖²` for each of `penalties`, from products of [channels, channels].
 *
 * @param trial - of the same rows x
 */
export function errorsOf(basis: Basis, fits: Fits, trial: Tensor, x: Tensor, y: Tensor): number[] {
  const off = x.sub(basis.center);
  const along = off.matmul(basis.eigenvectors);
  const of = ([0, 1] as const).map((toward) => {
    const left = y.sub(fits.mean).sub(off.mul(toward));
    const products = fits.products[toward];
    return {
      all: left.square().sum(),
      cross: along.t().matmul(left).mul(products).sum(1),
      both: trial.mul(products.matmul(products.t())),
    };
  });
  return penalties.map((penalty) => {
    const { all, cross, both } = of[penalty.toward];
    const d = inverses(basis, penalty);
    return all
      .sub(cross.matmul(d).mul(2))
      .add(d.matmul(both.matmul(d)))
      .item();
  });
}

/** Where nothing varies, there is nothing to invert. */
const tiny = 1e-300;

function inverses({ eigenvalues }: Basis, { size }: Penalty): Tensor {
  return eigenvalues.add(eigenvalues.mean().mul(size)).clamp({ min: tiny }).reciprocal();
}
