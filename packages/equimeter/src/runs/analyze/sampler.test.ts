import { afterAll, beforeAll, expect, test, vi } from "vitest";

import { Proteina } from "../../models/proteina/index.js";
import { execute } from "../execute.js";
import type { Repair } from "../generate/repair-kind.js";
import { tinyProteins, writeChains } from "../tasks/proteins/testing.js";
import { temporaryFolder } from "../testing.js";
import { analyzeSampler } from "./sampler.js";
import { usualSampling } from "./usual-sampling.js";

const root = temporaryFolder();
const [shared, alone] = [40, 3];

// As for chains so long that few of them go into one pass.
vi.mock(import("../tasks/proteins/rows.js"), () => ({
  rowsPerPass: (_: unknown, __: number, isShared: boolean) => (isShared ? shared : alone),
}));

let run: string;
beforeAll(async () => {
  writeChains(root.path);
  const changes = { "monitor.weights": ["raw"], "test.twirl": [], "monitor.times": [0.5] };
  run = (await execute(tinyProteins(root.path, changes), { root: root.path })).folder;
});
afterAll(() => root[Symbol.dispose]());

/** The most chains that the network is asked about at a time. */
async function mostRows(...modes: Repair[]): Promise<number> {
  const rows: number[] = [];
  const { forward } = Proteina.prototype;
  const watch = vi.spyOn(Proteina.prototype, "forward").mockImplementation(function (
    this: Proteina,
    ...given
  ) {
    rows.push(given[0].x_t.shape[0]);
    return forward.apply(this, given);
  });
  try {
    const { modes: _, ...sampling } = usualSampling;
    await analyzeSampler(run, {
      modes,
      weights: "raw",
      split: "train",
      samples: 2,
      rotations: 2,
      measured: 5,
      sampling: { ...sampling, selfConditioning: true, steps: 2 },
      seed: 1,
    });
  } finally {
    watch.mockRestore();
  }
  return Math.max(...rows);
}

test("what is measured of repaired fields keeps to the passes of fields that share nothing", async () => {
  expect(await mostRows({ kind: "canonical" })).toBe(alone);
  expect(await mostRows({ kind: "twirled", rotations: 2 })).toBe(alone);
  expect(await mostRows({ kind: "plain" })).toBeGreaterThan(alone);
});
