import { noGrad } from "../autograd.js";
import { TorchError } from "../errors.js";
import { embedding, empty } from "../generated/operators.js";
import { tidy } from "../scope.js";
import type { Tensor } from "../tensor.js";
import { normal } from "./init.js";
import { Module, type Placement } from "./module.js";
import { parameter, type Parameter } from "./parameter.js";

/** Integers of any shape → their rows, `[..., embeddingDim]`. */
export class Embedding extends Module {
  /** `[numEmbeddings, embeddingDim]` */
  weight: Parameter;
  readonly paddingIdx: number | null;

  /**
   * @param options.paddingIdx - a row that starts at zero and gets no gradient; negative from the end
   */
  constructor(
    numEmbeddings: number,
    embeddingDim: number,
    options: { paddingIdx?: number | null } & Placement = {},
  ) {
    super();
    const { paddingIdx = null, ...placement } = options;
    if (paddingIdx !== null && (paddingIdx >= numEmbeddings || paddingIdx < -numEmbeddings))
      throw new TorchError(`Embedding: paddingIdx ${paddingIdx} is outside ${numEmbeddings} rows`);
    this.paddingIdx =
      paddingIdx !== null && paddingIdx < 0 ? numEmbeddings + paddingIdx : paddingIdx;
    const weight = normal(empty([numEmbeddings, embeddingDim], placement));
    const row = this.paddingIdx;
    if (row !== null) noGrad(() => tidy(() => void weight.select(0, row).zero_()));
    this.weight = parameter(weight);
  }

  forward(indices: Tensor): Tensor {
    return embedding(this.weight, indices, { paddingIdx: this.paddingIdx ?? -1 });
  }
}
