import type { Declaration } from "./declaration.js";
import type { Layout } from "./layouts.js";

export const lossKinds = ["mse", "mae", "euclidean", "cross-entropy"] as const;

/** Everything that is said about somebody's model and the data to measure it on; plain values. */
export interface SubjectSettings {
  readonly data: string;
  readonly declaration: Declaration;
  readonly target?: string;
  readonly layout?: Layout;
  /** Samples of one call at most. */
  readonly batch?: number;
  /** Samples to measure at most. */
  readonly samples?: number;
  /** Å */
  readonly cutoff?: number;
  /** Atomic numbers in the order of the model's types. */
  readonly types?: readonly number[];
  readonly dtype?: "float32" | "float64";
  readonly method?: string;
  readonly constants?: Readonly<Record<string, number | boolean | string>>;
  readonly loss?: (typeof lossKinds)[number];
  readonly reduction?: "pooled" | "per-sample";
  readonly centre?: boolean;
  /** What `explained` compares with. Default: zero */
  readonly reference?: "zero" | "constant";
  /** Names whose declarations are taken as they are. */
  readonly allow?: readonly string[];
  readonly device?: string;
  readonly seed?: number;
  readonly concurrency?: number;
  /** Seconds. */
  readonly timeout?: number;
}
