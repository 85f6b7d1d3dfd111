import { existsSync } from "node:fs";
import { resolve } from "node:path";

import { UserError } from "../../errors.js";
import { openRemote } from "../remote/remote.js";
import type { Runner } from "../runner.js";
import type { FunctionOptions } from "./options.js";

export type { FunctionOptions } from "./options.js";

/**
 * A JavaScript function of named tensors: the default export, or `forward`, of a module.
 * It takes and returns `{ data, shape, dtype }` by name, at once or as a Promise.
 *
 * @throws UserError when there is no such module, or no function in it
 */
export function openFunction(path: string, options: FunctionOptions = {}): Runner {
  const absolute = resolve(path);
  if (!existsSync(absolute)) throw new UserError(`${path}: no such file`);
  return openRemote({
    kind: "function",
    settings: { predictor: "function", name: path, path: absolute },
    concurrency: options.concurrency ?? 1,
  });
}
