/**
 * Tensors between worker threads. A message carries a number; the memory stays where it is, and what
 * one thread writes the other sees.
 *
 *     parentPort.postMessage({ weights: share(weights) });   // in one thread
 *     const weights = adopt(message.weights);                // in the other, once
 */
import { threadId, type Worker } from "node:worker_threads";

import { TorchError } from "./errors.js";
import { native } from "./native.js";
import { Tensor } from "./tensor.js";

/** What travels in a message in the place of a tensor. It can be adopted once. */
export interface SharedTensor {
  readonly sharedTensor: number;
}

/**
 * Lets another thread of this process adopt a tensor's memory. The other tensor is cut from autograd's
 * history. Memory of a typed array (`fromTypedArray`) belongs to its thread and is copied.
 *
 * What was shared stays alive until it is adopted or revoked, or until the thread that answers for it
 * ends: the one that shared it, or `options.to`.
 *
 * @param options.to - the worker it is for, if it should be forgotten when that one ends
 * @throws TorchError when that worker has ended
 */
export function share(tensor: Tensor, options: { to?: Worker } = {}): SharedTensor {
  const thread = options.to ? options.to.threadId : threadId;
  if (thread < 0) throw new TorchError("share: the worker that the tensor is for has ended");
  return { sharedTensor: native.share(tensor.handle, thread) };
}

/**
 * The tensor that another thread shared, over the same memory.
 *
 * @throws TorchError when it was adopted before or revoked, or its thread has ended
 */
export function adopt(shared: SharedTensor): Tensor {
  const key = keyOf(shared, "adopt");
  const handle = native.adopt(key);
  if (handle === 0)
    throw new TorchError(
      `adopt: the shared tensor ${key} is gone: it was adopted already ` +
        "(share it once for each reader), revoked, or its thread has ended",
    );
  return new Tensor(handle);
}

/** Takes back what nobody will adopt. Returns whether it was still waiting. */
export function revoke(shared: SharedTensor): boolean {
  return native.revoke(keyOf(shared, "revoke"));
}

function keyOf(shared: SharedTensor, by: string): number {
  const key: unknown = shared?.sharedTensor;
  if (typeof key === "number" && Number.isSafeInteger(key) && key > 0) return key;
  throw new TorchError(`${by}: needs what share() returned, as it came in the message`);
}

// A worker's messages have all arrived when its "exit" is seen: what it shared and nobody adopted
// before then is lost. Seen by the thread that started it, also when it crashed or was terminated.
process.on("worker", (worker) => {
  const { threadId: thread } = worker;
  worker.once("exit", () => setImmediate(() => native.revokeAll(thread)));
});
