import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { ModeReport, SamplerAnalysis } from "../../runs/analyze/index.js";
import { execute } from "../../runs/execute.js";
import { measureRun } from "../../runs/measure.js";
import { tinyProteins, writeChains } from "../../runs/tasks/proteins/testing.js";
import { snapshot, temporaryFolder, tinyConfig } from "../../runs/testing.js";
import { mainHere } from "../testing.js";
import { analyzed, mistakeOf } from "./testing.js";

const root = temporaryFolder();
const at = (...names: string[]) => join(root.path, ...names);
const run = at("backbones");
const few = ["--samples", "3", "--rotations", "3", "--steps", "6", "--measured", "2"];
const design = { kind: "tetrahedralOrbits", replicates: 3 };

beforeAll(async () => {
  writeChains(root.path);
  const changes = { "monitor.weights": ["raw"], "test.twirl": [], "monitor.design": design };
  await execute(tinyProteins(root.path, changes), { root: root.path });
});
afterAll(() => root[Symbol.dispose]());

async function analysis(...flags: string[]): Promise<SamplerAnalysis> {
  return JSON.parse(await analyzed("sampler", run, ...few, ...flags, "--json"));
}

const last = (values: readonly number[]): number => values[values.length - 1];
/** What does not depend on the clock. */
function timeless({ sampler, times, ...mode }: ModeReport) {
  const { secondsPerStructure: _, slowdown: __, ...rest } = mode;
  const clockless = <T extends { seconds: number }>({ seconds: ___, ...report }: T) => report;
  return { ...rest, sampler: clockless(sampler), times: times.map(clockless) };
}

describe("one run", () => {
  let shown: string;
  let result: SamplerAnalysis;
  beforeAll(async () => {
    shown = await analyzed("sampler", run, ...few, "--seed", "3");
    const file = at("backbones", "analysis", "sampler-steps-6.json");
    result = JSON.parse(readFileSync(file, "utf8"));
  });

  test("tables, a file and a figure in the run's folder", () => {
    expect(result).toMatchObject({ run, name: "backbones", step: 8, residues: 12, longest: 12 });
    expect(result.settings).toMatchObject({ seed: 3, rotations: 3, measured: 2 });
    expect(result.modes.map(({ mode }) => mode)).toEqual(["plain", "twirled-4", "canonical"]);
    for (const { sampler, times, structures, secondsPerStructure } of result.modes) {
      expect([sampler.samples, sampler.rotations, structures.rows.length]).toEqual([3, 3, 3]);
      expect(sampler.times).toHaveLength(7);
      expect(times.map(({ t, samples }) => [t, samples])).toEqual([0, 0.5, 0.9].map((t) => [t, 2]));
      expect(secondsPerStructure).toBeGreaterThan(0);
    }
    expect(shown).toContain("step 8, raw weights: 3 chains of 12 residues, each in 3 orientations");
    for (const row of [/^0\.5 +plain +\d/m, /^ +canonical +\d/m, /^CA–CA \(Å\) +\d/m])
      expect(shown).toMatch(row);
    const svg = readFileSync(at("backbones", "analysis", "sampler-steps-6.svg"), "utf8");
    expect(svg).toContain(">twirled-4</text>");
  });

  test("turned noise: less deviation when twirled, rounding in a frame of the points", () => {
    const [plain, twirled, canonical] = result.modes.map(({ sampler }) => last(sampler.deviation));
    expect(plain).toBeGreaterThan(0.01);
    expect(twirled).toBeLessThan(0.7 * plain);
    expect(canonical).toBeLessThan(1e-5);
    const [, , { final }] = result.modes.map(({ sampler }) => sampler);
    expect(final.tmScore).toBeCloseTo(1, 6);
  });

  test("all modes start from the same noise", () => {
    const starts = result.modes.map(({ sampler: { perSample } }) =>
      perSample.map(({ gyration, deviation }) => [gyration[0], deviation[0]]),
    );
    expect(starts[1]).toEqual(starts[0]);
    expect(starts[2]).toEqual(starts[0]);
    expect(new Set(starts[0].map(([size]) => size)).size).toBe(3);
  });

  test("the plain percent is that of `measure`, with the monitor's design", async () => {
    const reports = await measureRun(run, {
      weights: "raw",
      split: "test",
      samples: 2,
      design,
      seed: 3,
    });
    result.modes[0].times.forEach((time, i) => {
      const { L, L_mean, percent, t } = reports[i];
      expect(time).toMatchObject({ t, L, L_mean, percent, design: reports[i].design });
    });
  });

  test("twirling leaves L_mean and divides L_equiv; a frame leaves nothing of L_equiv", () => {
    const [plain, twirled, canonical] = result.modes.map(({ times }) => times);
    plain.forEach(({ L, L_mean, L_equiv }, i) => {
      expect(Math.abs(twirled[i].L_mean - L_mean)).toBeLessThan(0.25 * L_equiv);
      const share = (4 * twirled[i].L_equiv) / L_equiv;
      expect(share).toBeGreaterThan(0.5);
      expect(share).toBeLessThan(2);
      expect(twirled[i].L).toBeLessThan(L);
      expect(canonical[i].percent.value).toBeLessThan(1e-6);
      expect(canonical[i].L).toBeGreaterThan(0);
    });
  });

  test("slowdown is the time of a structure over that of the plain field", () => {
    const [plain, ...others] = result.modes;
    expect(plain.slowdown).toBe(1);
    for (const { slowdown, secondsPerStructure } of others)
      expect(slowdown! * plain.secondsPerStructure).toBeCloseTo(secondsPerStructure, 10);
  });
});

test("no mode depends on those before it, and without plain there is nothing to compare with", async () => {
  const sde = ["--stepper", "sde", "--samples", "2"];
  const all = await analysis(...sde, "--modes", "plain,twirled-2,canonical");
  const two = await analysis(...sde, "--modes", "canonical,twirled-2");
  const [canonical, twirled] = two.modes.map(timeless);
  expect([twirled, canonical]).toEqual(all.modes.slice(1).map(timeless));
  expect(two.modes.map(({ slowdown }) => slowdown)).toEqual([null, null]);
  expect(await analyzed("sampler", run, ...few, ...sde, "--modes", "canonical")).toMatch(
    /^canonical .*–$/m,
  );
});

test("the noise of the way turns along: a frame of the points holds with sde too", async () => {
  const flags = ["--stepper", "sde", "--noise-scale", "0.6", "--modes", "plain,canonical"];
  const { modes, settings } = await analysis(...flags, "--steps", "40", "--samples", "2");
  const [plain, canonical] = modes.map(({ sampler }) => last(sampler.deviation));
  expect(settings.sampling).toMatchObject({ stepper: "sde", noiseScale: 0.6 });
  expect(canonical).toBeLessThan(1e-4 * plain);
});

test("other settings have files of their own, and other numbers", async () => {
  const cases: [string[], string][] = [
    [["--modes", "plain"], "sampler-plain-steps-6"],
    [["--modes", "plain,twirled-2"], "sampler-plain-twirled-2-steps-6"],
    [["--modes", "plain", "--length", "9"], "sampler-plain-length-9-steps-6"],
    [["--modes", "plain", "--schedule", "uniform"], "sampler-plain-steps-6-uniform"],
    [["--modes", "plain", "--no-self-conditioning"], "sampler-plain-steps-6-no-self-conditioning"],
    [["--modes", "plain", "--stepper", "sde"], "sampler-plain-steps-6-sde"],
    [
      ["--modes", "plain", "--stepper", "sde", "--noise-scale", "1"],
      "sampler-plain-steps-6-sde-noise-scale-1",
    ],
    [
      ["--modes", "plain", "--checkpoint", "initial", "--split", "validation"],
      "sampler-initial-validation-plain-steps-6",
    ],
    [["--modes", "plain", "--weights", "ema"], "sampler-ema-plain-steps-6"],
  ];
  const seen = new Set<number>();
  for (const [flags, name] of cases) {
    const { modes } = await analysis(...flags);
    const file = at("backbones", "analysis", name);
    expect(JSON.parse(readFileSync(`${file}.json`, "utf8")).modes).toEqual(modes);
    expect(existsSync(`${file}.svg`)).toBe(true);
    seen.add(last(modes[0].sampler.deviation));
  }
  expect(seen.size).toBe(cases.length - 1); // the second case has the plain flow of the first
});

test("longer chains than the run sees, and its own length", async () => {
  const one = ["--modes", "plain", "--samples", "1"];
  const shown = await analyzed("sampler", run, ...few, ...one, "--length", "20");
  expect(shown).toContain("the run has seen no chain of more than 12 residues: 20 is new to it");
  expect(shown).toContain("1 chain of 20 residues, in 3 orientations");
});

test("several: a row for each run and mode, and one figure", async () => {
  const output = at("all.svg");
  const flags = [...few, "--modes", "plain,canonical", "--output", output];
  const shown = await analyzed("sampler", run, `${run}@initial`, `${run}@4`, ...flags);
  const names = ["backbones", "backbones (untrained)", "backbones (step 4)"];
  for (const name of names) {
    const rows = shown.split("\n").filter((line) => line.startsWith(`${name}  `));
    expect(rows.map((row) => row.slice(name.length).trim().split(/ +/)[0])).toEqual([
      "plain",
      "canonical",
    ]);
  }
  const svg = readFileSync(output, "utf8");
  for (const name of names) expect(svg).toContain(`>${name}</text>`);
  const files = readdirSync(at("backbones", "analysis"));
  for (const suffix of ["", "-initial", "-step-4"])
    expect(files).toContain(`sampler${suffix}-plain-canonical-steps-6.json`);
});

describe("mistakes", () => {
  const modes = 'a list of plain, twirled-N and canonical, such as plain,twirled-4, not "';
  test.each([
    [["--modes", "plain,twirled"], `--modes must be ${modes}twirled"`],
    [["--modes", "twirled-0"], `${modes}twirled-0"`],
    [["--modes", "twirled-2.5"], `${modes}twirled-2.5"`],
    [["--modes", "twirled-99999999999999999999"], `${modes}twirled-9`],
    [["--modes", ""], `${modes}"`],
    [["--modes", "plain,canonical,plain"], "--modes names plain twice; leave one of them out"],
    [["--samples", "0"], '--samples must be an integer of at least 1, got "0"'],
    [["--length", "4"], '--length must be an integer of at least 5, got "4"'],
    [["--length", "long"], '--length must be an integer of at least 5, got "long"'],
    [["--rotations", "1"], '--rotations must be an integer of at least 2, got "1"'],
    [["--measured", "0"], '--measured must be an integer of at least 1, got "0"'],
    [["--steps", "x"], '--steps must be an integer of at least 1, got "x"'],
    [["--schedule", "cosine"], "Allowed choices are log, power, uniform; --help"],
    [["--stepper", "euler"], "Allowed choices are sde, ode; --help"],
    [["--noise-scale", "0.5"], "ode draws no noise: leave it out, or add --stepper sde"],
    [["--stepper", "sde", "--noise-scale", "-1"], "--noise-scale must be a number of at least 0"],
    [["--seed", "1.5"], '--seed must be an integer of at least 0, got "1.5"'],
    [["--weights", "best"], "Allowed choices are raw, ema, ema-debiased; --help"],
    [["--checkpoint", "3"], "has no checkpoint of step 3"],
    [["--split", "all"], "Allowed choices are train, validation, test; --help"],
    [["--device", "cuda:99"], "device cuda:99 is not there"],
    [["--output", "all.png"], "what is written is a figure; give its name the ending .svg"],
    [["--axes", "x"], "unknown option '--axes'"],
    [["--angles", "90"], "unknown option '--angles'"],
    [["--noise", "once"], "unknown option '--noise'"],
  ])("%j", async (flags, sentence) => {
    const before = snapshot(root.path);
    expect(await mistakeOf("sampler", run, ...few, ...flags)).toContain(sentence);
    expect(snapshot(root.path)).toEqual(before);
  });

  test("runs of another kind, both ways", async () => {
    await execute(tinyConfig({ "train.steps": 2 }), { root: root.path });
    expect(await mistakeOf("sampler", at("tiny"))).toContain(
      "is a run on forces; structures are generated by runs on proteins",
    );
    expect(await mistakeOf("reconstruction", run)).toContain(
      "is a run on proteins; this analysis is of",
    );
  });
});

test("help shows each verb the flags that it has", async () => {
  const help = async (verb: string) => (await mainHere("analyze", verb, "--help")).stdout;
  const [sampler, latents] = [await help("sampler"), await help("latents")];
  for (const flag of ["--modes", "--stepper", "--length"]) {
    expect(sampler).toContain(`${flag} `);
    expect(latents).not.toContain(`${flag} `);
  }
  for (const flag of ["--axes", "--angles", "--noise <"]) {
    expect(sampler).not.toContain(flag);
    expect(latents).toContain(flag);
  }
});
