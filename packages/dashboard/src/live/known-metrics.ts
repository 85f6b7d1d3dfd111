import { emptyRunData, type RunData } from "./series.ts";

/** So many runs are known besides those that are looked at: who goes back to one does not wait for it. */
export const mostBeside = 50;

/** The metrics of runs by name, without those that nobody looked at for longest. */
export class KnownMetrics {
  /** Those looked at last stand last. */
  readonly #all = new Map<string, RunData>();

  get(name: string): RunData | null {
    return this.#all.get(name) ?? null;
  }

  /** What is known of the runs that are looked at from now on. */
  lookAt(names: readonly string[]): RunData[] {
    const looked = names.map((name) => {
      const data = this.#all.get(name) ?? emptyRunData(name);
      this.#all.delete(name);
      this.#all.set(name, data);
      return data;
    });
    const others = [...this.#all.keys()].slice(0, -names.length || undefined);
    for (const name of others.slice(0, -mostBeside)) this.#all.delete(name);
    return looked;
  }

  /** Forgets a run that is gone: one that comes again under its name is another. */
  forget(name: string): void {
    if (this.#all.has(name)) this.#all.set(name, emptyRunData(name));
  }
}
