import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { readChainsAll } from "../data/proteins/index.js";
import { execute } from "../runs/execute.js";
import { readRecord } from "../runs/folder/record.js";
import type { Generated } from "../runs/generate/index.js";
import { tinyProteins, writeChains } from "../runs/tasks/proteins/testing.js";
import { temporaryFolder, tinyConfig } from "../runs/testing.js";
import { mainHere, startProgram } from "./testing.js";

const root = temporaryFolder();
const run = join(root.path, "runs", "backbones");
const few = ["--steps", "4", "--count", "3", "--batch-size", "2", "--lengths", "9,12"];

beforeAll(async () => {
  writeChains(root.path);
  const changes = { "monitor.weights": ["raw"], "test.twirl": [] };
  await execute(tinyProteins(root.path, changes), { root: join(root.path, "runs") });
});
afterAll(() => root[Symbol.dispose]());

const generate = (...flags: string[]) => mainHere("generate", run, ...few, ...flags);

async function generated(name: string, ...flags: string[]): Promise<Generated> {
  const output = join(root.path, name);
  const { code, stdout, stderr } = await generate("--json", "--output", output, ...flags);
  expect([code, stderr]).toEqual([0, ""]);
  return JSON.parse(stdout) as Generated;
}

const textsOf = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".pdb"))
    .sort()
    .map((name) => [name, readFileSync(join(folder, name), "utf8")]);

test("a PDB file for each structure, a table, and what made them", async () => {
  const { code, stdout } = await generate();
  expect(code).toBe(0);
  const folder = join(run, "generated", "step-8-raw-plain-seed-0");
  expect(readdirSync(folder).sort()).toEqual([
    "12-001.pdb",
    "12-002.pdb",
    "12-003.pdb",
    "9-001.pdb",
    "9-002.pdb",
    "9-003.pdb",
    "settings.json",
    "structures.csv",
    "summary.json",
  ]);
  const [chain] = await readChainsAll(join(folder, "12-003.pdb"));
  expect(chain.sequence).toBe("G".repeat(12));
  const csv = readFileSync(join(folder, "structures.csv"), "utf8").trim().split("\n");
  expect(csv[0]).toMatch(/^name,residues,caDistance,/);
  expect(csv.slice(1).map((line) => line.split(",").slice(0, 2))).toEqual(
    [9, 12].flatMap((length) => [1, 2, 3].map((i) => [`${length}-00${i}`, `${length}`])),
  );
  expect(stdout).toMatch(/chains +6 +6/);
  expect(stdout).toContain(folder);
  expect(JSON.parse(readFileSync(join(folder, "settings.json"), "utf8"))).toMatchObject({
    run: "backbones",
    id: readRecord(run).id,
    weights: "raw",
    sampling: { steps: 4, stepper: "sde", noiseScale: 0.45 },
  });
});

test("the same seed gives the same structures, another seed or stepper others", async () => {
  const one = textsOf((await generated("one")).folder);
  expect(textsOf((await generated("two")).folder)).toEqual(one);
  for (const flags of [["--seed", "1"], ["--stepper", "ode"], ["--no-self-conditioning"]])
    expect(textsOf((await generated(flags.join(""), ...flags)).folder)).not.toEqual(one);
});

test("twirled and canonical sampling start from the same noise and lead elsewhere", async () => {
  const plain = await generated("plain", "--stepper", "ode");
  const twirled = await generated("twirled", "--stepper", "ode", "--twirl", "2");
  const canonical = await generated("canonical", "--stepper", "ode", "--canonical");
  const folders = [plain, twirled, canonical].map(({ folder }) => folder);
  const traces = await Promise.all(
    folders.map(async (folder) => (await readChainsAll(join(folder, "9-001.pdb")))[0].positions),
  );
  // A model of eight steps turns little: what is left of the noise is the same.
  const distance = (a: Float64Array, b: Float64Array) =>
    Math.sqrt(a.reduce((sum, value, i) => sum + (value - b[i]) ** 2, 0) / (a.length / 3));
  const other = await generated("other", "--stepper", "ode", "--seed", "1");
  const [elsewhere] = await readChainsAll(join(other.folder, "9-001.pdb"));
  for (const trace of traces.slice(1)) {
    expect(distance(trace, traces[0])).toBeGreaterThan(0.01);
    expect(distance(trace, traces[0])).toBeLessThan(distance(elsewhere.positions, traces[0]));
  }
  expect([plain, twirled, canonical].map(({ settings }) => settings.repair)).toEqual([
    { kind: "plain" },
    { kind: "twirled", rotations: 2 },
    { kind: "canonical" },
  ]);
});

test("killed in between, it goes on and ends with the same structures", async () => {
  const whole = textsOf((await generated("whole")).folder);
  const output = join(root.path, "killed");
  const child = startProgram(["generate", run, ...few, "--output", output]);
  while (child.process.exitCode === null && !existsSync(join(output, "9-003.pdb"))) await sleep(2);
  child.process.kill("SIGKILL");
  await child.done;
  rmSync(join(output, "summary.json"), { force: true }); // it may have been faster
  for (const name of ["9-003.pdb", "12-001.pdb"]) rmSync(join(output, name), { force: true });
  const found = stampsOf(output).filter(([name]) => /^9-00[12]/.test(name));
  await sleep(20); // coarser clocks than that are rare
  const { folder, secondsPerStructure } = await generated("killed");
  expect(textsOf(folder)).toEqual(whole);
  expect(existsSync(join(folder, "summary.json"))).toBe(true);
  expect(found).toHaveLength(2);
  expect(stampsOf(folder)).toEqual(expect.arrayContaining(found));
  expect(secondsPerStructure).toBeGreaterThan(0);

  rmSync(join(folder, "summary.json"));
  const before = stampsOf(folder);
  expect((await generated("killed")).secondsPerStructure).toBeNull();
  expect(stampsOf(folder)).toEqual(before);
});

/** When each structure was written. */
const stampsOf = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".pdb"))
    .map((name) => [name, statSync(join(folder, name)).mtimeMs] as const);

test("while one process writes, another gets a sentence, with --overwrite too", async () => {
  const output = join(root.path, "both");
  const many = ["--steps", "400", "--count", "500", "--lengths", "12", "--batch-size", "1"];
  const child = startProgram(["generate", run, ...many, "--output", output]);
  while (child.process.exitCode === null && !existsSync(join(output, "12-001.pdb"))) await sleep(2);
  const tried = [
    await mainHere("generate", run, ...many, "--output", output, "--overwrite"),
    await mainHere("generate", run, ...many, "--output", output),
  ];
  const sentence = new RegExp(`^.*both is being written by process ${child.process.pid} .*$`);
  for (const { code, stderr } of tried)
    expect([code, stderr.trim()]).toEqual([2, expect.stringMatching(sentence)]);
  expect(existsSync(join(output, "12-001.pdb"))).toBe(true);
  child.process.kill("SIGKILL");
  await child.done;
});

test("data that are gone are missed in a sentence, and structures made all the same", async () => {
  const [data, elsewhere] = ["chains.jsonl", "moved.jsonl"].map((name) => join(root.path, name));
  renameSync(data, elsewhere);
  try {
    const { data: table, dataError, folder } = await generated("alone");
    expect(table).toBeNull();
    expect(dataError).toContain("chains.jsonl");
    expect(textsOf(folder)).toHaveLength(6);
    const { code, stdout } = await generate("--output", join(root.path, "alone too"));
    expect(code).toBe(0);
    expect(stdout).toMatch(/^chains +6$/m);
    expect(stdout).toContain(`no test chains to compare with: ${dataError}`);
    expect(stdout).not.toMatch(/of the test chains|null/);
  } finally {
    renameSync(elsewhere, data);
  }
});

describe("mistakes", () => {
  test.each([
    [["--count", "0"], '--count must be an integer of at least 1, got "0"'],
    [["--lengths", "9,x"], '--lengths must be an integer of at least 5, got "x"'],
    [["--lengths", "4"], '--lengths must be an integer of at least 5, got "4"'],
    [["--lengths", "9,12,9"], "--lengths names 9 twice; leave one of them out"],
    [["--stepper", "ode", "--noise-scale", "1"], "ode draws no noise: leave it out"],
    [["--steps", "many"], '--steps must be an integer of at least 1, got "many"'],
    [["--noise-scale", "-1"], '--noise-scale must be a number of at least 0, got "-1"'],
    [["--twirl", "0"], '--twirl must be an integer of at least 1, got "0"'],
    [["--twirl", "2", "--canonical"], "give one of the two"],
    [["--stepper", "euler"], "--stepper"],
    [["--checkpoint", "77"], "has no checkpoint of step 77"],
    [["--device", "tpu"], "tpu"],
    [["--output", "/dev/null/here"], "choose another folder with --output"],
  ])("%j", async (flags, sentence) => {
    const { code, stderr } = await generate(...flags);
    expect([code, stderr.trim().split("\n")]).toEqual([2, [expect.stringContaining(sentence)]]);
  });

  test("a folder that is complete, has other settings, or is damaged", async () => {
    const { folder } = await generated("full");
    const again = (...flags: string[]) => generate("--output", folder, ...flags);
    expect((await again()).stderr).toContain("is complete; replace it with --overwrite");
    expect((await again("--seed", "3")).stderr).toContain("generated otherwise");
    expect((await again("--seed", "3", "--overwrite")).code).toBe(0);
    writeFileSync(join(folder, "settings.json"), "{");
    expect((await again()).stderr).toContain("settings.json is damaged");
  });

  test("a folder of other things", async () => {
    const { stderr } = await generate("--output", root.path);
    expect(stderr).toContain("holds other things: choose a folder with --output");
  });

  test("a run of another kind", async () => {
    await execute(tinyConfig({ "train.steps": 2 }), { root: join(root.path, "runs") });
    const { code, stderr } = await mainHere("generate", join(root.path, "runs", "tiny"));
    expect(code).toBe(2);
    expect(stderr).toContain("is a run on forces; structures are generated by runs on proteins");
  });
});
