/** Functions that see, and may replace, what goes into a module's `forward` and what comes out of it. */
import type { Module } from "./module.js";

type Forward<M extends Module> = M["forward"];
type Known<List extends unknown[]> = List extends never[] ? unknown[] : List;
/** What `forward` takes; of a module of unknown class, a list of unknown values. */
export type Inputs<M extends Module> = Known<Parameters<Forward<M>>>;
/** What `forward` returns. */
export type Output<M extends Module> = ReturnType<Forward<M>>;

/** What it returns, unless undefined, takes the place of the output. */
export type ForwardHook<M extends Module = Module> = (
  module: M,
  inputs: Inputs<M>,
  output: Output<M>,
) => Output<M> | undefined | void;

/** What it returns, unless undefined, takes the place of the inputs: a list of all, or the only one. */
export type ForwardPreHook<M extends Module = Module> = (
  module: M,
  inputs: Inputs<M>,
) => [...Inputs<M>] | Inputs<M>[0] | undefined | void;

export interface HookHandle {
  /** Takes the hook off. Doing it twice does nothing. */
  remove(): void;
  [Symbol.dispose](): void;
}

type Hook = (module: Module, inputs: unknown[], output?: unknown) => unknown;
type Run = (...inputs: unknown[]) => unknown;

/** Hooks of a module in the order in which they were registered. */
interface Hooks {
  before: { hook: Hook }[];
  after: { hook: Hook }[];
}

const hooked = new WeakMap<Module, Hooks & { uninstall(): void }>();

/** Runs `hook` before or after each `forward` of this module. */
export function addHook(module: Module, when: keyof Hooks, hook: unknown): HookHandle {
  const hooks = hooked.get(module) ?? install(module);
  // An object of its own, because the same function may be registered twice.
  const entry = { hook: hook as Hook };
  hooks[when].push(entry);
  const remove = (): void => {
    const at = hooks[when].indexOf(entry);
    if (at < 0) return;
    hooks[when].splice(at, 1);
    if (hooks.before.length + hooks.after.length === 0) hooks.uninstall();
  };
  return { remove, [Symbol.dispose]: remove };
}

/**
 * Covers the class's `forward` with a property of the module, since callers call `forward` directly. It
 * is not enumerable: neither `fields()` nor `stateDict()` see it.
 */
function install(module: Module): Hooks & { uninstall(): void } {
  const own = Object.getOwnPropertyDescriptor(module, "forward");
  const covered = (): Run => own?.value ?? Object.getPrototypeOf(module).forward;

  const forward: Run = (...given) => {
    let inputs = given;
    // Slices, because a hook may remove itself.
    for (const { hook } of hooks.before.slice()) {
      const changed = hook(module, inputs);
      if (changed !== undefined) inputs = Array.isArray(changed) ? changed : [changed];
    }
    let output = covered().apply(module, inputs);
    for (const { hook } of hooks.after.slice()) {
      const changed = hook(module, inputs, output);
      if (changed !== undefined) output = changed;
    }
    return output;
  };

  const uninstall = (): void => {
    hooked.delete(module);
    // Whoever covered our function meanwhile still calls it; without hooks it only passes on.
    if (Object.getOwnPropertyDescriptor(module, "forward")?.value !== forward) return;
    if (own) Object.defineProperty(module, "forward", own);
    else delete (module as { forward?: unknown }).forward;
  };

  const hooks = { before: [], after: [], uninstall } as Hooks & { uninstall(): void };
  hooked.set(module, hooks);
  Object.defineProperty(module, "forward", {
    value: forward,
    enumerable: false,
    configurable: true,
    writable: true,
  });
  return hooks;
}
