import { existsSync } from "node:fs";
import { resolve } from "node:path";

import { UserError } from "../../errors.js";
import { openRemote } from "../remote/remote.js";
import type { Runner } from "../runner.js";
import type { OnnxOptions } from "./options.js";

export type { OnnxOptions } from "./options.js";

/**
 * An ONNX file, run by onnxruntime-node, which is loaded only now.
 *
 * @throws UserError when the package is not installed, or the file cannot be loaded
 */
export function openOnnx(path: string, options: OnnxOptions = {}): Runner {
  const { threads, concurrency = 1 } = options;
  if (threads !== undefined && (!Number.isInteger(threads) || threads < 1))
    throw new UserError(`threads must be a whole number from 1 on, got ${threads}`);
  const absolute = resolve(path);
  if (!existsSync(absolute)) throw new UserError(`${path}: no such file`);
  return openRemote({
    kind: "ONNX",
    settings: { predictor: "onnx", name: path, path: absolute, threads },
    concurrency,
  });
}
