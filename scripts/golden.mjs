/**
 * Does a model compute what the original does? Runs a golden file, tensors that the original computed,
 * through ours and compares.
 *
 *     npm run golden -- escaip FILE.safetensors
 *
 * Beside the file lies a .json of the same name with the configuration and, under `golden`, how exact
 * the results must be. A line for each tensor with its worst error, and a summary; the exit code is 1
 * when one is too far off or is missing.
 */
import path from "node:path";
import { parseArgs } from "node:util";
import { setup } from "./setup.mjs";
import { main, SetupError } from "./setup/run.mjs";

const USAGE =
  "usage: npm run golden -- MODEL FILE.safetensors   (models: escaip, voxmol, proteina)";

await main(async () => {
  const { positionals } = parse();
  if (positionals.length !== 2) throw new SetupError(USAGE);
  await setup();
  const { runGolden } = await import("./golden/run.mjs");
  const [model, file] = positionals;
  // Relative to where the command was typed: npm changes to the root of the repository.
  return runGolden(model, path.resolve(process.env.INIT_CWD ?? ".", file));
});

function parse() {
  try {
    return parseArgs({ allowPositionals: true });
  } catch (error) {
    throw new SetupError(`${error.message}\n${USAGE}`);
  }
}
