import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { UserError } from "../../errors.js";
import { designKinds } from "../../groups/design-kinds.js";
import { loadConfig, readConfig, writeConfig } from "./load.js";
import { configSchema, type ResolvedConfig } from "./schema.js";
import { exampleConfig, temporaryFolder } from "../testing.js";

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());
const recipe = join(folder.path, "x.yaml");

const load = (text: string | Uint8Array, ...set: string[]) => {
  writeFileSync(recipe, text);
  return loadConfig(recipe, { set });
};

/** The message, with the folder taken off. */
function problem(text: string | Uint8Array, ...set: string[]): string {
  let message = "";
  try {
    load(text, ...set);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    message = error.message.replace(`${folder.path}/`, "");
  }
  expect(message).toMatch(/^.+$/);
  return message;
}

const minimal = `name: x
data:
  train: a.xyz
model: { kind: plain }
`;

describe("defaults", () => {
  test("every one is written out", () => {
    expect(load(minimal)).toEqual({
      name: "x",
      seed: 1,
      threads: availableParallelism(),
      device: "cpu",
      data: {
        train: join(folder.path, "a.xyz"),
        validation: 0.1,
        test: 0.1,
        energyKey: "energy",
        forcesKey: "forces",
        lengthUnit: null,
        energyUnit: null,
        forceUnit: null,
        forcesAre: "forces",
        references: "fit",
        limit: null,
        trainSize: null,
        splitFile: null,
        cache: false,
        kind: "forces",
        splitSeed: 0,
      },
      model: {
        kind: "plain",
        width: 64,
        layers: 2,
        heads: 4,
        neighbors: 16,
        cutoff: 5,
        radial: 16,
        multiplier: 2,
      },
      train: {
        steps: 2000,
        batchSize: 16,
        epochSize: null,
        accumulate: 1,
        loss: "mse",
        energyWeight: 4,
        forceWeight: 100,
        alignmentWeight: 0,
        alignmentForm: "whole",
        alignmentDistance: "relative",
        flow: { uniform: 0.02, alpha: 1.9, beta: 1, selfConditioning: 0.5, distogramWeight: 1 },
        augment: "rotations",
        optimizer: "adamw",
        momentum: 0,
        learningRate: 1e-3,
        finalLearningRate: 1e-5,
        warmup: 100,
        warmupFrom: 0,
        schedule: "cosine",
        weightDecay: 0.01,
        noDecay: [],
        betas: [0.9, 0.999],
        eps: 1e-8,
        clip: 10,
        emaDecay: 0.999,
        patience: null,
        bestBy: "ema",
        logEvery: 50,
        checkpointEvery: 500,
        keepCheckpoints: 2,
      },
      monitor: {
        samples: 64,
        design: { kind: "tetrahedralOrbits", group: "SO3", replicates: 2 },
        perDecade: 8,
        every: null,
        times: null,
        gradientSamples: null,
        share: null,
        weights: ["raw", "ema", "ema-debiased"],
        seed: 0,
        bootstrap: 1000,
      },
      test: {
        samples: null,
        twirl: [1, 2, 4, 8, 16, 32],
        design: { kind: "tetrahedralOrbits", group: "SO3", replicates: 2 },
      },
    });
  });

  test("an empty section takes its defaults", () => {
    expect(load(`${minimal}train:\nmonitor:\n  design:\n`)).toEqual(load(minimal));
  });

  test("a preset is spelled out, and own keys win over it", () => {
    const { model } = load(minimal.replace("plain", "plain, preset: tiny, layers: 3"));
    expect(model).toMatchObject({ width: 32, heads: 2, layers: 3 });
    expect(model).not.toHaveProperty("preset");
  });

  test("a short training needs no other key changed", () => {
    expect(load(minimal, "train.steps=20").train.warmup).toBe(20);
    expect(load(minimal, "train.learningRate=1e-6").train.finalLearningRate).toBe(1e-6);
  });
});

describe("overrides", () => {
  test("are read as YAML; the last one wins", () => {
    const config = load(
      minimal,
      "train.learningRate=1e-4",
      "train.clip=null",
      "train.betas=[0.8, 0.9]",
      "monitor.design={kind: independent, count: 4}",
      "seed=2",
      "seed=3",
      "data.energyKey=a=b",
    );
    expect(config.train).toMatchObject({ learningRate: 1e-4, clip: null, betas: [0.8, 0.9] });
    expect(config.monitor.design).toEqual({ kind: "independent", group: "SO3", count: 4 });
    expect(config.seed).toBe(3);
    expect(config.data).toMatchObject({ energyKey: "a=b" });
  });

  test("reach into lists", () => {
    expect(load(`${minimal}test: {twirl: [1, 2]}`, "test.twirl.1=7").test.twirl).toEqual([1, 7]);
  });

  test("change one of two sections that share a YAML anchor", () => {
    const shared = `${minimal}monitor: {design: &d {replicates: 3}}\ntest: {design: *d}\n`;
    const config = load(shared, "test.design.replicates=5");
    expect(config.monitor.design).toMatchObject({ replicates: 3 });
    expect(config.test.design).toMatchObject({ replicates: 5 });
  });
});

describe("paths of data", () => {
  test("are relative to the recipe, and kept relative to the working directory", () => {
    writeFileSync(recipe, minimal.replace("a.xyz", "../a.xyz"));
    const { data } = loadConfig(recipe, { base: join("packages", "recipes") });
    expect(data.train).toBe(join("packages", "a.xyz"));
  });

  test("outside the working directory are absolute", () => {
    expect(load(minimal).data.train).toBe(join(folder.path, "a.xyz"));
  });

  test("of overrides are relative to the working directory", () => {
    const { data } = load(minimal, "data.train=b.xyz", "data.test=../t.xyz");
    expect(data).toMatchObject({ train: "b.xyz", test: resolve("../t.xyz"), validation: 0.1 });
  });
});

describe("problems of the file", () => {
  test.each<[string, string | Uint8Array]>([
    ["x.yaml is empty; a recipe needs at least name, data.train and model.kind", ""],
    ["x.yaml is empty; a recipe needs at least name, data.train and model.kind", "# nothing\n"],
    ["x.yaml:1:1: the recipe must be a mapping of keys to values, got [1,2]", "- 1\n- 2\n"],
    ["x.yaml:2:1: the recipe must be a mapping of keys to values, got 3", "\n3"],
    ["x.yaml:2:1: not valid YAML: this key stands here a second time", "name: x\nname: y\n"],
    ["x.yaml:2:1: not valid YAML: tabs are not allowed as indentation", "train:\n\tsteps: 3\n"],
    [
      "x.yaml:1:4: not valid YAML: nested mappings are not allowed in compact mappings",
      "a: b: c\n",
    ],
    ["x.yaml:1:7: not valid YAML: unresolved tag: !name", "name: !name x\n"],
    [
      "x.yaml:3:1: not valid YAML: a second document begins here, and a recipe is one",
      "---\nname: x\n---\nname: y\n",
    ],
    ["x.yaml is not a text file in UTF-8", new Uint8Array([0xff, 0xfe, 0])],
    [
      "x.yaml holds 1.2 MB, too much for a recipe; is it a data file?",
      "# ".concat("x".repeat(1.2e6)),
    ],
  ])("%s", (message, text) => {
    expect(problem(text)).toBe(message);
  });

  test("an unknown anchor, and aliases without end", () => {
    expect(problem("name: *who\n")).toMatch(/^x.yaml: not valid YAML: .*who/);
    const names = [..."abcdefgh"];
    const nine = names.map((_, i) =>
      Array(9)
        .fill(i === 0 ? "x" : `*${names[i - 1]}`)
        .join(", "),
    );
    const bomb = names.map((name, i) => `${name}: &${name} [${nine[i]}]\n`).join("");
    expect(problem(bomb)).toMatch(/^x.yaml: not valid YAML: excessive alias count/);
  });

  test("a missing file and a folder", () => {
    const gone = join(folder.path, "gone.yaml");
    expect(() => loadConfig(gone)).toThrow(`${gone} does not exist; give the path of a recipe`);
    expect(() => loadConfig(folder.path)).toThrow(
      new UserError(`${folder.path} is a folder; give the path of a recipe, a YAML file in it`),
    );
  });
});

describe("unknown keys", () => {
  test.each([
    [
      'x.yaml:6:3: unknown key "lerningRate" in train; did you mean "learningRate"?',
      "train:\n  lerningRate: 3\n",
    ],
    ['x.yaml:6:3: unknown key "lr" in train; did you mean "learningRate"?', "train:\n  lr: 3\n"],
    ['x.yaml:5:1: unknown key "trian"; did you mean "train"?', "trian:\n  steps: 3\n"],
    ['x.yaml:5:1: unknown key "learningRate"; it belongs in train', "learningRate: 3\n"],
    [
      'x.yaml:5:1: unknown key "__proto__"; the known keys are name, seed, threads, device, data, model, train, monitor, test, variants',
      "__proto__: {}\n",
    ],
    [
      'x.yaml:5:39: unknown key "replicates" in monitor.design; the known keys are kind, group, count',
      "monitor: {design: {kind: independent, replicates: 3}}\n",
    ],
    [
      'x.yaml:5:12: unknown key "steps" in test; it belongs in train',
      "train: &a {steps: 400}\ntest: *a\n",
    ],
  ])("%s", (message, text) => {
    expect(problem(minimal + text)).toBe(message);
  });

  test("of an override", () => {
    expect(problem(minimal, "train.lr=1e-4")).toBe(
      '--set train.lr=1e-4: unknown key "lr" in train; did you mean "learningRate"?',
    );
    expect(problem(minimal, "trian.steps=4")).toBe(
      '--set trian.steps=4: unknown key "trian"; did you mean "train"?',
    );
    expect(problem(minimal, "__proto__.steps=4")).toMatch(
      /^--set __proto__.steps=4: unknown key "__proto__"/,
    );
  });

  test("come before what is missing because of them", () => {
    expect(problem("name: x\ndata:\n  trian: a.xyz\nmodel: {kind: plain}\n")).toBe(
      'x.yaml:3:3: unknown key "trian" in data; did you mean "train"? (and 1 more)',
    );
  });
});

describe("values", () => {
  test.each([
    ["seed=-1", "seed must be an integer of at least 0, got -1"],
    ["seed=1.5", "seed must be an integer of at least 0, got 1.5"],
    ["seed=1e300", "seed must be an integer of at least 0, got 1e+300"],
    ["threads=0", "threads must be a positive integer, or null, got 0"],
    ["device=gpu", 'device must be "cpu", "cuda" or "cuda:" and a number, got "gpu"'],
    [
      "name=../x",
      "name must consist of letters, digits, '.', '_' and '-' and start with a letter or digit, got \"../x\"",
    ],
    [
      "name=.hidden",
      "name must consist of letters, digits, '.', '_' and '-' and start with a letter or digit, got \".hidden\"",
    ],
    ["name=5", "name must be a name for the run's folder, got 5"],
    ["data.train=", "data.train must be the path of a file of structures, got null"],
    ["data.train=' '", 'data.train must be the path of a file of structures, got " "'],
    [
      "data.validation=1.5",
      "data.validation must be a number of structures, or a fraction above 0 and below 1, or the path of a file, got 1.5",
    ],
    [
      "data.test=0",
      "data.test must be a number of structures, or a fraction above 0 and below 1, or the path of a file, got 0",
    ],
    [
      "data.test=0.9",
      "data.validation and data.test (0.9) must leave a part of the file for training, got 0.1",
    ],
    ["data.limit=0", "data.limit must be a positive integer, or null, got 0"],
    ["model=plain", 'model must be a mapping of keys to values, got "plain"'],
    [
      "model.kind=plane",
      'model.kind must be one of "plain", "escaip", "voxmol", "proteina", got "plane"',
    ],
    ["model.preset=huge", 'model.preset must be one of "tiny", "small", "base", got "huge"'],
    ["model.width=62", "model.heads must divide model.width (62), got 4"],
    ["model.heads=5", "model.heads must divide model.width (64), got 5"],
    ["model.cutoff=0", "model.cutoff must be a number above 0, got 0"],
    ["train=5", "train must be a mapping of keys to values, got 5"],
    ["train.steps=[1]", "train.steps must be a positive integer, got [1]"],
    ["train.augment=off", 'train.augment must be one of "rotations", "none", got "off"'],
    ["train.optimizer=lion", 'train.optimizer must be one of "adamw", "adam", "sgd", got "lion"'],
    ["train.accumulate=0", "train.accumulate must be a positive integer, got 0"],
    ["train.noDecay=bias", 'train.noDecay must be a list of words, got "bias"'],
    ["train.preset=best", 'train.preset must be one of "escaip", "voxmol", "proteina", got "best"'],
    ["train.learningRate=.nan", "train.learningRate must be a number above 0, got NaN"],
    ["train.learningRate=.inf", "train.learningRate must be a number above 0, got Infinity"],
    [
      "train.finalLearningRate=1",
      "train.finalLearningRate must not be above train.learningRate (0.001), got 1",
    ],
    ["train.warmup=3000", "train.warmup must not be above train.steps (2000), got 3000"],
    ["train.betas=[0.9]", "train.betas must be a list of two numbers, got [0.9]"],
    ["train.betas=[0.9, 1]", "train.betas.1 must be a number from 0 to below 1, got 1"],
    ["train.clip=-1", "train.clip must be a number above 0, or null, got -1"],
    ["train.emaDecay=1", "train.emaDecay must be a number between 0 and 1, both excluded, got 1"],
    ["train.keepCheckpoints=0", "train.keepCheckpoints must be a positive integer, got 0"],
    [
      "monitor.weights=[raw, mean]",
      'monitor.weights.1 must be one of "raw", "ema", "ema-debiased", got "mean"',
    ],
    ["monitor.weights=[]", "monitor.weights must name at least one kind of weights, got []"],
    [
      "monitor.weights=[raw, raw]",
      'monitor.weights must not name one kind twice, got ["raw","raw"]',
    ],
    ["monitor.design=orbits", 'monitor.design must be a mapping of keys to values, got "orbits"'],
    [
      "monitor.design.kind=orbits",
      'monitor.design.kind must be one of "tetrahedralOrbits", "octahedralOrbits", "icosahedralOrbits", "independent", "enumerate", got "orbits"',
    ],
    [
      "monitor.design={kind: enumerate, group: SO3}",
      'monitor.design.group must be one of "O", "Oh", "C4x", "C4y", "C4z", "RxRy", got "SO3"',
    ],
    [
      "monitor.design={kind: independent, count: 1}",
      "monitor.design.count must be an integer of at least 2, got 1",
    ],
    ["monitor.every=0", "monitor.every must be a positive integer, or null, got 0"],
    ["test.twirl=[2, 1]", "test.twirl must be in ascending order, each number once, got [2,1]"],
    ["test.twirl=[0]", "test.twirl.0 must be a positive integer, got 0"],
    ["test.twirl=8", "test.twirl must be a list of positive integers, got 8"],
    ["train.steps", "expected key=value, for example train.learningRate=1e-4"],
    ["=4", "expected key=value, for example train.learningRate=1e-4"],
    ["train..steps=4", "expected key=value, for example train.learningRate=1e-4"],
    ["train.steps=[1", "the value is not valid YAML: Flow sequence must end with a ]"],
    ["name.first=x", "name is a single value and has no keys of its own"],
  ])("--set %s", (set, message) => {
    expect(problem(minimal, set)).toBe(`--set ${set}: ${message}`);
  });

  test("past the end of a list", () => {
    expect(problem(`${minimal}test: {twirl: [1, 2]}`, "test.twirl.length=0")).toBe(
      "--set test.twirl.length=0: test.twirl is a list of 2, numbered from 0",
    );
  });

  test("a long value is cut", () => {
    const long = problem(minimal, `seed=${"a".repeat(500)}`)
      .split(": ")
      .at(-1)!;
    expect(long).toBe(`seed must be an integer of at least 0, got "${"a".repeat(56)}...`);
  });

  test("a check between two keys points at the one that was written", () => {
    expect(problem(`${minimal}train:\n  steps: 3\n  warmup: 9\n`)).toBe(
      "x.yaml:7:11: train.warmup must not be above train.steps (3), got 9",
    );
    expect(problem(minimal.replace("plain", "plain, width: 62"))).toBe(
      "x.yaml:4:30: model.heads must divide model.width (62), got 4",
    );
  });

  test("of several problems the first one in the file is named", () => {
    const text = `${minimal}train:\n  steps: many\n  clip: x\n  optimiser: adamw\n`;
    expect(problem(text)).toBe(
      'x.yaml:6:10: train.steps must be a positive integer, got "many" (and 2 more)',
    );
  });

  test("missing keys point at their section", () => {
    expect(problem("name: x\ndata: {limit: 4}\nmodel: {kind: plain}\n")).toBe(
      "x.yaml:2:1: data.train is missing; it must be the path of a file of structures",
    );
    expect(problem("data: {train: a.xyz}\nmodel: {width: 4}\n")).toBe(
      "x.yaml: name is missing; it must be a name for the run's folder (and 1 more)",
    );
    expect(problem(minimal.replace("kind: plain", "width: 4"))).toBe(
      'x.yaml:4:1: model.kind is missing; it must be one of "plain", "escaip", "voxmol", "proteina"',
    );
  });
});

describe("config.yaml of a run", () => {
  const positive = fc.integer({ min: 1, max: 2 ** 40 });
  const number = fc.double({ min: 1e-12, max: 1e12, noNaN: true });
  const words = fc.string({ minLength: 1 }).filter((text) => text.trim() === text);
  const configs = fc
    .record({
      seed: fc.nat(),
      energyKey: words,
      limit: fc.option(positive),
      cutoff: number,
      learningRate: number,
      clip: fc.option(number),
      emaDecay: fc.double({ min: 1e-9, max: 0.999999, noNaN: true }),
      design: fc.constantFrom(...designKinds),
      twirl: fc.uniqueArray(positive).map((list) => list.sort((a, b) => a - b)),
    })
    .map((given): ResolvedConfig => ({
      ...configSchema.parse({
        name: "any",
        seed: given.seed,
        data: { train: "a.xyz", energyKey: given.energyKey, limit: given.limit },
        model: { kind: "plain", cutoff: given.cutoff },
        train: {
          learningRate: given.learningRate,
          clip: given.clip,
          emaDecay: given.emaDecay,
        },
        monitor: { design: { kind: given.design } },
        test: { twirl: given.twirl },
      }),
      threads: 3,
    }));

  test("reads back as it was written", () => {
    fc.assert(
      fc.property(configs, (config) => {
        writeConfig(folder.path, config);
        expect(readConfig(folder.path)).toEqual(config);
      }),
      { numRuns: 50 },
    );
  });

  test("takes overrides", () => {
    writeConfig(folder.path, exampleConfig());
    expect(readConfig(folder.path, ["train.steps=4000"]).train.steps).toBe(4000);
  });

  test("is missed", () => {
    const empty = join(folder.path, "empty");
    mkdirSync(empty);
    expect(() => readConfig(empty)).toThrow(/has no config.yaml, so it is not a run or a damaged/);
  });
});
