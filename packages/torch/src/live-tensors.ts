import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { native } from "./native.js";

/**
 * For leak tests: how many tensors there are after a full garbage collection. Take the count before
 * with this and the one after from `native`, so that no collection in between flatters the result.
 */
export function reachableTensors(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  return native.liveTensors();
}
