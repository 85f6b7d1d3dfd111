/** A worker thread that this thread can wait for, although the worker itself is asynchronous. */
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import {
  MessageChannel,
  receiveMessageOnPort,
  Worker,
  type MessagePort,
} from "node:worker_threads";

import { UserError } from "../../errors.js";
import { errorOf } from "./failures.js";
import type { FromWorker, ToWorker, WorkerStart } from "./messages.js";
import type { PredictorSettings } from "./predictor.js";

/** After this long without a word it is asked whether the thread still lives. */
const patienceMilliseconds = 500;

export interface Channel {
  post(message: ToWorker, memory?: ArrayBuffer[]): void;
  /**
   * Waits for the next message, in which nothing else happens in this thread.
   *
   * @throws UserError when the other thread has ended
   */
  receive(): FromWorker;
  /** The thread ends once it has let go of everything. May be called twice. */
  close(): void;
}

/** The thread never keeps the process alive. */
export function openChannel(settings: PredictorSettings, concurrency: number): Channel {
  const { port1, port2 } = new MessageChannel();
  const bell = new SharedArrayBuffer(4);
  const rung = new Int32Array(bell);
  // Through the package's own exports: from sources under test, too, it is the built file.
  const file = createRequire(import.meta.url).resolve("equimeter/subjects/remote/worker");
  const worker = new Worker(pathToFileURL(file), {
    workerData: { settings, concurrency, port: port2, bell } satisfies WorkerStart,
    transferList: [port2],
    // Flags are inherited, but this one is about the text of `node --eval`: no file starts with it.
    ...(process.execArgv.some((flag) => flag.startsWith("--input-type")) && { execArgv: [] }),
  });
  // It is told to `receive`, where somebody listens; unheard it would end the process.
  worker.on("error", () => undefined);
  worker.unref();

  let ended: Error | null = null;
  const next = (): FromWorker | null => {
    const message = receiveMessageOnPort(port1)?.message as FromWorker | undefined;
    if (message?.kind !== "ended") return message ?? null;
    throw (ended = errorOf(message.failure));
  };
  return {
    post: (message, memory = []) => port1.postMessage(message, memory),
    receive() {
      if (ended) throw ended;
      for (;;) {
        const seen = Atomics.load(rung, 0);
        const message = next();
        if (message) return message;
        const waited = Atomics.wait(rung, 0, seen, patienceMilliseconds);
        if (waited !== "timed-out" || isAlive(port1)) continue;
        // Its last words may have come just now.
        const last = next();
        if (last) return last;
        throw (ended = new UserError(
          `${settings.name} ended its thread without a word: it may have run out of memory`,
        ));
      }
    },
    close() {
      ended ??= new Error(`${settings.name} is closed`);
      port1.postMessage({ kind: "close" } satisfies ToWorker);
    },
  };
}

/** A port gives false for a message that nobody can receive any more, which its type does not say. */
function isAlive(port: MessagePort): boolean {
  const sent: unknown = port.postMessage({ kind: "ping" } satisfies ToWorker);
  return sent !== false;
}
