import { availableParallelism } from "node:os";

/**
 * Environment variables that libtorch's thread pools read once, when the library is loaded.
 * Call before the first import of `@equimeter/torch`, and in the main thread before starting a
 * worker: a worker's `process.env` is a copy which native code does not see.
 *
 * Waiting OpenMP threads spin by default, which starves BLAS's own pool: with two threads a
 * transformer's step takes twice as long. Variables that are already set are left alone.
 */
export function prepareEnvironment(options: { threads?: number } = {}): void {
  process.env.OMP_WAIT_POLICY ??= "passive";
  process.env.OMP_NUM_THREADS ??= String(options.threads ?? availableParallelism());
}
