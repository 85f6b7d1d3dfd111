/**
 * Everything that must hold: formatter, linter, strict types, tests. Installs and builds what is missing.
 *
 *     npm test               all of it
 *     npm test -- twirl      only the tests, with vitest's own arguments
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setup } from "./setup.mjs";
import { checkPage } from "./setup/page.mjs";
import { main, ROOT, run, runOnTerminal, step } from "./setup/run.mjs";
import { closingLine } from "./setup/summary.mjs";
import { compileTypescript } from "./setup/typescript.mjs";

const tool = (name) => path.join(ROOT, "node_modules/.bin", name);

await main(async () => {
  if (process.env.CI) {
    process.env.NO_COLOR = "1";
    delete process.env.FORCE_COLOR;
  }
  const only = process.argv.slice(2);
  await setup({ compile: only.length > 0 });
  if (only.length === 0) {
    await step("format", () => run(tool("oxfmt"), ["--check", "."]));
    await step("lint", () => run(tool("oxlint"), ["--deny-warnings"]));
    await step("types", () => {
      compileTypescript();
      checkPage();
    });
  }
  return vitest(only);
});

/** Runs vitest and ends with one plain line of counts; resolves to its exit code. */
async function vitest(args) {
  const folder = mkdtempSync(path.join(tmpdir(), "equimeter-test-"));
  const counts = path.join(folder, "counts.json");
  try {
    const reporter = path.join(ROOT, "scripts/setup/count-reporter.mjs");
    const reporters = ["--reporter=default", `--reporter=${reporter}`];
    const env = { ...process.env, EQUIMETER_TEST_COUNTS: counts };
    const code = await runOnTerminal(tool("vitest"), ["run", ...reporters, ...args], {
      cwd: ROOT,
      env,
    });
    console.log(closingLine(readCounts(counts), code));
    return code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null; // vitest ended before it could write them
  }
}
