import { Command } from "commander";

import { latentsCommand } from "./latents.js";
import { propertiesCommand } from "./properties.js";
import { reconstructionCommand } from "./reconstruction.js";

/** `equimeter analyze VERB RUN...`: explains the numbers of runs; results go into their folders. */
export function analyzeCommand(): Command {
  const verbs = [reconstructionCommand(), latentsCommand(), propertiesCommand()];
  const names = verbs.map((verb) => `analyze ${verb.name()} RUN...`).join(", ");
  const analyze = new Command("analyze").description(`explain runs on voxels (${names})`);
  for (const verb of verbs) analyze.addCommand(verb);
  return analyze.addHelpText(
    "after",
    () => `\n${verbs.map((verb) => verb.helpInformation()).join("\n")}`,
  );
}
