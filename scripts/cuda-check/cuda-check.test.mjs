import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "vitest";

import {
  clusterSequences,
  filterList,
  lengthFilter,
  readChainsAll,
  residueFilter,
} from "../../packages/equimeter/dist/data/proteins/index.js";
import * as torch from "../../packages/torch/dist/index.js";
import { writeChains } from "./proteina.mjs";
import { compareTraining } from "./training.mjs";

// Nobody runs the script where there is no GPU; what it uses may be renamed meanwhile.
const training = (of = torch) =>
  compareTraining(of, "cpu").filter(({ name }) => name.endsWith("AdamW"));

test.each(training())("$name: the CPU against itself", async ({ run }) => {
  expect(await run()).toMatch(/^ok, loss \d\.\d+ → \d\.\d+, 0\.0e\+0$/);
});

test("two sides that differ are told", async () => {
  let sides = 0;
  const manualSeed = (seed) => torch.manualSeed(seed + sides++);
  for (const { run } of training({ ...torch, manualSeed }))
    await expect(run()).rejects.toThrow(
      /^losses differ by \d\.\de-\d$|^losses differ by \d\.\de\+\d$/,
    );
});

test("the proteins of the run are such as it keeps", async () => {
  const folder = mkdtempSync(join(tmpdir(), "equimeter-cuda-check-"));
  try {
    const path = join(folder, "chains.jsonl");
    writeChains(path);
    const chains = await readChainsAll(path);
    const { kept } = filterList(chains, [lengthFilter({ min: 51, max: 255 }), residueFilter()]);
    expect(kept).toHaveLength(40);
    const sequences = chains.map(({ sequence }) => sequence);
    expect(clusterSequences(sequences).members).toHaveLength(40);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
