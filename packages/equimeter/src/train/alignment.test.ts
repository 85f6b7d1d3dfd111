import {
  avgPool3d,
  Generator,
  grad,
  manualSeed,
  nn,
  noGrad,
  optim,
  randn,
  type Tensor,
} from "@equimeter/torch";
import { expect, test } from "vitest";

import { UserError } from "../errors.js";
import { O } from "../groups/cube.js";
import { identity } from "../groups/element.js";
import { quarterTurns } from "../groups/finite.js";
import { SO3 } from "../groups/group.js";
import { voxels } from "../groups/voxels.js";
import { Voxmol, voxmolConfig } from "../models/voxmol/index.js";
import { alignmentLoss, type AlignmentOptions } from "./alignment.js";

const grids = randn([6, 2, 8, 8, 8], { generator: new Generator(1) });
const elements = O.sample(6, new Generator(3));
const forms: AlignmentOptions[] = [
  { form: "whole" },
  { form: "pooled" },
  { form: "whole", distance: "cosine" },
  { form: "pooled", distance: "cosine" },
  { form: "whole", distance: "mse" },
  { form: "pooled", distance: "mse" },
];
const loss = (latentOf: (x: Tensor) => Tensor, options: AlignmentOptions, of = grids) =>
  alignmentLoss(latentOf, of, elements, options);

/** Turns with the grid: the mean of blocks of voxels, and a function of each. */
const equivariant = (x: Tensor) => avgPool3d(x, [2, 2, 2], { stride: [2, 2, 2] }).sigmoid();

function convolution(): nn.Conv3d {
  manualSeed(2);
  return new nn.Conv3d(2, 3, 3, { padding: 1, stride: 2 });
}
const curved = (encoder: nn.Conv3d) => (x: Tensor) => encoder.forward(x).silu();

test.each(forms)("an equivariant encoder has nothing to align, another has: %o", (options) => {
  expect(loss(equivariant, options).item()).toBeCloseTo(0, 6);
  expect(loss(curved(convolution()), options).item()).toBeGreaterThan(1e-4);
});

test("what is equivariant is invariant when pooled, and not the other way round", () => {
  const marked = (x: Tensor) => x.mul(randn([8, 1, 1], { generator: new Generator(5) }).exp());
  expect(loss(marked, { form: "whole" }).item()).toBeGreaterThan(0.1);
  const centred = (x: Tensor) =>
    marked(x)
      .sub(marked(x).mean([2, 3, 4], { keepdim: true }))
      .add(1);
  expect(loss(centred, { form: "pooled", distance: "cosine" }).item()).toBeCloseTo(0, 5);
  expect(loss(centred, { form: "whole" }).item()).toBeGreaterThan(0.1);
});

test("the numbers are those of the definition", () => {
  const one = grids.narrow(0, 0, 1).narrow(1, 0, 1);
  const turn = { rotation: quarterTurns(2).narrow(0, 1, 1) };
  const first = (x: Tensor) => x.narrow(2, 0, 1).expand(x.shape); // the face x = 0 all along
  const latent = first(one).flatten().toNumbers();
  const moved = alignmentLoss(first, one, turn, { distance: "mse" }).item();
  // The same by hand: turn, look, turn back.
  const matrix = turn.rotation.toNumbers();
  const at = (x: Tensor, p: number[]) =>
    x.narrow(2, p[0], 1).narrow(3, p[1], 1).narrow(4, p[2], 1).item();
  const turned = (p: number[]) =>
    [0, 1, 2].map((i) => [0, 1, 2].reduce((sum, j) => sum + matrix[3 * i + j] * (p[j] - 3.5), 3.5));
  const back = (p: number[]) =>
    [0, 1, 2].map((i) => [0, 1, 2].reduce((sum, j) => sum + matrix[3 * j + i] * (p[j] - 3.5), 3.5));
  let sum = 0;
  for (let i = 0; i < 512; i++) {
    const p = [i >> 6, (i >> 3) & 7, i & 7];
    const seen = turned(p);
    sum += (at(one, back([0, seen[1], seen[2]])) - latent[i]) ** 2;
  }
  expect(sum).toBeGreaterThan(1);
  expect(moved).toBeCloseTo(sum / 512, 4);
});

test("the relative distance is that of copies over that of different samples, by hand", () => {
  const encoder = curved(convolution());
  for (const form of ["whole", "pooled"] as const) {
    const same = loss(encoder, { form, distance: "mse" }).item();
    const latents = encoder(grids);
    const shown = form === "whole" ? latents.reshape([6, -1]) : latents.mean([2, 3, 4]);
    let different = 0;
    for (let i = 0; i < 6; i++)
      for (let j = 0; j < 6; j++)
        different +=
          shown
            .narrow(0, i, 1)
            .sub(shown.narrow(0, j, 1))
            .square()
            .mean()
            .item() / 30;
    expect(loss(encoder, { form }).item() / (same / different)).toBeCloseTo(1, 5);
    // What all samples have in common makes the cosine small, and changes nothing here.
    const shifted = (x: Tensor) => encoder(x).add(100);
    expect(loss(shifted, { form }).item() / loss(encoder, { form }).item()).toBeCloseTo(1, 2);
    expect(loss(shifted, { form, distance: "cosine" }).item()).toBeLessThan(1e-4);
  }
});

test("one sample is one vote, whatever the size of its latent", () => {
  const encoder = curved(convolution());
  const scaled = grids.mul(randn([6, 1, 1, 1, 1], { generator: new Generator(8) }).exp());
  const linear = (x: Tensor) =>
    encoder(x)
      .sub(encoder(x.mul(0)))
      .abs();
  const parts = [0, 1, 2, 3, 4, 5].map((i) =>
    alignmentLoss(
      linear,
      scaled.narrow(0, i, 1),
      { rotation: elements.rotation.narrow(0, i, 1) },
      { distance: "cosine" },
    ).item(),
  );
  expect(loss(linear, { distance: "cosine" }, scaled).item()).toBeCloseTo(
    parts.reduce((a, b) => a + b) / 6,
    5,
  );
});

test("nothing turned is aligned; the weight multiplies; a known latent spares a pass", () => {
  const encoder = curved(convolution());
  for (const form of ["whole", "pooled"] as const)
    expect(alignmentLoss(encoder, grids, identity(6), { form }).item()).toBeCloseTo(0, 5);
  const once = loss(encoder, {}).item();
  expect(loss(encoder, { weight: 0.25 }).item()).toBeCloseTo(once / 4, 6);
  const latent = encoder(grids);
  const passed: number[] = [];
  const watched = (x: Tensor) => {
    passed.push(x.shape[0]);
    return encoder(x);
  };
  expect(loss(watched, { latent }).item()).toBeCloseTo(once, 5);
  expect(passed).toEqual([6]);
  const copies = voxels.act(elements, grids);
  expect(loss(encoder, { copies }).item()).toBeCloseTo(once, 6);
  const noisy = copies.add(randn(grids.shape, { generator: new Generator(7) }));
  expect(loss(encoder, { copies: noisy }).item()).toBeGreaterThan(once);
});

test.each(forms)("its gradient reduces it: %o", (options) => {
  const encoder = convolution();
  const optimizer = new optim.SGD(encoder.namedParameters(), { lr: 1e-2 });
  const before = loss(curved(encoder), options);
  before.backward();
  optimizer.step();
  expect(noGrad(() => loss(curved(encoder), options)).item()).toBeLessThan(before.item());
});

test("its gradient is that of finite differences", () => {
  const encoder = convolution().to({ dtype: "float64" });
  const x = grids.to("float64");
  for (const options of forms) {
    const [slope] = grad(loss(curved(encoder), options, x), [encoder.weight]);
    const way = randn(encoder.weight.shape, { generator: new Generator(9), dtype: "float64" });
    const at = (h: number) =>
      noGrad(() => {
        encoder.weight.add_(way.mul(h));
        const value = loss(curved(encoder), options, x).item();
        encoder.weight.sub_(way.mul(h));
        return value;
      });
    expect((at(1e-5) - at(-1e-5)) / 2e-5).toBeCloseTo(slope!.mul(way).sum().item(), 6);
  }
});

test.each(forms)("latents of zeros have a gradient too: %o", (options) => {
  const encoder = convolution();
  noGrad(() => {
    encoder.weight.zero_();
    encoder.bias!.zero_();
  });
  const value = loss((x) => encoder.forward(x), options);
  const [slope] = grad(value, [encoder.weight]);
  expect(Number.isFinite(value.item())).toBe(true);
  expect(slope!.isfinite().all().item()).toBe(1);
});

test("VoxMol's encoder learns from it", () => {
  manualSeed(4);
  const model = new Voxmol(voxmolConfig({ preset: "tiny", elements: 2 })).eval();
  const latentOf = (x: Tensor) => model.encode(x).latent;
  const optimizer = new optim.AdamW(model.namedParameters(), { lr: 1e-3 });
  const values = Array.from({ length: 8 }, () => {
    optimizer.zeroGrad();
    const value = loss(latentOf, {});
    value.backward();
    optimizer.step();
    return value.item();
  });
  expect(values[0]).toBeGreaterThan(0.01);
  expect(values.at(-1)!).toBeLessThan(0.9 * values[0]);
});

test.each<[() => Tensor, string]>([
  [
    () => loss(equivariant, { form: "mean" as never }),
    'form of the alignment must be "whole" or "pooled", not "mean"',
  ],
  [
    () => loss(equivariant, { distance: "l1" as never }),
    'distance of the alignment must be "relative" or "cosine" or "mse", not "l1"',
  ],
  [
    () => loss(equivariant, { weight: -1 }),
    "the weight of the alignment must be a number from 0 on, not -1",
  ],
  [
    () => loss((x) => x.mean([2, 3, 4]), {}),
    "the latents of 12 grids are [12, 2]; to be aligned they must be grids, [12, channels, x, y, z]",
  ],
  [
    () => loss(equivariant, { latent: equivariant(grids.narrow(0, 0, 2)) }),
    "the latents of 6 grids are [2, 2, 4, 4, 4]",
  ],
  [
    () => alignmentLoss(equivariant, grids.narrow(0, 0, 1), identity(1)),
    'the distance "relative" compares different samples: give two at least',
  ],
  [() => alignmentLoss(equivariant, grids, identity(5)), "voxels: 5 group elements for 6 rows"],
  [
    () => alignmentLoss(equivariant, grids, SO3.sample(6, new Generator(1))),
    "turn exactly by symmetries of the cube only",
  ],
])("mistake %#", (refused, sentence) => {
  expect(refused).toThrow(UserError);
  expect(refused).toThrow(sentence);
});
