import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

import { temporaryFolder } from "../runs/testing.js";
import { runChoice } from "./run-options.js";

const root = temporaryFolder();
const run = join(root.path, "run");
mkdirSync(run);
afterAll(() => root[Symbol.dispose]());

test.each([
  ["", "last"],
  ["@last", "last"],
  ["@best", "best"],
  ["@initial", "initial"],
  ["@40", 40],
])("RUN%s", (suffix, checkpoint) => {
  expect(runChoice(run + suffix, "last")).toEqual({ folder: run, checkpoint });
});

test("without a suffix the flag decides, and a suffix overrides it", () => {
  expect(runChoice(run, "best").checkpoint).toBe("best");
  expect(runChoice(`${run}@last`, "best").checkpoint).toBe("last");
});

test("folders whose names have an @ are themselves", () => {
  const odd = join(root.path, "run@best");
  mkdirSync(odd);
  expect(runChoice(odd, "last")).toEqual({ folder: odd, checkpoint: "last" });
  expect(runChoice(`${odd}@40`, "last")).toEqual({ folder: odd, checkpoint: 40 });
  const gone = join(root.path, "gone@best");
  expect(runChoice(gone, "last")).toEqual({ folder: gone, checkpoint: "last" });
  expect(runChoice("@best", "last").folder).toBe("@best");
});

test("a checkpoint that there cannot be is named", () => {
  expect(() => runChoice(`${run}@inital`, "last")).toThrow(
    'run@inital: a checkpoint is last, best, initial or a step such as 500, not "inital"',
  );
});
