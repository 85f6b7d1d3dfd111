import { Command, Option } from "commander";

import type { SkippedRecord } from "../data/read/index.js";

interface InspectFlags {
  json?: boolean;
  limit?: string;
  energyKey?: string;
  forcesKey?: string;
  lengthUnit?: string;
  energyUnit?: string;
  forceUnit?: string;
  forcesAre?: "forces" | "gradient";
  skipMalformed?: boolean;
}

/** `equimeter data inspect FILE`: what is in a file of structures, and what is wrong with it. */
export function dataCommand(): Command {
  const inspectCommand = new Command("inspect")
    .description("count, check and test a file of structures for a common orientation")
    .argument("<file>", "extended XYZ, SD file, HDF5, npz or ASE database, or a data set")
    .option("--limit <number>", "structures to look at, at most (default: all)")
    .option("--energy-key <name>", "name of the energy in the file")
    .option("--forces-key <name>", "name of the forces in the file")
    .option("--length-unit <unit>", "unit of the positions, whatever the file says")
    .option("--energy-unit <unit>", "unit of the energies")
    .option("--force-unit <unit>", "unit of the forces")
    .addOption(
      new Option("--forces-are <what>", "what is stored as forces").choices(["forces", "gradient"]),
    )
    .option(
      "--skip-malformed",
      "leave out records of an SD file that cannot be read, and list them",
    )
    .option("--json", "print everything as JSON")
    .action(inspect);
  return new Command("data")
    .description("look at files of structures (data inspect FILE; --json prints everything)")
    .addCommand(inspectCommand)
    .addHelpText("after", () => `\n${inspectCommand.helpInformation()}`);
}

async function inspect(path: string, flags: InspectFlags): Promise<void> {
  const { inspectStructures } = await import("../data/inspect/index.js");
  const { readStructures } = await import("../data/read/index.js");
  const { count } = await import("./numbers.js");
  const { json, limit, skipMalformed, ...reading } = flags;
  const skipped: SkippedRecord[] = [];
  const structures = readStructures(path, {
    ...reading,
    ...(limit !== undefined && { limit: count("--limit", limit) }),
    ...(skipMalformed && { skipMalformed: (record: SkippedRecord) => void skipped.push(record) }),
  });
  const { stderr } = process;
  const inspection = await inspectStructures(structures, (seen) => {
    if (stderr.isTTY) stderr.write(`\r${seen.toLocaleString("en-US")} structures`);
  });
  if (stderr.isTTY) stderr.write("\r\u001B[K");
  if (json) {
    process.stdout.write(
      `${JSON.stringify({ file: path, ...inspection, ...(skipMalformed && { skipped }) }, null, 2)}\n`,
    );
    return;
  }
  const { inspectionText } = await import("./data-text.js");
  process.stdout.write(`${inspectionText(path, inspection, skipped)}\n`);
}
