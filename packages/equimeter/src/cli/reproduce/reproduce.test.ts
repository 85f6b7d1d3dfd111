import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stringify } from "yaml";

import { loadConfig } from "../../runs/index.js";
import { tinyVoxels, writeMolecules } from "../../runs/tasks/voxels/testing.js";
import { snapshot, temporaryFolder } from "../../runs/testing.js";
import { complaints, mainHere } from "../testing.js";
import { planOf, reproductions } from "./plan.js";
import { sizes, type SizeName } from "./sizes.js";

const recipes = fileURLToPath(new URL("../../../../../recipes", import.meta.url));
const where = { recipes, runs: "runs", out: "reports", set: [] };
const sizeNames = Object.keys(sizes) as SizeName[];

describe.each(sizeNames)("at the size %s", (size) => {
  test.each(reproductions.map((figure) => [figure.id, figure] as const))(
    "figure %s asks for recipes, variants and runs that there are",
    (_, figure) => {
      const { trains, steps, folder } = planOf(figure, { size, ...where });
      const runs = trains.map((one) => join("runs", loadConfig(one.recipe, one.options).name));
      const named = steps.flatMap(({ argv }) => argv.filter((word) => word.startsWith("runs/")));
      expect(new Set(named.map((word) => word.split("@")[0]))).toEqual(new Set(runs));
      for (const { argv, shows } of steps)
        for (const { file } of shows)
          expect(argv.some((word) => join(folder, file).startsWith(word))).toBe(true);
    },
  );
});

test("every command is one of this program, with flags that it has", async () => {
  const commands = sizeNames.flatMap((size) =>
    reproductions.flatMap((figure) => planOf(figure, { size, ...where }).steps),
  );
  const verbs = new Map(
    commands.map(({ argv }) => [argv[0] === "analyze" ? `analyze ${argv[1]}` : argv[0], argv]),
  );
  for (const [verb] of verbs) {
    const { stdout, code } = await mainHere(...verb.split(" "), "--help");
    expect(code).toBe(0);
    const flags = commands
      .filter(({ argv }) => `${argv.join(" ")} `.startsWith(`${verb} `))
      .flatMap(({ argv }) => argv.filter((word) => word.startsWith("--")));
    for (const flag of new Set(flags)) expect(stdout).toContain(flag);
  }
});

test("a list, and the commands of a figure, without running anything", async () => {
  const { stdout } = await mainHere("reproduce", "--list");
  expect(stdout.split("\n").filter((line) => line !== "")).toHaveLength(reproductions.length);
  expect(stdout).toMatch(/^12 +EScAIP: condition numbers/m);
  const dry = await mainHere(
    "reproduce",
    "13",
    "--dry-run",
    "--recipes",
    recipes,
    "--set",
    "seed=3",
  );
  expect(dry.stdout.split("\n")).toEqual([
    `equimeter train ${join(recipes, "proteina-chains.yaml")} --variant checkpoints --set seed=3 --runs runs`,
    "equimeter analyze hessian runs/proteina-chains-checkpoints@500 --split train --minibatches 20 --rotations 10 --output reports/figure-13/hessian.svg",
    "",
  ]);
});

describe("a figure of a tiny run", () => {
  const root = temporaryFolder();
  const at = (...names: string[]) => join(root.path, ...names);
  const flags = ["--recipes", root.path, "--runs", at("runs"), "--out", at("reports")];
  beforeAll(() => {
    writeMolecules(root.path);
    const recipe = { ...tinyVoxels(root.path), name: "voxmol-druglike" };
    const variants = { checkpoints: { "train.keepCheckpoints": 3 } };
    writeFileSync(at("voxmol-druglike.yaml"), stringify({ ...recipe, variants }));
  });
  afterAll(() => root[Symbol.dispose]());

  test("trains, analyses and draws; a second time everything is there already", async () => {
    const argv = ["reproduce", "voxmol-5", "--checkpoint", "4", ...flags];
    const first = await mainHere(...argv);
    expect(first.code).toBe(0);
    const page = at("reports", "figure-voxmol-5", "index.html");
    expect(first.stdout).toContain(page);
    const html = readFileSync(page, "utf8");
    expect(html).toContain("<svg");
    expect(html).toContain("The paper: equivariance is learned in the first epochs.");
    expect(html).toContain("equimeter analyze reconstruction");
    expect(existsSync(at("reports", "figure-voxmol-5", "reconstruction.svg"))).toBe(true);
    const before = snapshot(at("runs"));
    const second = await mainHere(...argv);
    expect(complaints(second)).toEqual([
      `${at("runs", "voxmol-druglike-checkpoints")} is finished already`,
      expect.stringMatching(/^done already: equimeter analyze reconstruction /),
    ]);
    expect(snapshot(at("runs"))).toEqual(before);
    expect(readFileSync(page, "utf8")).toBe(html);
    const again = await mainHere(...argv, "--again");
    expect(complaints(again)[1]).toMatch(/^equimeter analyze reconstruction /);
  });

  test("a run that broke off is gone on with; a command that fails says why, with its code", async () => {
    const name = "voxmol-druglike-checkpoints";
    const record = JSON.parse(readFileSync(at("runs", name, "run.json"), "utf8"));
    writeFileSync(at("runs", name, "run.json"), JSON.stringify({ ...record, state: "stopped" }));
    const resumed = await mainHere("reproduce", "voxmol-5", "--checkpoint", "4", ...flags);
    expect(resumed.code).toBe(0);
    expect(JSON.parse(readFileSync(at("runs", name, "run.json"), "utf8")).state).toBe("finished");
    const failed = await mainHere("reproduce", "voxmol-5", "--checkpoint", "3", ...flags);
    expect(failed.code).not.toBe(0);
    expect(failed.stderr).toContain("has no checkpoint of step 3");
  });

  test.each<[string[], string]>([
    [[], "name a figure, for example: equimeter reproduce 12 (--list names all)"],
    [["99"], 'there is no figure "99" to reproduce; there are 1c, 1e, 2, '],
    [["1d"], "figure 1d cannot be reproduced: it is a drawing of architectures"],
    [["voxmol-16"], "figure voxmol-16 cannot be reproduced: it shows the equivariant U-Net"],
    [["12"], "escaip-rmd17.yaml is not there: start in a clone of Equimeter, or name the folder"],
    [["11", "--size", "huge"], "Allowed choices are small, paper"],
    [["11", "--set", "train.stepz=3"], "stepz"],
  ])("%j", async (argv, sentence) => {
    const before = snapshot(root.path);
    const { code, stderr } = await mainHere("reproduce", ...argv, ...flags);
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
    expect(snapshot(root.path)).toEqual(before);
  });
});
