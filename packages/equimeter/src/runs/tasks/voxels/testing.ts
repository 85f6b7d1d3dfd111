import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";

import { formatXyz } from "../../../data/index.js";
import { structureOf } from "../../../data/testing.js";
import { uniform } from "../../../random.js";
import { loadConfig } from "../../config/load.js";
import type { ResolvedConfig } from "../../config/schema.js";

/** Bent triples of C, O and H, each another; one with iron and one that is too long. */
export function writeMolecules(folder: string, count = 24): string {
  const random = uniform(4);
  const at = () => 2 * random() - 1;
  const frames = Array.from({ length: count }, (_, i) =>
    structureOf(
      [
        [6, 0, 0, 0],
        [8, 1.1 + 0.2 * at(), 0.3 * at(), 0],
        [i === 3 ? 26 : 1, 0.2 * at(), i === 7 ? 9 : 1 + 0.2 * at(), 0.5 * at()],
      ],
      { name: `m${i}` },
    ),
  );
  const file = join(folder, "molecules.xyz");
  writeFileSync(file, frames.map((frame) => formatXyz(frame)).join(""));
  return file;
}

/** A run of 8 steps on grids of 8³, over in a second. */
export function tinyVoxels(
  folder: string,
  changes: Record<string, unknown> = {},
  name = "grids",
): ResolvedConfig {
  const recipe = {
    name,
    threads: 1,
    data: {
      kind: "voxels",
      train: join(folder, "molecules.xyz"),
      validation: 4,
      test: 4,
      grid: 8,
      resolution: 0.7,
      channels: ["C", "H", "O"],
      shift: 0.1,
    },
    model: { kind: "voxmol", preset: "tiny", elements: 3, dropout: 0.1 },
    train: { preset: "voxmol", steps: 8, batchSize: 4, learningRate: 1e-3, checkpointEvery: 4 },
    monitor: { samples: 3, perDecade: 1, bootstrap: 20 },
    test: { twirl: [1, 2] },
  };
  const path = join(folder, `${name}.yaml`);
  writeFileSync(path, stringify(recipe));
  const set = Object.entries(changes).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
  return loadConfig(path, { set });
}
