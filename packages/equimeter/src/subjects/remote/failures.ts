import { UserError } from "../../errors.js";
import { OutOfMemory } from "../runner.js";

/** An error on its way to another thread, where it would lose its class. */
export interface Failure {
  readonly kind: "UserError" | "OutOfMemory" | "Error";
  readonly message: string;
  readonly stack: string;
}

export function failureOf(error: unknown): Failure {
  const { message, stack = message } = error instanceof Error ? error : new Error(String(error));
  const kind =
    error instanceof OutOfMemory
      ? "OutOfMemory"
      : error instanceof UserError
        ? "UserError"
        : "Error";
  return { kind, message, stack };
}

export function errorOf({ kind, message, stack }: Failure): Error {
  if (kind === "UserError") return new UserError(message);
  if (kind === "OutOfMemory") return new OutOfMemory(message);
  const error = new Error(message);
  error.stack = stack;
  return error;
}

const aboutMemory = new RegExp(
  [
    "out of memory",
    "\\bOOM\\b",
    "bad_alloc",
    "(failed|unable|could not|cannot) (to )?allocate",
    "insufficient memory",
    "resource[_ ]?exhausted",
    "allocation failed",
    "invalid (typed )?array length", // V8
    "batch[- ]?size must be <=", // Triton: more samples than `max_batch_size`
  ].join("|"),
  "i",
);

/** Whether a message of another program says that a smaller call might have fitted. */
export function isAboutMemory(message: string): boolean {
  return aboutMemory.test(message);
}

/** Another program's words inside a sentence of ours: one line, of bounded length. */
export function quoted(text: string): string {
  // oxlint-disable-next-line no-control-regex -- answers may hold anything
  const line = text.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, " ").trim();
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}

/** What the words of a model that failed mean for the caller. */
export function modelError(sentence: string, words: string): UserError | OutOfMemory {
  const message = `${sentence}: ${quoted(words)}`;
  return isAboutMemory(words) ? new OutOfMemory(message) : new UserError(message);
}
