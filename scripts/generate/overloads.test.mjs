/**
 * Every overload of every generated method and function, called with made-up arguments: the right
 * operator is chosen, and the arguments arrive in the schema's order. Nothing reaches libtorch.
 */
import { createRequire } from "node:module";
import { beforeEach, expect, test, vi } from "vitest";

import { ensureBuilt } from "../../packages/torch/build.mjs";
import { reasonLeftOut } from "../../packages/torch/scripts/generate/left-out.mjs";
import { accessors, hidden, publicName } from "../../packages/torch/scripts/generate/names.mjs";
import { parseSchema } from "../../packages/torch/scripts/generate/schema.mjs";
import { shapesOf, takesTensorFirst } from "../../packages/torch/scripts/generate/shape.mjs";
import { TensorOperators } from "../../packages/torch/src/generated/operators.ts";

const calls = vi.hoisted(() => []);
vi.mock("../../packages/torch/src/operator-table.ts", () => {
  const operator = (schema) => {
    const ran = (result) => () => {
      calls.at(-1).schema = schema;
      return result;
    };
    return { tensor: ran({}), value: ran(0), values: ran([]), inPlace: ran() };
  };
  return { operatorsFor: (_, schemas) => schemas.trim().split("\n").map(operator) };
});
vi.mock("../../packages/torch/src/commands.ts", () => ({
  begin: () => calls.push({ written: [] }),
  put: (value) => calls.at(-1).written.push(value),
}));

const functions = await import("../../packages/torch/src/generated/functions.ts");
const native = createRequire(import.meta.url)(ensureBuilt());
const oldest = native.version().startsWith("1.13");
const byName = new Map();
for (const line of native.schemas().trim().split("\n")) {
  const schema = parseSchema(line);
  const accessor = `${schema.name}.${schema.overload}`.replace("aten::", "") in accessors;
  if (!accessor && reasonLeftOut(schema)) continue;
  byName.set(publicName(schema), [...(byName.get(publicName(schema)) ?? []), schema]);
}

// No two samples are equal, so that arguments that change places are noticed.
let made = 0;
class FakeTensor extends TensorOperators {
  handle = ++made;
}
const samples = {
  isTensor: () => new FakeTensor(),
  isTensors: () => [new FakeTensor()],
  isNumber: () => ++made,
  isNumbers: () => [++made, 3],
  isNumberList: () => [++made, 5],
  isScalar: () => ++made + 0.5,
  isScalars: () => [++made + 0.5],
  isBoolean: () => ++made % 2 === 0,
  isString: () => `word ${++made}`,
  isGenerator: () => ({ objectHandle: ++made }),
  "Array.isArray": () => [true, ++made],
};
const sampleOf = ({ kind }) => samples[kind.check]();

beforeEach(() => {
  calls.length = 0;
});

/** The call's arguments, and what must be written for each of the schema's. */
function callOf(shape, { everything, nulls }) {
  const values = new Map();
  const value = (a) => {
    const chosen = nulls && a.kind.optional ? null : sampleOf(a);
    values.set(a.name, chosen);
    return chosen;
  };
  const given = shape.given.filter((a) => everything || a.required).map(value);
  const wanted = shape.options.filter((a) => everything || a.decides);
  if (wanted.length > 0) {
    while (given.length < shape.given.length) given.push(undefined);
    given.push(Object.fromEntries(wanted.map((a) => [a.key, value(a)])));
  }
  return { given, values };
}

function check(name, target, shape, call, self) {
  calls.length = 0;
  const described = `${name}: ${shape.schema.text}`;
  target(...call.given);
  const [first] = calls;
  expect(first.schema, described).toBe(shape.schema.text);
  const expected = shape.schema.arguments.map((a) => {
    if (shape.asMethod && a.name === "self") return self;
    if (name === "full" && a.name === "dtype") return call.values.get("dtype") ?? "float32";
    if (hidden.has(a.name)) return a.hasDefault ? undefined : true;
    return call.values.get(a.name);
  });
  expect(first.written, described).toEqual(expected);
}

const origin = `(generated for libtorch 1.13, this is ${native.version()})`;

test.skipIf(!oldest)(`every overload is reached, as a method and as a function ${origin}`, () => {
  let reached = 0;
  for (const [name, schemas] of byName) {
    for (const shape of shapesOf(schemas.filter(takesTensorFirst), true)) {
      const call = callOf(shape, { everything: true });
      const self = new FakeTensor();
      check(name, self[name].bind(self), shape, call, self);
      check(name, (...rest) => functions[name](self, ...rest), shape, call, self);
    }
    for (const shape of shapesOf(schemas, false)) {
      check(name, functions[name], shape, callOf(shape, { everything: true }));
      reached++;
    }
  }
  // 1156 schemas; 82 of them take optional arguments by position and by name.
  expect(reached).toBe(1156 + 82);
});

test.skipIf(!oldest)(
  `some overload takes the required arguments alone, and nulls ${origin}`,
  () => {
    for (const [name, schemas] of byName)
      for (const shape of shapesOf(schemas, false))
        for (const how of [{ everything: false }, { everything: true, nulls: true }]) {
          calls.length = 0;
          functions[name](...callOf(shape, how).given);
          const chosen = parseSchema(calls[0].schema);
          expect(publicName(chosen)).toBe(name);
          const missing = chosen.arguments.filter(
            (a, i) => !a.hasDefault && !a.type.endsWith("?") && calls[0].written[i] === undefined,
          );
          expect(missing, `${name}: ${chosen.text}`).toEqual([]);
        }
  },
);

test("wrong arguments are refused with what would be right", () => {
  const x = new FakeTensor();
  expect(() => x.logsumexp(0, { keepDim: true })).toThrow(
    "logsumexp: no option is called keepDim; it takes { keepdim }",
  );
  expect(() => x.logsumexp(0, true)).toThrow(
    "logsumexp: the options must be an object, not true; it takes { keepdim }",
  );
  expect(() => x.sum([0], { keepDim: true })).toThrow(
    "sum: no form of this operator takes ([0], { keepDim }); its options are { keepdim, dtype }",
  );
  expect(() => x.pow("2")).toThrow('pow: no form of this operator takes ("2")');
  expect(() => functions.exp(3)).toThrow("exp: the first argument must be a Tensor, not 3");
  expect(calls).toEqual([]);
});
