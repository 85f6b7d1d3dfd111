import { native } from "./native.js";

/** Threads of libtorch's kernels and of OpenBLAS, which keeps a pool of its own. */
export function setNumThreads(count: number): void {
  if (!Number.isInteger(count) || count < 1)
    throw new RangeError(`the number of threads must be a positive integer, got ${count}`);
  native.setThreads(count);
}

export function numThreads(): number {
  return native.threads();
}

/** Version of the libtorch that is loaded, such as "1.13.0". */
export function torchVersion(): string {
  return native.version();
}
