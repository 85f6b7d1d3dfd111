/**
 * The two quickstart runs and their report, on a machine that may have nothing installed yet.
 *
 *     npm run quickstart [-- options of `equimeter quickstart`]
 */
import path from "node:path";
import { setup } from "./setup.mjs";
import { main, ROOT, runOnTerminal } from "./setup/run.mjs";

await main(async () => {
  await setup();
  const program = path.join(ROOT, "packages/equimeter/bin/equimeter.mjs");
  return runOnTerminal(process.execPath, [program, "quickstart", ...process.argv.slice(2)]);
});
