/** What can be known of a residue, in the original's words. */
export const residueFeatures = [
  "res_seq_pdb_idx",
  "chain_break_per_res",
  "x_sc",
  "time_emb",
  "fold_emb",
] as const;
export type ResidueFeature = (typeof residueFeatures)[number];

/** What can be known of a pair of residues. */
export const pairFeatureNames = [
  "rel_seq_sep",
  "x_sc_pair_dists",
  "xt_pair_dists",
  "time_emb",
] as const;
export type PairFeature = (typeof pairFeatureNames)[number];

/** 60M without triangles: 64,247,296 parameters. */
export const published = {
  width: 512,
  layers: 10,
  heads: 8,
  conditionWidth: 512,
  pairWidth: 256,
  registers: 10,
  queryKeyNorm: true,
  pairUpdateEvery: null as number | null,
  triangles: false,
  triangleWidth: 196,
  distogramBuckets: null as number | null,
  timeEmbedding: 256,
  indexEmbedding: 128,
  foldEmbedding: 256,
  foldClasses: null as number[] | null,
  sequenceFeatures: ["res_seq_pdb_idx", "chain_break_per_res", "x_sc"] as ResidueFeature[],
  conditionFeatures: ["time_emb"] as ResidueFeature[],
  pairFeatures: ["rel_seq_sep", "x_sc_pair_dists", "xt_pair_dists"] as PairFeature[],
  pairConditionFeatures: ["time_emb"] as PairFeature[],
  distances: { bins: 64, min: 0.1, max: 3 },
  selfDistances: { bins: 128, min: 0.1, max: 3 },
  separationBins: 127,
  pairRows: null as number | null,
};

type Preset = typeof published;

const triangles: Partial<Preset> = { triangles: true, distogramBuckets: 64 };

const large: Preset = {
  ...published,
  width: 768,
  layers: 15,
  heads: 12,
  pairWidth: 512,
  sequenceFeatures: ["res_seq_pdb_idx", "x_sc", "chain_break_per_res"],
};

const small: Preset = {
  ...published,
  width: 128,
  layers: 4,
  heads: 4,
  conditionWidth: 128,
  pairWidth: 64,
  registers: 4,
  timeEmbedding: 64,
  indexEmbedding: 32,
  foldEmbedding: 64,
  distances: { ...published.distances, bins: 32 },
  selfDistances: { ...published.selfDistances, bins: 32 },
  separationBins: 63,
};

/**
 * `60M`, `60M-tri`, `200M`, `200M-tri` and `400M-tri` are published, without the table of folds that the
 * originals have in their files and do not use: 64,247,296, 70,083,376, 190,319,872, 207,220,528 and
 * 396,797,184 parameters. `small` is for two cores, `tiny` for tests.
 */
export const proteinaPresets: Readonly<Record<string, Preset>> = {
  "60M": published,
  "60M-tri": { ...published, ...triangles, pairUpdateEvery: 2 },
  "200M": large,
  "200M-tri": { ...large, ...triangles, pairUpdateEvery: 3 },
  "400M-tri": { ...large, ...triangles, width: 1024, layers: 18, heads: 16, pairUpdateEvery: 5 },
  small,
  tiny: {
    ...small,
    width: 32,
    layers: 2,
    heads: 2,
    conditionWidth: 32,
    pairWidth: 16,
    registers: 2,
    timeEmbedding: 16,
    indexEmbedding: 16,
    foldEmbedding: 8,
    distances: { ...published.distances, bins: 16 },
    selfDistances: { ...published.selfDistances, bins: 16 },
    separationBins: 15,
  },
};
