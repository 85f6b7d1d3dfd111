import { grad, nn, type Tensor } from "@equimeter/torch";
import { expect, test } from "vitest";

import type { Batch } from "../../data/batch.js";
import { inRows } from "./rows.js";
import { difference, normal } from "./testing.js";

/** Counts how often it runs, and the rows it is given. */
class Some extends nn.Module {
  weight = nn.parameter(normal(1, 4, 3));
  seen: number[] = [];

  forward({ x, y, row }: Batch): Tensor {
    this.seen.push(x.shape[1]);
    return x.matmul(this.weight).tanh().mul(row).add(y.sin());
  }
}

function inputs(): { byRow: Batch; shared: Batch } {
  const [x, y] = [normal(2, 2, 7, 7, 4), normal(3, 2, 1, 1, 3)];
  for (const one of [x, y]) one.requiresGrad = true;
  return { byRow: { x, row: normal(4, 2, 7, 7, 1) }, shared: { y } };
}

/** One of the inputs made of another one. */
function entangled(): { byRow: Batch; shared: Batch; leaf: Tensor } {
  const leaf = normal(5, 2, 7, 7, 4);
  leaf.requiresGrad = true;
  const x = leaf.sin();
  const y = x.narrow(3, 0, 3).mean([1, 2], { keepdim: true });
  return { byRow: { x, row: normal(4, 2, 7, 7, 1) }, shared: { y }, leaf };
}

test("parts give the whole, and gradients that can be differentiated again", () => {
  const results = [null, 3].map((rows) => {
    const module = new Some();
    const { byRow, shared } = inputs();
    const all = [byRow.x, shared.y, module.weight];
    const result = inRows(module, byRow, shared, rows);
    const first = grad(result.pow(3).sum(), all, { createGraph: true });
    const second = grad(
      first.map((one) => one.square().sum()).reduce((a, b) => a.add(b)),
      all,
    );
    return { tensors: [result, ...first, ...second], seen: module.seen };
  });
  const [whole, parts] = results;
  expect(whole.seen).toEqual([7]);
  expect(new Set(parts.seen)).toEqual(new Set([3, 1]));
  expect(parts.seen.length).toBeGreaterThan(3); // again on the way back
  parts.tensors.forEach((tensor, i) =>
    expect(difference(tensor, whole.tensors[i])).toBeLessThan(1e-13),
  );
});

test("an input made of another counts once", () => {
  const [whole, parts] = [null, 3].map((rows) => {
    const module = new Some();
    const { byRow, shared, leaf } = entangled();
    const total = inRows(module, byRow, shared, rows).pow(3).sum();
    return grad(total, [leaf, module.weight]);
  });
  parts.forEach((one, i) => expect(difference(one, whole[i])).toBeLessThan(1e-13));
});

test("nothing runs twice where nothing learns", () => {
  const module = new Some().requiresGrad(false);
  const { byRow, shared } = inputs();
  for (const one of [byRow.x, shared.y]) one.requiresGrad = false;
  inRows(module, byRow, shared, 3);
  expect(module.seen).toEqual([3, 3, 1]);
});
