import type { Native } from "./native.js";

/** Garbage that is certain to start a collection of young objects: its space holds at most 64 MB. */
const enoughGarbage = 256e6;

/**
 * Whether a tensor that nothing refers to is freed inside the collection that finds it. The core asks
 * for such finalizers by an experimental interface of Node's; a Node that puts them off until the event
 * loop turns would let a synchronous loop outside `tidy` fill the memory. Takes about 5 ms.
 */
export function freesWhileCollecting(
  native: Pick<Native, "fromBuffer" | "track" | "liveTensors">,
  garbage = enoughGarbage,
): boolean {
  dropOne(native);
  const alive = native.liveTensors();
  let last: unknown;
  for (let bytes = 0; bytes < garbage; bytes += 64) {
    last = [bytes, last === undefined]; // allocated, and dropped in the next round
    if (bytes % 65536 === 0 && native.liveTensors() < alive) return true;
  }
  return false;
}

/** In a function of its own, so that nothing on the stack refers to the wrapper afterwards. */
function dropOne(native: Pick<Native, "fromBuffer" | "track">): void {
  native.track({}, native.fromBuffer(new ArrayBuffer(8), 0, 1, "float64"));
}

export const lateFinalizersWarning =
  "this Node frees unused tensors only when the event loop turns: run loops inside tidy(), " +
  "or memory will grow until they end";
