import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { UserError } from "../../errors.js";
import { snapshot, temporaryFolder } from "../testing.js";
import { openOutput, settingsFile, summaryFile } from "./output.js";
import type { GenerateSettings } from "./settings.js";

/** What the disk says to whoever writes. */
let trouble: string | undefined;
vi.mock("../folder/atomic.js", async (original) => {
  const all = await original<typeof import("../folder/atomic.js")>();
  const writeFileAtomic: typeof all.writeFileAtomic = (...given) => {
    if (trouble !== undefined) throw Object.assign(new Error(trouble), { code: trouble });
    all.writeFileAtomic(...given);
  };
  return { ...all, writeFileAtomic };
});

const settings: GenerateSettings = {
  run: "backbones",
  id: "a-1",
  step: 8,
  weights: "raw",
  lengths: [9],
  count: 2,
  batchSize: 2,
  sampling: {
    steps: 4,
    schedule: "log",
    stepper: "sde",
    noiseScale: 0.45,
    selfConditioning: true,
  },
  repair: { kind: "twirled", rotations: 2 },
  seed: 0,
};

let root: ReturnType<typeof temporaryFolder>;
let folder: string;
beforeEach(() => {
  root = temporaryFolder();
  folder = join(root.path, "made");
  trouble = undefined;
});
afterEach(() => root[Symbol.dispose]());

const at = (name: string) => join(folder, name);
const open = (overwrite = false, changes: Partial<GenerateSettings> = {}) =>
  openOutput(folder, { ...settings, ...changes }, overwrite);
/** A folder that is complete. */
function complete(): void {
  const output = open();
  for (const file of ["9-001.pdb", "9-002.pdb", "structures.csv", summaryFile])
    output.write(file, file);
  output.close();
}

describe("--overwrite", () => {
  test.each([
    ["of another program", { theme: "dark" }],
    ["with a key of its own", { ...settings, theme: "dark" }],
    ["without one", { ...settings, repair: undefined }],
    ["that are no JSON", "{"],
  ])("settings %s: the folder stays as it is", (_, other) => {
    mkdirSync(folder);
    writeFileSync(at(settingsFile), typeof other === "string" ? other : JSON.stringify(other));
    writeFileSync(at("9-001.pdb"), "years of work");
    writeFileSync(at(".lock"), "of that program");
    const before = snapshot(folder);
    for (const overwrite of [true, false]) {
      const sentence = "settings.json is damaged, or of something else: choose another folder";
      expect(() => open(overwrite)).toThrow(sentence);
      expect(() => open(overwrite)).toThrow(UserError);
    }
    expect(snapshot(folder)).toEqual(before);
  });

  test("what was generated goes, what lies beside it stays", () => {
    complete();
    const others = ["notes.txt", "9-001-refined.pdb", "1abc.pdb", "9-001.cif"];
    for (const name of others) writeFileSync(at(name), "of the user");
    mkdirSync(at("9-003.pdb"));
    open(true, { seed: 7 }).close();
    expect(readdirSync(folder).sort()).toEqual([...others, "9-003.pdb", settingsFile].sort());
    expect(JSON.parse(readFileSync(at(settingsFile), "utf8"))).toEqual({ ...settings, seed: 7 });
  });

  test("a folder that someone writes stays as it is", () => {
    complete();
    const writer = open(true);
    writer.write("9-001.pdb", "new");
    const before = snapshot(folder);
    for (const overwrite of [true, false])
      expect(() => open(overwrite)).toThrow(
        `${folder} is being written by process ${process.pid} on ${hostname()}; stop it first`,
      );
    expect(snapshot(folder)).toEqual(before);
    writer.close();
    open(true).close();
    expect(readdirSync(folder)).toEqual([settingsFile]);
  });
});

test("a folder with what a killed process left before its settings is taken", () => {
  const { pid } = spawnSync(process.execPath, ["--eval", ""]);
  mkdirSync(folder);
  writeFileSync(at(".lock"), JSON.stringify({ pid, host: hostname(), birth: "1" }));
  writeFileSync(at(`.settings.json.${pid}-0-1.tmp`), "{");
  open().close();
  expect(readdirSync(folder)).toEqual([settingsFile]);
});

test("a run trained again under the same name is another", () => {
  open().close();
  open().close(); // goes on
  expect(() => open(false, { id: "b-2" })).toThrow("structures that were generated otherwise");
});

test.each([
  ["ENOSPC", "no space is left on the disk"],
  ["EROFS", "the disk can only be read"],
])("%s is one sentence, and no lock stays", (code, words) => {
  const sentence =
    `${words}, so that ${folder} cannot be written: mend that, then give the command again, which ` +
    "without --overwrite goes on where it was";
  trouble = code;
  expect(open).toThrow(new UserError(sentence));
  expect(readdirSync(folder)).toEqual([]);
  trouble = undefined;
  const output = open();
  trouble = code;
  expect(() => output.write("9-001.pdb", "")).toThrow(new UserError(sentence));
  output.close();
});

test("a folder that went away is said to have", () => {
  const output = open();
  root[Symbol.dispose]();
  expect(() => output.write("9-001.pdb", "")).toThrow(`${folder} was deleted or moved`);
  output.close();
});
