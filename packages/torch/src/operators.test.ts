/** Generated methods and functions against PyTorch's results (scripts/goldens/operators.py). */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import * as torch from "./index.js";
import { loadSafetensors, manualSeed, Tensor, TorchError } from "./index.js";
import { liveTensors } from "./live-tensors.js";
import { tidy } from "./scope.js";

interface Call {
  name: string;
  args: unknown[];
  options: Record<string, unknown>;
  /** false where the first argument is not the tensor whose method it would be */
  method?: false;
  throws?: string;
  result?: unknown;
  /** names of the results, where libtorch has them */
  fields?: string[] | null;
}

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
const { calls } = JSON.parse(readFileSync(fixture("operators.json"), "utf8")) as { calls: Call[] };
const { tensors } = loadSafetensors(fixture("operators.safetensors"));

const camel = (name: string) =>
  name.replace(/(?<=[a-zA-Z0-9])_([a-zA-Z0-9])/g, (_, letter: string) => letter.toUpperCase());

type Operator = (...values: unknown[]) => unknown;
const functions = torch as unknown as Record<string, Operator | undefined>;

/** A stored argument or result as a value of TypeScript; `tensor` says where tensors are. */
function decode(value: unknown, tensor: (name: string, kind: string) => unknown): unknown {
  if (Array.isArray(value)) return value.map((element) => decode(element, tensor));
  if (typeof value !== "object" || value === null) return value;
  const [[kind, content]] = Object.entries(value) as [string, string][];
  if (kind === "bigint") return BigInt(content);
  if (kind === "number") return Number(content);
  if (kind === "dtype") return content;
  if (kind === "generator") return new torch.Generator(Number(content));
  if (kind === "re") return value;
  return tensor(content, kind);
}

function inputs({ args, options }: Call): { given: unknown[]; chosen: Record<string, unknown> } {
  const tensor = (name: string) =>
    tensors[`in.${name}`] ?? tensors[`in.${name}.complex`].viewAsComplex();
  const chosen = Object.entries(options).map(
    ([key, value]) => [camel(key.replace(/_$/, "")), decode(value, tensor)] as const,
  );
  return { given: args.map((arg) => decode(arg, tensor)), chosen: Object.fromEntries(chosen) };
}

/** A result of ours in the form of the stored ones: tensors by dtype, shape and values. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!(value instanceof Tensor)) return value;
  if (value.dtype.startsWith("complex"))
    return { complex: plain(value.resolveConj().viewAsReal()) };
  return { dtype: value.dtype, shape: value.shape, values: value.toNumbers() };
}

function expected(call: Call): unknown {
  return decode(call.result, (name, kind) =>
    kind === "complex" ? { complex: plain(tensors[name]) } : plain(tensors[name]),
  );
}

/** Numbers may differ in the last digits of their dtype: threads add in another order. */
function expectClose(actual: unknown, wanted: unknown): void {
  const precision = JSON.stringify(wanted)?.includes("float32") ? 1e-5 : 1e-9;
  const round = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(round);
    if (typeof value === "object" && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, x]) => [key, round(x)]));
    return value;
  };
  const tolerate = (a: unknown, b: unknown): unknown => {
    if (typeof a === "number" && typeof b === "number")
      return Math.abs(a - b) <= precision * Math.max(1, Math.abs(b)) ? b : a;
    if (Array.isArray(a) && Array.isArray(b)) return a.map((x, i) => tolerate(x, b[i]));
    if (typeof a === "object" && a !== null && typeof b === "object" && b !== null)
      return Object.fromEntries(
        Object.entries(a).map(([key, x]) => [key, tolerate(x, (b as typeof a)[key as never])]),
      );
    return a;
  };
  expect(tolerate(round(actual), wanted)).toEqual(wanted);
}

function run(call: Call, asMethod: boolean): void {
  const { given, chosen } = inputs(call);
  const name = camel(call.name);
  if (name.endsWith("_")) given[0] = (given[0] as Tensor).clone();
  const values = Object.keys(chosen).length > 0 ? [...given, chosen] : given;
  const [self, ...rest] = values;
  manualSeed(0);
  const invoke = (): unknown =>
    asMethod
      ? (self as unknown as Record<string, Operator>)[name](...rest)
      : functions[name]!(...values);
  if (call.throws !== undefined) return expectRefusal(invoke, call);
  let result = invoke();
  if (name.endsWith("_")) expect(result).toBe(self);
  if (call.fields) {
    expect(Object.keys(result as object)).toEqual(call.fields.map(camel));
    result = Object.values(result as object);
  }
  expectClose(plain(sparseToDense(result)), expected(call));
}

const sparseToDense = (result: unknown): unknown =>
  result instanceof Tensor && result.isSparse ? result.toDense() : result;

function expectRefusal(invoke: () => unknown, call: Call): void {
  expect(invoke).toThrow(TorchError);
  expect(invoke).toThrow(call.throws!.slice(0, 60));
}

const isMethod = (call: Call): boolean =>
  call.method !== false &&
  typeof call.args[0] === "object" &&
  call.args[0] !== null &&
  "tensor" in call.args[0] &&
  camel(call.name) in Tensor.prototype;

describe("as PyTorch computes them", () => {
  let before = 0;
  beforeAll(() => {
    before = liveTensors();
  });
  test.each(calls.map((call, i) => ({ call, title: `${i} ${call.name}` })))("$title", ({ call }) => {
    tidy(() => run(call, false));
    if (isMethod(call)) tidy(() => run(call, true));
  });
  afterAll(() => {
    expect(liveTensors()).toBe(before);
  });
});
