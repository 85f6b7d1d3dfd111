import { mkdtempSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";

import { begin, endArguments, put, takeResult } from "../commands.js";
import { TorchError } from "../errors.js";
import { native, type Handle } from "../native.js";
import { Module } from "../nn/module.js";
import { buffer, parameter, type Buffer, type Parameter } from "../nn/parameter.js";
import type { Tensor } from "../tensor.js";
import {
  formatSignature,
  inOrder,
  signatureOf,
  type Signature,
  type SignatureRow,
} from "./signature.js";

/**
 * A module compiled by TorchScript, in Python or by `define`. It is a `Module`: optimisers find its
 * parameters, `stateDict`, `train`, `to` and `requiresGrad` work, and it can be part of other modules.
 * Parameters and buffers have their dotted names, and tied ones are one tensor.
 */
export class ScriptModule extends Module {
  /** @internal */
  readonly objectHandle: number;
  readonly #tensors: Map<string, Parameter | Buffer>;
  /** The handles that `#tensors` have but for the time of a `functionalCall`. */
  readonly #handles: Map<string, Handle>;
  readonly #signatures: Map<string, Signature>;

  /** @internal Script modules come from `load` and `define`. */
  constructor(objectHandle: number) {
    super();
    this.objectHandle = objectHandle;
    native.trackObject(this, objectHandle);
    this.#tensors = tensorsOf(objectHandle);
    this.#handles = new Map(Array.from(this.#tensors, ([name, tensor]) => [name, tensor.handle]));
    this.#signatures = signaturesOf(objectHandle);
    // On the instance, in the place of the field that the base class defines.
    Object.defineProperties(this, {
      objectHandle: { enumerable: false },
      training: {
        get: () => native.scriptIsTraining(objectHandle),
        set: (flag: boolean) => {
          native.scriptTrain(objectHandle, flag);
        },
      },
    });
  }

  /** What each method takes and returns, `forward` first. */
  get methods(): Signature[] {
    return [...this.#signatures.values()];
  }

  /**
   * Runs `forward`. Tensors, numbers, booleans, strings, null, arrays (lists, tuples) and plain objects
   * or maps (dictionaries) go in and come out; a named tuple comes as an object.
   */
  forward<T = Tensor>(...inputs: unknown[]): T {
    return this.run<T>("forward", inputs);
  }

  /**
   * Runs any method.
   *
   * @param named - arguments by name
   * @throws TorchError with the method's signature when the arguments do not fit, and with the last
   *   line of TorchScript's own error (all of it in `detail`) when it fails inside
   */
  run<T = Tensor>(
    method: string,
    inputs: readonly unknown[] = [],
    named: Readonly<Record<string, unknown>> = {},
  ): T {
    const signature = this.#signatures.get(method);
    if (!signature) {
      const known = [...this.#signatures.keys()].join(", ") || "none";
      throw new TorchError(`this script module has no method "${method}" (it has: ${known})`);
    }
    try {
      const values = inOrder(signature, inputs, named);
      begin();
      for (const value of values) put(value);
      endArguments();
      this.#withReplacements(() => native.scriptRun(this.objectHandle, method));
    } catch (error) {
      const { message, detail } = error as TorchError;
      throw new TorchError(`${method}: ${message}`, detail ?? message);
    }
    return takeResult<T>();
  }

  /**
   * Writes a file for `torch.jit.load` of Python and of this library. It appears under its name when it
   * is complete.
   */
  save(path: string): void {
    // In a folder of its own, not under another name: libtorch names the archive's root after the file.
    let folder = "";
    try {
      folder = mkdtempSync(join(dirname(path), ".saving-"));
      const unfinished = join(folder, basename(path));
      native.scriptSave(this.objectHandle, unfinished);
      renameSync(unfinished, path);
    } catch (error) {
      throw new TorchError(`cannot save ${path}: ${(error as Error).message}`);
    } finally {
      if (folder) rmSync(folder, { recursive: true, force: true });
    }
  }

  /**
   * `functionalCall` lets this module's tensor objects stand for others while it runs; TorchScript holds
   * tensors of its own, which have to be exchanged as well.
   */
  #withReplacements(body: () => void): void {
    const replaced = [...this.#tensors].filter(
      ([name, tensor]) => tensor.handle !== this.#handles.get(name),
    );
    try {
      for (const [name, tensor] of replaced)
        native.scriptSetTensor(this.objectHandle, name, tensor.handle);
      body();
    } finally {
      for (const [name] of replaced)
        native.scriptSetTensor(this.objectHandle, name, this.#handles.get(name)!);
    }
  }

  /** @internal */
  override fields(): Iterable<[string, unknown]> {
    return this.#tensors;
  }

  override toString(): string {
    return `ScriptModule(${this.methods.map(formatSignature).join("; ")})`;
  }
}

/** Parameters, then buffers. A tensor that occurs under two names is one and the same object. */
function tensorsOf(module: number): Map<string, Parameter | Buffer> {
  const found = new Map<string, Parameter | Buffer>();
  const byIdentity = new Map<number | bigint, Parameter | Buffer>();
  for (const areBuffers of [false, true]) {
    native.scriptTensors(module, areBuffers);
    for (const [name, tensor, identity] of takeResult<[string, Tensor, number][]>()) {
      const known = byIdentity.get(identity);
      if (known) tensor.dispose();
      const entry = known ?? (areBuffers ? buffer(tensor) : asParameter(tensor));
      byIdentity.set(identity, entry);
      found.set(name, entry);
    }
  }
  return found;
}

/** A parameter that was frozen when the module was saved stays frozen. */
function asParameter(tensor: Tensor): Parameter {
  return parameter(tensor, { requiresGrad: tensor.requiresGrad });
}

function signaturesOf(module: number): Map<string, Signature> {
  native.scriptMethods(module);
  const signatures = takeResult<SignatureRow[]>().map(signatureOf);
  signatures.sort((a, b) => Number(b.method === "forward") - Number(a.method === "forward"));
  return new Map(signatures.map((signature) => [signature.method, signature]));
}
