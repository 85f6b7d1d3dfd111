import { Command } from "commander";

import { latentsCommand } from "./latents.js";
import { propertiesCommand } from "./properties.js";
import { reconstructionCommand } from "./reconstruction.js";
import { samplerCommand } from "./sampler.js";

/** `equimeter analyze VERB RUN...`: explains the numbers of runs; results go into their folders. */
export function analyzeCommand(): Command {
  const verbs = [reconstructionCommand(), latentsCommand(), propertiesCommand(), samplerCommand()];
  const names = verbs.map((verb) => `analyze ${verb.name()} RUN...`).join(", ");
  const analyze = new Command("analyze").description(`explain the numbers of runs (${names})`);
  for (const verb of verbs) analyze.addCommand(verb);
  return analyze.addHelpText(
    "after",
    () => `\n${verbs.map((verb) => verb.helpInformation()).join("\n")}`,
  );
}
