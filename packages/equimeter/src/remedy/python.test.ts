/** What repaired modules give in Python, and what Python computes without this tool. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Generator, jit, manualSeed, type Tensor } from "@equimeter/torch";
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

const names = "plain equivariant hidden flat ignores-cell named invariant single".split(" ");
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

const inPython = (file: string, inputs: Record<string, Tensor>, wiring: Wiring, seed = 0) =>
  byName<Stored>(askPython("run_model.py", file, { inputs: asStored(inputs), seed }), wiring);

interface Expected {
  readonly L: number;
  readonly L_equiv: number;
  readonly L_mean: number;
  readonly percent: number;
  readonly mean: Stored;
}

const expected = (file: string, name: string, dtype: DTypes, elements: Tensor, more: object = {}) =>
  askPython<Record<string, Expected>>("expected.py", file, {
    ...made(name, dtype),
    elements: stored(elements),
    ...(made(name, dtype).layout === "flat" && { batch: "batch" }),
    ...more,
  });

const tolerance = { float32: 1e-6, float64: 1e-12 };

test.skipIf(python === null).each(both)(
  "twirled %s in %s: the same here, in Python and computed directly",
  (name, dtype) => {
    const wiring = wiringOf(name, dtype);
    const inputs = tensorsOf(name, dtype);
    const file = join(scratch, `twirled-${name}-${dtype}.pt`);
    const direct = expected(join(folder[dtype], `${name}.pt`), name, dtype, O.rotation);
    for (const chunk of wiring.layout === "single" ? [1] : [1, 5]) {
      const repaired = twirledModule({ ...wiring, elements: O, chunk });
      repaired.save(file);
      const [now, there] = [here(repaired, inputs, wiring), inPython(file, inputs, wiring)];
      const again = here(jit.load(file), inputs, wiring);
      for (const [key, { mean }] of Object.entries(direct)) {
        expect(apart(restored(there[key]), now[key])).toBeLessThan(tolerance[dtype]);
        expect(apart(again[key], now[key])).toBeLessThan(tolerance[dtype]);
        expect(apart(now[key], restored(mean))).toBeLessThan(tolerance[dtype]);
      }
    }
    // nothing is left of what breaks this symmetry
    for (const { L_equiv, L } of Object.values(expected(file, name, dtype, O.rotation)))
      expect(L_equiv / L).toBeLessThan(tolerance[dtype] ** 2 * 100);
  },
);

test.skipIf(python === null).each(both)(
  "canonicalised %s in %s: the same here and in Python, equivariant there",
  (name, dtype) => {
    const wiring = wiringOf(name, dtype);
    const inputs = tensorsOf(name, dtype);
    const of = wiring.inputs[0].name;
    const file = join(scratch, `canonical-${name}-${dtype}.pt`);
    const repaired = canonicalisedModule({ ...wiring, frame: { of } });
    repaired.save(file);
    const [now, there] = [here(repaired, inputs, wiring), inPython(file, inputs, wiring)];
    for (const key of Object.keys(now))
      expect(apart(restored(there[key]), now[key])).toBeLessThan(tolerance[dtype] * 10);
    const { rotation } = groupNamed("SO3").sample(5, new Generator(3));
    for (const { L_equiv, L } of Object.values(expected(file, name, dtype, rotation)))
      expect(L_equiv / L).toBeLessThan(dtype === "float32" ? 1e-9 : 1e-20);
  },
);

test.skipIf(python === null)("the same seed draws the same elements here and in Python", () => {
  const wiring = wiringOf("plain", "float64");
  const inputs = tensorsOf("plain", "float64");
  const file = join(scratch, "random.pt");
  for (const random of [
    { count: 3, group: "SO3" },
    { count: 2, group: "O3", perSample: true },
    { count: 1, group: "SO3", orbit: O },
    { count: 4, group: "C(6)" },
  ]) {
    const repaired = twirledModule({ ...wiring, random });
    repaired.save(file);
    manualSeed(5);
    const now = here(repaired, inputs, wiring);
    const there = inPython(file, inputs, wiring, 5);
    for (const key of Object.keys(now))
      expect(apart(restored(there[key]), now[key])).toBeLessThan(1e-12);
  }
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
      forward: (given) =>
        here(
          module,
          Object.fromEntries(Object.keys(inputs).map((key) => [key, given[key]])),
          wiring,
        ),
    },
    batches: [batch],
    design: replicates ? octahedralOrbits({ replicates }) : enumerate({ group: groupNamed("O") }),
    inputs: actions(inputs),
    outputs: actions(outputs),
    target,
    resamples: 20,
  });
}

test.skipIf(python === null).each([
  ["plain", "forces"],
  ["plain", "energy"],
  ["hidden", "forces"],
  ["ignores-cell", "forces"],
  ["named", "stress"],
] as const)("what the measure says of %s, %s, is what Python computes", (name, target) => {
  for (const dtype of ["float32", "float64"] as const) {
    const report = measured(name, dtype, target, null);
    const direct = expected(join(folder[dtype], `${name}.pt`), name, dtype, O.rotation)[target];
    expect(Math.abs(report.percent - direct.percent)).toBeLessThan(1e-5 * direct.percent + 1e-9);
    expect(Math.abs(report.L - direct.L)).toBeLessThan(1e-5 * direct.L);
    expect(Math.abs(report.L_mean - direct.L_mean)).toBeLessThan(1e-5 * direct.L);
  }
});

test.skipIf(python === null)("two orbits with elements of its own for each sample", () => {
  const report = measured("plain", "float64", "forces", 2);
  const { rotation } = octahedralOrbits({ replicates: 2 }).draw(4, new Generator(0));
  const file = join(folder.float64, "plain.pt");
  const elements = rotation.view([48, 4, 3, 3]);
  const direct = expected(file, "plain", "float64", elements, { replicates: 2 }).forces;
  expect(Math.abs(report.percent / direct.percent - 1)).toBeLessThan(1e-5);
  expect(Math.abs(report.L_mean / direct.L_mean - 1)).toBeLessThan(1e-5);
});

test.skipIf(python === null)("the models are what they say they are", () => {
  const percents = (name: string, dtype: DTypes) => {
    const { rotation } = groupNamed("SO3").sample(20, new Generator(1));
    const all = expected(join(folder[dtype], `${name}.pt`), name, dtype, rotation);
    return Object.values(all).map(({ percent }) => percent);
  };
  for (const name of ["equivariant", "invariant"])
    for (const percent of percents(name, "float64")) expect(percent).toBeLessThan(1e-20);
  const [forces, energy] = percents("hidden", "float64"); // a small fault in one output alone
  expect(forces).toBeGreaterThan(1e-4);
  expect(forces).toBeLessThan(5);
  expect(energy).toBeLessThan(1e-20);
  for (const name of ["plain", "flat", "ignores-cell", "named", "single"])
    expect(percents(name, "float64")[0]).toBeGreaterThan(0.1);
  // dropout that eval() leaves on
  const file = join(folder.float32, "dropout.pt");
  const inputs = asStored(tensorsOf("dropout", "float32"));
  const [a, b] = askPython<[Stored, Stored][]>("run_model.py", file, { calls: [inputs, inputs] });
  expect(a[0].values).not.toEqual(b[0].values);
});
