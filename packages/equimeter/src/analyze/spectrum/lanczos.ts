import { type Generator, keep, randn, type Tensor, tensor, tidy, zeros } from "@equimeter/torch";

import { UserError } from "../../errors.js";
import type { SymmetricOperator } from "./operator.js";

export interface LanczosOptions {
  /** k, products with vectors at most; no more than n are of use. */
  readonly steps: number;
  /** Of the first vector. */
  readonly generator: Generator;
  /** After each product, with how many there were. */
  readonly onStep?: (step: number) => void;
}

/** A symmetric matrix A seen in the Krylov space of a random vector: `Qᵀ A Q = T`, tridiagonal. */
export interface Krylov {
  /** k */
  readonly steps: number;
  /** The diagonal of T. [k] */
  readonly diagonal: readonly number[];
  /** Beside the diagonal; the last one, β_k, leads out of the space. [k] */
  readonly beside: readonly number[];
  /** Qᵀ [k, n] float64, rows orthonormal. Freed by whoever asked for it. */
  readonly basis: Tensor;
}

/** Below this, against the largest number of T, nothing new comes out of a product. */
const nothingNew = 1e-13;

/**
 * Lanczos' tridiagonalisation with full re-orthogonalisation: each vector is made orthogonal to all
 * before it twice (Golub and Van Loan, Matrix Computations, 10.3), so that no eigenvalue comes twice. It takes 8 k n
 * bytes. Where the space of the first vector is used up, it goes on from another random vector, so that all n
 * eigenvalues are found after n steps, repeated ones as well.
 *
 * @throws UserError for a number of steps that is none, and where a product is not finite
 */
export function lanczos(operator: SymmetricOperator, options: LanczosOptions): Krylov {
  const { size } = operator;
  if (!Number.isInteger(options.steps) || options.steps < 1)
    throw new UserError(`Lanczos' method needs a step at least, got ${options.steps}`);
  const steps = Math.min(options.steps, size);
  const basis = zeros([steps, size], { dtype: "float64" });
  const diagonal: number[] = [];
  const beside: number[] = [];
  let next = keep(tidy(() => unit(random(size, options.generator))));
  for (let step = 0; step < steps; step++) {
    const { alpha, beta, after } = tidy(() => {
      basis.select(0, step).copy_(next);
      next.dispose();
      const before = basis.narrow(0, 0, step + 1);
      const q = basis.select(0, step);
      const product = operator.product(q);
      const along = product.dot(q).item();
      const rest = orthogonal(product, before);
      const length = rest.norm().item();
      if (!Number.isFinite(along) || !Number.isFinite(length))
        throw new UserError(
          "a product with the matrix is not finite: the loss has no second derivative there",
        );
      const scale = Math.max(Math.abs(along), ...diagonal.map(Math.abs), ...beside);
      const isNew = length > nothingNew * scale;
      if (isNew) return { alpha: along, beta: length, after: keep(rest.div(length)) };
      // Twice: what is left of a random vector may be small.
      const fresh = orthogonal(unit(orthogonal(random(size, options.generator), before)), before);
      return { alpha: along, beta: 0, after: keep(unit(fresh)) };
    });
    diagonal.push(alpha);
    beside.push(beta);
    next = after;
    options.onStep?.(step + 1);
  }
  next.dispose();
  return { steps, diagonal, beside, basis };
}

/** Eigenvalues of T, in ascending order, and what they say of those of A. */
export interface Ritz {
  readonly values: readonly number[];
  /**
   * `‖A v − θ v‖ = β_k |s_k|` of each: an eigenvalue of A is no farther away. At the size of rounding
   * where they are smaller than that.
   */
  readonly residuals: readonly number[];
  /** s_1² of each: how much of the first vector it holds; they add up to 1. */
  readonly weights: readonly number[];
  /** The vector of one of them, [n] of length 1. */
  vector(index: number): Tensor;
}

/** The eigenvalues that a Krylov space shows. Its basis is needed for their vectors alone. */
export function ritz({ steps, diagonal, beside, basis }: Krylov): Ritz {
  const inside = beside.slice(0, -1);
  const { values, vectors } = tidy(() => {
    const d = tensor([...diagonal], { dtype: "float64" });
    const off = tensor(inside, { dtype: "float64" });
    const t = steps > 1 ? d.diag().add(off.diag(1)).add(off.diag(-1)) : d.diag();
    const { eigenvalues, eigenvectors } = t.linalgEigh();
    return { values: eigenvalues.toNumbers(), vectors: eigenvectors.toNumbers() };
  });
  const entry = (row: number, column: number) => vectors[row * steps + column];
  const outside = beside[steps - 1];
  return {
    values,
    residuals: values.map((_, i) => outside * Math.abs(entry(steps - 1, i))),
    weights: values.map((_, i) => entry(0, i) ** 2),
    vector: (index) =>
      tidy(() => {
        const s = values.map((_, row) => entry(row, index));
        return unit(tensor(s, { dtype: "float64" }).matmul(basis));
      }),
  };
}

const random = (size: number, generator: Generator): Tensor =>
  randn([size], { dtype: "float64", generator });

const unit = (vector: Tensor): Tensor => vector.div(vector.norm());

/** @param rows - orthonormal */
function orthogonal(vector: Tensor, rows: Tensor): Tensor {
  const once = vector.sub(rows.mv(vector).matmul(rows));
  return once.sub(rows.mv(once).matmul(rows));
}
