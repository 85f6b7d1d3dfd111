import type { Tensor } from "@equimeter/torch";

/** A symmetric matrix that is known by its products with vectors. */
export interface SymmetricOperator {
  /** n */
  readonly size: number;
  /** @param vector - [n] float64, without a graph; @returns the same */
  product(vector: Tensor): Tensor;
}
