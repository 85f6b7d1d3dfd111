import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, test } from "vitest";

import { mainHere, program } from "./testing.js";

/** Verbs that have nothing to print as JSON. */
const withoutJson = ["reproduce", "tag", "ui"];

/** The names below `Commands:` in a help. */
function commandsIn(help: string): string[] {
  const [, after = ""] = help.split("\nCommands:\n");
  const [list] = after.split("\n\n");
  const names = Array.from(list.matchAll(/^ {2}([a-z]\S*)/gm), ([, name]) => name);
  return names.filter((name) => name !== "help");
}

/** All verbs of the program, and the verbs of those that have some, as words: `["data", "inspect"]`. */
async function allVerbs(): Promise<string[][]> {
  const all: string[][] = [];
  for (const verb of commandsIn((await mainHere("--help")).stdout)) {
    const { stdout } = await mainHere(verb, "--help");
    all.push([verb], ...commandsIn(stdout).map((name) => [verb, name]));
  }
  return all;
}

/** What the sources here call `new Command("train")`. */
function definedVerbs(): string[] {
  const folder = fileURLToPath(new URL(".", import.meta.url));
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".ts") && !name.endsWith(".test.ts"),
  );
  const sources = files.map((name) => readFileSync(join(folder, name), "utf8"));
  const found = sources.flatMap((text) => [...text.matchAll(/new Command\("([a-z]+)"\)/g)]);
  return found.map(([, name]) => name).filter((name) => name !== "equimeter");
}

test("help lists the verbs, and each verb its flags", async () => {
  const { code, stderr } = await mainHere("--help");
  expect([code, stderr]).toEqual([0, ""]);
  const verbs = await allVerbs();
  expect(definedVerbs().length).toBeGreaterThan(10);
  expect(verbs.map((words) => words.at(-1))).toEqual(expect.arrayContaining(definedVerbs()));
  for (const verb of verbs) {
    const help = await mainHere(...verb, "--help");
    expect([verb, help.code, help.stderr]).toEqual([verb, 0, ""]);
    expect(help.stdout).toContain(`Usage: equimeter ${verb.join(" ")} [options]`);
    expect([verb, help.stdout.includes("--json") || withoutJson.includes(verb[0])]).toEqual([
      verb,
      true,
    ]);
  }
  expect((await mainHere("--version")).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test("a reader that stops early, as head does, is no error", () => {
  const reader = "{ exec <&-; sleep 1; }"; // closes its end before anything is written
  const command = `"${process.execPath}" "${program}" analyze --help | ${reader}; echo "\${PIPESTATUS[0]}"`;
  const { stdout, stderr } = spawnSync("bash", ["-c", command], { encoding: "utf8" });
  expect([stdout, stderr]).toEqual(["0\n", ""]);
});

test("without a verb it shows the help, which is a mistake", async () => {
  const { code, stderr } = await mainHere();
  expect(code).toBe(2);
  expect(stderr).toContain("Usage: equimeter");
});

test("help, configurations and reports load no native code", async () => {
  const built = (name: string) =>
    JSON.stringify(
      pathToFileURL(fileURLToPath(new URL(`../../dist/${name}`, import.meta.url))).href,
    );
  const script = `
    const { main } = await import(${built("cli/main.js")});
    process.stdout.write = () => true;
    for (const verb of ${JSON.stringify(await allVerbs())}) await main([...verb, "--help"]);
    await import(${built("report/index.js")});
    await import(${built("runs/index.js")});
    await import(${built("runs/start.js")});
    process.report.excludeNetwork = true;
    const loaded = process.report.getReport().sharedObjects;
    console.error(JSON.stringify(loaded.filter((file) => /\\.node$|torch/.test(file))));`;
  const { stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", script], {
    encoding: "utf8",
  });
  expect(stderr).toBe("[]\n");
});

test("help answers at once", () => {
  const seconds = [1, 2, 3].map(() => {
    const start = performance.now();
    const { status } = spawnSync(process.execPath, [program, "train", "--help"]);
    expect(status).toBe(0);
    return (performance.now() - start) / 1000;
  });
  // 0.15 s on a quiet machine.
  expect(Math.min(...seconds)).toBeLessThan(1.5);
});
