import type { Executed } from "../runs/execute.js";
import type { Started } from "../runs/start.js";

/** Two signals this close together come from one Ctrl-C that reached us twice. */
const oneKeyMilliseconds = 1000;

/**
 * Waits for a run. Ctrl-C (or SIGTERM, as a scheduler sends it) ends it after the step at hand, with a
 * checkpoint; a second Ctrl-C ends the process at once.
 */
export async function untilDone(started: Started): Promise<Executed> {
  let first = 0;
  const onSignal = () => {
    const now = Date.now();
    if (first > 0 && now - first > oneKeyMilliseconds) process.exit(130);
    if (first > 0) return;
    first = now;
    process.stderr.write("\nstopping after this step; Ctrl-C again ends at once\n");
    started.stop();
  };
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
  try {
    return await started.finished;
  } finally {
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
  }
}
