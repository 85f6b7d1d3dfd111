/** Generated methods and functions against PyTorch's results (scripts/goldens/operators.py). */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";

import * as torch from "./index.js";
import { loadSafetensors, manualSeed, Tensor, TorchError } from "./index.js";
import { reachableTensors } from "./live-tensors.js";
import { native } from "./native.js";
import { tidy } from "./scope.js";

interface Call {
  name: string;
  args: unknown[];
  options: Record<string, unknown>;
  /** false where the first argument is not the tensor whose method it would be */
  method?: false;
  /** where signs depend on the LAPACK and absolute values are compared */
  unsigned?: true;
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
  // Copies, aligned for their dtype; a tensor given twice is one tensor.
  const copies = new Map<string, Tensor>();
  const tensor = (name: string): Tensor => {
    const copy =
      copies.get(name) ??
      tensors[`in.${name}`]?.clone() ??
      tensors[`in.${name}.complex`].clone().viewAsComplex();
    copies.set(name, copy);
    return copy;
  };
  const chosen = Object.entries(options).map(
    ([key, value]) => [camel(key.replace(/_$/, "")), decode(value, tensor)] as const,
  );
  return { given: args.map((arg) => decode(arg, tensor)), chosen: Object.fromEntries(chosen) };
}

/** What a call came to: tensors by dtype, shape and values; results that have names by these. */
function outcome(call: Call, asMethod: boolean): unknown {
  const { given, chosen } = inputs(call);
  const name = camel(call.name);
  const values = Object.keys(chosen).length > 0 ? [...given, chosen] : given;
  const [self, ...rest] = values;
  manualSeed(0);
  let result: unknown;
  try {
    result = asMethod
      ? (self as Record<string, Operator>)[name](...rest)
      : functions[name]!(...values);
  } catch (error) {
    const reason = (error as Error).message.replace(`${call.name}: `, "").split(" (given")[0];
    return { throws: error instanceof TorchError && startOf(reason) };
  }
  if (name.endsWith("_") && result !== self) throw new Error(`${name} returned another tensor`);
  return plain(
    isRecord(call.result) && "sparse" in call.result ? (result as Tensor).toDense() : result,
  );
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Tensor) {
    if (value.dtype.startsWith("complex"))
      return { complex: plain(value.resolveConj().viewAsReal()) };
    return { dtype: value.dtype, shape: value.shape, values: value.toNumbers() };
  }
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, x]) => [key, plain(x)]));
}

/** The stored outcome; of a refusal the beginning, as ours also says what was given. */
function expected(call: Call): unknown {
  if (call.throws !== undefined) return { throws: startOf(call.throws) };
  const result = decode(call.result, (name, kind) =>
    kind === "complex" ? { complex: plain(tensors[name]) } : plain(tensors[name]),
  );
  if (!call.fields) return result;
  return Object.fromEntries(call.fields.map((name, i) => [camel(name), (result as unknown[])[i]]));
}
// Other versions put it in other words.
const isOldest = native.version().startsWith("1.13");
const startOf = (reason: string): string => (isOldest ? reason.slice(0, 60) : "");

/** Numbers may differ in the last digits of their dtype: threads add in another order. */
function snap(actual: unknown, wanted: unknown, precision: number): unknown {
  if (typeof actual === "number" && typeof wanted === "number")
    return Math.abs(actual - wanted) <= precision * Math.max(1, Math.abs(wanted)) ? wanted : actual;
  if (Array.isArray(actual) && Array.isArray(wanted))
    return actual.map((x, i) => snap(x, wanted[i], precision));
  if (!isRecord(actual) || !isRecord(wanted)) return actual;
  return Object.fromEntries(
    Object.entries(actual).map(([key, x]) => [key, snap(x, wanted[key], precision)]),
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isMethod = (call: Call): boolean =>
  call.method !== false &&
  isRecord(call.args[0]) &&
  "tensor" in call.args[0] &&
  camel(call.name) in Tensor.prototype;

function unsigned(value: unknown): unknown {
  if (typeof value === "number") return Math.abs(value);
  if (Array.isArray(value)) return value.map(unsigned);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, x]) => [key, unsigned(x)]));
}

let before: number;
beforeAll(() => {
  before = reachableTensors();
});

const present = new Set(native.schemas().match(/^\w+::\w+/gm));
/** Newer libtorchs have dropped a few. */
const isGone = (call: Call): boolean =>
  call.name !== "unique" && !present.has(`aten::${call.name}`);

for (const [i, call] of calls.entries())
  test.skipIf(isGone(call))(`${i} ${call.name}`, () => {
    const sign = (value: unknown): unknown => (call.unsigned ? unsigned(value) : value);
    const wanted = sign(tidy(() => expected(call)));
    const precision = JSON.stringify(wanted)?.includes("float64") ? 1e-10 : 1e-5;
    for (const asMethod of isMethod(call) ? [false, true] : [false]) {
      const actual = sign(tidy(() => outcome(call, asMethod)));
      expect(snap(actual, wanted, precision)).toEqual(wanted);
    }
  });

test("these were more than 800 operators, and nothing is left of them", () => {
  expect(new Set(calls.map((call) => call.name)).size).toBeGreaterThan(800);
  expect(native.liveTensors()).toBe(before);
});
