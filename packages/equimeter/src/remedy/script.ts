import { jit, type Tensor, TorchError } from "@equimeter/torch";

import { UserError } from "../errors.js";

/** What `torch.float64` and `torch.bool` are in source that Python never sees: numbers of types. */
export const [float64, bool] = [7, 11];

/** A part of a module in TorchScript: methods, and what they find as `self.<name>`. */
export interface Script {
  readonly methods: readonly string[];
  readonly buffers: Readonly<Record<string, Tensor>>;
}

/** Source without the margin that it has because it stands inside other code. */
export function source(text: string): string {
  const lines = text
    .replace(/^\s*\n/, "")
    .trimEnd()
    .split("\n");
  const margins = lines.filter((line) => line.trim()).map((line) => /^ */.exec(line)![0].length);
  return lines.map((line) => line.slice(Math.min(...margins))).join("\n");
}

/** An assertion in TorchScript, whose message the user of the module reads. */
export function need(condition: string, message: string): string {
  return `assert ${condition}, ${JSON.stringify(message)}`;
}

/** Lines further in. */
export function indented(lines: readonly string[], levels = 1): string {
  const margin = "    ".repeat(levels);
  return lines
    .flatMap((line) => line.split("\n"))
    .map((line) => margin + line)
    .join("\n");
}

/**
 * Compiles a module around another.
 *
 * @throws UserError when the source does not compile, which the other's own types may cause
 */
export function wrapped(
  name: string,
  model: jit.ScriptModule,
  parts: readonly Script[],
  attributes: Readonly<Record<string, unknown>>,
): jit.ScriptModule {
  const methods = [...new Set(parts.flatMap((part) => part.methods))];
  try {
    return jit.define({
      name,
      modules: { model },
      buffers: Object.assign({}, ...parts.map((part) => part.buffers)) as Record<string, Tensor>,
      attributes: { training: false, ...attributes }, // train() and eval() set it, as of any module
      source: methods.join("\n\n"),
    });
  } catch (error) {
    if (!(error instanceof TorchError)) throw error;
    throw new UserError(`the model cannot be wrapped: ${error.message.replace(/^define: /, "")}`);
  }
}
