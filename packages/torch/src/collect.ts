import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { native } from "./native.js";

let gc: (() => void) | null = null;

/**
 * Frees every tensor that nothing in JavaScript refers to, now, and what CUDA keeps for reuse.
 * It takes some milliseconds: the garbage collector does the same by itself, in its own time.
 */
export function collectGarbage(): void {
  gc ??= findGc();
  gc();
  native.cudaEmptyCache();
}

/** Node shows its collector only to contexts made after the flag is set. */
function findGc(): () => void {
  if (globalThis.gc) return globalThis.gc as () => void;
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as () => void;
}
