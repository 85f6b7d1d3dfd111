import { Command } from "commander";

import { dynamicsCommand } from "./dynamics.js";
import { gradientsCommand } from "./gradients.js";
import { headCommand } from "./head.js";
import { hessianCommand } from "./hessian.js";
import { landscapeCommand } from "./landscape.js";
import { latentsCommand } from "./latents.js";
import { parametersCommand } from "./parameters.js";
import { propertiesCommand } from "./properties.js";
import { reconstructionCommand } from "./reconstruction.js";
import { samplerCommand } from "./sampler.js";
import { samplesCommand } from "./samples.js";
import { structuresCommand } from "./structures.js";
import { whereCommand } from "./where.js";

/** `equimeter analyze VERB RUN...`: explains the numbers of runs; results go into their folders. */
export function analyzeCommand(): Command {
  const verbs = [
    dynamicsCommand(),
    gradientsCommand(),
    headCommand(),
    hessianCommand(),
    landscapeCommand(),
    latentsCommand(),
    parametersCommand(),
    propertiesCommand(),
    reconstructionCommand(),
    samplerCommand(),
    samplesCommand(),
    structuresCommand(),
    whereCommand(),
  ];
  const names = verbs.map((verb) => `analyze ${verb.name()} RUN...`).join(", ");
  const analyze = new Command("analyze").description(`explain the numbers of runs (${names})`);
  for (const verb of verbs) analyze.addCommand(verb);
  return analyze.addHelpText(
    "after",
    () => `\n${verbs.map((verb) => verb.helpInformation()).join("\n")}`,
  );
}
