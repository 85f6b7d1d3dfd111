import { randn, tensor } from "@equimeter/torch";
import { afterAll, expect, test } from "vitest";

import type { Runner } from "../runner.js";
import { openFunction } from "./index.js";
import { moduleFolder } from "./testing.js";

const modules = moduleFolder();
const opened: Runner[] = [];
afterAll(() => {
  for (const runner of opened) runner.close();
  modules.remove();
});

function open(text: string, name?: string): Runner {
  const runner = openFunction(modules.write(text, name));
  opened.push(runner);
  return runner;
}

const x = tensor([[1, 2, 3]]);

test.each([
  ["a default export", "export default ({ x }) => ({ y: x })", undefined],
  ["forward", "export const forward = ({ x }) => ({ y: x })", undefined],
  ["a Promise", "export default async ({ x }) => ({ y: x })", undefined],
  ["CommonJS", "module.exports = ({ x }) => ({ y: x })", "function.cjs"],
  ["CommonJS with forward", "exports.forward = ({ x }) => ({ y: x })", "forward.cjs"],
  [
    "memory that the function keeps",
    "let kept; export default ({ x }) => ({ y: (kept ??= x) })",
    undefined,
  ],
])("%s", (_, text, name) => {
  const runner = open(text, name);
  for (let i = 0; i < 2; i++) expect(runner.run([{ x }])[0].y.toArray()).toEqual([[1, 2, 3]]);
  expect([runner.kind, runner.inputs, runner.outputs]).toEqual(["function", null, null]);
});

test("it gets data, shape and dtype, and the dtype it returns may be left out", () => {
  const runner = open(`
    export const outputs = [{ name: "flags", dtype: "bool" }, { name: "said" }];
    export default ({ x }) => ({
      flags: { data: Uint8Array.from(x.data, (value) => value > 1), shape: x.shape, dtype: "bool" },
      said: { data: Float64Array.of(x.data.length, x.shape[1], x.dtype === "float32"), shape: [3] },
    });`);
  expect(runner.outputs).toEqual([{ name: "flags", dtype: "bool" }, { name: "said" }]);
  const [{ flags, said }] = runner.run([{ x }]);
  expect([flags.dtype, flags.toNumbers()]).toEqual(["bool", [0, 1, 1]]);
  expect([said.dtype, said.toNumbers()]).toEqual(["float64", [3, 3, 1]]);
});

test("what a function returns wrongly", () => {
  const said = [
    "5",
    "undefined",
    "[1]",
    "{ y: 1 }",
    "{ y: { data: [1, 2], shape: [2] } }",
    "{ y: { data: new Float32Array(3) } }",
    "{ y: { data: new Float32Array(3), shape: [2, 2] } }",
    "{ y: { data: new Float32Array(3), shape: [-3] } }",
    "{ y: { data: new Float32Array(3), shape: [3], dtype: 'float64' } }",
    "{ y: { data: new Float32Array(3), shape: [3], dtype: 'number' } }",
    "{ y: { data: new Uint32Array(3), shape: [3] } }",
    "(() => { throw new Error('two\\nlines') })()",
    "(() => { throw 'a text' })()",
    "Promise.reject(new TypeError('later'))",
    "(() => { throw new RangeError('Array buffer allocation failed') })()",
  ].map((returned) => {
    const runner = open(`export default () => (${returned});`);
    try {
      runner.run([{ x }]);
      return "no error";
    } catch (error) {
      const { name, message } = error as Error;
      return `${name}: ${message.replaceAll(runner.name, "M")}`;
    }
  });
  expect(said).toMatchInlineSnapshot(`
    [
      "UserError: M returned 5: it must return named tensors, { y: { data: new Float32Array(6), shape: [2, 3] } }",
      "UserError: M returned nothing: it must return named tensors, { y: { data: new Float32Array(6), shape: [2, 3] } }",
      "UserError: M returned [1]: it must return named tensors, { y: { data: new Float32Array(6), shape: [2, 3] } }",
      "UserError: M returned "y" with nothing as its data, which must be a typed array of a dtype",
      "UserError: M returned "y" with [1,2] as its data, which must be a typed array of a dtype",
      "UserError: M returned "y" with the shape nothing",
      "UserError: M returned "y" as 3 values with the shape [2, 2]",
      "UserError: M returned "y" with the shape [-3]",
      "UserError: M returned "y" as a Float32Array with the dtype float64",
      "UserError: M returned "y" with the dtype "number"",
      "UserError: M returned "y" with a Uint32Array as its data, which must be a typed array of a dtype",
      "UserError: M failed: two lines",
      "UserError: M failed: a text",
      "UserError: M failed: later",
      "OutOfMemory: M failed: Array buffer allocation failed",
    ]
  `);
});

test("what is no module with a function", () => {
  const said = [
    "export const x = 1;",
    "export default 5;",
    "export default (",
    "throw new Error('at the start');",
    "import 'no-such-package';",
    "process.exit(0);",
    "export default () => ({}); export const inputs = 5;",
    "export default () => ({}); export const inputs = [{ dtype: 'float32' }];",
    "export default () => ({}); export const outputs = [{ name: 'x', dtype: 'float' }];",
    "export default () => ({}); export const outputs = [{ name: 'x', shape: [0.5] }];",
    "export default () => ({}); export const outputs = [{ name: 'x' }, { name: 'x' }];",
  ].map((text) => {
    const path = modules.write(text);
    try {
      opened.push(openFunction(path));
      return "no error";
    } catch (error) {
      const { name, message } = error as Error;
      return `${name}: ${message.replaceAll(path, "M").replace(/\S*module-/, "module-")}`;
    }
  });
  expect(said).toMatchInlineSnapshot(`
    [
      "UserError: M exports no function: write "export default function (inputs) { … }", or export it as "forward"",
      "UserError: M exports no function: write "export default function (inputs) { … }", or export it as "forward"",
      "UserError: M cannot be loaded: Unexpected end of input",
      "UserError: M cannot be loaded: at the start",
      "UserError: M cannot be loaded: Cannot find package 'no-such-package' imported from M",
      "UserError: M ended its thread (code 0)",
      "UserError: M: "inputs" is no list: write [{ name: "x", dtype: "float32", shape: [null, 3] }]",
      "UserError: M: "inputs" has an entry without a name: write [{ name: "x", dtype: "float32", shape: [null, 3] }]",
      "UserError: M: "outputs" has the dtype "float" for "x": write [{ name: "x", dtype: "float32", shape: [null, 3] }]",
      "UserError: M: "outputs" has no shape of whole numbers and null for "x": write [{ name: "x", dtype: "float32", shape: [null, 3] }]",
      "UserError: M: "outputs" names "x" twice: write [{ name: "x", dtype: "float32", shape: [null, 3] }]",
    ]
  `);
  expect(() => openFunction("no-such.mjs")).toThrow("no-such.mjs: no such file");
});

test("two runners of one module share nothing", () => {
  const text = "let n = 0; export default () => ({ n: { data: Int32Array.of(++n), shape: [] } });";
  const path = modules.write(text);
  const pair = [openFunction(path), openFunction(path)];
  opened.push(...pair);
  const call = { x: randn([1]) };
  expect(pair[0].run([call, call])[1].n.item()).toBe(2);
  expect(pair[1].run([call])[0].n.item()).toBe(1);
});
