import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { arange, randn, tensor, type DType } from "@equimeter/torch";
import { afterAll, describe, expect, test } from "vitest";

import type { Runner } from "../runner.js";
import { openOnnx, type OnnxOptions } from "./index.js";
import { onnxFile, type OnnxModel, type OnnxValue } from "./testing.js";

const folder = mkdtempSync(join(tmpdir(), "equimeter-onnx-"));
const opened: Runner[] = [];
afterAll(() => {
  for (const runner of opened) runner.close();
  rmSync(folder, { recursive: true });
});

/** An optional package: installed by `npm install`, but not where `--omit=optional` was said. */
const hasRuntime = (() => {
  try {
    createRequire(import.meta.url).resolve("onnxruntime-node");
    return true;
  } catch {
    return false;
  }
})();
let count = 0;
function open(model: OnnxModel | Uint8Array, options?: OnnxOptions): Runner {
  const path = join(folder, `${++count}.onnx`);
  writeFileSync(path, model instanceof Uint8Array ? model : onnxFile(model));
  const runner = openOnnx(path, options);
  opened.push(runner);
  return runner;
}

function sentence(runner: { name: string }, body: () => unknown): string {
  try {
    body();
  } catch (error) {
    const { name, message } = error as Error;
    return `${name}: ${runner.name ? message.replaceAll(runner.name, "M") : message}`;
  }
  return "no error";
}

const rows = (name: string, width: number): OnnxValue => ({
  name,
  type: "float32",
  shape: ["batch", width],
});
const weight = randn([3, 2]);
const bias = randn([2]);
const layer: OnnxModel = {
  inputs: [rows("x", 3)],
  outputs: [rows("y", 2), rows("before", 2)],
  nodes: [
    { operator: "Gemm", inputs: ["x", "weight", "bias"], outputs: ["before"] },
    { operator: "Tanh", inputs: ["before"], outputs: ["y"] },
  ],
  constants: {
    weight: { shape: [3, 2], values: weight.toTypedArray() as Float32Array },
    bias: { shape: [2], values: bias.toTypedArray() as Float32Array },
  },
};

describe.skipIf(!hasRuntime)("a file written by hand", () => {
  test("a layer computes what libtorch computes", () => {
    const runner = open(layer);
    const { kind, inputs, outputs } = runner;
    expect({ kind, inputs, outputs }).toEqual({
      kind: "ONNX",
      inputs: [{ name: "x", dtype: "float32", shape: [null, 3] }],
      outputs: [
        { name: "y", dtype: "float32", shape: [null, 2] },
        { name: "before", dtype: "float32", shape: [null, 2] },
      ],
    });
    const calls = [1, 7, 100].map((size) => ({ x: randn([size, 3]) }));
    runner.run(calls).forEach(({ y, before }, i) => {
      const expected = calls[i].x.matmul(weight).add(bias);
      expect(before.sub(expected).abs().max().item()).toBeLessThan(1e-6);
      expect(y.sub(expected.tanh()).abs().max().item()).toBeLessThan(1e-6);
    });
  });

  const dtypes: DType[] = [
    "bool",
    "uint8",
    "int8",
    "int16",
    "int32",
    "int64",
    "float16",
    "float32",
    "float64",
  ];

  test("texts and wide unsigned integers are not among the outputs", () => {
    const value = (name: string, type: OnnxValue["type"]): OnnxValue => ({
      name,
      type,
      shape: ["n"],
    });
    const types = ["float32", "string", "uint16"] as const;
    const runner = open({
      inputs: types.map((type) => value(type, type)),
      outputs: types.map((type) => value(`${type} again`, type)),
      nodes: types.map((type) => ({
        operator: "Identity",
        inputs: [type],
        outputs: [`${type} again`],
      })),
    });
    expect(runner.inputs!.map(({ dtype }) => dtype)).toEqual(["float32", undefined, undefined]);
    expect(runner.outputs!.map(({ name }) => name)).toEqual(["float32 again"]);
    const onlyText = { inputs: [value("x", "string")], outputs: [value("y", "string")] };
    expect(() =>
      open({ ...onlyText, nodes: [{ operator: "Identity", inputs: ["x"], outputs: ["y"] }] }),
    ).toThrow("has no output that can be measured, only string");
  });

  test.each(dtypes)("%s there and back", (dtype) => {
    const shape = ["n", 2];
    const runner = open({
      inputs: [{ name: "x", type: dtype as OnnxValue["type"], shape }],
      outputs: [{ name: "y", type: dtype as OnnxValue["type"], shape }],
      nodes: [{ operator: "Identity", inputs: ["x"], outputs: ["y"] }],
    });
    const x = randn([3, 2]).mul(100).abs().to(dtype);
    const [{ y }, none] = runner.run([{ x }, { x: x.narrow(0, 0, 0) }]);
    expect([y.dtype, y.toNumbers()]).toEqual([dtype, x.toNumbers()]);
    expect([none.y.dtype, none.y.shape]).toEqual([dtype, [0, 2]]);
  });

  test("what a model does not take, and what is no model", () => {
    const runner = open(layer);
    const x = randn([4, 3]);
    expect([
      sentence(runner, () => runner.run([{ x: x.double() }])),
      sentence(runner, () => runner.run([{ x: x.view([12]) }])),
      sentence(runner, () => runner.run([{ x: x.view([3, 4]) }])),
      sentence(runner, () => runner.run([{ X: x }])),
      sentence(runner, () => runner.run([{}])),
    ]).toMatchInlineSnapshot(`
    [
      "UserError: M takes the input "x" as float32, not as float64: convert it, or export the model for float64",
      "UserError: M takes the input "x" as [?, 3], not as [12]",
      "UserError: M takes the input "x" as [?, 3], not as [3, 4]",
      "UserError: M has no input "X": it takes "x" (did you mean "x"?)",
      "UserError: M needs the input "x"; given are nothing",
    ]
  `);
    const bad = join(folder, "bad.onnx");
    writeFileSync(bad, "no protobuf");
    const reshaped = open({
      inputs: [rows("x", 3)],
      outputs: [{ name: "y", type: "float32", shape: [5, "n"] }],
      nodes: [{ operator: "Reshape", inputs: ["x", "shape"], outputs: ["y"] }],
      constants: { shape: { shape: [2], values: BigInt64Array.of(5n, -1n) } },
    });
    expect(reshaped.run([{ x: randn([5, 3]) }])[0].y.shape).toEqual([5, 3]);
    expect(sentence(reshaped, () => reshaped.run([{ x }]))).toMatch(
      /^UserError: M failed: .*[Rr]eshape/,
    );
    expect(sentence({ name: bad }, () => openOnnx(bad))).toMatch(
      /^UserError: M cannot be loaded as ONNX: .*[Pp]rotobuf/,
    );
    expect(() => openOnnx("no-such.onnx")).toThrow("no-such.onnx: no such file");
    expect(() => open(layer, { threads: 0 })).toThrow(
      "threads must be a whole number from 1 on, got 0",
    );
  });

  test("damaged files give one sentence or a model, never a crash", () => {
    const whole = onnxFile(layer);
    let seed = 5;
    const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    const outcomes = Array.from({ length: 25 }, (_, i) => {
      const damaged = whole.slice(0, i % 3 ? whole.length : random(whole.length));
      for (let k = 0; k < 4; k++) damaged[random(Math.max(1, damaged.length))] = random(256);
      return sentence({ name: "" }, () => open(damaged).run([{ x: randn([2, 3]) }]));
    });
    const refused = outcomes.filter((outcome) => outcome !== "no error");
    expect(refused.filter((outcome) => !/^UserError: [^\n]+$/.test(outcome))).toEqual([]);
    expect(refused.length).toBeGreaterThan(10);
  });

  test("a tensor that does not fit into memory is OutOfMemory", () => {
    const runner = open({
      inputs: [{ name: "shape", type: "int64", shape: [2] }],
      outputs: [{ name: "y", type: "float32", shape: ["a", "b"] }],
      nodes: [{ operator: "Expand", inputs: ["one", "shape"], outputs: ["y"] }],
      constants: { one: { shape: [1, 1], values: Float32Array.of(1) } },
    });
    const size = (rowCount: number) => ({ shape: tensor([rowCount, 2 ** 20], { dtype: "int64" }) });
    expect(runner.run([size(1)])[0].y.shape).toEqual([1, 2 ** 20]);
    expect(sentence(runner, () => runner.run([size(2 ** 26)]))).toMatch(/^OutOfMemory: M failed: /);
    expect(
      runner
        .run([size(2)])[0]
        .y.sum()
        .item(),
    ).toBe(2 ** 21);
  });

  test("several calls at once, and threads, change nothing", () => {
    const calls = Array.from({ length: 20 }, (_, i) => ({ x: arange(3 * (i + 1)).view([-1, 3]) }));
    const some = calls.map(({ x }) => ({ x: x.to("float32") }));
    const plain = open(layer).run(some);
    const other = open(layer, { threads: 1, concurrency: 4 }).run(some);
    plain.forEach(({ y }, i) => expect(other[i].y.sub(y).abs().max().item()).toBeLessThan(1e-6));
  });
});

const python = "/usr/bin/python3";
const script = `
import sys, json, torch
torch.manual_seed(0)
layer = torch.nn.TransformerEncoderLayer(16, 2, 32, batch_first=True, dropout=0.0)
class Model(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.into, self.layer, self.out = torch.nn.Linear(3, 16), layer, torch.nn.Linear(16, 3)
    def forward(self, positions, charges):
        h = self.layer(self.into(positions) + charges.unsqueeze(-1).float())
        return self.out(h), h.mean((1, 2))
model = Model().eval()
positions, charges = torch.randn(4, 5, 3), torch.randint(0, 9, (4, 5))
axes = {"positions": {0: "batch", 1: "atoms"}, "charges": {0: "batch", 1: "atoms"},
        "forces": {0: "batch", 1: "atoms"}, "energy": {0: "batch"}}
torch.onnx.export(model, (positions, charges), sys.argv[1], opset_version=13, dynamic_axes=axes,
    input_names=["positions", "charges"], output_names=["forces", "energy"])
forces, energy = model(positions, charges)
print(json.dumps([t.tolist() for t in (positions, charges, forces, energy)]))
`;
const hasPython = (() => {
  try {
    execFileSync(python, ["-c", "import torch"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();

test.skipIf(!hasRuntime || !hasPython)("a transformer that PyTorch exported", () => {
  const path = join(folder, "exported.onnx");
  const said = execFileSync(python, ["-W", "ignore", "-c", script, path], { encoding: "utf8" });
  const [positions, charges, forces, energy] = JSON.parse(
    said.trim().split("\n").at(-1)!,
  ) as number[][];
  const runner = openOnnx(path);
  opened.push(runner);
  expect(runner.inputs).toEqual([
    { name: "positions", dtype: "float32", shape: [null, null, 3] },
    { name: "charges", dtype: "int64", shape: [null, null] },
  ]);
  const call = {
    positions: tensor(positions),
    charges: tensor(charges, { dtype: "int64" }),
  };
  const [answer] = runner.run([call]);
  expect(answer.forces.sub(tensor(forces)).abs().max().item()).toBeLessThan(1e-5);
  expect(answer.energy.sub(tensor(energy)).abs().max().item()).toBeLessThan(1e-5);
});

test("without the package one sentence says how to get it", () => {
  const path = join(folder, "any.onnx");
  writeFileSync(path, onnxFile(layer));
  // The compiled program alone, from a folder without any packages around it.
  const loaded = `
    import { loadRuntime } from ${JSON.stringify(join(folder, "dist/subjects/onnx/runtime.js"))};
    try { loadRuntime(); } catch (error) { console.log(error.name + ": " + error.message); }`;
  const dist = new URL("../../../dist/", import.meta.url).pathname;
  execFileSync("cp", ["-r", dist, join(folder, "dist")]);
  writeFileSync(join(folder, "package.json"), '{"type": "module"}');
  const said = execFileSync(process.execPath, ["--input-type=module", "-e", loaded], {
    cwd: folder,
    encoding: "utf8",
  });
  expect(said).toBe(
    "UserError: ONNX files need onnxruntime-node, which is not installed: " +
      "npm install onnxruntime-node --ignore-scripts\n",
  );
});
