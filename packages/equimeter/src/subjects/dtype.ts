import type { DType } from "@equimeter/torch";

import type { Runner } from "./runner.js";

/** What real numbers are given in, where a port does not say. */
export function dtypeOf(runner: Runner): DType {
  if ("dtype" in runner) return runner.dtype as DType;
  return runner.inputs?.find(({ dtype }) => dtype && /float/.test(dtype))?.dtype ?? "float32";
}
