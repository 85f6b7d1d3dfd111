import { begin, endArguments, put } from "../commands.js";
import { TorchError } from "../errors.js";
import { native } from "../native.js";
import { Opaque } from "../opaque.js";
import { isParameter, parameter, type Parameter } from "../nn/parameter.js";
import type { Tensor } from "../tensor.js";
import { nestingProblem } from "./nesting.js";
import { ScriptModule } from "./script-module.js";

/** What a new script module is made of. The source finds each part as `self.<name>`. */
export interface Definition {
  /** Methods in TorchScript: `def forward(self, x: Tensor) -> Tensor: …`, one or several. */
  source: string;
  /** The class name that Python shows. Default: `"Module"` */
  name?: string;
  /** Script modules inside: they are shared, not copied. */
  modules?: Readonly<Record<string, ScriptModule>>;
  /** Gradients flow to them, except to parameters of other modules that are frozen. */
  parameters?: Readonly<Record<string, Tensor>>;
  buffers?: Readonly<Record<string, Tensor>>;
  /** Numbers, booleans, strings and arrays of these. A number without a fraction is an int. */
  attributes?: Readonly<Record<string, unknown>>;
}

/**
 * Compiles a module from TorchScript source. It can wrap other script modules, and be saved for PyTorch.
 *
 *     define({ modules: { model }, source: `
 *       def forward(self, x: Tensor) -> Tensor:
 *           return (self.model.forward(x) - self.model.forward(-x)) / 2
 *     ` }).save("odd.pt");
 *
 * @throws TorchError with the compiler's words when the source does not compile
 */
export function define(definition: Definition): ScriptModule {
  const { source, name = "Module", modules = {}, parameters = {}, buffers = {} } = definition;
  const attributes = definition.attributes ?? {};
  for (const word of [
    name,
    ...[modules, parameters, buffers, attributes].flatMap((parts) => Object.keys(parts)),
  ]) {
    if (!/^[A-Za-z_]\w*$/.test(word))
      throw new TorchError(`define: "${word}" is no name in TorchScript (letters, digits and _)`);
  }
  const problem = nestingProblem(source);
  if (problem) throw new TorchError(`define: ${problem}`);
  const module = native.scriptCreate(name);
  try {
    for (const [key, part] of Object.entries(modules))
      native.scriptAddModule(module, key, part.objectHandle);
    for (const [key, tensor] of Object.entries(parameters))
      native.scriptAddTensor(module, key, learned(tensor).handle, false);
    for (const [key, tensor] of Object.entries(buffers))
      native.scriptAddTensor(module, key, tensor.handle, true);
    for (const [key, value] of Object.entries(attributes)) {
      begin();
      put(value);
      endArguments();
      native.scriptAddAttribute(module, key);
    }
    native.scriptDefine(module, dedented(source));
  } catch (error) {
    void new Opaque(module); // at once garbage, with all that is in it
    const { message, detail } = error as TorchError;
    throw new TorchError(`define: ${message}`, detail ?? message);
  }
  return new ScriptModule(module);
}

function learned(tensor: Tensor): Parameter {
  return isParameter(tensor) ? tensor : parameter(tensor);
}

/** Without the margin that the source has because it stands inside other code. */
function dedented(source: string): string {
  const lines = source
    .replace(/^\s*\n/, "")
    .trimEnd()
    .split("\n");
  const margins = lines.filter((line) => line.trim()).map((line) => /^ */.exec(line)![0].length);
  const margin = Math.min(...margins);
  return `${lines.map((line) => line.slice(margin)).join("\n")}\n`;
}
