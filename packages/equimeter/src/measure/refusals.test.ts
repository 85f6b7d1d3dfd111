import { Generator, type Tensor, tensor, zeros } from "@equimeter/torch";
import { expect, test } from "vitest";

import type { Batch } from "../data/batch.js";
import { UserError } from "../errors.js";
import { independent, invariant, O, SO3, tensor as tensorOf, vector } from "../groups/index.js";
import type { Model } from "../models/model.js";
import { decompose, type DecomposeOptions } from "./decompose.js";
import { crossEntropy, meanAbsoluteError } from "./losses.js";
import {
  atomsToForces,
  linearMap,
  linearMapOfAtoms,
  molecules,
  normalVectors,
  vectorsToVectors,
} from "./testing.js";
import { twist } from "./twist.js";

const good: DecomposeOptions = {
  model: linearMap(),
  batches: [normalVectors(6, 0.5)],
  design: independent({ count: 3 }),
  ...vectorsToVectors,
};
const [batch] = good.batches;

/** The map with another output, made from the right one. */
function answering(change: (v: Tensor) => Batch): Model {
  return { forward: (given) => change(linearMap().forward(given).v) };
}

const mistakes: [string, Partial<DecomposeOptions>][] = [
  ["there is nothing to measure: no batch was given", { batches: [] }],
  ["no input is declared: name at least one, such as positions=point", { inputs: {} }],
  [
    'the input field "positions" is not in the data (there are x, v)',
    { inputs: { positions: vector } },
  ],
  ['the input field "x" is not in the data (there are v)', { batches: [batch, { v: batch.v }] }],
  ['the target "u" is not a declared output (v)', { target: "u" }],
  [
    'the data has no label for the target "w" (there are x, v)',
    { target: "w", outputs: { w: vector } },
  ],
  [
    'some batches have a label for "energy" and some have none',
    {
      outputs: { v: vector, energy: invariant },
      batches: [{ ...batch, energy: zeros([6]) }, batch],
    },
  ],
  ["the design independent × 3 draws from SO3, not O", { group: O }],
  ['the model has no output "w" (it has v)', { outputs: { v: vector, w: vector } }],
  ['"x": tensor(2) needs the shape [rows, …, 3, 3], got [18, 3]', { inputs: { x: tensorOf(2) } }],
  [
    '"v": vector needs the shape [rows, …, 3], got [18, 2]: two components turn by groups that keep z ' +
      "only, such as SO2, C(6), D(4) or mirror(x)",
    { model: answering((v) => ({ v: v.narrow(1, 0, 2) })) },
  ],
  [
    '"v": a field of shape [17, 3] needs a row for each of 18 samples',
    {
      model: answering((v) => ({ v: v.shape[0] === 18 ? v.narrow(0, 0, 17) : v })),
    },
  ],
  [
    '"v": a label of shape [6, 2] does not fit a prediction of shape [6, 3]',
    { batches: [{ ...batch, v: zeros([6, 2]) }] },
  ],
  [
    '"v": cross-entropy, logits averaged needs 6 int64 classes, got float64 [6, 3]',
    { loss: crossEntropy({ average: "logits" }) },
  ],
  [
    'mean absolute error has no closed form for its best constant: compare with the reference "zero"',
    { loss: meanAbsoluteError, reference: "constant" },
  ],
  ["names needs one entry for each of 6 samples, got 2", { names: ["a", "b"] }],
  ["clusters needs one entry for each of 6 samples, got 1", { clusters: [1] }],
  ["batchInvariants needs one entry for each of 1 batches, got 0", { batchInvariants: [] }],
  ["rowsPerPass must be a whole number from 1 on, got 0", { rowsPerPass: 0 }],
  ['there is nothing to centre: no input is declared as "point"', { centre: true }],
  [
    'the model\'s output "v" has values that are not finite',
    { model: answering((v) => ({ v: v.log() })) },
  ],
];

test.each(mistakes)("%s", (message, change) => {
  expect(() => decompose({ ...good, ...change })).toThrow(new UserError(message));
});

test("the same options without a mistake are fine", () => {
  expect(decompose({ ...good, group: SO3, rowsPerPass: 1 }).percent.value).toBeGreaterThan(0);
});

test("a label or a prediction that is not finite names its sample", () => {
  const v = batch.v.clone();
  v.select(0, 4).fill_(Number.NaN);
  const names = ["a", "b", "c", "d", "e", "f"];
  expect(() =>
    decompose({
      ...good,
      batches: [batch, { ...batch, v }],
      names: [...names, ...names.map((n) => n + n)],
    }),
  ).toThrow('the loss of "v" is NaN for ee: its label or the model\'s prediction is not finite');
  // Finite on the input as it is, but not when it is turned.
  const upright = { x: tensor([[1, 2, 3]], { dtype: "float64" }), v: tensor([[1, 1, 1]]) };
  const model = { forward: ({ x }: Batch) => ({ v: x.log() }) };
  const options = { ...good, model, batches: [upright], design: independent({ count: 20 }) };
  expect(() => decompose(options)).toThrow('the loss of "v" is NaN for sample 0');
  expect(decompose({ ...options, skipDeterminismCheck: true }).percent.value).toBeNaN();
});

/** A model whose answers differ a little each time, as with dropout left on. */
function restless(change: number): Model {
  let calls = 0;
  return answering((v) => ({ v: v.mul(1 + change * (calls++ % 2)) }));
}

test("a model that gives two answers to one input is refused, or said to", () => {
  const refused = { ...good, model: restless(1e-3) };
  expect(() => decompose(refused)).toThrow(
    /two answers to one input \(output "v" differs by 0\.00\d+\): put it into evaluation mode/,
  );
  expect(decompose({ ...refused, randomness: "say" }).deterministic).toBe(false);
  expect(decompose({ ...refused, skipDeterminismCheck: true }).deterministic).toBeNull();
  expect(decompose({ ...good, randomness: "say" }).deterministic).toBe(true);
  // Sums in another order differ by as much as this.
  expect(decompose({ ...good, model: restless(1e-6) }).deterministic).toBe(true);
});

/** The same in bfloat16. */
function half(change: number): Model {
  const model = restless(change);
  return { forward: (given) => ({ v: model.forward(given).v.to("bfloat16") }) };
}

test("half precision may differ by as much as it rounds", () => {
  expect(decompose({ ...good, model: half(4e-3) }).deterministic).toBe(true);
  expect(() => decompose({ ...good, model: half(0.1) })).toThrow("two answers to one input");
});

test("a missing output is named when nobody checked before", () => {
  const options = { ...good, outputs: { v: vector, w: vector }, skipDeterminismCheck: true };
  expect(() => decompose(options)).toThrow('the model has no output "w" (it has v)');
});

test("elements that do not suit the samples are a programmer's mistake", () => {
  const elements = SO3.sample(7, new Generator(0));
  const options = { model: linearMapOfAtoms(), batch: molecules([2, 1], 1), samples: 2 };
  expect(() => twist(elements, { ...options, ...atomsToForces })).toThrow(RangeError);
});
