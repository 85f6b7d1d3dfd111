import type { DType, Tensor } from "@equimeter/torch";

/** Named tensors in a model's own layout. */
export type Tensors = Record<string, Tensor>;

/** A tensor that a model takes or gives, as far as the model says. */
export interface Port {
  readonly name: string;
  readonly dtype?: DType;
  /** null stands for an axis of any size. */
  readonly shape?: readonly (number | null)[];
}

/**
 * A model that others made, wherever it runs: a function of named tensors. What the tensors mean, and
 * how samples lie in them, is said elsewhere (`layout.ts`, `declaration.ts`).
 */
export interface Runner {
  /** "TorchScript", "ONNX", "inference server", "function" */
  readonly kind: string;
  /** Its file or address, for messages. */
  readonly name: string;
  /** What it takes, in its order; null where it does not say. */
  readonly inputs: readonly Port[] | null;
  readonly outputs: readonly Port[] | null;
  /** Samples that one call may hold at most, where the model says so. */
  readonly samplesPerCall?: number;
  /** Where its inputs have to be. Default: "cpu" */
  readonly device?: string;
  /** Calls that it works at together; a batch is cut into as many. Default: 1 */
  readonly atOnce?: number;
  /**
   * The answers to calls that do not depend on each other, in their order. A runner elsewhere works at
   * several of them at once.
   *
   * @throws OutOfMemory when a call was too large; it may be tried again in parts
   * @throws UserError for inputs that the model does not take, and when it fails
   */
  run(calls: readonly Tensors[]): Tensors[];
  /** Lets go of memory, connections and threads; may be called twice. */
  close(): void;
}

/** A call that would have fitted with fewer samples in it. */
export class OutOfMemory extends Error {
  override name = "OutOfMemory";
}
