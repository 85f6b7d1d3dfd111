import { cat, Generator, noGrad, stack, type Tensor } from "@equimeter/torch";
import { expect, test } from "vitest";

import type { Batch } from "../../data/index.js";
import { UserError } from "../../errors.js";
import { canonicalRotation, inverse, SO3, vector } from "../../groups/index.js";
import type { Proteina } from "../../models/proteina/index.js";
import { model as proteina, proteins } from "../../models/proteina/testing.js";
import { difference } from "../../train/flow/testing.js";
import { repairedModel } from "./repaired-model.js";

const network = proteina();
/** Two chains with numbers and breaks of their residues, and previous predictions. */
const batch = proteins([9, 6]);
const { x_t, x_sc, mask } = batch;
const outputs = ["x_1", "v"] as const;

/** The network's answers to the batch turned, turned back: what it knows of residues stays. */
function twisted(given: Batch, rotation: Tensor): Batch {
  const turned = { x_t: vector.act({ rotation }, x_t), x_sc: vector.act({ rotation }, x_sc) };
  const answer = noGrad(() => network.forward({ ...given, ...turned }));
  const back = inverse({ rotation });
  return Object.fromEntries(outputs.map((name) => [name, vector.act(back, answer[name])]));
}

test("plain is the model itself, which has invariants", () => {
  expect(repairedModel(network, { kind: "plain" }, new Generator(1), 1)).toBe(network);
});

test("canonical: looked at in the frame of the points, with what is known of residues", () => {
  const model = repairedModel(network, { kind: "canonical" }, new Generator(1), 1);
  const wanted = twisted(batch, canonicalRotation(x_t, mask));
  const made = noGrad(() => model.forward(batch));
  for (const name of outputs) expect(difference(made[name], wanted[name])).toBeLessThan(1e-12);
  const { chain_breaks_per_residue: _, ...whole } = batch;
  expect(difference(noGrad(() => model.forward(whole)).v, wanted.v)).toBeGreaterThan(1e-3);
});

test.each([1, 2, 5, Infinity])("twirled: a mean over copies, %d rows a pass", (rowsPerPass) => {
  const [rotations, seed] = [3, 7];
  const model = repairedModel(
    network,
    { kind: "twirled", rotations },
    new Generator(seed),
    rowsPerPass,
  );
  const made = noGrad(() => model.forward(batch));
  const { rotation } = SO3.sample(rotations * 2, new Generator(seed));
  const all = Array.from({ length: rotations }, (_, copy) =>
    twisted(batch, rotation.narrow(0, 2 * copy, 2)),
  );
  for (const name of outputs) {
    const wanted = stack(all.map((one) => one[name])).mean(0);
    expect(difference(made[name], wanted)).toBeLessThan(1e-12);
  }
});

test("a batch that is copies of another itself, as the measure asks", () => {
  const twice = Object.fromEntries(
    Object.entries(batch).map(([name, values]) => [name, cat([values, values])]),
  );
  const repair = { kind: "twirled", rotations: 2 } as const;
  const answer = (given: Batch) =>
    noGrad(() => repairedModel(network, repair, new Generator(1), 2).forward(given));
  // The first rotations are of the first rows, and the same ones.
  expect(answer(twice).v.shape).toEqual([4, 9, 3]);
  const { rotation } = SO3.sample(8, new Generator(1));
  const rows = [0, 4].map((first) => twisted(batch, rotation.narrow(0, first, 2)).v);
  const wanted = stack(rows).mean(0);
  expect(difference(answer(twice).v.narrow(0, 0, 2), wanted)).toBeLessThan(1e-12);
});

test.each([
  [{ kind: "canonical" }, 1],
  [{ kind: "canonical" }, 3],
  [{ kind: "twirled", rotations: 3 }, 1],
  [{ kind: "twirled", rotations: 3 }, 5],
] as const)("%o asks about %d chains at a time at most, whatever the batch", (repair, most) => {
  const rows: number[] = [];
  const watched = new Proxy(network, {
    get(target, name) {
      if (name !== "forward") return Reflect.get(target, name);
      return (given: Batch) => {
        rows.push(given.x_t.shape[0]);
        return target.forward(given);
      };
    },
  });
  const four = proteins([9, 6, 4, 8]);
  const answer = (model: Proteina, limit: number) =>
    noGrad(() => repairedModel(model, repair, new Generator(2), limit).forward(four).v);
  const cut = answer(watched, most);
  expect(Math.max(...rows)).toBe(most);
  expect(rows.reduce((a, b) => a + b)).toBe(4 * ("rotations" in repair ? repair.rotations : 1));
  expect(difference(cut, answer(network, Infinity))).toBeLessThan(1e-12);
});

test.each([0, 1.5, Number.NaN])("%d chains a pass are refused", (rowsPerPass) => {
  const repair = { kind: "canonical" } as const;
  expect(() => repairedModel(network, repair, new Generator(1), rowsPerPass)).toThrow(
    new UserError(`rowsPerPass must be a whole number from 1 on, not ${rowsPerPass}`),
  );
});
