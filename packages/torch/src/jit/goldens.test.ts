/** Files that PyTorch wrote, and what PyTorch answered: fixtures made by scripts/goldens/jit.py. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, expect, test } from "vitest";

import {
  jit,
  manualSeed,
  optim,
  tensor,
  Tensor,
  tensorsIn,
  tidy,
  viewAsComplex,
  type DType,
} from "../index.js";

const fixtures = fileURLToPath(new URL("../../fixtures/", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "equimeter-jit-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

interface Call {
  method: string;
  train: boolean;
  seed: number | null;
  arguments: unknown[];
  output: unknown;
  gradients?: Record<string, { tensor: Stored }>;
}
interface Case {
  file: string;
  training: boolean;
  parameters: Record<string, unknown>;
  buffers: Record<string, unknown>;
  calls: Call[];
}
interface Stored {
  dtype: DType;
  shape: number[];
  values: number[];
}
const { cases } = JSON.parse(readFileSync(join(fixtures, "jit.json"), "utf8")) as {
  cases: Record<string, Case>;
};

/** A stored value as an argument: tensors, tuples and dictionaries unpacked. */
function valueOf(stored: unknown): unknown {
  if (Array.isArray(stored)) return stored.map(valueOf);
  if (typeof stored !== "object" || stored === null) return stored;
  if ("tensor" in stored) {
    const { dtype, shape, values } = stored.tensor as Stored;
    if (dtype === "int64") return tensor(BigInt64Array.from(values.map(BigInt)), { shape });
    const flat = Float64Array.from(values);
    if (!dtype.startsWith("complex")) return tensor(flat, { shape }).to(dtype);
    return viewAsComplex(tensor(flat, { shape: [...shape, 2] })).to(dtype); // re, im in turn
  }
  if ("tuple" in stored) return (stored.tuple as unknown[]).map(valueOf);
  const entries = Object.entries((stored as { dict: object }).dict);
  return Object.fromEntries(entries.map(([key, item]) => [key, valueOf(item)]));
}

/** Where a result departs from a stored one: kinds and keys exactly, tensors to rounding of float64. */
function differences(given: unknown, stored: unknown, path = "output"): string[] {
  const wanted = valueOf(stored);
  if (wanted instanceof Tensor) return sameTensor(given, wanted) ? [] : [path];
  if (typeof wanted !== "object" || wanted === null) return given === wanted ? [] : [path];
  const parts = Array.isArray(stored) ? stored : Object.values(Object.values(stored as object)[0]);
  const found = given instanceof Map ? Object.fromEntries(given) : (given as object);
  if (Object.keys(found).join() !== Object.keys(wanted).join()) return [path];
  return Object.entries(found).flatMap(([key, part], i) =>
    differences(part, parts[i], `${path}.${key}`),
  );
}

function sameTensor(given: unknown, wanted: Tensor): boolean {
  if (!(given instanceof Tensor) || given.dtype !== wanted.dtype) return false;
  if (given.shape.join() !== wanted.shape.join()) return false;
  if (wanted.dtype.startsWith("complex")) return given.equal(wanted);
  const values = wanted.toNumbers();
  // What is 0 but for rounding (the gradient of a bias before a batch normalization) has no digits to compare.
  const scale = Math.max(1e-2, ...values.map(Math.abs));
  return given.toNumbers().every((value, i) => Math.abs(value - values[i]) / scale < 1e-12);
}

/** Runs a stored call; where its output and the gradients of its squares depart from the stored ones. */
function departures(module: jit.ScriptModule, call: Call): string[] {
  module.train(call.train);
  module.zeroGrad();
  if (call.seed !== null) manualSeed(call.seed);
  const output = module.run<unknown>(call.method, call.arguments.map(valueOf) as unknown[]);
  const found = differences(output, call.output);
  if (!call.gradients) return found;
  const graphs = tensorsIn(output).filter((item) => item.requiresGrad);
  const loss = graphs.map((item) => item.square().sum()).reduce((sum, item) => sum.add(item));
  loss.backward();
  const named = module.namedParameters();
  const gradients = Object.entries(call.gradients).flatMap(([name, gradient]) =>
    differences(named.get(name)!.grad, gradient, `gradient of ${name}`),
  );
  return [...found, ...gradients];
}

const all = Object.entries(cases).flatMap(([name, { file, calls }]) =>
  calls.map((call, i) => [name, i, file, call] as const),
);

test.each(all)("%s, call %i: outputs and gradients equal PyTorch's", (_, __, file, call) => {
  const found = tidy(() => departures(jit.load(join(fixtures, file)), call));
  expect(found).toEqual([]);
});

test.each(all)("%s, call %i: and again after saving here", (name, i, file, call) => {
  const again = join(scratch, `${name}-${i}.pt`);
  const found = tidy(() => {
    jit.load(join(fixtures, file)).save(again);
    return departures(jit.load(again), call);
  });
  expect(found).toEqual([]);
});

test.each(Object.entries(cases))("%s: parameters and buffers are PyTorch's", (_, stored) => {
  const module = jit.load(join(fixtures, stored.file));
  expect(module.training).toBe(stored.training);
  // Here as in PyTorch, a parameter that occurs twice has its first name.
  expect([...module.namedParameters().keys()]).toEqual(Object.keys(stored.parameters));
  const state = new Map<string, Tensor>([...module.namedParameters(), ...module.namedBuffers()]);
  const values = Object.entries({ ...stored.parameters, ...stored.buffers });
  expect(values.flatMap(([name, value]) => differences(state.get(name), value, name))).toEqual([]);
});

test("a parameter that two submodules share is one tensor, in the module's own code too", () => {
  const module = jit.load(join(fixtures, cases.nested.file));
  const state = module.stateDict();
  expect(state["blocks.0.weight"]).toBe(state["blocks.1.weight"]);
});

test("a loaded module trains, and in float32 after conversion", () => {
  manualSeed(0);
  const module = jit.load(join(fixtures, cases.convnet.file)).to({ dtype: "float32" }).train();
  expect(module.namedBuffers().get("norm.num_batches_tracked")!.dtype).toBe("int64");
  const optimizer = new optim.AdamW(module.namedParameters(), { lr: 1e-2 });
  const x = tensor(
    new Float32Array(4 * 2 * 16).map((_, i) => Math.sin(i)),
    { shape: [4, 2, 4, 4] },
  );
  const losses = Array.from({ length: 40 }, () =>
    tidy(() => {
      optimizer.zeroGrad();
      const loss = module.forward(x).square().mean();
      loss.backward();
      optimizer.step();
      return loss.item();
    }),
  );
  expect(losses.at(-1)).toBeLessThan(0.5 * losses[0]);
  expect(module.namedBuffers().get("norm.num_batches_tracked")!.item()).toBe(43);
});
