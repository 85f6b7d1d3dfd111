import { UserError } from "../../errors.js";
import type { Runner, Tensors } from "../runner.js";
import { openChannel, type Channel } from "./channel.js";
import { checkCall } from "./check-call.js";
import { errorOf } from "./failures.js";
import type { Description } from "./messages.js";
import type { PredictorSettings } from "./predictor.js";
import { memoryOf } from "./records.js";
import { recordsOf, tensorsOf } from "./tensors.js";

export interface RemoteOptions {
  /** What `Runner` calls it. */
  readonly kind: string;
  readonly settings: PredictorSettings;
  /** Calls of one `run` that are worked at side by side. */
  readonly concurrency: number;
}

/**
 * A runner whose model answers asynchronously in a thread of its own. This thread waits.
 *
 * @throws UserError when the model cannot be opened
 */
export function openRemote({ kind, settings, concurrency }: RemoteOptions): Runner {
  if (!Number.isInteger(concurrency) || concurrency < 1)
    throw new UserError(`concurrency must be a whole number from 1 on, got ${concurrency}`);
  const channel = openChannel(settings, concurrency);
  try {
    const { optionalInputs, ...described } = ready(channel);
    const { name } = settings;
    let runs = 0;
    return {
      kind,
      name,
      ...described,
      atOnce: concurrency,
      run(calls) {
        for (const call of calls) checkCall(name, described.inputs, call, { optionalInputs });
        // More than are worked at, so that none has to wait for this thread.
        return answers(channel, ++runs, calls, 4 * concurrency);
      },
      close: () => channel.close(),
    };
  } catch (error) {
    channel.close();
    throw error;
  }
}

function ready(channel: Channel): Description {
  const message = channel.receive();
  if (message.kind !== "ready") throw new Error(`the thread began with "${message.kind}"`);
  return message.description;
}

function answers(
  channel: Channel,
  run: number,
  calls: readonly Tensors[],
  window: number,
): Tensors[] {
  const results: Tensors[] = Array.from({ length: calls.length });
  let sent = 0;
  const send = () => {
    if (sent === calls.length) return;
    const call = recordsOf(calls[sent]);
    channel.post({ kind: "call", run, index: sent++, call }, memoryOf(call));
  };
  try {
    for (let i = 0; i < window; i++) send();
    for (let left = calls.length; left > 0;) {
      const message = channel.receive();
      // Answers to a run that was given up may still come.
      if (message.kind === "ready" || message.kind === "ended" || message.run !== run) continue;
      if (message.kind === "failed") throw errorOf(message.failure);
      send();
      results[message.index] = tensorsOf(message.answer);
      left--;
    }
  } catch (error) {
    channel.post({ kind: "abandon", run });
    throw error;
  }
  return results;
}
