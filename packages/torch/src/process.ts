import { availableParallelism } from "node:os";

import { native } from "./native.js";

/** A pool whose threads the system refuses ends the process. */
const mostThreads = Math.max(64, 4 * availableParallelism());

/** Threads of libtorch's kernels and of OpenBLAS, which keeps a pool of its own. */
export function setNumThreads(count: number): void {
  if (!Number.isInteger(count) || count < 1)
    throw new RangeError(`the number of threads must be a positive integer, got ${count}`);
  if (count > mostThreads)
    throw new RangeError(`${count} threads are too many for this machine (at most ${mostThreads})`);
  native.setThreads(count);
}

export function numThreads(): number {
  return native.threads();
}

/** Version of the libtorch that is loaded, such as "1.13.0". */
export function torchVersion(): string {
  return native.version();
}
