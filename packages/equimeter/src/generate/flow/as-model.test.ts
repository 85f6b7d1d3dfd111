import { ones, zeros } from "@equimeter/torch";
import { expect, test } from "vitest";

import { UserError } from "../../errors.js";
import { model as proteina, proteins } from "../../models/proteina/testing.js";
import type { FlowModel } from "../../train/flow/index.js";
import { attraction, difference, mask, normal, spoiled } from "../../train/flow/testing.js";
import { flowAsModel } from "./as-model.js";

const [x_t, x_sc, t] = [normal(1, 3, 7, 3), normal(2, 3, 7, 3), normal(3, 3).sigmoid()];
const flow = attraction(normal(4, 3, 7, 3));
const model = flowAsModel((...given) => spoiled(flow(...given)));

test("x̂₁ and the velocity towards it, 0 outside the mask", () => {
  for (const [batch, previous] of [
    [{ x_t, t, mask }, null],
    [{ x_t, t, mask, x_sc }, x_sc],
  ] as const) {
    const { x_1, v } = model.forward(batch);
    const clean = flow(x_t, t, mask, previous).mul(mask.unsqueeze(2));
    expect(difference(x_1, clean)).toBe(0);
    const wanted = clean
      .sub(x_t)
      .div(t.rsub(1).view([3, 1, 1]))
      .mul(mask.unsqueeze(2));
    expect(difference(v, wanted)).toBeLessThan(1e-15);
  }
});

test("Proteína as a flow, and the flow as a model, is Proteína", () => {
  const network = proteina();
  const adapted: FlowModel = (points, time, present, previous) =>
    network.forward({ x_t: points, t: time, mask: present, ...(previous && { x_sc: previous }) })
      .x_1;
  const { residue_pdb_idx: _index, chain_breaks_per_residue: _breaks, ...batch } = proteins([9, 6]);
  const [ours, theirs] = [flowAsModel(adapted), network].map((one) => one.forward(batch));
  for (const name of ["x_1", "v"]) expect(difference(ours[name], theirs[name])).toBeLessThan(1e-13);
});

test.each<[() => unknown, string]>([
  [() => model.forward({ x_t, mask }), "a model of the flow needs t, and the batch has x_t, mask"],
  [() => model.forward({ x_t, t, mask: mask.to("float32") }), "the mask must be bool [B, N]"],
  [() => model.forward({ x_t: zeros([3, 7]), t, mask }), "x_t must be float [3, 7, 3], not"],
  [
    () => model.forward({ x_t, t, mask, x_sc: zeros([3, 6, 3]) }),
    "x_sc must be float [3, 7, 3], not float32 [3, 6, 3]",
  ],
  [() => model.forward({ x_t, t: ones([3]), mask }), "a time t must be from 0 to below 1, not 1"],
  [
    () => flowAsModel(() => zeros([3, 7])).forward({ x_t, t, mask }),
    "the prediction of the model must be float [3, 7, 3], not float32 [3, 7]",
  ],
])("mistake %#: one sentence", (action, sentence) => {
  expect(action).toThrow(UserError);
  expect(action).toThrow(sentence);
});
