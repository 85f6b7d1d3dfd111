import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { demoFile } from "../data/testing.js";
import { execute } from "../runs/execute.js";
import { latestCheckpoint } from "../runs/index.js";
import { snapshot, temporaryFolder, tinyConfig, writeRecipe } from "../runs/testing.js";
import { complaints, mainHere } from "./testing.js";

const root = temporaryFolder();
const at = (...names: string[]) => join(root.path, ...names);
const short = { "train.steps": 2, "monitor.weights": ["raw"], "test.twirl": [] };
const recipe = writeRecipe(root.path, short);
const run = at("runs", "tiny");

beforeAll(() => execute(tinyConfig(short), { root: at("runs") }));
afterAll(() => root[Symbol.dispose]());

/** The one sentence on stderr, after exit code 2, nothing on stdout, and no file changed. */
async function mistakeOf(argv: string[]): Promise<string> {
  const before = snapshot(root.path);
  const outcome = await mainHere(...argv);
  expect(outcome).toMatchObject({ code: 2, stdout: "" });
  expect(complaints(outcome)).toEqual([expect.stringMatching(/^equimeter: /)]);
  expect(snapshot(root.path)).toEqual(before);
  return complaints(outcome)[0];
}

describe("train on bad data", () => {
  const header = "Properties=species:S:1:pos:R:3:forces:R:3";
  const good = `2\n${header}\nH 0 0 0 0 0 0\nH 0 0 1 0 0 0\n`.repeat(20);
  test.each([
    [
      "a truncated frame",
      `${good}3\n${header}\nH 0 0 0 0 0 0\n`,
      /bad\.xyz, line 8\d: the file ends inside frame 20, after 1 of the 3 atoms/,
    ],
    ["an unknown element", `${good}1\n${header}\nXq 0 0 0 0 0 0\n`, /bad\.xyz, line 83: .*Xq/],
    [
      "coordinates that are no numbers",
      `${good}1\n${header}\nH 0 nan 0 0 0 0\n`,
      /bad\.xyz, line 83: .*(nan|NaN)/,
    ],
    ["an empty file", "", /bad\.xyz is empty: there is no frame in it/],
    [
      "a property that is not there",
      good.replaceAll("forces", "force"),
      /bad\.xyz, line 2: frame 0 has no per-atom property "forces" .*did you mean force\? Then set forcesKey to it/,
    ],
    ["too few frames", good.slice(0, good.length / 10), /2 structures are too few to train on/],
    [
      "atoms in one place",
      `${good}2\n${header}\nH 0 0 0 0 0 0\nO 0 0 0 0 0 0\n`,
      /bad\.xyz#20: atoms 0 and 1 .*remove one of the two/,
    ],
  ])("%s", async (_, content, sentence) => {
    writeFileSync(at("bad.xyz"), content);
    const set = ["--set", `data.train=${at("bad.xyz")}`, "--set", "data.limit=null"];
    expect(await mistakeOf(["train", recipe, "--runs", at("new"), ...set])).toMatch(sentence);
  });

  test("a file that is not there", async () => {
    const set = ["--set", `data.train=${at("gone.xyz")}`];
    expect(await mistakeOf(["train", recipe, "--runs", at("new"), ...set])).toMatch(/gone\.xyz/);
  });
});

describe("train", () => {
  const set = (text: string) => ["train", recipe, "--runs", at("new"), "--set", text];
  test.each([
    [
      "an unknown key, the nearest named",
      set("train.learningrate=1"),
      /--set train\.learningrate=1: .*learningRate/,
    ],
    [
      "a value out of range",
      set("train.steps=0"),
      /train\.steps must be a positive integer, got 0/,
    ],
    ["an override without a value", set("train.steps"), /--set train\.steps: expected key=value/],
    ["a missing recipe", ["train", at("gone.yaml")], /gone\.yaml/],
    [
      "two flags that exclude each other",
      ["train", recipe, "--resume", "--overwrite"],
      /choose one/,
    ],
    [
      "nothing to resume",
      ["train", recipe, "--runs", at("new"), "--resume"],
      /there is no run .*tiny to resume; leave out --resume/,
    ],
    [
      "a run that exists",
      ["train", recipe, "--runs", at("runs")],
      /exists already; continue it with --resume, replace it with --overwrite/,
    ],
    [
      "a finished run",
      ["train", recipe, "--runs", at("runs"), "--resume"],
      /is finished; raise train\.steps/,
    ],
    [
      "a folder that cannot be written",
      ["train", recipe, "--runs", at("tiny.yaml", "x")],
      /for runs cannot be written \(ENOTDIR\)/,
    ],
  ])("%s", async (_, argv, sentence) => {
    expect(await mistakeOf(argv)).toMatch(sentence);
  });

  test("an unknown key of the recipe has its line and column", async () => {
    const text = readFileSync(recipe, "utf8").replace("batchSize", "batchsize");
    writeFileSync(at("typo.yaml"), text);
    expect(await mistakeOf(["train", at("typo.yaml")])).toMatch(
      /typo\.yaml:\d+:\d+: .*batchsize.*batchSize/,
    );
    rmSync(at("typo.yaml"));
  });
});

/** Runs `body` on a copy of the finished run in which one file was changed. */
async function damaged(
  file: string,
  content: string | null,
  body: (folder: string) => Promise<void>,
) {
  const copy = at("runs", "copy");
  cpSync(run, copy, { recursive: true });
  try {
    if (content === null) rmSync(join(copy, file), { recursive: true });
    else writeFileSync(join(copy, file), content);
    await body(copy);
  } finally {
    rmSync(copy, { recursive: true });
  }
}

describe("a damaged run folder", () => {
  test.each([
    ["run.json", null, /is not a run folder: it has no run\.json/],
    ["run.json", "{", /run\.json is damaged: it is not valid JSON/],
    ["run.json", "{}", /run\.json is damaged \(/],
    ["config.yaml", null, /has no config\.yaml, so it is not a run or a damaged one/],
    ["config.yaml", "name: [", /config\.yaml:\d+:\d+/],
    ["config.yaml", "name: x\n", /config\.yaml/],
    ["metrics.jsonl", null, /has no metrics\.jsonl/],
    ["metrics.jsonl", '{"kind":"monitor"}\n', /metrics\.jsonl:1: this line is damaged/],
  ])("%s: %j", async (file, content, sentence) => {
    await damaged(file, content, async (folder) => {
      expect(await mistakeOf(["measure", folder])).toMatch(sentence);
      expect(await mistakeOf(["report", folder, "--out", at("out")])).toMatch(sentence);
    });
  });

  const checkpoint = "checkpoints/step-00000002";
  test.each([
    ["checkpoints", null, /has no complete checkpoint yet: let it train for longer/],
    [`${checkpoint}/state.json`, "{", /has no complete checkpoint yet/],
    [`${checkpoint}/model.safetensors`, null, /has no complete checkpoint yet/],
    [
      `${checkpoint}/model.safetensors`,
      "short",
      /the checkpoint .*step-00000002 is damaged or of another model: .*model\.safetensors/,
    ],
    [
      `${checkpoint}/ema.safetensors`,
      null,
      /the checkpoint .*is damaged or of another model: .*ema\.safetensors/,
    ],
  ])("%s: %j", async (file, content, sentence) => {
    await damaged(file, content, async (folder) => {
      expect(await mistakeOf(["measure", folder])).toMatch(sentence);
    });
  });

  test("tensors of another model", async () => {
    const config = readFileSync(join(run, "config.yaml"), "utf8").replace("width: 32", "width: 16");
    await damaged("config.yaml", config, async (folder) => {
      expect(await mistakeOf(["measure", folder])).toMatch(
        /damaged or of another model: .*of another shape/,
      );
    });
    expect(latestCheckpoint(run)!.step).toBe(2);
  });
});

describe("measure", () => {
  test.each([
    [
      "a run that is not there",
      ["measure", at("gone")],
      /there is no .*gone: a model is a run folder/,
    ],
    [
      "a file in place of a run",
      ["measure", demoFile],
      /is no model by its ending: a model is a run folder/,
    ],
    [
      "no samples",
      ["measure", run, "--samples", "0"],
      /--samples must be an integer of at least 1, got "0"/,
    ],
    [
      "a seed that is no number",
      ["measure", run, "--seed", "x"],
      /--seed must be an integer of at least 0, got "x"/,
    ],
    [
      "too few draws",
      ["measure", run, "--design", "independent", "--count", "1"],
      /--count must be an integer of at least 2, got "1"/,
    ],
    [
      "a flag of another design",
      ["measure", run, "--design", "independent", "--replicates", "3"],
      /--replicates does not suit the design independent/,
    ],
    ["data that is not there", ["measure", run, "--data", at("gone.xyz")], /gone\.xyz/],
    [
      "a file and a part of the run's data",
      ["measure", run, "--data", demoFile, "--split", "train"],
      /--data measures on a file and --split on a part of the run's data: give one/,
    ],
  ])("%s", async (_, argv, sentence) => {
    expect(await mistakeOf(argv)).toMatch(sentence);
  });

  test("data without forces, or periodic", async () => {
    writeFileSync(at("bare.xyz"), "1\nProperties=species:S:1:pos:R:3\nH 0 0 0\n");
    expect(await mistakeOf(["measure", run, "--data", at("bare.xyz")])).toMatch(
      /bare\.xyz, line 2: frame 0 has no per-atom property "forces"/,
    );
    const lattice = 'Lattice="5 0 0 0 5 0 0 0 5" Properties=species:S:1:pos:R:3:forces:R:3';
    writeFileSync(at("bare.xyz"), `1\n${lattice}\nH 0 0 0 0 0 0\n`);
    expect(await mistakeOf(["measure", run, "--data", at("bare.xyz")])).toMatch(
      /bare\.xyz#0 is periodic/,
    );
    rmSync(at("bare.xyz"));
  });
});

describe("report and quickstart", () => {
  test.each([
    ["a run that is not there", ["report", at("gone")], /there is no run folder .*gone/],
    ["a run twice", ["report", run, `${run}/`], /is given twice; name it once/],
    [
      "a folder that cannot be made",
      ["report", run, "--out", at("tiny.yaml", "x")],
      /cannot be made \(ENOTDIR\); choose another with --out/,
    ],
    [
      "runs of one name",
      ["quickstart", "--set", "name=a", "--runs", at("new")],
      /both runs would be called a: leave name out of --set/,
    ],
    ["an unknown key", ["quickstart", "--set", "trian.steps=1"], /--set trian\.steps=1: .*train/],
  ])("%s", async (_, argv, sentence) => {
    expect(await mistakeOf(argv)).toMatch(sentence);
  });
});

test.each([
  [["explain"], "unknown command 'explain'; --help lists what there is"],
  [["trian"], "unknown command 'trian' (Did you mean train?); --help lists what there is"],
  [["train"], "missing required argument 'recipe'; --help lists what there is"],
  [["report"], "missing required argument 'run'; --help lists what there is"],
  [["measure", "x", "--weights", "best"], "Allowed choices are raw, ema, ema-debiased; --help"],
  [["train", "x", "--stepz", "1"], "unknown option '--stepz'; --help lists what there is"],
])("%j: flags and verbs that there are not", async (argv, message) => {
  expect(await mistakeOf(argv)).toContain(message);
});

test("--debug shows the stack, and only then", async () => {
  const argv = ["measure", at("gone")];
  expect((await mainHere(...argv)).stderr).not.toContain("    at ");
  expect((await mainHere(...argv, "--debug")).stderr).toMatch(
    /^equimeter: UserError: there is no .*gone: .*\n {4}at /,
  );
});
