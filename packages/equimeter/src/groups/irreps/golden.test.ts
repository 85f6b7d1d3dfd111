import { join } from "node:path";

import { cat, loadSafetensors, type Tensor, tensor } from "@equimeter/torch";
import { expect, test } from "vitest";

import { isSharedAbsent, sharedForces, sharedReason } from "../../data/testing.js";
import { distance } from "../testing.js";
import { sphericalHarmonics } from "./spherical-harmonics.js";
import { wigner3j } from "./wigner-3j.js";
import { wignerD } from "./wigner-d.js";

/** What e3nn 0.5.1 computes, in float64. */
function golden(name: string): Record<string, Tensor> {
  return loadSafetensors(join(sharedForces, `../../golden/e3unet/${name}.safetensors`)).tensors;
}

test.skipIf(isSharedAbsent)(`spherical harmonics are e3nn's${sharedReason}`, () => {
  const stored = golden("spherical_harmonics");
  const vectors = stored["input.vectors"];
  for (const normalization of ["component", "integral", "norm"] as const)
    for (const normalize of [true, false]) {
      const ours = cat(sphericalHarmonics(vectors, 6, { normalization, normalize }), 1);
      const theirs = stored[`output.sh_${normalization}_normalize_${normalize}`];
      expect(theirs.shape).toEqual([12, 49]);
      const scale = Math.max(1, theirs.abs().max().item());
      expect(distance(ours, theirs) / scale).toBeLessThan(1e-10);
    }
});

test.skipIf(isSharedAbsent)(`Wigner's 3j are e3nn's${sharedReason}`, () => {
  const stored = Object.entries(golden("wigner_3j"));
  expect(stored.length).toBeGreaterThan(60);
  for (const [name, theirs] of stored) {
    const [l1, l2, l3] = /_(\d)_(\d)_(\d)$/.exec(name)!.slice(1).map(Number);
    const ours = tensor(wigner3j(l1, l2, l3), { dtype: "float64" }).view(theirs.shape);
    expect(distance(ours, theirs)).toBeLessThan(1e-10);
  }
});

test.skipIf(isSharedAbsent)(`Wigner's matrices are e3nn's${sharedReason}`, () => {
  const stored = golden("wigner_d");
  for (const i of [0, 1, 2]) {
    const ours = wignerD(stored[`output.R${i}`].unsqueeze(0), 4);
    for (const l of [0, 1, 2, 3, 4])
      expect(distance(ours[l].squeeze(0), stored[`output.D${i}_${l}`])).toBeLessThan(1e-10);
  }
});
