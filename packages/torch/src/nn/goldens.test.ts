/**
 * Every layer against PyTorch: initial weights bit for bit, names of the state, outputs, first and second
 * derivatives. scripts/goldens/nn.py says what is stored under which name.
 */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

import {
  grad,
  loadSafetensors,
  manualSeed,
  nn,
  noGrad,
  randn,
  tensor,
  tidy,
  zeros,
  type DType,
  type Tensor,
} from "../index.js";
import { native } from "../native.js";

interface Spec {
  shape: number[];
  below?: number;
  kind?: "wide" | "probability" | "last";
  value?: number[];
  fixed?: true;
  options?: Record<string, Spec>;
}
interface Case {
  name: string;
  layer: string;
  arguments: unknown[];
  options: Record<string, unknown> | null;
  inputs: Spec[];
  train?: boolean;
  batches?: number;
  set: boolean;
  second: boolean;
  names: string[];
  variables: string[];
}
interface Init {
  function: string;
  shape: number[];
  arguments: number[];
  options: Record<string, unknown>;
  dtype: DType;
}

const fixture = (name: string): URL => new URL(`../../fixtures/${name}`, import.meta.url);
const stored = JSON.parse(readFileSync(fixture("nn.json"), "utf8")) as {
  cases: Case[];
  inits: Init[];
  gains: Record<string, number>;
};
const golden = loadSafetensors(fixture("nn.safetensors").pathname).tensors;
const compared = new Set<string>();

function expected(name: string): Tensor {
  compared.add(name);
  return golden[name];
}

/** The numbers of `pattern` in scripts/goldens/nn.py. */
function pattern(shape: readonly number[], key: number): Tensor {
  const size = shape.reduce((product, one) => product * one, 1);
  const value = (k: number): number => (((k * 7919 + key * 3571) % 10007) - 5003.25) / 2500;
  return tensor(Float64Array.from({ length: size }, (_, k) => value(k))).view([...shape]);
}

function materialize(spec: Spec, key: number): unknown {
  if (spec.value) return spec.value;
  const size = spec.shape.reduce((product, one) => product * one, 1);
  if (spec.below) {
    const value = (k: number): number => ((k * 7919 + key * 3571) % 10007) % spec.below!;
    const values = Array.from({ length: size }, (_, k) => value(k));
    return tensor(values, { dtype: "int64" }).view(spec.shape);
  }
  if (spec.kind === "last") {
    const flags = Array.from({ length: size }, (_, k) => k === size - 1);
    return tensor(flags, { dtype: "bool" }).view(spec.shape);
  }
  const x = pattern(spec.shape, key);
  if (spec.kind === "wide") return x.mul(4);
  return spec.kind === "probability" ? x.add(2.5).div(5) : x;
}

/** Arguments as written in the fixture, with tensors and dtypes in their place. */
function decoded(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  if ("tensor" in value) return tensor(value.tensor as number[], { dtype: "float64" });
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, decoded(item)]));
}

type AnyModule = nn.Module & { forward(...inputs: unknown[]): Tensor };

function build({ layer, arguments: given, options }: Case): AnyModule {
  const constructors = nn as unknown as Record<string, new (...given: unknown[]) => AnyModule>;
  return new constructors[layer](...given, ...(options ? [decoded(options)] : []));
}

function expectClose(actual: Tensor, name: string): void {
  const wanted = expected(name);
  expect(actual.shape, name).toEqual(wanted.shape);
  if (wanted.size === 0) return;
  const scale = Math.max(1, wanted.abs().max().item());
  expect(actual.sub(wanted).abs().max().item() / scale, name).toBeLessThan(1e-13);
}

test.each(stored.cases)("$name", (one) => {
  tidy(() => {
    const { name } = one;
    const index = stored.cases.indexOf(one);
    manualSeed(index + 1);
    const module = build(one);
    // Nothing drew more or fewer numbers than in PyTorch.
    expect(randn([1]).item()).toBe(expected(`${name}.next`).item());
    const state = module.stateDict();
    expect(Object.keys(state)).toEqual(one.names);
    const wanted = Object.fromEntries(
      one.names.map((key) => [key, expected(`${name}.state.${key}`)]),
    );
    if (one.set) module.loadStateDict(wanted);
    for (const key of one.names) {
      expect(state[key].dtype).toBe(wanted[key].dtype);
      expect(state[key].shape).toEqual(wanted[key].shape);
      expect(state[key].toNumbers()).toEqual(wanted[key].toNumbers());
    }
    module.train(one.train ?? true);

    manualSeed(index + 1001);
    let inputs: unknown[] = [];
    let output = zeros([]);
    for (let batch = 0; batch < (one.batches ?? 1); batch++) {
      inputs = one.inputs.map((spec, key) => input(spec, key + 100 * batch));
      if (module instanceof nn.MultiheadAttention) {
        const attended = module.attend(...(inputs as [Tensor]));
        expectClose(attended.weights, `${name}.weights`);
        output = attended.output;
      } else output = module.forward(...inputs);
    }
    expectClose(output, `${name}.output`);
    const variables = one.variables.map((key) =>
      /^\d+$/.test(key) ? (inputs[Number(key)] as Tensor) : module.namedParameters().get(key)!,
    );
    const loss = output.mul(pattern(output.shape, 7)).sum();
    const first = grad(loss, variables, { createGraph: true });
    one.variables.forEach((key, i) => expectClose(first[i], `${name}.first.${key}`));
    if (one.second) {
      const products = first.map((one_, i) => one_.mul(pattern(one_.shape, 20 + i)).sum());
      const sum = products.reduce((total, product) => total.add(product));
      const second = grad(sum, variables, { allowUnused: true });
      one.variables.forEach((key, i) =>
        expectClose(second[i] ?? variables[i].zerosLike(), `${name}.second.${key}`),
      );
    }
    if ((one.batches ?? 1) > 1) {
      for (const [key, buffer] of module.namedBuffers())
        expectClose(buffer, `${name}.after.${key}`);
      expectClose(
        noGrad(() => module.eval().forward(...inputs)),
        `${name}.eval`,
      );
    }
    // A forward leaves nothing but its output in the caller's scope.
    const before = native.liveTensors();
    module.train(one.train ?? true).forward(...inputs);
    expect(native.liveTensors() - before).toBeLessThanOrEqual(1);
  });
});

function input(spec: Spec, key: number): unknown {
  if (spec.options)
    return Object.fromEntries(
      Object.entries(spec.options).map(([name, inner]) => [name, materialize(inner, 10)]),
    );
  const value = materialize(spec, key);
  const learns = !spec.fixed && !spec.below && !spec.value;
  if (learns) (value as Tensor).requiresGrad = true;
  return value;
}

/**
 * How far initial values may be from the stored ones. Newer libtorches draw the same random numbers, but
 * their logarithms, cosines and inverse error functions, which make them normal, round some last bits
 * differently. The decomposition behind an orthogonal matrix may add in another order on another machine.
 */
function rounding(name: string, dtype: DType, largest: number): number {
  if (name === "orthogonal") return dtype === "float32" ? 1e-6 : 1e-14;
  const isExact = native.version().startsWith("1.13") || !/normal|sparse/i.test(name);
  return isExact ? 0 : 8 * largest * (dtype === "float32" ? 2 ** -23 : 2 ** -52);
}

test.each(stored.inits.map((init, index) => ({ ...init, index })))(
  "init.$function $dtype $shape $arguments $options",
  ({ function: name, shape, arguments: given, options, dtype, index }) => {
    tidy(() => {
      manualSeed(index + 1);
      const fill = nn.init[name as "normal"] as (tensor: Tensor, ...rest: unknown[]) => Tensor;
      const made = zeros(shape, { dtype });
      const rest = Object.keys(options).length > 0 ? [...given, options] : given;
      expect(fill(made, ...rest)).toBe(made);
      expect(randn([1]).item()).toBe(expected(`init.${index}.next`).item());
      const wanted = expected(`init.${index}`);
      const distance = made.sub(wanted).abs().max().item();
      const largest = wanted.abs().max().item();
      expect(distance).toBeLessThanOrEqual(rounding(name, dtype, largest));
    });
  },
);

test("gains are PyTorch's", () => {
  const { "leakyRelu 0.2": sloped, ...plain } = stored.gains;
  for (const [name, gain] of Object.entries(plain))
    expect(nn.init.calculateGain(name as nn.init.Nonlinearity), name).toBe(gain);
  expect(nn.init.calculateGain("leakyRelu", 0.2)).toBe(sloped);
});

test("nothing in the fixture was left out", () => {
  expect(Object.keys(golden).filter((name) => !compared.has(name))).toEqual([]);
});
