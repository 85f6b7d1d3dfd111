import { randomUUID } from "node:crypto";

import type { Summaries } from "./summaries.js";

/** After a look comes a rest so many times as long, in which requests are answered. */
const restShare = 4;

/**
 * Looks at the folder again and again while anybody listens; all who listen share the looks. Files are asked
 * for their time: notices of the system do not come over network file systems.
 */
export class Watch {
  /** Of this server: versions of summaries count from its start. */
  readonly identity = randomUUID().slice(0, 8);
  #listeners = 0;
  #timer: NodeJS.Timeout | undefined;
  #waiting = new Set<() => void>();

  /** @param milliseconds between two looks, more where a look takes long, as on a slow disk */
  constructor(
    readonly summaries: Summaries,
    readonly milliseconds = 1000,
  ) {}

  /** From now on somebody listens. @returns what to call when they go */
  join(): () => void {
    this.summaries.update();
    this.#listeners += 1;
    this.#timer ??= setTimeout(() => this.#look(), this.milliseconds);
    return () => {
      this.#listeners -= 1;
      if (this.#listeners > 0) return;
      clearTimeout(this.#timer);
      this.#timer = undefined;
    };
  }

  get listeners(): number {
    return this.#listeners;
  }

  /** Resolves after the next look, or when the signal says so. */
  nextLook(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        this.#waiting.delete(wake);
        signal.removeEventListener("abort", wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener("abort", wake);
    });
  }

  #look(): void {
    const begin = performance.now();
    try {
      this.summaries.update();
    } catch (error) {
      // The next look may see what this one could not.
      process.stderr.write(
        `equimeter: the folder of runs cannot be read: ${(error as Error).message}\n`,
      );
    }
    const rest = restShare * (performance.now() - begin);
    this.#timer = setTimeout(() => this.#look(), Math.max(this.milliseconds, rest));
    const waiting = this.#waiting;
    this.#waiting = new Set();
    for (const wake of waiting) wake();
  }
}
