/** The thread a run is trained in, so that the main thread stays free for signals and progress. */
import { parentPort, workerData } from "node:worker_threads";

import { UserError } from "../errors.js";
import { execute, type Progress } from "./execute.js";
import type { FromWorker, ToWorker } from "./start.js";

const { config, options, stop } = workerData as ToWorker;
const flag = new Int32Array(stop);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
const post = (message: FromWorker) => parentPort!.postMessage(message);

const progressMilliseconds = 100;
let last = 0;

try {
  const result = await execute(config, {
    ...options,
    shouldStop: () => Atomics.load(flag, 0) !== 0,
    onProgress(progress: Progress) {
      const now = performance.now();
      const quiet = progress.phase === "training" && progress.step < progress.steps;
      if (quiet && now - last < progressMilliseconds) return;
      last = now;
      post({ kind: "progress", progress });
    },
  });
  post({ kind: "done", result });
} catch (error) {
  const { message, stack = message } = error as Error;
  post({ kind: "error", message, stack, isUserError: error instanceof UserError });
}
