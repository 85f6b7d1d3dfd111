import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";

import { uniform } from "../../../random.js";
import { loadConfig } from "../../config/load.js";
import type { ResolvedConfig } from "../../config/schema.js";

const letters = "ACDEFGHIKLMNPQRSTVWY";

/**
 * Chains of 8 to 15 residues in helices that bend at random, as lines of a chain_set.jsonl; chain 3 has four
 * residues, chain 5 a U among them. Chains 2k and 2k + 1 have the same sequence but for the last letter.
 */
export function chainLines(count: number): string[] {
  const random = uniform(5);
  let sequence = "";
  return Array.from({ length: count }, (_, i) => {
    const length = i === 3 ? 4 : 8 + Math.floor(8 * random());
    if (i % 2 === 0)
      sequence = Array.from({ length: 16 }, () => letters[Math.floor(20 * random())]).join("");
    const seq = `${sequence.slice(0, length - 1)}${i === 5 ? "U" : "A"}`;
    const bend = 0.2 * random();
    const CA = [...seq].map((_letter, k) => [
      2.3 * Math.cos(1.75 * k) + bend * k * k,
      2.3 * Math.sin(1.75 * k),
      1.5 * k + bend * k,
    ]);
    return JSON.stringify({ name: `${i}ABC_A`, seq, coords: { N: CA, CA, C: CA, O: CA } });
  });
}

export function writeChains(folder: string, count = 40): string {
  const file = join(folder, "chains.jsonl");
  writeFileSync(file, `${chainLines(count).join("\n")}\n`);
  return file;
}

/** A folder with a file for each few of them, and one that is no structure. */
export function writeChainFolder(folder: string, count = 40): string {
  const path = join(folder, "structures");
  mkdirSync(path);
  const lines = chainLines(count);
  for (let first = 0; first < count; first += 5)
    writeFileSync(join(path, `${first}.jsonl`), `${lines.slice(first, first + 5).join("\n")}\n`);
  return path;
}

/** A run of 8 steps on backbones, over in a second or two. */
export function tinyProteins(
  folder: string,
  changes: Record<string, unknown> = {},
  name = "backbones",
): ResolvedConfig {
  const recipe = {
    name,
    threads: 1,
    data: {
      kind: "proteins",
      train: join(folder, "chains.jsonl"),
      validation: 3,
      test: 3,
      minLength: 6,
      maxResolution: null,
      methods: null,
      crop: 12,
    },
    model: { kind: "proteina", preset: "tiny" },
    train: { preset: "proteina", steps: 8, learningRate: 1e-3, checkpointEvery: 4, logEvery: 2 },
    monitor: { samples: 3, perDecade: 1, bootstrap: 20, times: [0, 0.5, 0.9], share: null },
    test: { twirl: [1, 2] },
  };
  const path = join(folder, `${name}.yaml`);
  writeFileSync(path, stringify(recipe));
  const set = Object.entries(changes).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
  return loadConfig(path, { set });
}
