/** Whole runs, from the recipe to the test: on the device as on the CPU, and resumed there. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { writeChains } from "./proteina.mjs";

const molecules = () => ({ train: "data/demo.xyz.gz", limit: 100 });

/** Data and models, without dropout, which draws other numbers on another device. */
const recipes = {
  plain: { data: molecules, model: { kind: "plain", preset: "tiny" } },
  escaip: {
    data: molecules,
    model: { kind: "escaip", preset: "tiny", dropout: 0, attentionDropout: 0 },
  },
  proteina: {
    data(folder) {
      const train = path.join(folder, "chains.jsonl");
      writeChains(train);
      const parts = { validation: 8, test: 8, maxResolution: null, methods: null };
      return { kind: "proteins", train, ...parts, crop: 32 };
    },
    model: { kind: "proteina", preset: "tiny" },
    monitor: { times: [0, 0.5, 0.9] },
  },
};

export function compareRuns(device) {
  return Object.entries(recipes).map(([name, recipe]) => ({
    name: `run of ${name}, 20 steps, stopped and resumed`,
    run: () => compare(device, recipe),
  }));
}

async function compare(device, { data, model, monitor = {} }) {
  const { configSchema, linesOf, openRun } = await import("equimeter/runs");
  const { execute } = await import("../../packages/equimeter/dist/runs/execute.js");
  const root = mkdtempSync(path.join(tmpdir(), "equimeter-cuda-"));
  try {
    const ends = [];
    for (const [name, place] of Object.entries({ here: "cpu", there: device })) {
      const config = {
        ...configSchema.parse({
          name,
          device: place,
          data: data(root),
          model,
          train: { steps: 20, batchSize: 8, warmup: 2, checkpointEvery: 10 },
          monitor: { samples: 8, perDecade: 2, share: null, ...monitor },
          test: { samples: 8, twirl: [1, 4] },
        }),
        threads: 2,
      };
      let asked = 0;
      await execute(config, { root, shouldStop: () => asked++ === 12 });
      const { folder, state } = await execute(config, { root, resume: true });
      if (state !== "finished") throw new Error(`the run on ${place} ended ${state}`);
      const { metrics } = openRun(folder);
      const raw = (kind) => linesOf(metrics, kind).filter(({ weights }) => weights === "raw");
      ends.push([...raw("monitor").filter(({ step }) => step === 0), ...raw("test")]);
    }
    const [here, there] = ends;
    const worst = Math.max(
      ...here.flatMap((line, i) =>
        ["L", "L_equiv"].map((key) => Math.abs(line[key] / there[i][key] - 1)),
      ),
    );
    // float32 on both sides, and differences grow over 20 steps.
    if (!(worst < 1e-2)) throw new Error(`L or L_equiv differ by ${(100 * worst).toFixed(2)} %`);
    const percents = [there[0], there.at(-1)].map(({ percent }) => percent.toFixed(2));
    return `ok, percent ${percents.join(" → ")}, ${there.length} measurements, ${worst.toExponential(1)}`;
  } finally {
    rmSync(root, { recursive: true });
  }
}
