import { expect, test } from "vitest";

import {
  call,
  collectGarbage,
  defaultGenerator,
  Opaque,
  randn,
  tensor,
  TorchError,
} from "./index.js";

const weight = tensor([
  [1, -2, 0.5],
  [0, 4, 1],
]);
const bias = tensor([1, -1]);

function packed(): Opaque {
  const quantized = call("aten::quantize_per_tensor", "", 1, weight, 0.5, 0, "qint8");
  return call("quantized::linear_prepack", "", 1, quantized, bias);
}

test("packed weights come as an opaque object and go into the operator that takes them", () => {
  const weights = packed();
  expect(weights).toBeInstanceOf(Opaque);
  expect(weights.kind).toBe("__torch__.torch.classes.quantized.LinearPackedParamsBase");
  collectGarbage(); // the reference in `weights` keeps it
  const x = call("aten::quantize_per_tensor", "", 1, tensor([[1, 1, 2]]), 0.5, 10, "quint8");
  const y = call<typeof bias>("quantized::linear", "", 1, x, weights, 0.5, 10);
  expect(y.dequantize().toNumbers()).toEqual([1, 5]); // 1 - 2 + 1 + 1, 4 + 2 - 1
});

test("objects that nothing refers to are freed, and their numbers used again", () => {
  const last = (() => {
    for (let i = 0; i < 50; i++) packed();
    return packed().objectHandle;
  })();
  collectGarbage();
  const gone = Object.assign(Object.create(Opaque.prototype), { objectHandle: last }) as Opaque;
  expect(() => gone.kind).toThrow("this object is gone");
  const slots = Array.from({ length: 20 }, () => packed().objectHandle % 2 ** 24);
  expect(Math.max(...slots)).toBeLessThan(60);
});

test("an object of another kind, and a tensor in its place, are refused with the argument's name", () => {
  const x = call("aten::quantize_per_tensor", "", 1, tensor([[1, 1, 2]]), 0.5, 10, "quint8");
  const run = (weights: unknown) => (): unknown =>
    call("quantized::linear", "", 1, x, weights, 0.5, 10);
  expect(run(weight)).toThrow(
    /argument "W_prepack" must be an opaque object of type .*, not a Tensor/,
  );
  expect(run(defaultGenerator)).toThrow(
    /must be an opaque object of type .*, not one of type Generator/,
  );
  expect(() => call("aten::add", "Tensor", 1, weight, packed())).toThrow(
    'add: argument "other" must be a Tensor, not an opaque object',
  );
  expect(() => randn([2], { generator: packed() as never })).toThrow(TorchError);
  expect(() => call("aten::add", "Tensor", 1, weight, { a: 1 })).toThrow("not a record");
  expect(() => call("aten::add", "Tensor", 1, weight, new Date())).toThrow(
    "a Date cannot be an argument of an operator",
  );
});
