import { call } from "../commands.js";
import { noGrad } from "../autograd/index.js";
import type { DType } from "../dtype.js";
import type { Tensor } from "../tensor.js";
import { TorchError } from "../errors.js";
import { tidy } from "../scope.js";
import { addHook, type ForwardHook, type ForwardPreHook, type HookHandle } from "./hooks.js";
import { treeOf } from "./print.js";
import { isBuffer, isParameter, isPersistent, type Buffer, type Parameter } from "./parameter.js";
import { loadInto, type LoadReport } from "./state.js";

/** Where new parameters live and of which type they are. Default: float32 on the CPU. */
export interface Placement {
  dtype?: DType;
  device?: string;
}

/**
 * A part of a model: parameters, buffers and other modules in its fields, and a `forward`.
 *
 * Fields are found by themselves, in the order in which the class defines them: tensors marked by
 * `parameter()` or `buffer()`, modules, and arrays of these (`layers.0.weight`). Field names are
 * therefore the names in `stateDict()`: take those of the original implementation and its
 * checkpoints load. Other fields, `#private` ones among them, are no part of the state.
 */
export abstract class Module {
  /** Whether modules behave as in training (dropout drops). Set by `train` and `eval`. */
  training = true;

  abstract forward(...inputs: never[]): unknown;

  /** Parameters by name. One that occurs twice has its first name. */
  namedParameters(): Map<string, Parameter> {
    return unique(this.tensors(), isParameter);
  }
  parameters(): Parameter[] {
    return [...this.namedParameters().values()];
  }
  /** Buffers by name, those that are not saved among them. */
  namedBuffers(): Map<string, Buffer> {
    return unique(this.tensors(), isBuffer);
  }

  /** Modules by name: itself as `""`, then everything below, parents first. */
  namedModules(): Map<string, Module> {
    const found = new Map<Module, string>();
    const visit = (module: Module, name: string): void => {
      if (found.has(module)) return;
      found.set(module, name);
      for (const [key, part] of parts(module.fields()))
        if (part instanceof Module) visit(part, join(name, key));
    };
    visit(this, "");
    return new Map(Array.from(found, ([module, name]) => [name, module]));
  }
  modules(): Module[] {
    return [...this.namedModules().values()];
  }

  /** The modules directly in the fields, by name. One that occurs twice has its first name. */
  namedChildren(): Map<string, Module> {
    const found = new Map<Module, string>();
    for (const [name, part] of parts(this.fields()))
      if (part instanceof Module && !found.has(part)) found.set(part, name);
    return new Map(Array.from(found, ([module, name]) => [name, module]));
  }
  children(): Module[] {
    return [...this.namedChildren().values()];
  }

  /**
   * The module of this name, `"encoder.layers.0"`; `""` is the module itself.
   *
   * @throws TorchError that lists the names there are
   */
  getSubmodule(name: string): Module {
    if (name === "") return this;
    const children = Array.from(parts(this.fields())).filter(([, part]) => part instanceof Module);
    const found = children.find(([child]) => name === child || name.startsWith(`${child}.`));
    if (found) return (found[1] as Module).getSubmodule(name.slice(found[0].length + 1));
    const known = children.map(([child]) => child).join(", ");
    throw new TorchError(
      `${this.constructor.name} has no module ${name}; it has ${known || "no modules"}`,
    );
  }

  /** Calls `visit` with every module below and then with this one, as PyTorch's `apply` does. */
  apply(visit: (module: Module) => void): this {
    applyBelow(this, visit, []);
    return this;
  }

  /** How many numbers the parameters hold; one shared by two modules counts once. */
  numParameters(): number {
    return this.parameters().reduce((total, parameter) => total + parameter.size, 0);
  }

  /** The live tensors (no copies): every parameter and every buffer that is to be saved. */
  stateDict(): Record<string, Tensor> {
    const state: Record<string, Tensor> = {};
    for (const [name, tensor] of this.tensors())
      if (isParameter(tensor) || isPersistent(tensor)) state[name] = tensor;
    return state;
  }

  /**
   * Copies values into the parameters and buffers, converting dtype and device. Nothing is copied
   * unless everything fits.
   *
   * @param options.strict - whether missing and unexpected names are errors. Default: true
   * @throws TorchError that lists what is missing, unexpected or of another shape
   */
  loadStateDict(
    state: Readonly<Record<string, Tensor>>,
    options: { strict?: boolean } = {},
  ): LoadReport {
    return loadInto(this.constructor.name, this.stateDict(), state, options.strict ?? true);
  }

  train(flag = true): this {
    for (const module of this.modules()) module.training = flag;
    return this;
  }
  eval(): this {
    return this.train(false);
  }

  /** Lets gradients flow to all parameters, or to none. */
  requiresGrad(flag = true): this {
    for (const parameter of this.parameters()) parameter.requiresGrad = flag;
    return this;
  }
  /** Drops the gradients of all parameters. */
  zeroGrad(): void {
    for (const parameter of this.parameters()) parameter.grad = null;
  }

  /** Moves parameters and buffers in place. The dtype of integer tensors stays. */
  to(target: Placement): this {
    noGrad(() =>
      tidy(() => {
        for (const tensor of new Set(Array.from(this.tensors(), ([, found]) => found))) {
          const floating = tensor.dtype.includes("float");
          const moved = tensor.to(floating ? target : { ...target, dtype: tensor.dtype });
          call("aten::set_data", "", 0, tensor, moved);
          tensor.grad = null;
        }
      }),
    );
    return this;
  }

  /**
   * Calls `hook(module, inputs, output)` after each `forward` of this module. A value that it returns
   * takes the place of the output. Hooks run in the order in which they were registered.
   */
  registerForwardHook<M extends Module>(this: M, hook: ForwardHook<M>): HookHandle {
    return addHook(this, "after", hook);
  }

  /**
   * Calls `hook(module, inputs)` before each `forward` of this module. What it returns takes the place
   * of the inputs: a list of all of them, or the only one.
   */
  registerForwardPreHook<M extends Module>(this: M, hook: ForwardPreHook<M>): HookHandle {
    return addHook(this, "before", hook);
  }

  /** The settings that `toString` shows in parentheses. */
  extraRepr(): string {
    return "";
  }
  /** This module and everything below it, one module a line. */
  toString(): string {
    return treeOf(this);
  }
  /** How Node prints it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }

  /** @internal What is searched for parts. */
  fields(): Iterable<[string, unknown]> {
    return Object.entries(this);
  }

  private *tensors(): Iterable<[string, Parameter | Buffer]> {
    for (const [name, tensor] of tensorsOf(this, "", [])) yield [name, tensor];
  }
}

type Part = Parameter | Buffer | Module;

/** The parts among the values of fields; arrays are searched too. */
function* parts(fields: Iterable<[string, unknown]>): Iterable<[string, Part]> {
  for (const [name, value] of fields) {
    if (value instanceof Module || isParameter(value) || isBuffer(value)) yield [name, value];
    else if (Array.isArray(value))
      yield* parts(value.map((item, index) => [`${name}.${index}`, item]));
  }
}

/** `above` holds the modules on the way here: a field that points back to one is not followed. */
function* tensorsOf(
  module: Module,
  prefix: string,
  above: Module[],
): Iterable<[string, Parameter | Buffer]> {
  for (const [key, part] of parts(module.fields())) {
    const name = join(prefix, key);
    if (!(part instanceof Module)) yield [name, part];
    else if (part !== module && !above.includes(part))
      yield* tensorsOf(part, name, [...above, module]);
  }
}

function applyBelow(module: Module, visit: (module: Module) => void, above: Module[]): void {
  const way = [...above, module];
  for (const child of module.children()) if (!way.includes(child)) applyBelow(child, visit, way);
  visit(module);
}

function unique<T extends Tensor>(
  named: Iterable<[string, Tensor]>,
  wanted: (tensor: unknown) => tensor is T,
): Map<string, T> {
  const names = new Map<T, string>();
  for (const [name, tensor] of named)
    if (wanted(tensor) && !names.has(tensor)) names.set(tensor, name);
  return new Map(Array.from(names, ([tensor, name]) => [name, tensor]));
}

function join(prefix: string, name: string): string {
  return prefix ? `${prefix}.${name}` : name;
}
