import { manualSeed, noGrad, randn, type Tensor } from "@equimeter/torch";
import { expect, test } from "vitest";

import { Attention } from "./attention.js";

const options = { groups: 2, dropout: 0 };
const distance = (a: Tensor, b: Tensor): number => a.sub(b).abs().max().item();

function attention(channels = 4): Attention {
  manualSeed(1);
  return new Attention(channels, options).to({ dtype: "float64" });
}
const grid = (...size: number[]): Tensor => randn([2, 4, ...size], { dtype: "float64" });

test("equal scores: every voxel gains the same, the mean of all values", () => {
  const layer = attention();
  noGrad(() => {
    layer.projection.weight.narrow(0, 0, 8).zero_(); // queries and keys
    layer.projection.bias!.narrow(0, 0, 8).zero_();
  });
  const x = grid(2, 3, 4);
  const gained = layer.forward(x).sub(x);
  const mean = x.mean([2, 3, 4]); // [B, C]
  const value = mean.matmul(layer.projection.weight.narrow(0, 8, 4).t());
  const expected = layer.output.forward(value.add(layer.projection.bias!.narrow(0, 8, 4)));
  expect(distance(gained, expected.view([2, 4, 1, 1, 1]))).toBeLessThan(1e-14);
});

test("scores are divided by the root of the channels", () => {
  const layer = attention();
  const x = grid(1, 1, 2);
  const [query, key, value] = layer.projection
    .forward(x.view([2, 4, 2]).transpose(1, 2))
    .chunk(3, -1);
  const score = (i: number, j: number): Tensor =>
    query.select(1, i).mul(key.select(1, j)).sum(-1, { keepdim: true }).div(2).exp();
  const [near, far] = [score(0, 0), score(0, 1)];
  const share = near.div(near.add(far));
  const mixed = value
    .select(1, 0)
    .mul(share)
    .add(value.select(1, 1).mul(share.rsub(1)));
  const expected = layer.output.forward(mixed).add(x.select(4, 0).view([2, 4]));
  expect(distance(layer.forward(x).select(4, 0).view([2, 4]), expected)).toBeLessThan(1e-14);
});

test("voxels have no places: a turned or mirrored grid gives the turned or mirrored answer", () => {
  const layer = attention();
  const x = grid(2, 3, 4);
  for (const move of [
    (t: Tensor) => t.transpose(2, 4),
    (t: Tensor) => t.flip([3]),
    (t: Tensor) => t.rot90({ dims: [2, 3] }),
  ])
    expect(distance(layer.forward(move(x)), move(layer.forward(x)))).toBeLessThan(1e-13);
});

test("the norm is in the state and changes nothing", () => {
  const layer = attention();
  const x = grid(2, 2, 2);
  const before = layer.forward(x);
  noGrad(() => layer.namedParameters().get("norm.weight")!.fill_(7));
  expect(layer.forward(x).toNumbers()).toEqual(before.toNumbers());
});
