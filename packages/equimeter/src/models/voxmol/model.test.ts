import { cat, Generator, manualSeed, noGrad, randn, type Tensor, zeros } from "@equimeter/torch";
import { expect, test } from "vitest";

import { UserError } from "../../errors.js";
import { Voxmol, voxmolConfig } from "./index.js";

const config = voxmolConfig({ preset: "tiny", elements: 3 });

function model(given: Partial<typeof config> = {}, seed = 1): Voxmol {
  manualSeed(seed);
  return new Voxmol({ ...config, ...given }).eval();
}
const grid = (...shape: number[]): Tensor => randn(shape, { generator: new Generator(3) });
const run = (voxmol: Voxmol, density: Tensor): Tensor =>
  noGrad(() => voxmol.forward({ noisy: density }).density);
const distance = (a: Tensor, b: Tensor): number => a.sub(b).abs().max().item();

test.each([
  ["111M", 111_520_424],
  ["28M", 27_896_408],
  ["7M", 6_982_256],
  ["small", 1_465_704],
] as const)("the preset %s has %i parameters", (preset, parameters) => {
  expect(new Voxmol(voxmolConfig({ preset })).numParameters()).toBe(parameters);
});

test("five elements make 111,515,237 of them, as for QM9", () => {
  const [five, eight] = [5, 8].map((elements) =>
    new Voxmol(voxmolConfig({ preset: "tiny", width: 32, elements })).numParameters(),
  );
  expect(111_520_424 - (eight - five)).toBe(111_515_237);
});

test("names of parameters are the original's", () => {
  const names = Object.keys(new Voxmol(voxmolConfig({ preset: "7M" })).stateDict());
  expect(names).toHaveLength(290);
  expect(names.slice(0, 3)).toEqual([
    "grid_projection.weight",
    "grid_projection.bias",
    "down.0.res.norm1.weight",
  ]);
  expect(names.slice(-4)).toEqual(["norm.weight", "norm.bias", "final.weight", "final.bias"]);
  const of = (prefix: string): string[] => names.filter((name) => name.startsWith(prefix));
  expect(of("down.3.").filter((name) => name.endsWith("weight"))).toEqual([
    "down.3.res.norm1.weight",
    "down.3.res.conv1.weight",
    "down.3.res.norm2.weight",
    "down.3.res.conv2.weight",
    "down.3.res.shortcut.weight",
  ]);
  expect(of("down.2.")).toEqual(["down.2.conv.weight", "down.2.conv.bias"]);
  expect(of("middle.attn.")).toHaveLength(6);
  expect(of("up.3.")).toEqual(["up.3.conv.weight", "up.3.conv.bias"]);
  expect(of("up.14.")).toHaveLength(10);
  expect(of("down.11.").concat(of("up.15."))).toEqual([]);
});

test.each([
  { size: [4, 4, 4], given: {} },
  { size: [2, 6, 4], given: {} },
  { size: [8, 4, 12], given: { multipliers: [2, 1, 3], attention: [false, true, false] } },
  { size: [3, 5, 2], given: { multipliers: [1], attention: [true], blocks: 2 } },
])("a grid of $size keeps its shape", ({ size, given }) => {
  const x = grid(2, 3, ...size);
  const y = run(model(given), x);
  expect(y.shape).toEqual(x.shape);
  expect(y.isfinite().all().item()).toBe(1);
  expect(run(model(given), x).toNumbers()).toEqual(y.toNumbers());
  expect(distance(run(model(given, 2), x), y)).toBeGreaterThan(1e-3);
});

test("a grid has the same answer alone and in company", () => {
  const voxmol = model();
  const x = grid(3, 3, 4, 6, 2);
  const alone = x.chunk(3, 0).map((one) => run(voxmol, one));
  expect(distance(cat(alone, 0), run(voxmol, x))).toBeLessThan(1e-5);
});

test("axes are not mixed up: kernels without a direction turn the answer with the grid", () => {
  const voxmol = model();
  noGrad(() => {
    for (const kernel of voxmol.parameters().filter(({ rank }) => rank === 5))
      kernel.copy_(kernel.mean([2, 3, 4], { keepdim: true }).expand(kernel.shape));
  });
  const x = grid(1, 3, 4, 6, 2);
  const y = run(voxmol, x);
  for (const axis of [3, 4])
    expect(distance(run(voxmol, x.transpose(2, axis)), y.transpose(2, axis))).toBeLessThan(1e-5);
});

test("the latents are what the decoder draws from", () => {
  const voxmol = model({ multipliers: [1, 2, 3], attention: [false, false, true] });
  const x = grid(2, 3, 8, 4, 12);
  const encoding = noGrad(() => voxmol.encode(x));
  expect(encoding.latent.shape).toEqual([2, 24, 2, 1, 3]);
  expect(encoding.middle.shape).toEqual(encoding.latent.shape);
  expect(distance(encoding.latent, encoding.middle)).toBeGreaterThan(1e-3);
  expect(encoding.skips.at(-1)).toBe(encoding.latent);
  const y = noGrad(() => voxmol.decode(encoding));
  expect(y.toNumbers()).toEqual(run(voxmol, x).toNumbers());
  const { middle } = encoding;
  const moved = noGrad(() => voxmol.decode({ ...encoding, middle: middle.add(1) }));
  expect(distance(moved, y)).toBeGreaterThan(1e-4);
});

test("it drops in training, and only then", () => {
  const voxmol = model({ dropout: 0.5 });
  const x = grid(1, 3, 4, 4, 4);
  const y = run(voxmol, x);
  expect(run(voxmol, x).toNumbers()).toEqual(y.toNumbers());
  expect(distance(run(voxmol.train(), x), y)).toBeGreaterThan(1e-3);
});

test("groups change the answer and no shape; without groups there are no norms", () => {
  const x = grid(1, 3, 4, 4, 4);
  const shapes = (voxmol: Voxmol): [string, string][] =>
    Object.entries(voxmol.stateDict()).map(([name, { shape }]) => [name, shape.join()]);
  const [one, four] = [model({ groups: 1 }), model({ groups: 4 })];
  expect(shapes(one)).toEqual(shapes(four));
  expect(distance(run(one, x), run(four, x))).toBeGreaterThan(1e-3);
  const none = model({ groups: 0 });
  expect(shapes(none)).toEqual(shapes(one).filter(([name]) => !/\bnorm/.test(name)));
  expect(run(none, x).isfinite().all().item()).toBe(1);
});

test("all parameters learn but the norms of the attention, which nothing applies", () => {
  const voxmol = model().train();
  voxmol
    .forward({ noisy: grid(1, 3, 4, 4, 4) })
    .density.square()
    .mean()
    .backward();
  const idle = [...voxmol.namedParameters()].filter(([, { grad }]) => grad === null);
  const norms = [...voxmol.namedParameters().keys()].filter((name) => name.includes("attn.norm."));
  expect(norms).toHaveLength(8); // one level attends: down, middle, and up twice
  expect(idle.map(([name]) => name)).toEqual(norms);
});

test("gradients are those of finite differences", () => {
  const voxmol = model().to({ dtype: "float64" });
  const [x, target] = [7, 8].map((seed) =>
    randn([2, 3, 4, 6, 2], { generator: new Generator(seed), dtype: "float64" }),
  );
  const loss = (): Tensor => voxmol.forward({ noisy: x }).density.sub(target).square().mean();
  loss().backward();
  const generator = new Generator(11);
  const h = 1e-6;
  for (const [name, parameter] of voxmol.namedParameters()) {
    if (parameter.grad === null) continue;
    const way = randn(parameter.shape, { generator, dtype: "float64" });
    const at = (size: number): number =>
      noGrad(() => {
        const before = parameter.clone();
        parameter.add_(way.mul(size));
        const value = loss().item();
        parameter.copy_(before);
        return value;
      });
    const numeric = (at(h) - at(-h)) / (2 * h);
    const analytic = parameter.grad.mul(way).sum().item();
    expect([name, Math.abs(numeric - analytic) < 1e-6 * Math.max(0.1, Math.abs(analytic))]).toEqual(
      [name, true],
    );
  }
});

test.each([
  [
    [1, 3, 4, 4, 5],
    /^a grid of 4 × 4 × 5 voxels .* 2 levels: take multiples of 2 along every axis/,
  ],
  [[1, 3, 0, 4, 4], /^a grid of 0 × 4 × 4 voxels/],
  [[3, 4, 4, 4], /^the model needs a density \[B, 3, X, Y, Z\].* has \[3, 4, 4, 4\]$/],
  [[1, 8, 4, 4, 4], /^the model needs a density \[B, 3, X, Y, Z\].* has \[1, 8, 4, 4, 4\]$/],
])("a density of %j is refused", (shape, message) => {
  const refused = (): unknown => run(model(), zeros(shape));
  expect(refused).toThrow(UserError);
  expect(refused).toThrow(message);
});

test("a batch without a density is refused; published sizes need multiples of 8", () => {
  expect(() => model().forward({})).toThrow(/needs a density .* the batch has none$/);
  const deep = model({ multipliers: [1, 1, 1, 1], attention: [false, false, false, false] });
  expect(() => run(deep, zeros([1, 3, 16, 12, 16]))).toThrow("take multiples of 8");
  expect(run(deep, zeros([1, 3, 16, 8, 16])).shape).toEqual([1, 3, 16, 8, 16]);
});
