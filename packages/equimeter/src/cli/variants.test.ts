import { appendFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { temporaryFolder, writeRecipe } from "../runs/testing.js";
import { complaints, mainHere } from "./testing.js";

test("all variants are trained one after the other, and those that are finished not again", async () => {
  using root = temporaryFolder();
  const short = { "train.steps": 2, "monitor.weights": ["raw"], "test.twirl": [] };
  const recipe = writeRecipe(root.path, short);
  appendFileSync(
    recipe,
    "\nvariants:\n  sgd: { train.optimizer: sgd }\n  slow: { train.learningRate: 1e-4 }\n",
  );
  const runs = join(root.path, "runs");
  const train = (...more: string[]) => mainHere("train", recipe, "--runs", runs, ...more);

  const one = await train("--variant", "sgd");
  expect(one.code).toBe(0);
  expect(one.stdout).toContain("tiny-sgd: finished at step 2");
  expect(existsSync(join(runs, "tiny"))).toBe(false);

  const all = await train("--variant", "all", "--json");
  expect(all.code).toBe(0);
  const [first, second, third] = ["tiny", "tiny-sgd", "tiny-slow"].map((name) => join(runs, name));
  const state = "finished";
  expect(JSON.parse(all.stdout)).toEqual([
    { folder: first, state, step: 2 },
    { folder: second, state, step: 2 },
    { folder: third, state, step: 2 },
  ]);
  expect(all.stderr).toContain(`${second} is finished already`);

  // A run of the same name by another recipe is no reason to leave it out.
  const changed = await train("--variant", "all", "--set", "seed=2");
  expect(changed.code).toBe(2);
  expect(complaints(changed)).toEqual([expect.stringMatching(/tiny exists already; continue it/)]);
});
