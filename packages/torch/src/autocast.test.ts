import { expect, test } from "vitest";

import { autocast, manualSeed, nn, ones, randn, tidy } from "./index.js";

test("products are computed in bfloat16 inside and in float32 outside", () => {
  const [a, b] = [ones([2, 3]), ones([3, 2])];
  const inside = autocast({ device: "cpu" }, () => a.matmul(b));
  expect([inside.dtype, a.matmul(b).dtype]).toEqual(["bfloat16", "float32"]);
  autocast({ device: "cpu" }, () => {
    const off = autocast({ device: "cpu", enabled: false }, () => a.matmul(b).dtype);
    expect([off, a.matmul(b).dtype]).toEqual(["float32", "bfloat16"]);
  });
  expect(() =>
    autocast({ device: "cpu" }, () => {
      throw new Error("inside");
    }),
  ).toThrow("inside");
  expect(a.matmul(b).dtype).toBe("float32");
});

test("gradients come in the weights' type and follow the weights from step to step", () => {
  manualSeed(0);
  const layer = new nn.Linear(8, 8);
  const x = randn([16, 8]);
  const loss = (): number =>
    tidy(() => {
      layer.zeroGrad();
      const out = autocast({ device: "cpu" }, () => layer.forward(x).square().mean());
      out.backward();
      return out.item();
    });
  const first = loss();
  expect(layer.weight.grad?.dtype).toBe("float32");
  layer.to({}); // unchanged
  tidy(() => layer.weight.detach().mul_(0));
  tidy(() => layer.bias?.detach().mul_(0));
  expect(first).toBeGreaterThan(0);
  expect(loss()).toBe(0); // a remembered cast of the old weights would show here
});

test("wrong devices, types and async bodies are refused", () => {
  expect(() => autocast({ device: "cpu", dtype: "float16" }, () => 1)).toThrow(
    "cpu computes in bfloat16, not in float16",
  );
  expect(() => autocast({ device: "gpu" }, () => 1)).toThrow(/gpu/);
  expect(() => autocast({ device: "cpu" }, (async () => 1) as never)).toThrow(TypeError);
  expect(ones([1, 1]).matmul(ones([1, 1])).dtype).toBe("float32");
});
