import {
  cat,
  Generator,
  grad,
  jit,
  manualSeed,
  noGrad,
  randn,
  type Tensor,
  tensor,
  tidy,
} from "@equimeter/torch";
import { expect, test } from "vitest";

import { enumerate, octahedralRotations, representationOf } from "../groups/index.js";
import { groupNamed } from "../groups/groups.js";
import { twirl } from "../measure/twirl.js";
import { apart } from "./testing.js";
import { twirledModule, type TwirlOptions } from "./twirled.js";

const generator = new Generator(5);
const double = { generator, dtype: "float64" } as const;

/** Forces, an energy and a stress from coordinates, with two arguments that have defaults. */
const model = jit.define({
  buffers: { w: randn([3, 3], double), v: randn([3], double) },
  source: `
    def forward(self, positions: Tensor, types: Tensor, scale: float = 2.0, mode: str = "a\\"b", shift: Optional[Tensor] = None) -> Tuple[Tensor, Tensor, Tensor]:
        x = torch.tanh(positions @ self.w) * scale
        if shift is not None:
            x = x + shift
        if mode != "a\\"b":
            x = x * 2
        return x, (positions @ self.v).pow(3).sum(1) + types.sum(1), x.unsqueeze(-1).mul(x.unsqueeze(-2)).sum(1)

    def cutoff(self, unit: int = 1) -> float:
        return 5.0 * unit
  `,
});
const wiring = {
  module: model,
  inputs: [
    { name: "positions", representation: "vector" },
    { name: "types", representation: "invariant" },
  ],
  outputs: [
    { name: "forces", representation: "vector" },
    { name: "energy", representation: "invariant" },
    { name: "stress", representation: "tensor(2)" },
  ],
  layout: "rows",
} satisfies TwirlOptions;
const positions = randn([4, 5, 3], double);
const types = randn([4, 5], double);
const O = groupNamed("O").elements!();

const run = (module: jit.ScriptModule, ...inputs: unknown[]): Tensor[] =>
  noGrad(() => module.forward<Tensor[]>(...inputs));

test.each([
  ["float64", 1e-14],
  ["float32", 2e-6],
] as const)("is the twirled prediction of the measure, %s", (dtype, tolerance) => {
  const at = dtype === "float64" ? model : modelIn32();
  const batch = { positions: positions.to(dtype), types: types.to(dtype) };
  const means = twirl(enumerate({ group: groupNamed("O") }), new Generator(0), {
    model: {
      forward: ({ positions: x, types: z }) => {
        const [forces, energy, stress] = at.forward<Tensor[]>(x, z);
        return { forces, energy, stress };
      },
    },
    batch,
    samples: 4,
    inputs: { positions: representationOf("vector") },
    outputs: {
      forces: representationOf("vector"),
      energy: representationOf("invariant"),
      stress: representationOf("tensor(2)"),
    },
  });
  for (const chunk of [1, 5, 24, 100]) {
    const repaired = twirledModule({ ...wiring, module: at, elements: O, chunk });
    const [forces, energy, stress] = run(repaired, batch.positions, batch.types);
    expect(forces.dtype).toBe(dtype);
    expect(apart(forces, means.forces)).toBeLessThan(tolerance);
    expect(apart(energy, means.energy)).toBeLessThan(tolerance);
    expect(apart(stress, means.stress)).toBeLessThan(tolerance);
  }
});

function modelIn32(): jit.ScriptModule {
  const { w, v } = model.stateDict();
  return jit.define({
    buffers: { w: w.to("float32"), v: v.to("float32") },
    source: `
      def forward(self, positions: Tensor, types: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
          x = torch.tanh(positions @ self.w) * 2
          return x, (positions @ self.v).pow(3).sum(1) + types.sum(1), x.unsqueeze(-1).mul(x.unsqueeze(-2)).sum(1)
    `,
  });
}

test("is exactly equivariant under the group, and the model is not", () => {
  const repaired = twirledModule({ ...wiring, elements: O });
  const R = tidy(() => O.rotation.select(0, 7));
  const turned = positions.matmul(R.t());
  const [given, there] = [run(repaired, positions, types), run(repaired, turned, types)];
  expect(apart(there[0], given[0].matmul(R.t()))).toBeLessThan(1e-14);
  expect(apart(there[1], given[1])).toBeLessThan(1e-14);
  expect(apart(there[2], R.matmul(given[2]).matmul(R.t()))).toBeLessThan(1e-14);
  expect(
    apart(run(model, turned, types)[0], run(model, positions, types)[0].matmul(R.t())),
  ).toBeGreaterThan(0.1);
});

test("keeps the signature, with its defaults, and the other methods", () => {
  const repaired = twirledModule({ ...wiring, elements: O });
  const [before, after] = [model, repaired].map((one) => one.methods.map(jit.formatSignature));
  expect(after[0]).toBe(before[0]);
  expect(after).toContain(before.find((one) => one.startsWith("cutoff"))!);
  expect(repaired.run<number>("cutoff", [], { unit: 3 })).toBe(15);
  const usual = run(repaired, positions, types);
  expect(apart(run(repaired, positions, types, 2, 'a"b', null)[0], usual[0])).toBe(0);
  expect(apart(run(repaired, positions, types, 2, "other")[0], usual[0].mul(2))).toBeLessThan(
    1e-14,
  );
  const shift = tensor([1, 2, 3], { dtype: "float64" }); // stays as it is, so that the mean loses it
  expect(apart(run(repaired, positions, types, 2, 'a"b', shift)[0], usual[0])).toBeLessThan(1e-14);
});

test("an optional input turns where it is given", () => {
  const repaired = twirledModule({
    ...wiring,
    inputs: [...wiring.inputs, { name: "shift", representation: "vector" }],
    elements: O,
  });
  const [usual] = run(repaired, positions, types);
  const shift = tensor([1, 2, 3], { dtype: "float64" });
  const [moved] = run(repaired, positions, types, 2, 'a"b', shift);
  expect(apart(moved, usual.add(shift))).toBeLessThan(1e-14);
});

/** One output in each structure that there is. */
const structures: [source: string, given: (output: never) => Tensor, names: string[]][] = [
  ["(self, x: Tensor) -> Tensor:\n    return self.f(x)", (y: Tensor) => y, ["anything"]],
  [
    "(self, x: Tensor) -> List[Tensor]:\n    return [self.f(x), x]",
    (y: Tensor[]) => y[0],
    ["a", "b"],
  ],
  [
    "(self, x: Tensor) -> Dict[str, Tensor]:\n    return {'f': self.f(x), 'left out': x}",
    (y: { f: Tensor }) => y.f,
    ["f"],
  ],
  [
    "(self, data: Dict[str, Tensor]) -> Tuple[Tensor, Tensor]:\n    return self.f(data['x']), data['x']",
    (y: Tensor[]) => y[0],
    ["a", "b"],
  ],
  [
    "(self, list: List[Tensor]) -> Tensor:\n    return self.f(list[0]) + list[1]",
    (y: Tensor) => y,
    ["a"],
  ],
];

test.each(structures)("def forward%s", (source, given, names) => {
  const inner = jit.define({
    buffers: { w: randn([3, 3], double) },
    source: `def f(self, x: Tensor) -> Tensor:\n    return torch.tanh(x @ self.w)\n\ndef forward${source}`,
  });
  const repaired = twirledModule({
    module: inner,
    inputs: [
      { name: "x", representation: "vector" },
      ...(source.includes("list:") ? [{ name: "y", representation: "invariant" }] : []),
    ],
    outputs: names.map((name) => ({ name, representation: "vector" })),
    layout: "rows",
    elements: O,
    chunk: source.includes("List[Tensor]) ->") ? 3 : 1,
  });
  const x = randn([6, 3], double);
  const call = (at: Tensor): Tensor => {
    const input = source.includes("Dict[str, Tensor])")
      ? { x: at, other: x }
      : source.includes("list:")
        ? [at, at.mul(0)]
        : at;
    return given(noGrad(() => repaired.forward(input)));
  };
  const expected = tidy(() => {
    const all = Array.from({ length: 24 }, (_, k) => {
      const R = O.rotation.select(0, k);
      return inner.run("f", [x.matmul(R.t())]).matmul(R);
    });
    return all.reduce((sum, one) => sum.add(one)).div(24);
  });
  expect(apart(call(x), expected)).toBeLessThan(1e-13);
  expect(jit.formatSignature(repaired.methods[0])).toBe(jit.formatSignature(inner.methods[0]));
});

test("atoms one after the other, with pointers and a number of samples: chunks change nothing", () => {
  const flat = jit.define({
    buffers: { w: randn([3, 3], double) },
    source: `
      def forward(self, pos: Tensor, edge_index: Tensor, shift: Tensor, batch: Tensor, graphs: int, cutoff: Tensor) -> Tuple[Tensor, Tensor]:
          between = pos[edge_index[1]] - pos[edge_index[0]] + shift
          f = torch.zeros_like(pos).index_add(0, edge_index[0], torch.tanh(between @ self.w) * cutoff)
          energy = torch.zeros([graphs, 1], dtype=pos.dtype).index_add(0, batch, (f @ self.w).square().sum(1, keepdim=True))
          return f, energy
    `,
  });
  const int = (values: number[]) => tensor(BigInt64Array.from(values.map(BigInt)));
  const edges = int([0, 1, 1, 2, 2, 0, 0, 2, 3, 4, 4, 3]).view([6, 2]).t();
  const inputs = [
    randn([5, 3], double),
    edges,
    randn([6, 3], double),
    int([0, 0, 0, 1, 1]),
    2,
    tensor([0.5, 0.2, 3], { dtype: "float64" }),
  ];
  const options = {
    module: flat,
    layout: "flat",
    inputs: [
      { name: "pos", representation: "point" },
      { name: "shift", representation: "vector" },
    ],
    outputs: [
      { name: "forces", representation: "vector" },
      { name: "energy", representation: "invariant" },
    ],
    batchInput: "batch",
    pointers: [{ name: "edge_index", to: "atoms", axis: 1 }],
    sampleCountInput: "graphs",
    constants: ["cutoff"],
  } as const;
  const one = run(twirledModule({ ...options, elements: O }), ...inputs);
  for (const chunk of [5, 24]) {
    const several = run(twirledModule({ ...options, elements: O, chunk }), ...inputs);
    several.forEach((value, i) => expect(apart(value, one[i])).toBeLessThan(1e-14));
  }
  const forgetful = twirledModule({ ...options, pointers: [], elements: O, chunk: 5 });
  expect(() => run(forgetful, ...inputs)).toThrow("name them as pointers");
  // elements of its own for each sample: each sample alone has the law of the shared ones
  const own = twirledModule({
    ...options,
    random: { count: 2, group: "O", perSample: true },
    chunk: 2,
  });
  expect(() => run(own, ...inputs)).toThrow("a row for each atom or for each sample"); // edge shifts
});

test("gradients flow to inputs and parameters, as the mean of those of the calls", () => {
  const inner = jit.define({
    parameters: { w: randn([3, 1], double) },
    source:
      "def forward(self, x: Tensor) -> Tensor:\n    return torch.tanh(x @ self.w).square().sum([1, 2])",
  });
  const options = {
    module: inner,
    inputs: [{ name: "x", representation: "vector" }],
    outputs: [{ name: "energy", representation: "invariant" }],
    layout: "rows",
    elements: O,
  } as const;
  const x = positions.clone().requiresGrad_();
  const w = inner.namedParameters().get("w")!;
  const byHand = tidy(() =>
    Array.from({ length: 24 }, (_, k) => inner.forward(x.matmul(O.rotation.select(0, k).t())))
      .reduce((sum, one) => sum.add(one))
      .div(24)
      .sum(),
  );
  for (const chunk of [1, 7]) {
    const energy = twirledModule({ ...options, chunk })
      .forward(x)
      .sum();
    const [here, there] = [energy, byHand].map((one) => grad(one, [x, w], { retainGraph: true }));
    here.forEach((slope, i) => expect(apart(slope, there[i])).toBeLessThan(1e-13));
  }
});

test("forces that the model takes by differentiating inside turn as well", () => {
  const inner = jit.define({
    buffers: { w: randn([3, 4], double) },
    source: `
      def forward(self, x: Tensor) -> Dict[str, Tensor]:
          x.requires_grad_(True)
          energy = torch.tanh(x @ self.w).pow(3).sum([1, 2])
          slope = torch.autograd.grad([energy.sum()], [x])[0]
          assert slope is not None
          return {"forces": -slope, "energy": energy}
    `,
  });
  const repaired = twirledModule({
    module: inner,
    inputs: [{ name: "x", representation: "vector" }],
    outputs: [
      { name: "energy", representation: "invariant" },
      { name: "forces", representation: "vector" },
    ],
    layout: "rows",
    elements: O,
    chunk: 5,
  });
  const x = positions.clone().requiresGrad_();
  const { forces, energy } = repaired.forward<Record<string, Tensor>>(x);
  const byHand = Array.from({ length: 24 }, (_, k) => {
    const w = inner.stateDict().w;
    return x.matmul(O.rotation.select(0, k).t()).matmul(w).tanh().pow(3).sum([1, 2]);
  })
    .reduce((sum, one) => sum.add(one))
    .div(24);
  expect(apart(energy, byHand)).toBeLessThan(1e-13);
  const [slope] = grad(byHand.sum(), [x]);
  expect(apart(forces, slope.neg())).toBeLessThan(1e-13);
});

const linear = (B: Tensor): jit.ScriptModule =>
  jit.define({
    buffers: { B },
    source: "def forward(self, x: Tensor) -> Tensor:\n    return x @ self.B.t()",
  });
const vectors = {
  inputs: [{ name: "x", representation: "vector" }],
  outputs: [{ name: "y", representation: "vector" }],
  layout: "rows",
} as const;

test("drawn elements: torch's seed, a fresh draw in each call, the law of the group", () => {
  const B = randn([3, 3], double);
  const x = randn([2, 3], double);
  const repaired = twirledModule({
    module: linear(B),
    ...vectors,
    random: { count: 4, group: "SO3" },
  });
  const seeded = () => (manualSeed(7), run(repaired, x) as unknown as Tensor);
  const [a, b] = [seeded(), noGrad(() => repaired.forward(x))];
  expect(a.equal(seeded())).toBe(true);
  expect(a.equal(b)).toBe(false);

  // E R⁻¹ B R = (tr B / 3) 1; of O3 alike; about z it keeps the part of B that commutes with turns
  const trace = tidy(() => x.mul(B.trace().item() / 3));
  for (const [group, chunk] of [
    ["SO3", 500],
    ["O3", 1000],
  ] as const) {
    const many = twirledModule({
      module: linear(B),
      ...vectors,
      random: { count: 40_000, group },
      chunk,
    });
    expect(
      apart(
        noGrad(() => many.forward(x)),
        trace,
      ),
    ).toBeLessThan(0.04);
  }
  // orbits of the cube leave nothing to chance in degrees 0 and 2, which is all of a linear map
  const orbit = { count: 1, group: "SO3", orbit: { rotation: octahedralRotations() } };
  const exact = twirledModule({ module: linear(B), ...vectors, random: orbit });
  expect(
    apart(
      noGrad(() => exact.forward(x)),
      trace,
    ),
  ).toBeLessThan(1e-14);
});

test("elements of its own for each sample: samples differ, with shared ones they do not", () => {
  const B = randn([3, 3], double);
  const twins = tidy(() => {
    const x = randn([1, 3], double);
    return cat([x, x]);
  });
  for (const [perSample, chunk] of [
    [true, 1],
    [true, 3],
    [false, 1],
  ] as const) {
    const random = { count: 3, group: "SO3", perSample };
    const y = noGrad(() =>
      twirledModule({ module: linear(B), ...vectors, random, chunk }).forward(twins),
    );
    const [a, b] = y.unbind(0);
    expect(apart(a, b) < 1e-12).toBe(!perSample);
  }
});

test("grids turn by fixed and by drawn symmetries of the cube", () => {
  const inner = jit.define({
    source: "def forward(self, x: Tensor) -> Tensor:\n    return torch.cumsum(x, 2)",
  });
  const grids = {
    inputs: [{ name: "x", representation: "voxels" }],
    outputs: [{ name: "y", representation: "voxels" }],
    layout: "rows",
  } as const;
  const x = randn([2, 1, 3, 3, 3], double);
  const { act } = representationOf("voxels");
  const R = tidy(() => ({ rotation: O.rotation.narrow(0, 9, 1).expand([2, 3, 3]) }));
  const exact = twirledModule({ module: inner, ...grids, elements: O, chunk: 5 });
  const [y, there] = [x, act(R, x)].map((at) => noGrad(() => exact.forward(at)));
  expect(apart(there, act(R, y))).toBeLessThan(1e-14);
  const drawn = twirledModule({
    module: inner,
    ...grids,
    random: { count: 20_000, group: "O" },
    chunk: 500,
  });
  expect(
    apart(
      noGrad(() => drawn.forward(x)),
      y,
    ),
  ).toBeLessThan(0.05);
});

test("a call holds no more copies than a chunk", () => {
  const inner = jit.define({
    source: `
      def forward(self, x: Tensor) -> Tensor:
          assert x.size(0) <= 2 * 5, "too many"
          return x
    `,
  });
  const x = randn([2, 3], double);
  const repaired = (chunk: number) =>
    twirledModule({ module: inner, ...vectors, elements: O, chunk });
  expect(
    apart(
      noGrad(() => repaired(5).forward(x)),
      x,
    ),
  ).toBeLessThan(1e-14);
  expect(() => repaired(6).forward(x)).toThrow("too many");
});
