import { keep, type Tensor } from "@equimeter/torch";

/**
 * Where the finished parts of a measurement lie, one for each round and batch, so that one that broke
 * off goes on where it was. Parts suit one model, its data, declarations and seed alone: whoever keeps
 * them beyond a process sees to that.
 */
export interface Kept {
  /** Fresh tensors of the caller's scope, as they were put; undefined where there are none. */
  get(key: string): Record<string, Tensor> | undefined;
  /** The tensors belong to the caller and go when it is done. */
  put(key: string, part: Record<string, Tensor>): void;
}

/** Keeps parts in memory, until `dispose`. */
export function inMemory(): Kept & { dispose(): void } {
  const parts = new Map<string, Record<string, Tensor>>();
  const dispose = () => {
    for (const part of parts.values()) for (const values of Object.values(part)) values.dispose();
    parts.clear();
  };
  return {
    // Views, so that a scope of the caller's frees what it was given and not what is kept.
    get: (key) => changed(parts.get(key), (values) => values.alias()),
    put: (key, part) =>
      void parts.set(
        key,
        changed(part, (values) => keep(values.clone()))!,
      ),
    dispose,
  };
}

function changed(part: Record<string, Tensor> | undefined, change: (values: Tensor) => Tensor) {
  if (!part) return undefined;
  const entries = Object.entries(part).map(([name, values]) => [name, change(values)] as const);
  return Object.fromEntries(entries);
}
