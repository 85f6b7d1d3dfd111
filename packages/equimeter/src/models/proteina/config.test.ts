import { expect, test } from "vitest";
import { ZodError } from "zod";

import { proteinaConfig, proteinaConfigSchema } from "./config.js";
import { proteinaPresets, type ResidueFeature } from "./presets.js";

test("the defaults are the published 60M", () => {
  expect(proteinaConfig()).toEqual({ kind: "proteina", ...proteinaPresets["60M"] });
});

test("every preset is allowed by the schema, own keys win", () => {
  for (const preset of Object.values(proteinaPresets))
    expect(proteinaConfig(preset)).toEqual({ kind: "proteina", ...preset });
  expect(proteinaConfig({ preset: "200M-tri", layers: 3 })).toEqual({
    kind: "proteina",
    ...proteinaPresets["200M-tri"],
    layers: 3,
  });
});

const names = '"60M", "60M-tri", "200M", "200M-tri", "400M-tri", "small", "tiny"';
const residue = "res_seq_pdb_idx, chain_break_per_res, x_sc, time_emb, fold_emb";

test.each([
  [{ preset: "8M" as "60M" }, "preset", `must be one of ${names}`],
  [{ heads: 7 }, "heads", "must divide model.width (512)"],
  [{ triangles: true }, "triangles", "needs model.pairUpdateEvery, which is null"],
  [{ distogramBuckets: 8 }, "distogramBuckets", "needs model.pairUpdateEvery, which is null"],
  [{ pairUpdateEvery: 0 }, "pairUpdateEvery", "must be a positive integer, or null"],
  [{ separationBins: 8 }, "separationBins", "must be an odd integer of at least 3"],
  [{ timeEmbedding: 2 }, "timeEmbedding", "must be an integer of at least 4"],
  [{ indexEmbedding: 5 }, "indexEmbedding", "must be even"],
  [{ registers: -1 }, "registers", "must be an integer of at least 0"],
  [{ pairRows: 0 }, "pairRows", "must be a positive integer, or null"],
  [{ sequenceFeatures: [] }, "sequenceFeatures", "must name a feature"],
  [
    { sequenceFeatures: ["x_sc", "x_sc"] as ResidueFeature[] },
    "sequenceFeatures",
    `must be a list of features without repetitions, of ${residue}`,
  ],
  [
    { pairFeatures: ["x_sc"] as never },
    "pairFeatures.0",
    'must be one of "rel_seq_sep", "x_sc_pair_dists", "xt_pair_dists", "time_emb"',
  ],
  [
    { conditionFeatures: ["time_emb", "fold_emb"] as ResidueFeature[] },
    "conditionFeatures",
    "has fold_emb, which needs model.foldClasses",
  ],
  [
    { foldClasses: [5, 43] },
    "foldClasses",
    "must be three positive integers (class, architecture, topology), or null",
  ],
  [
    { distances: { bins: 9, min: 2, max: 1 } },
    "distances.max",
    "must be above model.distances.min (2)",
  ],
  [
    { distances: { bins: 2, min: 0, max: 1 } },
    "distances.bins",
    "must be an integer of at least 3",
  ],
])("%j is refused in one sentence", (given, key, message) => {
  expect(() => proteinaConfig(given)).toThrow(ZodError);
  const { error } = proteinaConfigSchema.safeParse({ kind: "proteina", ...given });
  const { path, message: found } = error!.issues[0];
  expect([path.join("."), found]).toEqual([key, message]);
  expect(error!.issues).toHaveLength(1);
});
