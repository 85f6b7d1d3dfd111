import { TorchError } from "../../errors.js";
import { Module } from "../module.js";

/** Modules by name, in the order in which they were put in: `heads.energy.weight`. */
export class ModuleDict<M extends Module = Module> extends Module implements Iterable<[string, M]> {
  readonly #modules: Map<string, M>;

  constructor(modules: Readonly<Record<string, M>> | Iterable<readonly [string, M]> = {}) {
    super();
    const entries = Symbol.iterator in modules ? modules : Object.entries(modules);
    this.#modules = new Map(entries as Iterable<readonly [string, M]>);
  }

  get size(): number {
    return this.#modules.size;
  }
  /** @throws TorchError that lists the names there are */
  get(name: string): M {
    const found = this.#modules.get(name);
    if (!found) {
      const names = [...this.#modules.keys()].join(", ") || "no modules";
      throw new TorchError(`ModuleDict: no module ${name}; it has ${names}`);
    }
    return found;
  }
  has(name: string): boolean {
    return this.#modules.has(name);
  }
  set(name: string, module: M): this {
    this.#modules.set(name, module);
    return this;
  }
  /** Whether there was one. */
  delete(name: string): boolean {
    return this.#modules.delete(name);
  }
  keys(): Iterable<string> {
    return this.#modules.keys();
  }
  values(): Iterable<M> {
    return this.#modules.values();
  }
  [Symbol.iterator](): Iterator<[string, M]> {
    return this.#modules.entries();
  }

  /** @throws TorchError always: what to do with the modules is for the module around to say */
  forward(): never {
    throw new TorchError("ModuleDict: has no forward of its own; call forward of its modules");
  }
  /** @internal */
  override fields(): Iterable<[string, unknown]> {
    return this.#modules;
  }
}
