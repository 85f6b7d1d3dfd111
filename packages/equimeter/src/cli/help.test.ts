import { spawnSync } from "node:child_process";
import { pathToFileURL } from "node:url";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

import { mainHere, program } from "./testing.js";

const verbs = ["train", "measure", "analyze", "data", "report", "quickstart"];

test("help lists the verbs, and each verb its flags", async () => {
  const { code, stdout, stderr } = await mainHere("--help");
  expect([code, stderr]).toEqual([0, ""]);
  for (const verb of verbs) {
    expect(stdout).toContain(`  ${verb} `);
    const help = await mainHere(verb, "--help");
    expect([help.code, help.stderr]).toEqual([0, ""]);
    expect(help.stdout).toContain(`Usage: equimeter ${verb} [options]`);
    expect(help.stdout).toContain("--json");
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

test("help, configurations and reports load no native code", () => {
  const built = (name: string) =>
    JSON.stringify(
      pathToFileURL(fileURLToPath(new URL(`../../dist/${name}`, import.meta.url))).href,
    );
  const script = `
    const { main } = await import(${built("cli/main.js")});
    process.stdout.write = () => true;
    for (const verb of ${JSON.stringify(verbs)}) await main([verb, "--help"]);
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
