/** What the thread that measures and the one that predicts say to each other. */
import type { MessagePort } from "node:worker_threads";

import type { Failure } from "./failures.js";
import type { Predictor, PredictorSettings } from "./predictor.js";
import type { Records } from "./records.js";

export interface WorkerStart {
  readonly settings: PredictorSettings;
  /** Calls that are worked at side by side. */
  readonly concurrency: number;
  readonly port: MessagePort;
  /** One Int32, raised with every message to the thread that waits. */
  readonly bell: SharedArrayBuffer;
}

/** Calls are numbered within their run, and runs one after the other. */
export interface CallNumber {
  readonly run: number;
  readonly index: number;
}

export type ToWorker =
  | (CallNumber & { readonly kind: "call"; readonly call: Records })
  /** Nobody waits for the answers of this run. */
  | { readonly kind: "abandon"; readonly run: number }
  | { readonly kind: "close" }
  /** Asks for nothing: that it can be posted shows that the thread lives. */
  | { readonly kind: "ping" };

export type Description = Pick<
  Predictor,
  "inputs" | "outputs" | "samplesPerCall" | "optionalInputs"
>;

export type FromWorker =
  | { readonly kind: "ready"; readonly description: Description }
  | (CallNumber & { readonly kind: "answer"; readonly answer: Records })
  | (CallNumber & { readonly kind: "failed"; readonly failure: Failure })
  /** The thread is at its end. */
  | { readonly kind: "ended"; readonly failure: Failure };
