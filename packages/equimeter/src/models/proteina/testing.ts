import { Generator, manualSeed, randn, type Tensor, tensor } from "@equimeter/torch";

import type { Batch } from "../../data/batch.js";
import { Proteina, proteinaConfig, type ProteinaConfig } from "./index.js";

/** `tiny` with pairs that change, triangles and a head for distances. */
export const triangular: Partial<ProteinaConfig> = {
  layers: 3,
  pairUpdateEvery: 1,
  triangles: true,
  distogramBuckets: 5,
};

/** Changes to `tiny`, each with another way through the network. */
export const cases: [string, Partial<ProteinaConfig>][] = [
  ["pairs that stay", {}],
  ["triangles", triangular],
  ["updates without triangles", { ...triangular, triangles: false, distogramBuckets: null }],
  ["no registers", { ...triangular, registers: 0 }],
  ["one layer", { layers: 1, pairUpdateEvery: 1, distogramBuckets: 3 }],
  ["queries and keys as they are", { queryKeyNorm: false }],
  ["pairs without a condition", { pairConditionFeatures: [] }],
  [
    "a condition of each residue",
    { conditionFeatures: ["time_emb", "res_seq_pdb_idx", "x_sc"], timeEmbedding: 7 },
  ],
  [
    "a condition of each pair",
    { pairConditionFeatures: ["xt_pair_dists", "time_emb"], pairFeatures: ["rel_seq_sep"] },
  ],
  ["folds", { foldClasses: [3, 4, 5], conditionFeatures: ["fold_emb", "time_emb"] }],
];

/** In float64, with every weight drawn at random: none of those that start at zero is. */
export function model(given: Partial<ProteinaConfig> = {}, seed = 1): Proteina {
  manualSeed(seed);
  const made = new Proteina(proteinaConfig({ preset: "tiny", ...given })).eval();
  const generator = new Generator(seed);
  const state = Object.fromEntries(
    Object.entries(made.stateDict()).map(([name, { shape }]) => {
      const drawn = randn(shape, { generator }).div(Math.sqrt(shape.at(-1)!));
      return [name, /norm.*weight|ln_out.weight/.test(name) ? drawn.add(1) : drawn];
    }),
  );
  made.loadStateDict(state);
  return made.to({ dtype: "float64" });
}

export function normal(seed: number, ...shape: number[]): Tensor {
  return randn(shape, { generator: new Generator(seed), dtype: "float64" });
}

/** Proteins of these lengths, padded to the longest, all of their features given. */
export function proteins(lengths: readonly number[]): Batch {
  const width = Math.max(...lengths);
  const rows = <T>(values: (length: number, i: number) => T, padding: T): T[][] =>
    lengths.map((length) =>
      Array.from({ length: width }, (_, i) => (i < length ? values(length, i) : padding)),
    );
  const mask = tensor(
    rows(() => 1, 0),
    { dtype: "bool" },
  );
  const point = (seed: number): number[] => normal(seed, 3).toNumbers();
  const points = (seed: number): Tensor =>
    tensor(
      rows((length, i) => point(seed + 100 * length + i), [0, 0, 0]),
      { dtype: "float64" },
    );
  return {
    x_t: points(10),
    x_sc: points(50),
    t: tensor(
      lengths.map((length) => (length % 5) / 7 + 0.1),
      { dtype: "float64" },
    ),
    mask,
    residue_pdb_idx: tensor(
      rows((length, i) => length + i + (i > 2 ? 4 : 0), -1),
      { dtype: "int64" },
    ),
    chain_breaks_per_residue: tensor(
      rows((_, i) => (i === 2 ? 1 : 0), 0),
      { dtype: "bool" },
    ),
  };
}

/** The largest difference, over the largest value. */
export function difference(a: Tensor, b: Tensor): number {
  return a.sub(b).abs().max().item() / b.abs().max().item();
}
