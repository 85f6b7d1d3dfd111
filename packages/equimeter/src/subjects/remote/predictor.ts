import type { FunctionSettings } from "../function/options.js";
import type { OnnxSettings } from "../onnx/options.js";
import type { Port } from "../runner.js";
import type { ServerSettings } from "../server/options.js";
import type { Records } from "./records.js";

/** A model that answers when it can. It lives in a thread of its own (`worker/`), without libtorch. */
export interface Predictor {
  readonly inputs: readonly Port[] | null;
  readonly outputs: readonly Port[] | null;
  readonly samplesPerCall?: number;
  /** Whether a call may leave out some of `inputs`. */
  readonly optionalInputs?: boolean;
  /**
   * @param signal - aborted when nobody waits for the answer any more
   * @returns tensors whose memory nobody else uses
   * @throws OutOfMemory, UserError as `Runner.run` does
   */
  predict(call: Records, signal: AbortSignal): Promise<Records>;
  close(): Promise<void>;
}

/** Which predictor to open, and how: plain data, so that it can be sent to another thread. */
export type PredictorSettings = ServerSettings | OnnxSettings | FunctionSettings;
