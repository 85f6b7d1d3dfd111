import { Command } from "commander";

import { UserError } from "../errors.js";

/** `equimeter ui [FOLDER]`: serves the page of run folders until Ctrl-C. */
export function uiCommand(): Command {
  return new Command("ui")
    .description("look at runs in the browser, live, on this machine alone")
    .argument("[folder]", "the folder your runs are in", "runs")
    .option(
      "--port <number>",
      "where to listen (default: 8080 or the next free one; 0 for any)",
      portOf,
    )
    .action(ui);
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new UserError(`--port must be a whole number from 0 to 65535, got "${text}"`);
}

async function ui(folder: string, { port }: { port?: number }): Promise<void> {
  const { serveUi } = await import("../ui/index.js");
  const served = await serveUi(folder, { port });
  const stopped = new Promise<void>((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
  process.stdout.write(`${folder} is shown at ${served.address} (Ctrl-C ends it)\n`);
  await stopped;
  await served.close();
}
