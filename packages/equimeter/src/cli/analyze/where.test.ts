import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { execute } from "../../runs/execute.js";
import type { WhereAnalysis } from "../../runs/analyze/index.js";
import { measureRun } from "../../runs/measure.js";
import { tinyProteins, writeChains } from "../../runs/tasks/proteins/testing.js";
import { tinyVoxels, writeMolecules } from "../../runs/tasks/voxels/testing.js";
import { snapshot, temporaryFolder, tinyConfig } from "../../runs/testing.js";
import { mainHere } from "../testing.js";
import { analyzed, mistakeOf } from "./testing.js";

const root = temporaryFolder();
const at = (...names: string[]) => join(root.path, ...names);
const [forces, grids, flow] = [at("tiny"), at("grids"), at("backbones")];
const few = ["--samples", "3"];

beforeAll(async () => {
  writeMolecules(root.path);
  writeChains(root.path);
  await execute(tinyConfig(), { root: root.path });
  await execute(tinyVoxels(root.path), { root: root.path });
  await execute(tinyProteins(root.path, { "monitor.weights": ["raw"], "test.twirl": [] }), {
    root: root.path,
  });
});
afterAll(() => root[Symbol.dispose]());

async function analysis(run: string, ...flags: string[]): Promise<WhereAnalysis> {
  return JSON.parse(await analyzed("where", run, ...few, ...flags, "--json"));
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe.each([
  ["forces", forces, "atoms", ["element", "neighbors", "distance", "label"], "forces"],
  ["voxels", grids, "voxels", ["element", "distance", "label", "frequency"], "spread"],
  [
    "proteins",
    flow,
    "residues",
    ["time", "residue", "position", "end", "distance", "frequency"],
    "chain",
  ],
])("%s", (_, run, rows, names, kind) => {
  test("all breakdowns, whose parts add up, with files in the run's folder", async () => {
    const shown = await analyzed("where", run, ...few);
    const file = join(run, "analysis", "where");
    const result: WhereAnalysis = JSON.parse(readFileSync(`${file}.json`, "utf8"));
    expect(result.breakdowns.map(({ name }) => name)).toEqual(names);
    for (const { title, parts, name } of result.breakdowns) {
      expect(shown).toContain(`${title} `);
      expect(sum(parts.map(({ share }) => share))).toBeCloseTo(1, 8);
      if (name === "time") continue;
      const L = sum(parts.map((part) => part.size * part.L));
      const L_equiv = sum(parts.map((part) => part.size * part.L_equiv));
      expect([L / result.loss.L, L_equiv / result.loss.L_equiv].map((x) => x.toFixed(6))).toEqual([
        "1.000000",
        "1.000000",
      ]);
    }
    expect(result.rows.of).toBe(rows);
    expect(shown).toContain(`worst ${rows} of ${result.sample.name} `);
    expect(shown).toContain(`the worst 1 % of the ${rows} have `);
    expect(result.worst).toHaveLength(3);
    expect(sum(result.worst.map(({ share }) => share))).toBeCloseTo(1, 8);
    expect(result.fan!.kind).toBe(kind);
    const svg = readFileSync(`${file}.svg`, "utf8");
    expect(svg).toContain(">share of L_equiv (%)</text>");
    expect(svg).toContain(`${result.sample.name}, `);
  });

  test("the whole is what `measure` says of the same samples", async () => {
    const { loss, t } = await analysis(run);
    const design = await designOf(run);
    const reports = await measureRun(run, {
      weights: "raw",
      split: "test",
      samples: 3,
      seed: 0,
      design,
    });
    const report = reports.find((one) => one.t === t);
    // The flow is measured at the times of its monitor, of which one is 0.5.
    expect([loss.L, loss.L_mean, loss.percent]).toEqual([
      report!.L,
      report!.L_mean,
      report!.percent,
    ]);
  });
});

async function designOf(run: string) {
  const { openRun } = await import("../../runs/index.js");
  return openRun(run).config.monitor.design;
}

describe("what is asked for", () => {
  test("some breakdowns, in the order of all", async () => {
    const { breakdowns } = await analysis(flow, "--by", "end,time");
    expect(breakdowns.map(({ name }) => name)).toEqual(["time", "end"]);
    expect(existsSync(join(flow, "analysis", "where-by-end-time.svg"))).toBe(true);
    const whole = await analysis(flow);
    expect(whole.breakdowns.find(({ name }) => name === "end")).toEqual(breakdowns[1]);
  });

  test("a time of a flow, other rotations, other weights have files of their own", async () => {
    const early = await analysis(flow, "--time", "0.9", "--by", "end,time");
    const middle = await analysis(flow, "--by", "end,time");
    expect([early.t, middle.t]).toEqual([0.9, 0.5]);
    const [times, ends] = early.breakdowns;
    expect(times).toEqual(middle.breakdowns[0]);
    expect(ends).not.toEqual(middle.breakdowns[1]);
    expect(times.parts.find(({ name }) => name === "0.9")!.L).toBeCloseTo(early.loss.L, 12);
    const other = await analysis(forces, "--rotations", "5", "--weights", "ema");
    expect(other.loss.design).toBe("independent × 5");
    for (const [run, name] of [
      [flow, "where-t-0.9-by-end-time"],
      [forces, "where-ema-rotations-5"],
    ])
      expect(existsSync(join(run, "analysis", `${name}.json`))).toBe(true);
  });

  test("the fan of one sample by name, of none", async () => {
    const { worst } = await analysis(forces);
    const [, , { name, L_equiv }] = worst;
    const named = await analysis(forces, "--fan", name);
    expect(named.sample).toMatchObject({ name, L_equiv });
    expect(named.fan!.kind === "forces" && named.fan!.predictions).toHaveLength(24);
    const none = await analysis(forces, "--fan", "none");
    expect(none.fan).toBeNull();
    const files = join(forces, "analysis");
    expect(existsSync(join(files, "where-no-fan.svg"))).toBe(true);
    expect(readFileSync(join(files, "where-no-fan.svg"), "utf8")).not.toContain("un-rotated");
    expect(existsSync(join(files, `where-fan-${name.replaceAll(/[^\w.-]+/g, "-")}.json`))).toBe(
      true,
    );
  });

  test("several runs: the same classes one below the other, and one figure", async () => {
    const output = at("all.svg");
    const flags = [...few, "--by", "element,distance", "--output", output];
    const shown = await analyzed("where", forces, `${forces}@initial`, grids, ...flags);
    const svg = readFileSync(output, "utf8");
    for (const name of ["tiny", "tiny (untrained)", "grids"]) {
      expect(shown).toMatch(new RegExp(`^(\\w| )+ +${name.replace(/[()]/g, "\\$&")}  `, "m"));
      expect(svg).toContain(`>${name}</text>`);
    }
    expect(svg.match(/un-rotated forces/g)).toHaveLength(2);
    expect(svg).toContain("spread √L_equiv");
  });
});

describe("mistakes", () => {
  test.each<[string, string[], string]>([
    [forces, ["--by", "residue"], 'by "residue" (there are element, neighbors, distance, label)'],
    [forces, ["--by", "frequency"], "so that forces have no waves; there are element"],
    [forces, ["--by", "element,time"], "only flows have a time; there are element"],
    [grids, ["--by", "position"], 'no breakdown of voxels by "position" (there are element, '],
    [flow, ["--by", "label"], "the size of the label is the distance from the centroid"],
    [forces, ["--by", ""], '--by must be a list of breakdowns such as element,distance, not ""'],
    [forces, ["--by", "element,element"], "--by names element twice"],
    [forces, ["--fan", "nobody"], 'no sample that is looked at is called "nobody"'],
    [forces, ["--time", "0.5"], "is a run on forces, which have no time: leave out --time"],
    [flow, ["--time", "1"], '--time must be a time from 0 (noise) to below 1 (data), got "1"'],
    [forces, ["--rotations", "1"], '--rotations must be an integer of at least 2, got "1"'],
    [forces, ["--samples", "0"], '--samples must be an integer of at least 1, got "0"'],
    [forces, ["--seed", "x"], '--seed must be an integer of at least 0, got "x"'],
    [forces, ["--split", "all"], "Allowed choices are train, validation, test; --help"],
    [forces, ["--device", "cuda:99"], "device cuda:99 is not there"],
    [forces, ["--output", "all.png"], "give its name the ending .svg"],
    [at("gone"), [], "there is no run folder"],
  ])("%s %j", async (run, flags, sentence) => {
    const before = snapshot(root.path);
    expect(await mistakeOf("where", run, ...flags)).toContain(sentence);
    expect(snapshot(root.path)).toEqual(before);
  });

  test("of several runs one without a breakdown is named, the other is shown", async () => {
    const outcome = await mainHere("analyze", "where", forces, flow, ...few, "--by", "element");
    expect(outcome.code).toBe(1);
    expect(outcome.stderr).toMatch(/backbones: .*all points are alpha carbons; ask for residue/);
    expect(outcome.stdout).toMatch(/^element /m);
  });
});
