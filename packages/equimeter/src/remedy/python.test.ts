/** What repaired modules give in Python, and what Python computes without this tool. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { enableGrad, Generator, jit, manualSeed, type Tensor } from "@equimeter/torch";
import { afterAll, expect, test } from "vitest";

import type { Batch } from "../data/batch.js";
import { enumerate, octahedralOrbits, representationOf } from "../groups/index.js";
import { groupNamed } from "../groups/groups.js";
import { decompose, type Report } from "../measure/decompose.js";
import { canonicalisedModule } from "./canonicalised.js";
import { apart, askPython, makeModels, python, restored, stored, type Stored } from "./testing.js";
import { twirledModule } from "./twirled.js";
import type { Wiring } from "./wiring.js";

const scratch = mkdtempSync(join(tmpdir(), "equimeter-repair-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const folder = { float32: join(scratch, "single"), float64: join(scratch, "double") };
const single = python === null ? {} : makeModels(folder.float32);
const double = python === null ? {} : makeModels(folder.float64, "--dtype", "float64");

const names = "plain equivariant hidden flat ignores-cell named invariant single traced".split(" ");
const both = names.flatMap((name) => [[name, "float32"] as const, [name, "float64"] as const]);
const O = groupNamed("O").elements!();

type DTypes = "float32" | "float64";
const made = (name: string, dtype: DTypes) => (dtype === "float32" ? single : double)[name];

function wiringOf(name: string, dtype: DTypes): Wiring {
  const { layout, inputs, outputs } = made(name, dtype);
  const turning = (all: Readonly<Record<string, { role: string }>>) =>
    Object.entries(all).map(([key, { role }]) => ({ name: key, representation: role }));
  return {
    module: jit.load(join(folder[dtype], `${name}.pt`)).eval(),
    inputs: turning(inputs).filter((one) => one.name !== "batch"),
    outputs: turning(outputs),
    layout,
    ...(layout === "flat" && { batchInput: "batch" }),
  };
}

const tensorsOf = (name: string, dtype: DTypes): Record<string, Tensor> =>
  Object.fromEntries(
    Object.entries(made(name, dtype).inputs).map(([key, { tensor }]) => [key, restored(tensor)]),
  );

const asStored = (inputs: Record<string, Tensor>): Record<string, Stored> =>
  Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, stored(value)]));

/** Outputs by their declared names, whatever held them. */
function byName<T>(output: unknown, wiring: Wiring): Record<string, T> {
  const keys = wiring.outputs.map(({ name }) => name);
  const isOne = (value: object) => "dtype" in value;
  if (isOne(output as object)) return { [keys[0]]: output as T };
  if (!Array.isArray(output)) return output as Record<string, T>;
  return Object.fromEntries(keys.map((key, i) => [key, (output as T[])[i]]));
}

function here(module: jit.ScriptModule, inputs: Record<string, Tensor>, wiring: Wiring) {
  const isDictionary = module.methods[0].inputs[0].type.startsWith("Dict");
  const output = isDictionary
    ? module.forward<unknown>(inputs)
    : module.run<unknown>("forward", [], inputs);
  return byName<Tensor>(output, wiring);
}

interface Expected {
  readonly L: number;
  readonly L_equiv: number;
  readonly L_mean: number;
  readonly percent: number;
  readonly mean: Stored;
}

/** A question to expected.py about a model's file, with the data that the model came with. */
const about = (file: string, name: string, dtype: DTypes, rotation: Tensor, more: object = {}) =>
  [
    file,
    {
      ...made(name, dtype),
      elements: stored(rotation),
      ...(made(name, dtype).layout === "flat" && { batch: "batch" }),
      ...more,
    },
  ] as const;

type Asked = Parameters<typeof about>;

const expected = (...questions: Asked[]) =>
  askPython<Record<string, Expected>>(
    "expected.py",
    questions.map((one) => about(...one)),
  );

const original = (name: string, dtype: DTypes) => join(folder[dtype], `${name}.pt`);
const tolerance = { float32: 1e-6, float64: 1e-12 };

/** A repaired module: its file, its outputs here, and what it loads as again. */
function repair(
  name: string,
  dtype: DTypes,
  label: string,
  make: (wiring: Wiring) => jit.ScriptModule,
) {
  const wiring = wiringOf(name, dtype);
  const inputs = tensorsOf(name, dtype);
  const file = join(scratch, `${label}-${name}-${dtype}.pt`);
  const module = make(wiring);
  module.save(file);
  const [now, again] = [module, jit.load(file)].map((one) => here(one, inputs, wiring));
  return {
    name,
    dtype,
    wiring,
    file,
    now,
    again,
    question: [file, { inputs: asStored(inputs) }] as const,
  };
}

test.skipIf(python === null).each([1, 5])(
  "twirled in chunks of %i: the same here, in Python and computed directly",
  (chunk) => {
    const repaired = both
      .filter(([name]) => chunk === 1 || made(name, "float32").layout !== "single")
      .map(([name, dtype]) =>
        repair(name, dtype, `twirled-${chunk}`, (wiring) =>
          twirledModule({ ...wiring, elements: O, chunk }),
        ),
      );
    const direct = expected(
      ...repaired.map(
        ({ name, dtype }) => [original(name, dtype), name, dtype, O.rotation] as Asked,
      ),
    );
    const after = expected(
      ...repaired.map(({ file, name, dtype }) => [file, name, dtype, O.rotation] as Asked),
    );
    const answers = askPython(
      "run_model.py",
      repaired.map(({ question }) => question),
    );
    repaired.forEach(({ name, dtype, wiring, now, again }, i) => {
      const there = byName<Stored>(answers[i], wiring);
      for (const [key, { mean }] of Object.entries(direct[i])) {
        const departures = [
          apart(restored(there[key]), now[key]),
          apart(again[key], now[key]),
          apart(now[key], restored(mean)),
        ];
        expect([name, key, Math.max(...departures) < tolerance[dtype]]).toEqual([name, key, true]);
        // nothing is left of what breaks this symmetry
        const { L_equiv, L } = after[i][key];
        expect([name, key, L_equiv / L < 100 * tolerance[dtype] ** 2]).toEqual([name, key, true]);
      }
    });
  },
);

test.skipIf(python === null)(
  "canonicalised: the same here and in Python, equivariant there",
  () => {
    const repaired = both.map(([name, dtype]) =>
      repair(name, dtype, "canonical", (wiring) =>
        canonicalisedModule({ ...wiring, frame: { of: wiring.inputs[0].name } }),
      ),
    );
    const { rotation } = groupNamed("SO3").sample(5, new Generator(3));
    const after = expected(
      ...repaired.map(({ file, name, dtype }) => [file, name, dtype, rotation] as Asked),
    );
    const answers = askPython(
      "run_model.py",
      repaired.map(({ question }) => question),
    );
    repaired.forEach(({ name, dtype, wiring, now }, i) => {
      const there = byName<Stored>(answers[i], wiring);
      for (const [key, value] of Object.entries(now)) {
        expect([name, key, apart(restored(there[key]), value) < 10 * tolerance[dtype]]).toEqual([
          name,
          key,
          true,
        ]);
        const { L_equiv, L } = after[i][key];
        expect([name, key, L_equiv / L < (dtype === "float32" ? 1e-9 : 1e-20)]).toEqual([
          name,
          key,
          true,
        ]);
      }
    });
  },
);

test.skipIf(python === null)("the parts of a named tuple are declared in its order", () => {
  const wiring = wiringOf("named", "float64");
  const outputs = wiring.outputs.toReversed();
  const repaired = twirledModule({ ...wiring, outputs, elements: O });
  expect(() => here(repaired, tensorsOf("named", "float64"), wiring)).toThrow(
    'declare the outputs in the order in which the model gives them: "stress" is not its output 0',
  );
  expect(() => twirledModule({ ...wiring, outputs: outputs.slice(1), elements: O })).toThrow(
    "the model cannot be wrapped",
  );
});

test.skipIf(python === null)("the same seed draws the same elements here and in Python", () => {
  const designs = [
    { count: 3, group: "SO3" },
    { count: 2, group: "O3", perSample: true },
    { count: 1, group: "SO3", orbit: O },
    { count: 3, group: "SO2" },
    { count: 4, group: "C(6)" },
  ];
  const repaired = designs.map((random, i) =>
    repair("plain", "float64", `random-${i}`, (wiring) => twirledModule({ ...wiring, random })),
  );
  const answers = askPython(
    "run_model.py",
    repaired.map(({ question: [file, given] }) => [file, { ...given, seed: 5 }]),
  );
  const inputs = tensorsOf("plain", "float64");
  repaired.forEach(({ file, wiring }, i) => {
    manualSeed(5);
    const now = here(jit.load(file), inputs, wiring);
    const there = byName<Stored>(answers[i], wiring);
    for (const key of Object.keys(now))
      expect(apart(restored(there[key]), now[key])).toBeLessThan(1e-12);
  });
});

/** The measure of this library on a model and its data. */
function measured(name: string, dtype: DTypes, target: string, replicates: number | null): Report {
  const { outputs, inputs } = made(name, dtype);
  const module = jit.load(join(folder[dtype], `${name}.pt`)).eval();
  const wiring = wiringOf(name, dtype);
  const actions = (all: Readonly<Record<string, { role: string }>>) =>
    Object.fromEntries(Object.entries(all).map(([key, { role }]) => [key, representationOf(role)]));
  const labels = Object.entries(outputs).map(([key, { label }]) => [key, restored(label)]);
  const batch: Batch = { ...tensorsOf(name, dtype), ...Object.fromEntries(labels) };
  return decompose({
    model: {
      // The model flat differentiates inside.
      forward: (given) => {
        const own = Object.keys(inputs).map((key) => [key, given[key]] as const);
        const answer = enableGrad(() => here(module, Object.fromEntries(own), wiring));
        return Object.fromEntries(
          Object.entries(answer).map(([key, value]) => [key, value.detach()]),
        );
      },
    },
    batches: [batch],
    design: replicates ? octahedralOrbits({ replicates }) : enumerate({ group: groupNamed("O") }),
    inputs: actions(inputs),
    outputs: actions(outputs),
    target,
    resamples: 20,
  });
}

const { rotation: anywhere } = groupNamed("SO3").sample(20, new Generator(1));

test.skipIf(python === null)("what the measure says is what Python computes", () => {
  const targets = [
    ["plain", "forces"],
    ["plain", "energy"],
    ["hidden", "forces"],
    ["named", "stress"],
    ["flat", "forces"],
  ] as const;
  const cases = targets.flatMap(([name, target]) => [
    [name, target, "float32"] as const,
    [name, target, "float64"] as const,
  ]);
  const direct = expected(
    ...cases.map(([name, , dtype]) => [original(name, dtype), name, dtype, O.rotation] as Asked),
  );
  cases.forEach(([name, target, dtype], i) => {
    const report = measured(name, dtype, target, null);
    const { L, L_mean, percent } = direct[i][target];
    const off = [
      report.percent.value / percent - 1,
      (report.L - L) / L,
      (report.L_mean - L_mean) / L,
    ];
    expect([name, target, dtype, Math.max(...off.map(Math.abs)) < 1e-5]).toEqual([
      name,
      target,
      dtype,
      true,
    ]);
  });
});

test.skipIf(python === null)("two orbits with elements of its own for each sample", () => {
  const report = measured("plain", "float64", "forces", 2);
  const { rotation } = octahedralOrbits({ replicates: 2 }).draw(4, new Generator(0));
  const elements = rotation.view([48, 4, 3, 3]);
  const [{ forces }] = expected([
    original("plain", "float64"),
    "plain",
    "float64",
    elements,
    { replicates: 2 },
  ]);
  expect(Math.abs(report.percent.value / forces.percent - 1)).toBeLessThan(1e-5);
  expect(Math.abs(report.L_mean / forces.L_mean - 1)).toBeLessThan(1e-5);
});

test.skipIf(python === null)("the models are what they say they are", () => {
  const percents = Object.fromEntries(
    expected(
      ...names.map((name) => [original(name, "float64"), name, "float64", anywhere] as Asked),
    ).map((all, i) => [names[i], Object.values(all).map(({ percent }) => percent)]),
  );
  for (const name of ["equivariant", "invariant"])
    for (const percent of percents[name]) expect(percent).toBeLessThan(1e-20);
  const [forces, energy] = percents.hidden; // a small fault in one output alone
  expect(forces).toBeGreaterThan(1e-4);
  expect(forces).toBeLessThan(5);
  expect(energy).toBeLessThan(1e-20);
  for (const name of ["plain", "flat", "ignores-cell", "named", "single"])
    expect(percents[name][0]).toBeGreaterThan(0.05);
  // dropout that eval() leaves on
  const calls = [0, 1].map(() => asStored(tensorsOf("dropout", "float32")));
  const [[a, b]] = askPython<[Stored, Stored][]>("run_model.py", [
    [original("dropout", "float32"), { calls }],
  ]);
  expect(a[0].values).not.toEqual(b[0].values);
});
