import { UserError } from "../errors.js";
import { kindOfModel } from "./kinds.js";
import type { Runner } from "./runner.js";
import { openTorchScript, type TorchScriptOptions } from "./torchscript/runner.js";

export interface RunnerOptions extends TorchScriptOptions {
  /** Requests under way at once, to servers. */
  readonly concurrency?: number;
  /** Seconds that a server may take for one answer. */
  readonly timeout?: number;
}

/**
 * Opens a model by its file or address.
 *
 * @throws UserError for what is no model, a run folder included
 */
export async function openRunner(model: string, options: RunnerOptions = {}): Promise<Runner> {
  switch (kindOfModel(model)) {
    case "TorchScript":
      return openTorchScript(model, options);
    case "ONNX":
      return (await import("./onnx/index.js")).openOnnx(model, options);
    case "inference server":
      return (await import("./server/index.js")).openServer(model, options);
    case "function":
      return (await import("./function/index.js")).openFunction(model, options);
    case "run":
      throw new UserError(`${model} is a run, whose data and actions are known: leave out --data`);
  }
}
