import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

import { execute } from "../../runs/execute.js";
import { tinyVoxels, writeMolecules } from "../../runs/tasks/voxels/testing.js";
import { temporaryFolder } from "../../runs/testing.js";
import { mainHere } from "../testing.js";
import { analyzed, mistakeOf } from "./testing.js";

const root = temporaryFolder();
const at = (...names: string[]) => join(root.path, ...names);
const [first, second] = [at("first"), at("second")];
const few = ["--samples", "3", "--axes", "z"];
beforeAll(async () => {
  writeMolecules(root.path);
  await execute(tinyVoxels(root.path, {}, "first"), { root: root.path });
  await execute(tinyVoxels(root.path, { seed: 2 }, "second"), { root: root.path });
});
afterAll(() => root[Symbol.dispose]());

const linesOf = (table: string, start: string) =>
  table.split("\n").filter((line) => line.startsWith(`${start}  `));

test("reconstruction: a row for each run, their own files, and one figure with all", async () => {
  const output = at("all.svg");
  const angles = ["--angles", "0,45,90"];
  const names = [first, `${first}@initial`, `${second}@4`];
  const shown = await analyzed("reconstruction", ...names, ...few, ...angles, "--output", output);
  for (const label of ["first", "first (untrained)", "second (step 4)"])
    expect(linesOf(shown, label)).toHaveLength(2); // quarter turns, other angles
  const files = [
    ["first", "reconstruction"],
    ["first", "reconstruction-initial"],
    ["second", "reconstruction-step-4"],
  ].flatMap(([run, name]) => [".json", ".svg"].map((ending) => at(run, "analysis", name + ending)));
  for (const file of [...files, output]) expect(shown).toContain(`\n${file}\n`);
  for (const file of files) expect(existsSync(file)).toBe(true);
  const svg = readFileSync(output, "utf8");
  for (const label of ["first", "first (untrained)", "second (step 4)"])
    expect(svg).toContain(`>${label}</text>`);
  // Means over turns of what the files hold.
  const { turns } = JSON.parse(readFileSync(files[0], "utf8"));
  const { relative } = turns.find(
    (turn: { angle: number; turned: string }) => turn.angle === 90 && turn.turned === "grid",
  );
  const [cell] = linesOf(shown, "first")[0].slice("first".length).trim().split(/ {2,}/);
  expect(Number(cell) / (100 * relative.equivariance)).toBeCloseTo(1, 1);
});

test("latents: two rows for each run, and the statistics in the figure", async () => {
  const output = at("latents.svg");
  const shown = await analyzed("latents", first, second, ...few, "--output", output);
  for (const run of ["first", "second"]) expect(linesOf(shown, run)).toHaveLength(2);
  const svg = readFileSync(output, "utf8");
  expect(svg.match(/permutation test: p = /g)).toHaveLength(2);
});

test("--json is a list, in the order of the runs", async () => {
  const shown = await analyzed("reconstruction", second, first, ...few, "--json");
  const names = JSON.parse(shown).map(({ name }: { name: string }) => name);
  expect(names).toEqual(["second", "first"]);
});

test("one run that fails is named; the others are shown and kept, and the exit code is 1", async () => {
  const output = at("left.svg");
  const names = [first, at("gone"), `${second}@3`, second];
  const flags = [...few, "--angles", "90", "--output", output];
  const outcome = await mainHere("analyze", "reconstruction", ...names, ...flags);
  expect(outcome.code).toBe(1);
  expect(outcome.stderr.trim().split("\n")).toEqual([
    expect.stringMatching(/^equimeter: .*gone: there is no run folder /),
    expect.stringMatching(/^equimeter: .*second@3: .* has no checkpoint of step 3/),
  ]);
  expect(outcome.stdout).toMatch(/^first /m);
  expect(outcome.stdout).toMatch(/^second /m);
  expect(readFileSync(output, "utf8")).toContain(">second</text>");
  const [only, ...others] = JSON.parse(
    (await mainHere("analyze", "reconstruction", first, at("gone"), ...flags, "--json")).stdout,
  );
  expect([only.name, others]).toEqual(["first", []]);
  const none = await mainHere("analyze", "latents", at("gone"), at("too"));
  expect([none.code, none.stdout]).toEqual([1, ""]);
});

test("a run and checkpoint is given once", async () => {
  for (const names of [
    [first, `${first}/`],
    [`${first}@best`, second, `${first}@best`],
    [first, `${first}@last`],
  ])
    expect(await mistakeOf("latents", ...names)).toMatch(
      /is given twice; name it once, or another/,
    );
});

test("runs of one name are told apart by their folders", async () => {
  mkdirSync(at("other"));
  cpSync(first, at("other", "first"), { recursive: true });
  const shown = await analyzed("reconstruction", first, at("other", "first"), ...few);
  for (const folder of [first, at("other", "first")])
    expect(linesOf(shown, folder)).toHaveLength(1);
});
