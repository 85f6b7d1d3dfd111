/** The part of onnxruntime-node that is used here. It is optional, so its own types may be absent. */
import { createRequire } from "node:module";
import { join } from "node:path";

import { UserError } from "../../errors.js";
import { quoted } from "../remote/failures.js";

export interface OnnxTensor {
  readonly type: string;
  readonly dims: readonly number[];
  readonly data: ArrayBufferView | readonly string[];
  dispose(): void;
}

export interface OnnxPort {
  readonly name: string;
  readonly isTensor: boolean;
  readonly type?: string;
  /** Names stand for symbolic sizes. */
  readonly shape?: readonly (number | string)[];
}

export interface OnnxSession {
  readonly inputMetadata: readonly OnnxPort[];
  readonly outputMetadata: readonly OnnxPort[];
  run(
    feeds: Record<string, OnnxTensor>,
    fetches: readonly string[],
  ): Promise<Record<string, OnnxTensor>>;
  release(): Promise<void>;
}

export interface OnnxRuntime {
  readonly Tensor: new (type: string, data: ArrayBufferView, dims: readonly number[]) => OnnxTensor;
  readonly InferenceSession: {
    create(path: string, options: Readonly<Record<string, unknown>>): Promise<OnnxSession>;
  };
}

/**
 * Loads the package from where we are installed, or else from the working directory: a program that
 * was installed globally should find what its user's project has.
 *
 * @throws UserError when it is not there or cannot be loaded
 */
export function loadRuntime(): OnnxRuntime {
  const places = [import.meta.url, join(process.cwd(), "package.json")];
  let problem = "";
  for (const place of places)
    try {
      return createRequire(place)("onnxruntime-node") as OnnxRuntime;
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code !== "MODULE_NOT_FOUND" || !message.includes("'onnxruntime-node'"))
        problem ||= message;
    }
  throw new UserError(
    problem
      ? `onnxruntime-node cannot be loaded: ${quoted(problem)}`
      : "ONNX files need onnxruntime-node, which is not installed: " +
          "npm install onnxruntime-node --ignore-scripts",
  );
}
