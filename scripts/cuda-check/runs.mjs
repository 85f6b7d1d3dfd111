/** Whole runs, from the recipe to the test: on the device as on the CPU, and resumed there. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Without dropout, which draws other numbers on another device. */
const models = {
  plain: { kind: "plain", preset: "tiny" },
  escaip: { kind: "escaip", preset: "tiny", dropout: 0, attentionDropout: 0 },
};

export function compareRuns(device) {
  return Object.entries(models).map(([name, model]) => ({
    name: `run of ${name}, 20 steps, stopped and resumed`,
    run: () => compare(device, model),
  }));
}

async function compare(device, model) {
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
          data: { train: "data/demo.xyz.gz", limit: 100 },
          model,
          train: { steps: 20, batchSize: 8, warmup: 2, checkpointEvery: 10 },
          monitor: { samples: 8, perDecade: 2 },
          test: { samples: 8, twirl: [1, 4] },
        }),
        threads: 2,
      };
      let asked = 0;
      await execute(config, { root, shouldStop: () => asked++ === 12 });
      const { folder, state } = await execute(config, { root, resume: true });
      if (state !== "finished") throw new Error(`the run on ${place} ended ${state}`);
      const { metrics } = openRun(folder);
      ends.push({
        start: linesOf(metrics, "monitor").at(0),
        end: linesOf(metrics, "test").find(({ weights }) => weights === "raw"),
      });
    }
    const [here, there] = ends;
    const worst = Math.max(
      ...["start", "end"].flatMap((when) =>
        ["L", "L_equiv"].map((key) => Math.abs(here[when][key] / there[when][key] - 1)),
      ),
    );
    // float32 on both sides, and differences grow over 20 steps.
    if (!(worst < 1e-2)) throw new Error(`L or L_equiv differ by ${(100 * worst).toFixed(2)} %`);
    return `ok, percent ${there.start.percent.toFixed(2)} → ${there.end.percent.toFixed(2)}, ${worst.toExponential(1)}`;
  } finally {
    rmSync(root, { recursive: true });
  }
}
