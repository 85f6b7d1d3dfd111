import { type Tensor, zeros } from "@equimeter/torch";

/**
 * A convex loss `ℓ(z, y)`. Predictions and labels are [..., rows, components], or labels are classes
 * [rows]; a loss gives one number a row, [..., rows], summed over the `terms(components)` terms that
 * it averages.
 */
export interface Loss {
  readonly name: string;
  /** Twice differentiable, so that a second-order form and its bias correction exist. */
  readonly smooth: boolean;
  /** Labels are classes, [rows] int64, rather than values of the prediction's shape. */
  readonly classes?: boolean;
  /** What is averaged over the group, where that is not the model's output itself. */
  readonly transform?: (prediction: Tensor) => Tensor;
  perRow(prediction: Tensor, label: Tensor): Tensor;
  terms(components: number): number;
  /** A prediction that knows nothing, to compare with; [rows, components]. */
  reference(prediction: Tensor, label: Tensor): Tensor;
  /**
   * The constant that predicts the labels best, [components], where a closed form exists.
   * Rows count by `weights` [rows].
   */
  readonly bestConstant?: (label: Tensor, weights: Tensor, components: number) => Tensor;
}

const zero = (prediction: Tensor) => prediction.zerosLike();

/** Mean-squared error: the decomposition is exact and its estimators are unbiased. */
export const meanSquaredError: Loss = {
  name: "mean-squared error",
  smooth: true,
  perRow: (prediction, label) => prediction.sub(label).square().sum(-1),
  terms: (components) => components,
  reference: zero,
  bestConstant: (label, weights) => weights.unsqueeze(1).mul(label).sum(0).div(weights.sum()),
};

/** Mean absolute error. Not smooth: L_mean carries an upward bias that cannot be corrected. */
export const meanAbsoluteError: Loss = {
  name: "mean absolute error",
  smooth: false,
  perRow: (prediction, label) => prediction.sub(label).abs().sum(-1),
  terms: (components) => components,
  reference: zero,
};

/** Mean length of the error vector of a row. Not smooth. */
export const euclidean: Loss = {
  name: "euclidean",
  smooth: false,
  perRow: (prediction, label) => prediction.sub(label).square().sum(-1).sqrt(),
  terms: () => 1,
  reference: zero,
};

/**
 * Cross-entropy of logits [rows, classes] with labels [rows] of classes. Averaging logits and
 * averaging probabilities over the group are different twirled models: the choice is part of the name.
 */
export function crossEntropy(options: { average: "logits" | "probabilities" }): Loss {
  const ofLogits = options.average === "logits";
  return {
    name: `cross-entropy, ${options.average} averaged`,
    smooth: true,
    classes: true,
    ...(!ofLogits && { transform: (logits: Tensor) => logits.softmax(-1) }),
    perRow(prediction, label) {
      const logProbability = ofLogits ? prediction.logSoftmax(-1) : prediction.log();
      const index = label.expand(prediction.shape.slice(0, -1)).unsqueeze(-1);
      return logProbability.gather(-1, index).squeeze(-1).neg();
    },
    terms: () => 1,
    reference: (prediction) =>
      ofLogits ? prediction.zerosLike() : prediction.zerosLike().add(1 / prediction.shape.at(-1)!),
    bestConstant(label, weights, components) {
      const counts = zeros([components], { dtype: weights.dtype, device: weights.device });
      const share = counts.indexAdd(0, label, weights).div(weights.sum());
      return ofLogits ? share.log() : share;
    },
  };
}
