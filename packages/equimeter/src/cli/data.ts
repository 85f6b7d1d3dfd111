import { Command, Option } from "commander";

import type { SkippedRecord } from "../data/read/index.js";
import { UserError } from "../errors.js";

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
  index?: string;
}

/** `equimeter data inspect PATH`: what is in a file of structures, and what is wrong with it. */
export function dataCommand(): Command {
  const inspectCommand = new Command("inspect")
    .description("count, check and test a file of structures for a common orientation")
    .argument(
      "<path>",
      "extended XYZ, SD file, HDF5, npz or ASE database, or a data set; of proteins mmCIF, BinaryCIF, " +
        "PDB, chain_set.jsonl, or a folder of these",
    )
    .option(
      "--limit <number>",
      "structures, or chains of proteins, to look at, at most (default: all)",
    )
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
      "leave out records of an SD file, or chains, that cannot be read, and list them",
    )
    .option(
      "--index <folder>",
      "where the index of a folder of proteins is kept (default: .equimeter-cache beside it)",
    )
    .option("--json", "print everything as JSON")
    .action(inspect);
  return new Command("data")
    .description("look at files of structures (data inspect PATH; --json prints everything)")
    .addCommand(inspectCommand)
    .addHelpText("after", () => `\n${inspectCommand.helpInformation()}`);
}

async function inspect(path: string, flags: InspectFlags): Promise<void> {
  const { holdsProteins } = await import("../data/proteins/inspect/index.js");
  if (await holdsProteins(path)) return inspectChainsOf(path, flags);
  const { inspectStructures } = await import("../data/inspect/index.js");
  const { readStructures } = await import("../data/read/index.js");
  const { json, limit, skipMalformed, index, ...reading } = flags;
  if (index !== undefined) throw indexOf(path);
  const skipped: SkippedRecord[] = [];
  const structures = readStructures(path, {
    ...reading,
    ...(await limitOf(limit)),
    ...(skipMalformed && { skipMalformed: (record: SkippedRecord) => void skipped.push(record) }),
  });
  const inspection = await inspectStructures(structures, (seen) =>
    show(`${seen.toLocaleString("en-US")} structures`),
  );
  show("");
  if (json) return print({ file: path, ...inspection, ...(skipMalformed && { skipped }) });
  const { inspectionText } = await import("./data-text.js");
  process.stdout.write(`${inspectionText(path, inspection, skipped)}\n`);
}

async function inspectChainsOf(path: string, flags: InspectFlags): Promise<void> {
  const { inspectProteins, isFolder } = await import("../data/proteins/inspect/index.js");
  const { json, limit, skipMalformed, index, ...reading } = flags;
  const [foreign] = Object.keys(reading);
  if (foreign !== undefined)
    throw new UserError(
      `${flagOf(foreign)} does not go with the proteins of ${path}: chains are positions in Å without ` +
        "energies or forces; leave it out",
    );
  if (index !== undefined && !isFolder(path)) throw indexOf(path);
  const inspection = await inspectProteins(path, {
    ...(await limitOf(limit)),
    ...(skipMalformed && { skipMalformed }),
    ...(index !== undefined && { cache: index }),
    onProgress: show,
  }).catch((error: unknown) => {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(inFlags(error.message));
  });
  show("");
  if (json) return print({ file: path, ...inspection });
  const { proteinsText } = await import("./data-proteins-text.js");
  process.stdout.write(`${proteinsText(path, inspection)}\n`);
}

/** What the library calls by its options, by their flags. */
const inFlags = (message: string) =>
  message
    .replace(/with cache$/, "with --index")
    .replace(/with skipMalformed$/, "with --skip-malformed");

const flagOf = (option: string) => `--${option.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`;

const indexOf = (path: string) =>
  new UserError(
    `--index does not go with ${path}: only a folder of proteins has an index; leave it out`,
  );

async function limitOf(limit: string | undefined): Promise<{ limit?: number }> {
  const { count } = await import("./numbers.js");
  return limit === undefined ? {} : { limit: count("--limit", limit) };
}

function print(found: object): void {
  process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
}

/** On a terminal, in place of the line before. */
function show(message: string): void {
  const { stderr } = process;
  if (stderr.isTTY) stderr.write(`\r\u001B[K${message}`);
}
