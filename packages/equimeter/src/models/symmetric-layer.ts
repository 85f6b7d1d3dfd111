/**
 * What a model says of its layers: on which of their weights it is known how the group acts before and
 * after them (section 4.2 and appendix A.1 of the paper). Models declare it beside their modules, in
 * `symmetric-layers.ts`.
 */
export interface SymmetricLayers {
  /** Every weight that need not commute with the group. */
  readonly layers: readonly SymmetricLayer[];
  /** What is known of all other parameters: the model is equivariant where these layers commute. */
  readonly rest: string;
}

/**
 * A weight between two representations. Words name direct sums, as `linearAction` reads them: "64 vectors",
 * "2 invariants + tensor(2)".
 */
export type SymmetricLayer = LinearLayer | ComponentwiseLayer | ConvolutionLayer;

interface Named {
  /** By the name that `namedParameters()` has. */
  readonly parameter: string;
}

/** `y = W x`, W [output, input]. */
export interface LinearLayer extends Named {
  readonly kind: "linear";
  readonly input: string;
  readonly output: string;
}

/** `y_k = Σ_c W_kc x_ck`, W [3, copies]: weighs copies of a vector, each of its components by itself. */
export interface ComponentwiseLayer extends Named {
  readonly kind: "componentwise";
}

/**
 * A convolution of scalar fields on a grid, or a transposed one: the last three axes of the weight are those
 * of space, and every channel turns as a density does. A grid that a stride divides has a size that is a
 * multiple of it.
 */
export interface ConvolutionLayer extends Named {
  readonly kind: "convolution";
  /** The same along all axes. */
  readonly stride: number;
  readonly padding: number;
}
