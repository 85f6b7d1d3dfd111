/** Losses between classes and their scores or probabilities. */
import { call } from "../../commands.js";
import { tidy } from "../../scope.js";
import type { Tensor } from "../../tensor.js";
import { buffer, type Buffer } from "../parameter.js";
import { Loss, type Reduction } from "./reduction.js";

export interface ClassOptions {
  /** `[C]`: how much each class counts. Part of the state, as in PyTorch. */
  weight?: Tensor | null;
  /** Targets of this class do not count. Default: −100 */
  ignoreIndex?: number;
  reduction?: Reduction;
}

/**
 * −ln softmax(x) at the target. Input `[N, C]`, `[C]` or `[N, C, d₁, …]`; target either classes (int64, the
 * input's shape without C) or probabilities (the input's shape).
 */
export class CrossEntropyLoss extends Loss {
  weight: Buffer | null;
  readonly ignoreIndex: number;
  readonly labelSmoothing: number;

  /** @param options.labelSmoothing - share of the target spread over all classes. Default: 0 */
  constructor(options: ClassOptions & { labelSmoothing?: number } = {}) {
    super(options.reduction);
    this.weight = options.weight ? buffer(options.weight) : null;
    this.ignoreIndex = options.ignoreIndex ?? -100;
    this.labelSmoothing = options.labelSmoothing ?? 0;
  }
  forward(input: Tensor, target: Tensor): Tensor {
    const { weight, code, ignoreIndex, labelSmoothing } = this;
    const values = [input, target, weight, code, ignoreIndex, labelSmoothing];
    return call("aten::cross_entropy_loss", "", 1, ...values);
  }
}

/** −x at the target, for x from LogSoftmax. Input `[N, C]`, `[C]` or `[N, C, d₁, …]`; target int64. */
export class NLLLoss extends Loss {
  weight: Buffer | null;
  readonly ignoreIndex: number;

  constructor(options: ClassOptions = {}) {
    super(options.reduction);
    this.weight = options.weight ? buffer(options.weight) : null;
    this.ignoreIndex = options.ignoreIndex ?? -100;
  }
  forward(input: Tensor, target: Tensor): Tensor {
    const { weight, code, ignoreIndex } = this;
    return call("aten::nll_loss_nd", "", 1, input, target, weight, code, ignoreIndex);
  }
}

/** −y ln p − (1 − y) ln(1 − p) for probabilities p. */
export class BCELoss extends Loss {
  weight: Buffer | null;

  /** @param options.weight - broadcasts to the input: how much each element counts */
  constructor(options: { weight?: Tensor | null; reduction?: Reduction } = {}) {
    super(options.reduction);
    this.weight = options.weight ? buffer(options.weight) : null;
  }
  /** @throws TorchError when the shapes differ */
  forward(input: Tensor, target: Tensor): Tensor {
    this.checkSameShape(input, target);
    return call("aten::binary_cross_entropy", "", 1, input, target, this.weight, this.code);
  }
}

/** BCELoss of σ(x), exact for large |x| too. */
export class BCEWithLogitsLoss extends Loss {
  weight: Buffer | null;
  pos_weight: Buffer | null;

  /**
   * @param options.weight - broadcasts to the input: how much each element counts
   * @param options.posWeight - broadcasts to the input: how much positive targets count
   */
  constructor(
    options: { weight?: Tensor | null; posWeight?: Tensor | null; reduction?: Reduction } = {},
  ) {
    super(options.reduction);
    this.weight = options.weight ? buffer(options.weight) : null;
    this.pos_weight = options.posWeight ? buffer(options.posWeight) : null;
  }
  /** @throws TorchError when the shapes differ */
  forward(input: Tensor, target: Tensor): Tensor {
    this.checkSameShape(input, target);
    const { weight, pos_weight: positive, code } = this;
    const values = [input, target, weight, positive, code];
    return call("aten::binary_cross_entropy_with_logits", "", 1, ...values);
  }
}

/** y (ln y − x) for logarithms x of probabilities; `batchmean` divides the sum by the batch's size. */
export class KLDivLoss extends Loss<Reduction | "batchmean"> {
  readonly logTarget: boolean;

  /** @param options.logTarget - whether targets are logarithms, too. Default: false */
  constructor(options: { reduction?: Reduction | "batchmean"; logTarget?: boolean } = {}) {
    super(options.reduction, ["batchmean"]);
    this.logTarget = options.logTarget ?? false;
  }
  /** @throws TorchError when the shapes differ */
  forward(input: Tensor, target: Tensor): Tensor {
    this.checkSameShape(input, target);
    return tidy(() => {
      const loss = call<Tensor>("aten::kl_div", "", 1, input, target, this.code, this.logTarget);
      return this.reduction === "batchmean" ? loss.div(input.shape[0]) : loss;
    });
  }
}
