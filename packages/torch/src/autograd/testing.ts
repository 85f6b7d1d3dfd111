/** What the tests of derivatives share: PyTorch's results, comparison, a count of tensors left. */
import { fileURLToPath } from "node:url";

import {
  keep,
  loadSafetensors,
  manualSeed,
  randn,
  tensor,
  tidy,
  type Nested,
  type Tensor,
} from "../index.js";
import { reachableTensors } from "../live-tensors.js";
import { native } from "../native.js";

/** Tensors of scripts/goldens/autograd.py by name, in float64. */
export function goldens(): Record<string, Tensor> {
  const file = new URL("../../fixtures/autograd.safetensors", import.meta.url);
  return loadSafetensors(fileURLToPath(file)).tensors;
}

/** The largest difference of two lists of tensors, relative to the largest element of the second. */
export function difference(a: Tensor | readonly Tensor[], b: Tensor | readonly Tensor[]): number {
  const [left, right] = [flat(a), flat(b)];
  if (left.join("; ") !== right.join("; ")) return Infinity;
  return tidy(() => {
    const scale = Math.max(1e-300, ...right.map((one) => one.abs().max().item()));
    return Math.max(...left.map((one, i) => one.sub(right[i]).abs().max().item())) / scale;
  });
}

function flat(tensors: Tensor | readonly Tensor[]): readonly Tensor[] {
  return Array.isArray(tensors) ? tensors : [tensors as Tensor];
}

/** Values in float64. */
export function double(values: Nested): Tensor {
  return tidy(() => tensor(values, { dtype: "float64" }));
}

/** Random numbers in float64, the same for the same seed. */
export function randomDouble(shape: readonly number[], seed: number): Tensor {
  manualSeed(seed);
  return randn(shape, { dtype: "float64" });
}

/** How many tensors `body` leaves alive, those in what it returns included. */
export function leftBy(body: () => unknown): number {
  const before = reachableTensors();
  const result = body();
  const left = native.liveTensors() - before;
  void result;
  return left;
}

/** A symmetric matrix `[size, size]` and a function with that Hessian, ½ xᵀAx + bᵀx. */
export function quadratic(size: number): { a: Tensor; f: (x: Tensor) => Tensor } {
  const raw = randomDouble([size, size], 1);
  const a = keep(raw.add(raw.t()));
  const b = keep(randomDouble([size], 2));
  return { a, f: (x) => x.dot(a.mv(x)).mul(0.5).add(b.dot(x)) };
}

/** f(x, y) of scripts/goldens/autograd.py: `[3]` and `[2, 2]` to `[2, 2]` and `[3]`. */
export function severalOfTwo(x: Tensor, y: Tensor): [Tensor, Tensor] {
  const first = x.narrow(0, 0, 2).unsqueeze(1).mul(y).sin();
  return [first.add(x.select(0, 2).mul(y.square())), x.mul(0.3).exp().mul(y.sum())];
}

/** g(x, y) of the same script, a scalar. */
export function scalarOfTwo(x: Tensor, y: Tensor): Tensor {
  const [a, b] = severalOfTwo(x, y);
  return a.square().sum().add(b.prod());
}

/** Σ 100 (x_{i+1} − x_i²)² + (1 − x_i)² */
export function rosenbrock(x: Tensor): Tensor {
  const count = x.size - 1;
  const [here, next] = [x.narrow(0, 0, count), x.narrow(0, 1, count)];
  return next.sub(here.square()).square().mul(100).add(here.rsub(1).square()).sum();
}
