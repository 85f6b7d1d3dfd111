import { cat, randn, type Tensor, tensor } from "@equimeter/torch";
import { expect, test } from "vitest";

import { proteinaConfig } from "./config.js";
import { FeatureFactory } from "./feature-factory.js";
import {
  distanceClasses,
  featureWidth,
  pairFeatures,
  separationClasses,
  sequenceFeatures,
  timeEmbedding,
} from "./features.js";
import { difference, proteins } from "./testing.js";

const config = proteinaConfig({ preset: "tiny" });

test("a distance on an edge is in the class below it", () => {
  const at = [0, 0.5, 0.75, 1, 1.25, 1.5, 9].map((x) => [x, 0, 0]);
  const classes = distanceClasses(tensor([at]), { bins: 4, min: 0.5, max: 1.5 });
  // Edges 0.5, 1 and 1.5.
  expect(classes.select(1, 0).toNumbers()).toEqual([0, 0, 1, 1, 2, 2, 3]);
  expect(classes.select(2, 0).toNumbers()).toEqual([0, 0, 1, 1, 2, 2, 3]);
});

test("separations have a class each, those beyond the last share it", () => {
  const index = tensor([[10, 11, 14, 30, 8]], { dtype: "int64" });
  expect(separationClasses(index, 7).select(1, 0).toNumbers()).toEqual([3, 2, 0, 0, 5]);
  expect(separationClasses(index, 7).select(2, 0).toNumbers()).toEqual([3, 4, 6, 6, 1]);
});

test("waves of the time: sines, then cosines, an odd width ends in a zero", () => {
  const t = 0.3;
  const rates = [0, 1, 2].map((k) => Math.exp((-k * Math.log(2000)) / 2));
  const angles = rates.map((rate) => 2000 * t * rate);
  const expected = [...angles.map(Math.sin), ...angles.map(Math.cos), 0];
  const found = timeEmbedding(tensor([t], { dtype: "float64" }), 7).toNumbers();
  found.forEach((value, i) => expect(value).toBeCloseTo(expected[i], 10));
  expect(found).toHaveLength(7);
});

test("residues count from 1 at the first, −1 in padding, 1 … N without numbers", () => {
  const batch = proteins([4, 3]);
  const wave = (i: number, k: number): number =>
    Math.sin((i * Math.PI) / 2056 ** ((2 * k) / config.indexEmbedding));
  const { res_seq_pdb_idx: given } = sequenceFeatures(batch, config);
  const { residue_pdb_idx: _, ...without } = batch;
  const { res_seq_pdb_idx: counted } = sequenceFeatures(without, config);
  const check = (rows: Tensor, numbers: number[]): void =>
    numbers.forEach((number, i) =>
      expect(rows.select(0, i).select(0, 3).item()).toBeCloseTo(wave(number, 3), 12),
    );
  check(given.select(0, 0), [1, 2, 3, 8]);
  check(given.select(0, 1), [1, 2, 3, -1]);
  check(counted.select(0, 0), [1, 2, 3, 4]);
});

test.each([
  ["residues", config.sequenceFeatures, sequenceFeatures],
  ["pairs", config.pairFeatures, pairFeatures],
  ["pairs, and the time among them", [...config.pairFeatures, "time_emb" as const], pairFeatures],
] as const)("a factory of %s is one matrix for all features side by side", (_, names, of) => {
  const factory = new FeatureFactory(names, 6, config).to({ dtype: "float64" });
  const batch = proteins([5, 4]);
  const features = of(batch, { ...config, pairFeatures: names as never });
  const ends = of === pairFeatures ? [2, 5, 5] : [2, 5];
  const written = names.map((name) => {
    const width = featureWidth(name, config);
    const feature = features[name];
    const isClass = feature.dtype === "int32";
    const values = isClass ? feature.to("int64").oneHot({ numClasses: width }) : feature;
    return values.to("float64").expand([...ends, width]);
  });
  const expected = cat(written, -1).matmul(factory.linear_out.weight.t());
  expect(difference(factory.forward(features), expected)).toBeLessThan(1e-14);
});

test("what is not known is zero", () => {
  const { x_sc: _, chain_breaks_per_residue: __, ...batch } = proteins([5, 4]);
  const factory = new FeatureFactory(["x_sc", "chain_break_per_res"], 6, config);
  const features = { ...sequenceFeatures(batch, config), mask: randn([2, 5, 1]) };
  expect(factory.forward(features).toNumbers()).toEqual([0, 0, 0, 0, 0, 0]); // alike for all
});
