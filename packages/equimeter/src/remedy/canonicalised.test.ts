import {
  cat,
  Generator,
  grad,
  jit,
  noGrad,
  ones,
  randn,
  type Tensor,
  tensor,
  tidy,
  zeros,
} from "@equimeter/torch";
import { expect, test } from "vitest";

import { groupNamed } from "../groups/groups.js";
import { canonicalisedModule, type CanonicalOptions } from "./canonicalised.js";
import { apart } from "./testing.js";

const generator = new Generator(11);
const double = { generator, dtype: "float64" } as const;

/** Knows no symmetry, and not where the origin is either; padding under a mask is left alone. */
const buffers = { w: randn([3, 3], double), v: randn([3], double) };
const model = jit.define({
  buffers,
  source: `
    def forward(self, positions: Tensor, mask: Optional[Tensor] = None) -> Dict[str, Tensor]:
        x = torch.tanh(positions @ self.w + self.v)
        if mask is not None:
            x = x * mask.unsqueeze(-1)
        energy = (x @ self.v).sin().sum(-1)
        return {"forces": x, "energy": energy, "centre": x.mean(-2), "stress": x.unsqueeze(-1).mul(x.unsqueeze(-2)).sum(-3)}
  `,
});
const outputs = [
  { name: "forces", representation: "vector" },
  { name: "energy", representation: "invariant" },
  { name: "centre", representation: "point" },
  { name: "stress", representation: "tensor(2)" },
];
const wiring: CanonicalOptions = {
  module: model,
  inputs: [{ name: "positions", representation: "point" }],
  outputs,
  layout: "rows",
  frame: { of: "positions" },
};
const positions = randn([4, 6, 3], double);
const reference = randn([6, 3], double);

type Outputs = Record<"forces" | "energy" | "centre" | "stress", Tensor>;
const run = (module: jit.ScriptModule, ...inputs: unknown[]): Outputs =>
  noGrad(() => module.forward<Outputs>(...inputs));

/** How far outputs for moved points are from moved outputs, relative. */
function departure(module: jit.ScriptModule, x: Tensor, group = "SO3", ...rest: unknown[]): number {
  const R = groupNamed(group).sample(1, generator).rotation.squeeze(0);
  const shift = randn([3], double);
  const [here, there] = [run(module, x, ...rest), run(module, x.matmul(R.t()).add(shift), ...rest)];
  return Math.max(
    apart(there.forces, here.forces.matmul(R.t())),
    apart(there.energy, here.energy),
    apart(there.centre, here.centre.matmul(R.t()).add(shift)),
    apart(there.stress, R.matmul(here.stress).matmul(R.t())),
  );
}

test.each([
  ["principal axes", {}],
  ["principal axes, three at a time", { chunk: 3 }],
  ["all at once", { chunk: 4 }],
  ["a reference", { frame: { of: "positions", reference } }],
] as const)("equivariant under rotations and shifts: %s", (_, options) => {
  const repaired = canonicalisedModule({ ...wiring, ...options });
  for (let i = 0; i < 5; i++) expect(departure(repaired, positions)).toBeLessThan(1e-10);
  expect(departure(model, positions)).toBeGreaterThan(0.1);
  expect(repaired.run("degenerate", [positions]).toNumbers()).toEqual([0, 0, 0, 0]);
});

test("reflections too, where they are asked for", () => {
  const frame = { of: "positions", group: "O3" } as const;
  const repaired = canonicalisedModule({ ...wiring, frame });
  const usual = canonicalisedModule(wiring);
  const departures = (one: jit.ScriptModule) =>
    Array.from({ length: 8 }, () => departure(one, positions, "O3")); // a half of them reflects
  expect(Math.max(...departures(repaired))).toBeLessThan(1e-10);
  expect(Math.max(...departures(usual))).toBeGreaterThan(0.01);
});

test("one sample a call gives what it gives among others", () => {
  const all = run(canonicalisedModule(wiring), positions);
  const single = canonicalisedModule({ ...wiring, layout: "single" });
  const flat = canonicalisedModule({ ...wiring, ...flatWiring });
  const batch = tensor(BigInt64Array.from([0n, 0n, 0n, 0n, 0n, 0n, 1n, 1n, 1n, 1n, 1n, 1n]));
  const two = positions.narrow(0, 0, 2).reshape([12, 3]);
  const together = run(flat, two, batch);
  for (let i = 0; i < 2; i++) {
    const alone = run(single, positions.select(0, i));
    for (const name of ["forces", "energy", "centre", "stress"] as const)
      expect(apart(alone[name], all[name].select(0, i))).toBeLessThan(1e-12);
    expect(apart(together.forces.narrow(0, 6 * i, 6), alone.forces)).toBeLessThan(1e-12);
    expect(apart(together.centre.select(0, i), alone.centre)).toBeLessThan(1e-12);
  }
});

const flatWiring = {
  module: jit.define({
    buffers,
    source: `
      def forward(self, positions: Tensor, batch: Tensor) -> Dict[str, Tensor]:
          x = torch.tanh(positions @ self.w + self.v)
          samples = int(batch.max().item()) + 1
          count = torch.zeros([samples, 1], dtype=x.dtype).index_add(0, batch, torch.ones_like(x[:, :1]))
          centre = torch.zeros([samples, 3], dtype=x.dtype).index_add(0, batch, x) / count
          return {"forces": x, "centre": centre}
    `,
  }),
  layout: "flat",
  batchInput: "batch",
  outputs: outputs.filter(({ name }) => name === "forces" || name === "centre"),
} as const;

test("samples of different sizes one after the other, in any order, in chunks too", () => {
  const batch = tensor(BigInt64Array.from([2n, 0n, 1n, 0n, 1n, 0n, 2n, 1n, 2n, 2n, 0n]));
  const x = randn([11, 3], double);
  const R = groupNamed("SO3").sample(1, generator).rotation.squeeze(0);
  const one = run(canonicalisedModule({ ...wiring, ...flatWiring }), x, batch);
  for (const chunk of [1, 3]) {
    const repaired = canonicalisedModule({ ...wiring, ...flatWiring, chunk });
    const there = run(repaired, x.matmul(R.t()).add(1), batch);
    expect(apart(there.forces, one.forces.matmul(R.t()))).toBeLessThan(1e-10);
    expect(apart(there.centre, one.centre.matmul(R.t()).add(1))).toBeLessThan(1e-10);
  }
});

test("padding does not matter, wherever it lies", () => {
  const frame = { of: "positions", mask: "mask" };
  const inputs = [...wiring.inputs, { name: "mask", representation: "invariant" }];
  const repaired = canonicalisedModule({ ...wiring, inputs, frame });
  const mask = tensor([1, 1, 1, 1, 0, 0], { dtype: "float64" }).expand([4, 6]).gt(0.5);
  const here = run(repaired, positions, mask);
  const filler = cat(
    [positions.narrow(1, 0, 4), zeros([4, 2, 3], { dtype: "float64" }).add(Infinity)],
    1,
  );
  const there = run(canonicalisedModule({ ...wiring, frame, inputs }), positions.add(0), mask);
  expect(apart(there.energy, here.energy)).toBe(0);
  expect(repaired.run("degenerate", [filler, mask]).toNumbers()).toEqual([0, 0, 0, 0]);
  expect(departure(repaired, positions, "SO3", mask)).toBeLessThan(1e-10);
});

/** A square pyramid (two moments the same), three points on a line, one place, and a plain cloud. */
const degenerate = tidy(() => {
  const plain = positions.select(0, 0);
  const pyramid = tensor([1, 0, 0, -1, 0, 0, 0, 1, 0, 0, -1, 0, 0, 0, 2, 0, 0, -1], {
    dtype: "float64",
  });
  const line = tensor([1, 2, 3, -1, -2, -3, 0, 0, 0, 2, 4, 6, -2, -4, -6, 0.5, 1, 1.5], {
    dtype: "float64",
  });
  return cat([pyramid, line, ones([18], { dtype: "float64" })])
    .view([3, 6, 3])
    .unbind(0)
    .concat(plain);
});

test("degenerate samples are averaged over the cube in some frame, and change nothing for others", () => {
  const repaired = canonicalisedModule(wiring);
  const batch = cat(degenerate.map((one) => one.unsqueeze(0)));
  expect(repaired.run("degenerate", [batch]).toNumbers()).toEqual([1, 1, 1, 0]);
  const together = run(repaired, batch);
  const alone = run(repaired, positions.narrow(0, 0, 1));
  expect(apart(together.forces.select(0, 3), alone.forces.squeeze(0))).toBeLessThan(1e-13);
  // One place: every frame leaves it where it is, and vectors have nowhere to point.
  expect(together.forces.select(0, 2).abs().max().item()).toBeLessThan(1e-14);
  expect(apart(together.centre.select(0, 2), ones([3], { dtype: "float64" }))).toBeLessThan(1e-14);
  // What the cube's rotations annihilate is exact: a model of degree 1 is equivariant on any cloud.
  const linear = jit.define({
    buffers,
    source: `
      def forward(self, positions: Tensor) -> Dict[str, Tensor]:
          return {"forces": positions @ self.w, "centre": (positions @ self.w).mean(1)}
    `,
  });
  const exact = canonicalisedModule({
    ...wiring,
    module: linear,
    outputs: flatWiring.outputs,
  });
  const R = groupNamed("SO3").sample(1, generator).rotation.squeeze(0);
  const [here, there] = [run(exact, batch), run(exact, batch.matmul(R.t()))];
  expect(apart(there.forces, here.forces.matmul(R.t()))).toBeLessThan(1e-12);
  // Of others a part is left, less than the model's own.
  expect(departure(repaired, batch)).toBeLessThan(
    0.5 * departure(model, batch.sub(batch.mean(1, { keepdim: true }))),
  );
});

test("degenerate samples can be refused, and the tolerance is a buffer", () => {
  const frame = { of: "positions", whenDegenerate: "refuse" } as const;
  const refusing = canonicalisedModule({ ...wiring, frame });
  run(refusing, positions);
  expect(() => run(refusing, degenerate[1].unsqueeze(0))).toThrow(
    "the frame of a sample is degenerate",
  );
  noGrad(() => refusing.stateDict().tolerance.fill_(0.9));
  expect(refusing.run("degenerate", [positions]).toNumbers()).toEqual([1, 1, 1, 1]);
});

test("points on a line or in a mirror image are aligned with a reference by rotations only", () => {
  const frame = { of: "positions", reference };
  const aligned = jit.define({
    source:
      'def forward(self, positions: Tensor) -> Dict[str, Tensor]:\n    return {"forces": positions.mean(1, True) + 0 * positions, "seen": positions}',
  });
  const repaired = canonicalisedModule({
    ...wiring,
    module: aligned,
    outputs: [{ name: "seen", representation: "invariant" }],
    frame,
  });
  const R = groupNamed("SO3").sample(1, generator).rotation.squeeze(0);
  const { seen } = repaired.forward<{ seen: Tensor }>(reference.matmul(R.t()).add(3).unsqueeze(0));
  expect(apart(seen.squeeze(0), reference)).toBeLessThan(1e-12); // onto the reference where it lies
  const mirrored = reference.neg().unsqueeze(0);
  const image = repaired.forward<{ seen: Tensor }>(mirrored).seen.squeeze(0);
  const centre = (x: Tensor) => x.sub(x.mean(0, { keepdim: true }));
  const map = centre(mirrored.squeeze(0)).linalgLstsq(centre(image)).solution;
  expect(map.det().item()).toBeCloseTo(1, 10);
  const line = degenerate[1].unsqueeze(0);
  expect(repaired.run("degenerate", [line]).toNumbers()).toEqual([1]);
});

test("gradients flow through the frame, and stay finite where it is degenerate", () => {
  for (const frame of [
    { of: "positions" },
    { of: "positions", reference: positions.select(0, 1) },
  ]) {
    const repaired = canonicalisedModule({ ...wiring, frame });
    const energyOf = (x: Tensor) => repaired.forward<Outputs>(x).energy.sum();
    const x = positions.clone().requiresGrad_();
    const [slope] = grad(energyOf(x), [x]);
    const along = randn([4, 6, 3], double);
    const step = 1e-5;
    const [ahead, behind] = [step, -step].map((by) =>
      noGrad(() => energyOf(positions.add(along.mul(by))).item()),
    );
    expect(slope.mul(along).sum().item()).toBeCloseTo((ahead - behind) / (2 * step), 6);
    // the energy does not change under shifts: no force on the whole
    expect(slope.sum(1).abs().max().item()).toBeLessThan(1e-12);
    const batch = cat(degenerate.map((one) => one.unsqueeze(0))).requiresGrad_();
    const [finite] = grad(energyOf(batch), [batch]);
    expect(finite.isfinite().all().item()).toBeTruthy();
  }
});

test("a frame of vectors has no centre; of slices, other axes and dictionaries it is found", () => {
  const inner = jit.define({
    buffers,
    source: `
      def forward(self, data: Dict[str, Tensor]) -> Tensor:
          return torch.tanh(data["x"].transpose(1, 2)[:, :, 1:4] @ self.w + self.v)
    `,
  });
  const given = (kind: string) =>
    canonicalisedModule({
      module: inner,
      inputs: [{ name: "x", representation: `invariant[0:1]+${kind}[1:4] on axis 1` }],
      outputs: [{ name: "y", representation: "vector" }],
      layout: "rows",
      frame: { of: "x" },
    });
  const x = cat([ones([4, 6, 1], { dtype: "float64" }), positions], 2).transpose(1, 2);
  const R = groupNamed("SO3").sample(1, generator).rotation.squeeze(0);
  const moved = (shift: number) =>
    cat([ones([4, 6, 1], { dtype: "float64" }), positions.matmul(R.t()).add(shift)], 2).transpose(
      1,
      2,
    );
  for (const [kind, shift] of [
    ["point", 2],
    ["vector", 0],
  ] as const) {
    const y = given(kind).forward({ x });
    expect(apart(given(kind).forward({ x: moved(shift) }), y.matmul(R.t()))).toBeLessThan(1e-10);
  }
  const shifted = given("vector").forward({ x: moved(2) });
  expect(apart(shifted, given("vector").forward({ x }).matmul(R.t()))).toBeGreaterThan(0.01);
});
