import { prepareEnvironment } from "@equimeter/torch/environment";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";

import { UserError } from "../errors.js";
import type { ResolvedConfig } from "./config/schema.js";
import type { Executed, Progress } from "./execute.js";
import { markFailed } from "./folder/failure.js";
import type { SessionOptions } from "./open-session.js";

/** What the worker is given. */
export interface ToWorker {
  readonly config: ResolvedConfig;
  readonly options: SessionOptions;
  /** One Int32: anything but 0 asks the run to stop after its step. */
  readonly stop: SharedArrayBuffer;
}

export type FromWorker =
  | { readonly kind: "progress"; readonly progress: Progress }
  | { readonly kind: "done"; readonly result: Executed }
  | {
      readonly kind: "error";
      readonly message: string;
      readonly stack: string;
      readonly isUserError: boolean;
    };

/** A run under way in a thread of its own. */
export interface Started {
  readonly finished: Promise<Executed>;
  /** Asks the run to end after the step at hand, leaving a checkpoint. */
  stop(): void;
}

/** Starts a run. libtorch is loaded in the worker only. */
export function start(
  config: ResolvedConfig,
  options: SessionOptions,
  onProgress: (progress: Progress) => void = () => undefined,
): Started {
  prepareEnvironment({ threads: config.threads });
  const stop = new SharedArrayBuffer(4);
  const flag = new Int32Array(stop);
  // Resolved through the package's own exports: from sources under test, too, it is the built file.
  const file = createRequire(import.meta.url).resolve("equimeter/run-worker");
  const worker = new Worker(pathToFileURL(file), {
    workerData: { config, options, stop } satisfies ToWorker,
  });
  const finished = new Promise<Executed>((resolve, reject) => {
    let answered = false;
    worker.on("message", (message: FromWorker) => {
      answered ||= message.kind !== "progress";
      if (message.kind === "progress") onProgress(message.progress);
      else if (message.kind === "done") resolve(message.result);
      else reject(errorOf(message));
    });
    // A thread that crashes has closed nothing behind it.
    const crashed = (error: Error) => {
      markFailed(join(options.root, config.name), error.message);
      reject(error);
    };
    worker.on("error", crashed);
    worker.on("exit", (code) => {
      if (!answered) crashed(new Error(`the training thread ended early (code ${code})`));
    });
  });
  return { finished, stop: () => void Atomics.store(flag, 0, 1) };
}

/** Errors lose their class between threads. */
function errorOf({ message, stack, isUserError }: FromWorker & { kind: "error" }): Error {
  const error = isUserError ? new UserError(message) : new Error(message);
  error.stack = stack;
  return error;
}
