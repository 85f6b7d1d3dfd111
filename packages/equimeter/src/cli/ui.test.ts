import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL, fileURLToPath } from "node:url";
import { expect, test } from "vitest";

import { temporaryFolder } from "../runs/testing.js";
import { EventReader, writeRun } from "../ui/testing.js";
import { mainHere, startProgram, type Child } from "./testing.js";

/** The address that the program prints. */
function addressOf(child: Child): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.process.stdout!.on("data", (piece: Buffer) => {
      text += piece.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0];
      if (address !== undefined) resolve(address);
    });
    child.process.once("exit", () => reject(new Error(`it ended after "${text}"`)));
  });
}

test("the program serves a folder until Ctrl-C, also while somebody listens", async () => {
  using folder = temporaryFolder();
  writeRun(folder.path, "first");
  const child = startProgram(["ui", folder.path, "--port", "0"]);
  const address = await addressOf(child);
  const { runs } = (await (await fetch(`${address}/api/runs`)).json()) as { runs: object[] };
  expect(runs).toMatchObject([{ name: "first" }]);
  const reader = new EventReader(await fetch(`${address}/api/events?run=first`));
  await reader.nextOf("current");
  const rest = reader.next().catch(() => null);
  child.process.kill("SIGINT");
  const { code, signal, stdout, stderr } = await child.done;
  expect([code, signal, stderr]).toEqual([0, null, ""]);
  expect(stdout).toBe(`${folder.path} is shown at ${address} (Ctrl-C ends it)\n`);
  expect(await rest).toBe(null);
});

test("an empty folder is served; none, a file or a wrong port is one sentence", async () => {
  using folder = temporaryFolder();
  const child = startProgram(["ui", folder.path, "--port", "0"]);
  const answer = await fetch(`${await addressOf(child)}/api/runs`);
  expect(await answer.json()).toMatchObject({ folder: folder.path, runs: [] });
  child.process.kill("SIGTERM");
  expect((await child.done).code).toBe(0);

  const missing = join(folder.path, "none");
  const cases: [string[], string][] = [
    [[missing], `there is no folder ${missing}: name the one your runs are in, or make it`],
    [[folder.path, "--port", "x"], '--port must be a whole number from 0 to 65535, got "x"'],
    [
      [folder.path, "--port", "65536"],
      '--port must be a whole number from 0 to 65535, got "65536"',
    ],
    [[folder.path, "--port", "-1"], '--port must be a whole number from 0 to 65535, got "-1"'],
  ];
  for (const [argv, sentence] of cases)
    expect(await mainHere("ui", ...argv)).toEqual({
      code: 2,
      stdout: "",
      stderr: `equimeter: ${sentence}\n`,
    });
});

test("help loads no native code", () => {
  const main = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
  const script = `
    const { main } = await import(${JSON.stringify(pathToFileURL(main).href)});
    process.stdout.write = () => true;
    for (const verb of ["ui", "tag"]) await main([verb, "--help"]);
    const loaded = process.report.getReport().sharedObjects.filter((file) => /\\.node$|torch/.test(file));
    console.error(JSON.stringify(loaded));`;
  const { stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", script], {
    encoding: "utf8",
  });
  expect(stderr).toBe("[]\n");
});

test("tags are added, removed and printed", async () => {
  using folder = temporaryFolder();
  const [a, b] = ["a", "b"].map((name) => writeRun(folder.path, name));
  expect(await mainHere("tag", a, b)).toMatchObject({
    code: 0,
    stdout: `${a}: no tags\n${b}: no tags\n`,
  });
  expect((await mainHere("tag", a, "--add", "good,small", "--add", "good")).stdout).toBe(
    `${a}: good, small\n`,
  );
  expect((await mainHere("tag", a, b, "--add", "last", "--remove", "good,never")).stdout).toBe(
    `${a}: small, last\n${b}: last\n`,
  );
  expect((await mainHere("tag", b, "--remove", "last")).stdout).toBe(`${b}: no tags\n`);
});

test("a tag that is none, and a folder that is no run, is one sentence", async () => {
  using folder = temporaryFolder();
  const a = writeRun(folder.path, "a");
  const damaged = writeRun(folder.path, "damaged");
  writeFileSync(join(damaged, "tags.json"), "{");
  mkdirSync(join(folder.path, "none"));
  const cases: [string[], string][] = [
    [[a, "--add", "x,,y"], 'a tag must be 1 to 50 signs without commas, got ""'],
    [[a, "--add", "x".repeat(51)], `a tag must be 1 to 50 signs without commas, got "xxx`],
    [[a, "--add", "x\ny"], "a tag must be 1 to 50 signs"],
    [[a, "--add", "x", "--remove", "x"], '"x" is both to be added and removed: leave one'],
    [[join(folder.path, "none"), "--add", "x"], "is not a run folder: it has no run.json"],
    [[damaged, "--add", "x"], "tags.json is damaged: it is not valid JSON"],
    [[damaged], "tags.json is damaged: it is not valid JSON"],
  ];
  for (const [argv, sentence] of cases) {
    const { code, stderr } = await mainHere("tag", ...argv);
    expect([code, stderr]).toEqual([2, expect.stringContaining(sentence)]);
  }
  expect((await mainHere("tag", a)).stdout).toBe(`${a}: no tags\n`);
});
