import { type DType, enableGrad, jit, noGrad, type Tensor, TorchError } from "@equimeter/torch";

import { UserError } from "../../errors.js";
import { OutOfMemory, type Port, type Runner, type Tensors } from "../runner.js";
import { argumentsOf, type Constants, outputsOf } from "./values.js";

export interface TorchScriptOptions {
  /** Default: "cpu" */
  readonly device?: string;
  /** Converts the model. Default: it stays as it was saved. */
  readonly dtype?: "float32" | "float64" | "float16" | "bfloat16";
  /** The method that predicts. Default: "forward" */
  readonly method?: string;
  /** Values of arguments that are no tensors. */
  readonly constants?: Constants;
  /** Records what is computed, so that gradients flow. Default: false */
  readonly records?: boolean;
  /** Names for outputs that have none of their own: of a tensor, a list or a tuple. */
  readonly outputNames?: readonly string[];
}

/** A TorchScript file. Its parameters are at hand for analyses, and it can be repaired. */
export interface TorchScriptRunner extends Runner {
  readonly module: jit.ScriptModule;
  readonly signature: jit.Signature;
  /** Of its parameters: what real numbers are given in. */
  readonly dtype: DType;
}

/**
 * Loads a TorchScript file in evaluation mode.
 *
 * @throws UserError for what is no TorchScript, and for a method that it does not have
 */
export function openTorchScript(path: string, options: TorchScriptOptions = {}): TorchScriptRunner {
  return torchScriptRunner(loaded(path, options), path, options);
}

/**
 * A module that is loaded already.
 *
 * @param name - for messages
 * @throws UserError for a method that it does not have
 */
export function torchScriptRunner(
  module: jit.ScriptModule,
  name: string,
  options: Omit<TorchScriptOptions, "device" | "dtype"> = {},
): TorchScriptRunner {
  const { method = "forward", constants = {}, outputNames = [], records = false } = options;
  const signature = module.methods.find((one) => one.method === method);
  if (!signature)
    throw new UserError(
      `${name} has no method "${method}" (it has ${module.methods.map((one) => one.method).join(", ") || "none"})`,
    );
  const shown = jit.formatSignature(signature);
  const unknown = Object.keys(constants).find(
    (given) => !signature.inputs.some((input) => input.name === given),
  );
  if (unknown !== undefined)
    throw new UserError(`${name} has no argument "${unknown}": it is ${shown}`);
  let mode = records ? unchanged : noGrad;
  const predict = (call: Tensors): Tensors => {
    const named = within(() => argumentsOf(signature, call, constants), name, shown);
    try {
      const value = mode(() => module.run<unknown>(method, [], named));
      return within(() => outputsOf(value, outputNames), name, shown);
    } catch (error) {
      if (!(error instanceof TorchError)) throw error;
      if (mode === noGrad && needsGradients(error)) {
        mode = enableGrad; // forces that are derivatives, taken inside
        return predict(call);
      }
      throw failed(error, name, shown, call);
    }
  };
  return {
    kind: "TorchScript",
    name,
    module,
    signature,
    device: deviceOf(module),
    get dtype() {
      return dtypeOf(module); // it may have been converted since
    },
    inputs: portsOf(signature),
    outputs: null,
    run: (calls) => calls.map((call) => (records ? predict(call) : detached(predict(call)))),
    close: () => undefined,
  };
}

/** As the caller has it. */
const unchanged = <T>(body: () => T): T => body();

function loaded(path: string, { device = "cpu", dtype }: TorchScriptOptions): jit.ScriptModule {
  try {
    const module = jit.load(path, { device }).eval();
    if (dtype) module.to({ dtype });
    return module;
  } catch (error) {
    if (error instanceof TorchError) throw new UserError(error.message);
    throw error;
  }
}

/** Of its first tensor; of a model without any the CPU. */
function deviceOf(module: jit.ScriptModule): string {
  const [first] = [...module.namedParameters().values(), ...module.namedBuffers().values()];
  return first?.device ?? "cpu";
}

/** Of the first parameter or buffer of real numbers; float32 where there is none. */
function dtypeOf(module: jit.ScriptModule): DType {
  const all = [...module.namedParameters().values(), ...module.namedBuffers().values()];
  return all.find(({ dtype }) => /float/.test(dtype))?.dtype ?? "float32";
}

/** Null where a dictionary or a list takes whatever it is given. */
function portsOf({ inputs }: jit.Signature): Port[] | null {
  if (inputs.some(({ type }) => /^(Dict|List|Tuple)/.test(type))) return null;
  return inputs
    .filter(({ type, defaultValue }) => type === "Tensor" && defaultValue === null)
    .map(({ name }) => ({ name }));
}

const needsGradients = ({ message }: TorchError) =>
  /does not require grad|require_?s? ?grad|does not have a grad_fn/i.test(message);

const needsMemory = ({ message }: TorchError) =>
  /out of memory|not enough memory|can't allocate memory|cannot allocate/i.test(message);

function failed(error: TorchError, path: string, signature: string, call: Tensors): Error {
  if (needsMemory(error)) return new OutOfMemory(`${path}: ${error.message}`);
  const given = Object.entries(call).map(
    ([name, { dtype, shape }]) => `${name} ${dtype} [${shape.join(", ")}]`,
  );
  return new UserError(
    `${path} failed on ${given.join(", ")}: ${error.message.replace(/^\w+: /, "")} (${signature})`,
  );
}

function within<T>(body: () => T, path: string, signature: string): T {
  try {
    return body();
  } catch (error) {
    if (error instanceof UserError) throw new UserError(`${path}: ${error.message} (${signature})`);
    throw error;
  }
}

function detached(outputs: Tensors): Tensors {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, value]): [string, Tensor] => [name, value.detach()]),
  );
}
