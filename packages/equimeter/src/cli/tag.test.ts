import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { temporaryFolder } from "../runs/testing.js";
import { writeRun } from "../ui/testing.js";
import { mainHere, startProgram } from "./testing.js";

test("programs that tag a run at the same instant lose no tag", async () => {
  using folder = temporaryFolder();
  const run = writeRun(folder.path, "a");
  const tags = Array.from({ length: 12 }, (_, i) => `tag-${i}`);
  const outcomes = await Promise.all(
    tags.map((tag) => startProgram(["tag", run, "--add", tag]).done),
  );
  expect(outcomes.map(({ code, stderr }) => [code, stderr])).toEqual(tags.map(() => [0, ""]));
  const written = JSON.parse(readFileSync(join(run, "tags.json"), "utf8")) as string[];
  expect(written.sort()).toEqual([...tags].sort());
});

test("an imported run is tagged too, and keeps its tags when it is imported again", async () => {
  using folder = temporaryFolder();
  const csv = join(folder.path, "a.csv");
  const out = join(folder.path, "runs", "theirs");
  writeFileSync(csv, "step,loss\n0,1\n");
  expect((await mainHere("import", csv, "-o", out)).code).toBe(0);
  expect((await mainHere("tag", out, "--add", "published")).stdout).toBe(`${out}: published\n`);
  expect((await mainHere("import", csv, "-o", out, "--overwrite")).code).toBe(0);
  expect((await mainHere("tag", out)).stdout).toBe(`${out}: published\n`);
});
