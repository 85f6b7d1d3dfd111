import { collectGarbage } from "./collect.js";
import { native } from "./native.js";

/**
 * For leak tests: how many tensors there are after a full garbage collection. Take the count before
 * with this and the one after from `native`, so that no collection in between flatters the result.
 */
export function reachableTensors(): number {
  collectGarbage();
  return native.liveTensors();
}
