import { TorchError } from "../errors.js";
import { native } from "../native.js";
import { checkArchive } from "./archive/check.js";
import { ScriptModule } from "./script-module.js";

/**
 * Loads a module that was saved by `torch.jit.save` in Python or by `save` here.
 *
 * @param options.device - where its tensors go. Default: where they were when it was saved
 * @throws TorchError with the file and the reason: not there, damaged, not TorchScript, or made of
 *   operators that this libtorch does not have
 */
export function load(path: string, options: { device?: string } = {}): ScriptModule {
  checkArchive(path);
  try {
    return new ScriptModule(native.scriptLoad(path, options.device ?? ""));
  } catch (error) {
    const { message, detail } = error as TorchError;
    throw new TorchError(`${path}: ${reasonOf(message)}`, detail ?? message);
  }
}

/**
 * Loads a shared library whose operators TorchScript files may use, as `torch.ops.load_library` does.
 *
 * @throws TorchError when it cannot be loaded
 */
export function loadLibrary(path: string): void {
  try {
    native.loadLibrary(path);
  } catch (error) {
    throw new TorchError(`cannot load the library ${path}: ${(error as Error).message}`);
  }
}

function reasonOf(reason: string): string {
  const message = reason.replaceAll(/ \(of Python compilation unit at: (0x)?[0-9a-f]+\)/g, "");
  const running = `libtorch ${native.version()}`;
  const unknown = /Unknown builtin op: ([\w:]+)/.exec(message)?.[1];
  if (unknown && !unknown.startsWith("aten::"))
    return `it uses the operator ${unknown} of an extension: load its library first, with loadLibrary(file)`;
  if (unknown)
    return (
      `it uses the operator ${unknown}, which ${running} does not have: ` +
      "set LIBTORCH to the folder of a newer libtorch, such as the one that saved it"
    );
  const version = /file with version (\d+), but the maximum supported/.exec(message)?.[1];
  if (version)
    return (
      `it is written in format ${version}, which ${running} does not read: ` +
      "set LIBTORCH to the folder of a newer libtorch, such as the one that saved it"
    );
  return `${running} cannot load it: ${shortened(message)}`;
}

/** The first sentence or two: errors of TorchScript's compiler quote pages of source. */
function shortened(message: string): string {
  return message.length > 240 ? `${message.slice(0, 240).trimEnd()} …` : message;
}
