import { manualSeed, setNumThreads } from "@equimeter/torch";
import { join } from "node:path";

import type { ResolvedConfig } from "./config/schema.js";
import { deviceOf } from "./device.js";
import { endedBy } from "./folder/failure.js";
import { refuseExisting } from "./folder/folder.js";
import { openSession, type SessionOptions } from "./open-session.js";
import type { RunState } from "./folder/schema.js";
import { taskOf } from "./tasks/index.js";

/** How a run stands, for whoever watches. */
export interface Progress {
  readonly phase: "loading" | "training" | "testing";
  readonly step: number;
  readonly steps: number;
  /** Seconds of training so far, without what measuring took. */
  readonly seconds?: number;
  readonly loss?: number;
  readonly percent?: number;
  readonly message?: string;
}

export interface ExecuteOptions extends SessionOptions {
  /** Asked after every step; true ends the run in a state that can be resumed. */
  readonly shouldStop?: () => boolean;
  readonly onProgress?: (progress: Progress) => void;
}

export interface Executed {
  readonly folder: string;
  readonly state: RunState;
  readonly step: number;
}

/**
 * Trains, watches and tests one run in this thread, from its configuration to a finished folder.
 *
 * @throws UserError before anything is written, for bad data or a run that is in the way
 */
export async function execute(config: ResolvedConfig, options: ExecuteOptions): Promise<Executed> {
  const { shouldStop = () => false, onProgress = () => undefined } = options;
  const { steps } = config.train;
  setNumThreads(config.threads);
  // Before the data are read, which may take long.
  deviceOf(config);
  if (!options.resume) refuseExisting(join(options.root, config.name), options.overwrite ?? false);
  onProgress({ phase: "loading", step: 0, steps });
  const task = taskOf(config);
  const data = await task.load(config, (message) =>
    onProgress({ phase: "loading", step: 0, steps, message }),
  );
  manualSeed(config.seed);
  const session = openSession(config, task, data, options);
  try {
    session.monitorIfDue();
    while (session.step < steps) {
      if (shouldStop()) return session.close("stopped");
      if (session.outOfPatience) {
        session.noteImpatience();
        break;
      }
      const loss = session.advance();
      session.monitorIfDue();
      session.checkpointIfDue();
      const { step, time: seconds, percent } = session;
      onProgress({ phase: "training", step, steps, seconds, loss, percent });
    }
    onProgress({ phase: "testing", step: session.step, steps });
    return session.close(session.test(shouldStop) ? "finished" : "stopped");
  } catch (error) {
    const reason = endedBy(error, session.folder);
    session.fail(reason.message);
    throw reason;
  }
}
