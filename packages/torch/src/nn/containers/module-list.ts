import { TorchError } from "../../errors.js";
import { Module } from "../module.js";

/**
 * A list of modules, named by their positions: `layers.0.weight`. A plain array of modules in a field
 * gives the same names; this one can also be printed, appended to and found by `getSubmodule`.
 */
export class ModuleList<M extends Module = Module> extends Module implements Iterable<M> {
  readonly #modules: M[];

  constructor(modules: Iterable<M> = []) {
    super();
    this.#modules = [...modules];
  }

  get length(): number {
    return this.#modules.length;
  }
  /** The module at a position; negative from the end. @throws TorchError when there is none */
  at(position: number): M {
    const found = this.#modules.at(position);
    if (!found) throw new TorchError(`ModuleList: no module at ${position} of ${this.length}`);
    return found;
  }
  append(module: M): this {
    this.#modules.push(module);
    return this;
  }
  extend(modules: Iterable<M>): this {
    this.#modules.push(...modules);
    return this;
  }
  /** Puts a module before the one at `position`; negative from the end. */
  insert(position: number, module: M): this {
    this.#modules.splice(position, 0, module);
    return this;
  }
  [Symbol.iterator](): Iterator<M> {
    return this.#modules.values();
  }

  /** @throws TorchError always: what to do with the modules is for the module around to say */
  forward(): never {
    throw new TorchError("ModuleList: has no forward of its own; call forward of its modules");
  }
  /** @internal */
  override fields(): Iterable<[string, unknown]> {
    return Object.entries(this.#modules);
  }
}
