import { noGrad } from "../autograd/index.js";
import { call } from "../commands.js";
import { TorchError } from "../errors.js";
import { embedding, empty } from "../generated/operators.js";
import { tidy } from "../scope.js";
import type { Tensor } from "../tensor.js";
import { normal } from "./init/index.js";
import { Module, type Placement } from "./module.js";
import { parameter, type Parameter } from "./parameter.js";
import { settings } from "./print.js";
import { bracketed } from "./sizes.js";

export interface EmbeddingOptions {
  /** A row that starts at zero and gets no gradient; negative from the end. */
  paddingIdx?: number | null;
  /** Rows that are looked up and longer than this are scaled down to it, in place, on the way. */
  maxNorm?: number | null;
  /** The p of the p-norm in `maxNorm`. Default: 2 */
  normType?: number;
  /** Divide the gradient of a row by how often it was looked up. Default: false */
  scaleGradByFreq?: boolean;
  /** `[numEmbeddings, embeddingDim]`: these rows themselves instead of random ones. */
  weight?: Tensor | null;
}

/** Integers of any shape → their rows, `[..., embeddingDim]`. */
export class Embedding extends Module {
  /** `[numEmbeddings, embeddingDim]` */
  weight: Parameter;
  readonly paddingIdx: number | null;
  readonly maxNorm: number | null;
  readonly normType: number;
  readonly scaleGradByFreq: boolean;

  /** @throws TorchError when `paddingIdx` is not a row or `weight` has another shape */
  constructor(
    numEmbeddings: number,
    embeddingDim: number,
    options: EmbeddingOptions & Placement = {},
  ) {
    super();
    const { paddingIdx, maxNorm, normType, scaleGradByFreq, weight, ...placement } = options;
    this.paddingIdx = rowIndex(paddingIdx ?? null, numEmbeddings);
    this.maxNorm = maxNorm ?? null;
    this.normType = normType ?? 2;
    this.scaleGradByFreq = scaleGradByFreq ?? false;
    const shape = [numEmbeddings, embeddingDim];
    if (weight && bracketed(weight.shape) !== bracketed(shape))
      throw new TorchError(
        `Embedding: the weight is ${bracketed(weight.shape)} instead of ${bracketed(shape)}`,
      );
    this.weight = parameter(weight ?? this.drawn(empty(shape, placement)));
  }

  /**
   * An embedding over these rows, without copying them.
   *
   * @param rows - `[numEmbeddings, embeddingDim]`
   * @param options.freeze - whether no gradients flow to them. Default: true
   */
  static fromPretrained(
    rows: Tensor,
    options: Omit<EmbeddingOptions, "weight"> & { freeze?: boolean } = {},
  ): Embedding {
    const { freeze = true, ...rest } = options;
    const { shape } = rows;
    if (shape.length !== 2)
      throw new TorchError(`Embedding: the rows ${bracketed(shape)} must have two dimensions`);
    return new Embedding(shape[0], shape[1], { ...rest, weight: rows }).requiresGrad(!freeze);
  }

  forward(indices: Tensor): Tensor {
    const { weight, paddingIdx, maxNorm, normType, scaleGradByFreq } = this;
    if (maxNorm !== null)
      noGrad(() =>
        tidy(() =>
          call("aten::embedding_renorm_", "", 0, weight, indices.contiguous(), maxNorm, normType),
        ),
      );
    return embedding(weight, indices, { paddingIdx: paddingIdx ?? -1, scaleGradByFreq });
  }
  private drawn(weight: Tensor): Tensor {
    const row = this.paddingIdx;
    normal(weight);
    if (row !== null) noGrad(() => tidy(() => void weight.select(0, row).zero_()));
    return weight;
  }
  override extraRepr(): string {
    const [rows, width] = this.weight.shape;
    return [
      `${rows}, ${width}`,
      settings({
        paddingIdx: this.paddingIdx ?? undefined,
        maxNorm: this.maxNorm ?? undefined,
        normType: this.normType === 2 ? undefined : this.normType,
        scaleGradByFreq: this.scaleGradByFreq || undefined,
      }),
    ]
      .filter(Boolean)
      .join(", ");
  }
}

function rowIndex(index: number | null, rows: number): number | null {
  if (index === null) return null;
  if (!Number.isInteger(index) || index >= rows || index < -rows)
    throw new TorchError(`Embedding: paddingIdx ${index} is outside ${rows} rows`);
  return index < 0 ? rows + index : index;
}
