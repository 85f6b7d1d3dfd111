import { Generator, tidy } from "@equimeter/torch";
import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

import { pdbAtom } from "../../../data/proteins/testing.js";
import { UserError } from "../../../errors.js";
import { execute } from "../../execute.js";
import { checkpointFolder } from "../../folder/checkpoints.js";
import { openRun } from "../../folder/folder.js";
import { linesOf } from "../../folder/metrics.js";
import { measureRun } from "../../measure.js";
import { comparable, temporaryFolder } from "../../testing.js";
import { taskOf } from "../index.js";
import { tinyProteins, writeChainFolder, writeChains } from "./testing.js";

const root = temporaryFolder();
afterAll(() => root[Symbol.dispose]());
writeChains(root.path);

const config = (changes?: Record<string, unknown>, name?: string) =>
  tinyProteins(root.path, changes, name);
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe("a run on backbones", async () => {
  const given = config({ "monitor.gradientSamples": 2 });
  const { folder, state } = await execute(given, { root: root.path });
  const { record, metrics, config: written } = openRun(folder);

  test("from the recipe to the lines", () => {
    expect(state).toBe("finished");
    expect(written).toEqual(given);
    expect(linesOf(metrics, "note").map(({ message }) => message)).toEqual([
      "left out: 1 with fewer than 6 or more than 255 residues; 1 with unknown or modified residues",
    ]);
    const { train, validation, test: tested } = record.data;
    expect(train.structures + validation.structures + tested.structures).toBe(38);
    expect(validation.structures).toBeGreaterThan(3); // three clusters
    const lines = linesOf(metrics, "train");
    expect(lines.map(({ step }) => step)).toEqual([2, 4, 6, 8]);
    for (const { loss } of lines) expect(loss).toBeGreaterThan(0);
  });

  test("every kind of weights is measured at every time, and the losses add up", () => {
    const monitor = linesOf(metrics, "monitor");
    const at = (step: number) => monitor.filter((line) => line.step === step);
    expect([...new Set(monitor.map(({ step }) => step))]).toEqual([0, 1, 8]);
    expect(at(1).map(({ weights, t }) => [weights, t])).toEqual(
      ["raw", "ema", "ema-debiased"].flatMap((weights) => [0, 0.5, 0.9].map((t) => [weights, t])),
    );
    for (const line of monitor) {
      expect(line).toMatchObject({ field: "x_1", reduction: "per-sample", passes: 24, samples: 3 });
      expect(line.L_mean + line.L_equiv).toBeCloseTo(line.L, 10);
      expect(line.normalizedVariance).toBeGreaterThan(0);
    }
    // An untrained model says next to nothing: x̂₁ is near x_t, whose loss is lossZero.
    for (const { L, lossZero, t } of at(0)) {
      expect(lossZero / (1 - t!) ** 2).toBeGreaterThan(0.5);
      expect(Math.abs(Math.log(L / lossZero))).toBeLessThan(Math.log(2));
    }
  });

  test("gradients beside them, of the raw weights", () => {
    const lines = linesOf(metrics, "gradients");
    expect(lines.map(({ step, t }) => [step, t])).toEqual(
      [0, 1, 8].flatMap((step) => [0, 0.5, 0.9].map((t) => [step, t])),
    );
    for (const line of lines) {
      expect(line.ratio).toBeCloseTo(line.normEquiv / line.normMean, 6);
      expect(line.norm).toBeGreaterThan(0);
    }
  });

  test("the test set too, with the curve of averaged predictions at each time", () => {
    expect(linesOf(metrics, "test")).toHaveLength(9);
    const twirl = linesOf(metrics, "twirl");
    expect(twirl.map(({ t, rotations }) => [t, rotations])).toEqual(
      [0, 0.5, 0.9].flatMap((t) => [1, 2].map((rotations) => [t, rotations])),
    );
  });

  const options = { weights: "raw", split: "validation", samples: 3, design: {}, seed: 0 } as const;

  test("percent, explained and relative spread of the velocity are those of the clean prediction", async () => {
    for (const { fields, percent, L, t } of await measureRun(folder, options)) {
      const { x_1, v } = fields;
      expect(v.percent.value).toBeCloseTo(percent.value, 3);
      expect(v.percent.rotationError).toBeCloseTo(percent.rotationError, 3);
      expect(v.explained).toBeCloseTo(x_1.explained, 5);
      expect(v.relativeSpread).toBeCloseTo(x_1.relativeSpread, 5);
      expect(L / v.L).toBeCloseTo((1 - t!) ** 2, 5);
    }
  });

  test("measured afterwards it is what the monitor saw, at all times or one", async () => {
    const last = linesOf(metrics, "monitor").filter(
      ({ step, weights }) => step === 8 && weights === "raw",
    );
    const reports = await measureRun(folder, { ...options, seed: 8 });
    expect(reports.map(({ t }) => t)).toEqual([0, 0.5, 0.9]);
    reports.forEach(({ L, percent, parts }, i) => {
      expect(L).toBeCloseTo(last[i].L, 6);
      expect(Math.abs(percent.value - last[i].percent)).toBeLessThan(
        5 * Math.hypot(last[i].rotationError, percent.rotationError),
      );
      expect(parts.map(({ name }) => name)).toEqual(["1 to 50"]);
    });
    const [one, ...none] = await measureRun(folder, { ...options, t: 0.3 });
    expect([one.t, none]).toEqual([0.3, []]);
  });
});

test("stopped after 5 steps and resumed, it is the same run bit for bit", async () => {
  const whole = await execute(config({}, "whole"), { root: root.path });
  const given = config({}, "resumed");
  let steps = 0;
  const stopped = await execute(given, { root: root.path, shouldStop: () => steps++ === 5 });
  expect(stopped.state).toBe("stopped");
  const resumed = await execute(given, { root: root.path, resume: true });
  const files = ["model", "ema", "optimizer", "random"].map((name) => `${name}.safetensors`);
  for (const name of files) {
    const read = (folder: string) => readFileSync(join(checkpointFolder(folder, 8), name));
    expect(read(resumed.folder).equals(read(whole.folder))).toBe(true);
  }
  const lines = (folder: string) => comparable(openRun(folder).metrics);
  expect(lines(resumed.folder)).toEqual(lines(whole.folder));
});

test("a run goes on with more times, and those that have them all say which weights are the best", async () => {
  const given = config({}, "times");
  let steps = 0;
  await execute(given, { root: root.path, shouldStop: () => steps++ === 5 });
  const more = config({ "monitor.times": [0, 0.3, 0.5, 0.9] }, "times");
  const again = { root: root.path, resume: true, acceptChanges: true };
  const { folder, state } = await execute(more, again);
  expect(state).toBe("finished");
  const last = linesOf(openRun(folder).metrics, "monitor").filter(({ step }) => step === 8);
  expect(new Set(last.map(({ t }) => t))).toEqual(new Set([0, 0.3, 0.5, 0.9]));
});

test("noise and windows of measurements are the same at every time, and turn into the data", async () => {
  const given = config();
  const data = await taskOf(given).load(given);
  const at = (t: number) => data.validation.batches(3, "cpu", t).batches;
  expect(data.validation.batches(3, "cpu").batches[0].x_t.toNumbers()).toEqual(
    at(0)[0].x_t.toNumbers(),
  );
  tidy(() => {
    const [[early], [late]] = [at(0.2), at(0.9)];
    expect(late.x_1.toNumbers()).toEqual(early.x_1.toNumbers());
    expect(late.t.toNumbers()).toEqual([0.9, 0.9, 0.9].map(Math.fround));
    // x_t + (1 − t) v = x_1
    for (const [batch, t] of [
      [early, 0.2],
      [late, 0.9],
    ] as const)
      expect(
        batch.x_t
          .add(batch.v.mul(1 - t))
          .sub(batch.x_1)
          .abs()
          .max()
          .item(),
      ).toBeLessThan(1e-6);
    expect(early.mask.shape[1]).toBeLessThanOrEqual(12);
    // However many are measured.
    const all = data.validation.batches(3, "cpu", 0.9);
    const two = data.validation.batches(2, "cpu", 0.9);
    for (const [i, name] of two.names.entries()) {
      const start = ({ batches }: typeof all, row: number) =>
        batches[0].x_t.select(0, row).toNumbers().slice(0, 24);
      const [few, many] = [start(two, i), start(all, all.names.indexOf(name))];
      expect(few).toEqual(many);
    }
  });
});

test("an epoch has one chain of each cluster, batches those of similar length", async () => {
  const given = config({ "train.batchSize": 4 });
  const data = await taskOf(given).load(given);
  const { train } = data;
  const epochs = train.epochs!({ batchSize: 4, epochSize: null, seed: 1 });
  const drawn = epochs(0);
  expect(drawn.length % 4).toBe(0);
  const numberOf = (index: number) => Math.floor(Number.parseInt(train.name(index), 10) / 2);
  expect(new Set(drawn.map(numberOf)).size).toBe(drawn.length);
  expect(epochs(0)).toEqual(drawn);
  expect(epochs(1)).not.toEqual(drawn);
  const lengthsOf = (batch: readonly number[]) =>
    tidy(() => train.batch(batch, new Generator(1), "cpu").mask.sum(1).toNumbers());
  const spread = (batches: readonly (readonly number[])[]) =>
    sum(batches.map(lengthsOf).map((lengths) => Math.max(...lengths) - Math.min(...lengths)));
  const batches = [drawn.slice(0, 4), drawn.slice(4, 8)];
  const mixed = [0, 1].map((odd) => drawn.slice(0, 8).filter((_, i) => i % 2 === odd));
  expect(spread(batches)).toBeLessThanOrEqual(spread(mixed));
  expect(() => train.epochs!({ batchSize: 4, epochSize: 99, seed: 1 })).toThrow(UserError);
});

test("no cluster is in two parts", async () => {
  const given = config();
  const { train, validation, test: tested } = await taskOf(given).load(given);
  const clusters = [train, validation, tested].map(
    (part) =>
      new Set(
        Array.from({ length: part.length }, (_, i) =>
          Math.floor(Number.parseInt(part.name(i), 10) / 2),
        ),
      ),
  );
  expect(sum(clusters.map(({ size }) => size))).toBe(
    new Set(clusters.flatMap((one) => [...one])).size,
  );
});

test("a folder of files gives the same run as one file, and is indexed once", async () => {
  const folder = writeChainFolder(root.path);
  const given = config({ "data.train": folder }, "library");
  const messages: string[] = [];
  const load = async () => {
    messages.length = 0;
    const data = await taskOf(given).load(given, (message) => messages.push(message));
    return Array.from({ length: data.train.length }, (_, i) => data.train.name(i)).sort();
  };
  const names = await load();
  expect(names.length).toBeGreaterThan(10);
  expect(messages.some((message) => /8 of 8 files/.test(message))).toBe(true);
  expect(existsSync(join(root.path, ".equimeter-cache"))).toBe(true);
  expect(await load()).toEqual(names);
  expect(messages[0]).toMatch(/8 of 8 files, 0 new chains/);
  writeFileSync(join(folder, "bad.pdb"), `${pdbAtom({ x: "broken" })}\n`);
  await expect(load()).rejects.toThrow(/bad\.pdb.*data\.skipMalformed/);
});

test("distances that are predicted have a loss of their own", async () => {
  const model = {
    "model.pairUpdateEvery": 1,
    "model.triangles": true,
    "model.distogramBuckets": 8,
  };
  const { folder } = await execute(config({ ...model, "monitor.times": [0.9] }, "triangles"), {
    root: root.path,
  });
  const lines = linesOf(openRun(folder).metrics, "train");
  for (const { auxiliary } of lines) expect(auxiliary).toBeGreaterThan(0);
});

describe("mistakes", () => {
  const structures = join(root.path, "structures"); // of the test above
  const load = (changes: Record<string, unknown>) => {
    const given = config(changes, "bad");
    return taskOf(given).load(given);
  };

  test.each([
    [{ "data.minLength": 300 }, "data.minLength must not be above data.maxLength (255)"],
    [{ "data.clusters": 0.1 }, "data.clusters must be an identity from 0.3 to 1"],
    [{ "model.kind": "voxmol" }, "model.kind must be proteina where data.kind is proteins"],
    [{ "train.loss": "mse" }, 'train.loss must be "flow" where data.kind is proteins'],
    [
      { "monitor.times": null },
      "monitor.times must be a list of times where data.kind is proteins",
    ],
    [{ "monitor.times": [0, 1] }, "monitor.times.1 must be a number from 0 to below 1"],
    [{ "monitor.times": [0.5, 0.2] }, "must be in ascending order, each time once"],
    [{ model: { kind: "plain" } }, "model.kind must be proteina where data.kind is proteins"],
    [{ "train.alignmentWeight": 1 }, "only latents on grids can be turned back"],
    [{ "train.flow.selfConditioning": 2 }, "must be a number from 0 to 1"],
    [
      { "monitor.gradientSamples": 2, "monitor.weights": ["ema"] },
      "monitor.gradientSamples must be null where monitor.weights leaves raw out",
    ],
    [{ "monitor.share": 0 }, "must be a number above 0, or null"],
  ])("%o", (changes, sentence) => {
    expect(() => config(changes, "bad")).toThrow(sentence);
  });

  test.each([
    [{ "data.minLength": 90 }, /none of its 40 chains can be used \(40 with fewer than 90/],
    [{ "data.train": "nowhere.pdb" }, /nowhere\.pdb/],
    [{ "data.clusters": "nowhere.tsv" }, /nowhere\.tsv/],
    [
      { "data.train": structures, "data.index": "/dev/null" },
      /name another folder with data\.index$/,
    ],
    [{ "data.validation": 50 }, /clusters are divided, each as one structure/],
  ])("%o", async (changes, sentence) => {
    await expect(load(changes)).rejects.toThrow(sentence);
  });

  test("a file of clusters names every chain, or the run says which it does not", async () => {
    const file = join(root.path, "clusters.tsv");
    const pairs = (count: number) =>
      Array.from({ length: count }, (_, i) => `${i - (i % 4)}ABC_A\t${i}ABC_A\n`).join("");
    writeFileSync(file, pairs(40));
    const { train } = await load({ "data.clusters": file });
    const clusters = Array.from({ length: train.length }, (_, i) =>
      Math.floor(Number.parseInt(train.name(i), 10) / 4),
    );
    expect(new Set(clusters).size).toBe(10 - 6);
    writeFileSync(file, pairs(36));
    await expect(load({ "data.clusters": file })).rejects.toThrow(
      /clusters\.tsv has no cluster for 4 of 38 chains \(36ABC_A, 37ABC_A, 38ABC_A\): add them to the file/,
    );
  });

  test("a run that is there already is refused before its data are read", async () => {
    const given = config({ "data.train": "nowhere.jsonl" }, "resumed");
    await expect(execute(given, { root: root.path })).rejects.toThrow("exists already");
  });

  test("a malformed record is an error, or left out and counted", async () => {
    const file = writeChains(root.path);
    appendFileSync(file, '{"name": "X", "seq": "AA"}\n');
    await expect(load({})).rejects.toThrow(/chains\.jsonl/);
    const data = await load({ "data.skipMalformed": true });
    expect(data.warning()).toContain("1 with malformed data");
  });
});
