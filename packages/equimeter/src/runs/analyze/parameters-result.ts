import type {
  Deviations,
  KernelSpace,
  LargestConstant,
  NearReport,
  Relation,
} from "../../analyze/index.js";
import type { WeightsKind } from "../../train/index.js";
import type { Analysis } from "./analysis.js";
import type { LossOptions } from "./open.js";
import type { AlongOptions } from "./parameters-kinds.js";

/** Which half of the analysis is wanted. */
export type ParametersPart = "both" | "along" | "near";

export interface ParametersOptions extends LossOptions, AlongOptions {
  readonly part: ParametersPart;
  readonly kernels: KernelSpace;
  /** Samples near the subspace. */
  readonly nearSamples: number;
  /** Random directions near the subspace. */
  readonly directions: number;
  /** Of Lanczos' method for λ_max, where it is not known exactly; 0 leaves it out. */
  readonly products: number;
  readonly onProgress?: (message: string) => void;
}

/** A checkpoint with one kind of weights. */
export interface ParametersPoint {
  readonly step: number;
  /** Seconds of training. */
  readonly time: number;
  readonly weights: WeightsKind;
  /** ‖θ‖², ‖θ_⊥‖² and their ratio over all layers that are declared, and of each in their order. */
  readonly squared: number;
  readonly deviation: number;
  readonly share: number | null;
  readonly layers: readonly { readonly squared: number; readonly deviation: number }[];
  readonly L_equiv: number;
  readonly percent: number;
}

export interface ParametersAlong {
  /** How L_equiv was taken: "exact", or the design's name. */
  readonly design: string;
  readonly samples: number;
  readonly points: readonly ParametersPoint[];
  readonly relations: Readonly<Record<WeightsKind, Relation>>;
}

/** Extreme eigenvalues of the quadratic form of theorem 5. */
export interface Constants extends LargestConstant {
  /** Null where it is not known. */
  readonly lambdaMin: number | null;
  /** From C of theorem 4, in closed form; otherwise by products with Q. */
  readonly isExact: boolean;
}

export interface LossAt {
  readonly L: number;
  readonly L_equiv: number;
  readonly percent: number;
  readonly explained: number;
}

export interface ParametersNear extends NearReport {
  readonly weights: WeightsKind;
  readonly step: number;
  readonly samples: number;
  readonly design: string;
  /** What the weights lose, and the model with θ_E in their place, on the same samples and elements. */
  readonly atWeights: LossAt;
  readonly atEquivariant: LossAt;
  /** Null where θ_E is not equivariant, or nobody asked. */
  readonly constants: Constants | null;
}

export interface ParametersResult {
  readonly group: string;
  /** The layers that are declared, at the checkpoint and with the weights that were asked for. */
  readonly deviations: Deviations;
  /** What is known of all other parameters. */
  readonly rest: string;
  readonly along: ParametersAlong | null;
  readonly near: ParametersNear | null;
}

export type ParametersAnalysis = Analysis<ParametersResult, ParametersOptions>;
