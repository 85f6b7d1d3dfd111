import { writeSync } from "node:fs";

/**
 * Lets this thread print to stderr at once. What a model prints must not mix with the results of the
 * program, and Node's own streams would hold it back until the thread that waits has time for it.
 */
export function printToStderr(): void {
  const write = (
    text: string | Uint8Array,
    encodingOrDone?: BufferEncoding | ((error?: Error) => void),
    done = typeof encodingOrDone === "function" ? encodingOrDone : undefined,
  ) => {
    try {
      writeSync(2, typeof text === "string" ? Buffer.from(text) : text);
    } catch {
      // nobody reads, or not quickly enough
    }
    done?.();
    return true;
  };
  process.stdout.write = write;
  process.stderr.write = write;
}
