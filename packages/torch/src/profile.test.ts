import { expect, test } from "vitest";

import { nn, profile, randn, tidy, TorchError } from "./index.js";

const x = randn([64, 128]);
const layer = new nn.Sequential(new nn.Linear(128, 256), new nn.GELU(), new nn.Linear(256, 1));
const step = (): void => tidy(() => layer.forward(x).square().mean().backward());
const names = (found: { operators: { name: string }[] }) => found.operators.map(({ name }) => name);

test("operators and their derivatives are counted, each with its own time", () => {
  step();
  const found = profile(() => {
    for (let i = 0; i < 20; i++) step();
    return "done";
  });
  expect(found.result).toBe("done");
  const of = (name: string) => found.operators.find((one) => one.name === name);
  expect(of("aten::gelu")?.calls).toBe(20);
  expect(of("aten::linear")?.calls).toBe(40);
  expect(names(found).some((name) => name.includes("gelu_backward"))).toBe(true);
  const seconds = found.operators.map((one) => one.seconds);
  expect(seconds).toEqual([...seconds].sort((a, b) => b - a));
  expect(seconds.every((one) => one >= 0)).toBe(true);
  // Kernels of forward and backward, on this thread and the engine's; nothing is counted twice.
  const total = seconds.reduce((sum, one) => sum + one, 0);
  expect(total).toBeGreaterThan(0);
  expect(total).toBeLessThan(found.seconds);
});

test("nothing is recorded before, after, or twice", () => {
  profile(() => x.exp());
  x.sin();
  const found = profile(() => x.cos());
  expect(names(found)).toEqual(["aten::cos"]);
  found.result.dispose();
});

test("a profile within a profile and a Promise are refused, and the next one works", () => {
  expect(() => profile(() => profile(() => x.exp()))).toThrow(TorchError);
  const asynchronous = (async () => 1) as unknown as () => number;
  expect(() => profile(asynchronous)).toThrow("cannot take an async function");
  expect(() =>
    profile(() => {
      throw new Error("on purpose");
    }),
  ).toThrow("on purpose");
  expect(names(profile(() => void x.tan().dispose()))).toContain("aten::tan");
});
