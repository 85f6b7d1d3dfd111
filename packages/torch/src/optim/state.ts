import type { Tensor } from "../tensor.js";

/** What to save for a bit-exact continuation: tensors for a safetensors file, numbers for JSON. */
export interface OptimizerState {
  tensors: Record<string, Tensor>;
  numbers: Record<string, number>;
}
