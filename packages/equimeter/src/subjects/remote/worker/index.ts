/** The thread a predictor lives in. It loads no libtorch: records in, records out. */
import { workerData } from "node:worker_threads";

import { UserError } from "../../../errors.js";
import { failureOf } from "../failures.js";
import type { FromWorker, ToWorker, WorkerStart } from "../messages.js";
import { memoryOf } from "../records.js";
import { abandoning, queue } from "./calls.js";
import { printToStderr } from "./print.js";
import { openPredictor } from "./open.js";

const { settings, concurrency, port, bell } = workerData as WorkerStart;
const rung = new Int32Array(bell);

function post(message: FromWorker, memory: ArrayBuffer[] = [], wakes = true): void {
  port.postMessage(message, memory);
  Atomics.add(rung, 0, 1);
  if (wakes) Atomics.notify(rung, 0);
}

printToStderr();

let ending = false;

/** The last words; whoever waits must not wait for ever. */
function end(error: unknown): void {
  if (!ending) post({ kind: "ended", failure: failureOf(error) });
  ending = true;
}

process.on("uncaughtException", (error) => {
  end(new UserError(`${settings.name} failed outside of any call: ${error.message}`));
  process.exit(1);
});
process.on("exit", (code) =>
  end(new UserError(`${settings.name} ended its thread (code ${code})`)),
);

try {
  const predictor = await openPredictor(settings);
  const { inputs, outputs, samplesPerCall, optionalInputs } = predictor;
  const signals = abandoning();
  const calls = queue(concurrency);

  port.on("message", (message: ToWorker) => {
    if (message.kind === "call") void answer(message);
    else if (message.kind === "abandon") signals.abandon(message.run);
    else if (message.kind === "close") void close();
  });
  post({ kind: "ready", description: { inputs, outputs, samplesPerCall, optionalInputs } });

  async function answer({ run, index, call }: ToWorker & { kind: "call" }): Promise<void> {
    const signal = signals.of(run);
    try {
      const given = await calls.run(() => predictor.predict(call, signal), signal);
      // To be woken costs the other thread more than to read: while there is enough to do, it may sleep.
      const isEnough = calls.waiting > concurrency;
      post({ kind: "answer", run, index, answer: given }, memoryOf(given), !isEnough);
    } catch (error) {
      if (!signal.aborted) post({ kind: "failed", run, index, failure: failureOf(error) });
    }
  }

  async function close(): Promise<void> {
    ending = true;
    signals.abandonAll();
    await predictor.close().catch(() => undefined);
    process.exit(0);
  }
} catch (error) {
  end(error);
  process.exit(1);
}
