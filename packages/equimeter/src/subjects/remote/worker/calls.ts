import { setMaxListeners } from "node:events";

export interface Queue {
  /** Runs a task when it is its turn. */
  run<T>(task: () => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Tasks that have not begun. */
  readonly waiting: number;
}

/** Lets at most `most` tasks run at a time, in the order in which they came. */
export function queue(most: number): Queue {
  let running = 0;
  const waiting: (() => void)[] = [];
  return {
    async run(task, signal) {
      if (running === most) await new Promise<void>((resolve) => waiting.push(resolve));
      else running++;
      try {
        signal.throwIfAborted();
        return await task();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else running--;
      }
    },
    get waiting() {
      return waiting.length;
    },
  };
}

/** Signals by which runs are given up. A thread waits for one run at a time. */
export function abandoning(): {
  of(run: number): AbortSignal;
  abandon(run: number): void;
  abandonAll(): void;
} {
  let current = begin(0);
  return {
    of(run) {
      if (run !== current.run) current = begin(run);
      return current.controller.signal;
    },
    abandon(run) {
      if (run === current.run) current.controller.abort();
    },
    abandonAll: () => current.controller.abort(),
  };
}

function begin(run: number): { run: number; controller: AbortController } {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal); // every call under way listens
  return { run, controller };
}
