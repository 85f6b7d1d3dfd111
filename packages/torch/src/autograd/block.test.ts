/** A transformer block's second derivatives, against PyTorch in float64. */
import { expect, test } from "vitest";

import {
  functionalCall,
  grad,
  hessianOf,
  hessianVectorProduct,
  hvp,
  hvpByDifferences,
  nn,
  parametersToVector,
  tidy,
  vectorToTensors,
  vmap,
  type Tensor,
} from "../index.js";
import { difference, goldens, leftBy } from "./testing.js";

const stored = goldens();
const [x, target] = [stored["block.x"], stored["block.target"]]; // [3, 5, 8]
const subset = ["norm1.weight", "norm1.bias", "attention.in_proj_bias", "norm2.bias"];

class Block extends nn.Module {
  norm1 = new nn.LayerNorm(8);
  attention = new nn.MultiheadAttention(8, 2);
  norm2 = new nn.LayerNorm(8);
  linear1 = new nn.Linear(8, 16);
  linear2 = new nn.Linear(16, 8);
  gelu = new nn.GELU();

  forward(input: Tensor): Tensor {
    const attended = input.add(this.attention.forward(this.norm1.forward(input)));
    const hidden = this.gelu.forward(this.linear1.forward(this.norm2.forward(attended)));
    return attended.add(this.linear2.forward(hidden));
  }
}

const prefix = "block.state.";
const names = Object.keys(stored)
  .filter((name) => name.startsWith(prefix))
  .map((name) => name.slice(prefix.length));
const block = new Block().to({ dtype: "float64" });
block.loadStateDict(Object.fromEntries(names.map((name) => [name, stored[prefix + name]])));
const named = block.stateDict();
const parameters = names.map((name) => named[name]);
const loss = (input = x, wanted = target): Tensor =>
  block.forward(input).sub(wanted).square().mean();

test("loss, gradient and Hessian-vector products", () => {
  expect(loss().item()).toBeCloseTo(stored["block.loss"].item(), 13);
  using product = hessianVectorProduct(loss(), parameters);
  const gradient = parametersToVector(product.gradient);
  expect(difference(gradient, stored["block.gradient"])).toBeLessThan(1e-13);
  for (const k of [0, 1])
    expect(difference(product(stored[`block.vector.${k}`]), stored[`block.hvp.${k}`])).toBeLessThan(
      1e-13,
    );
});

test("the same products as those of a function of the parameters, exact and by differences", () => {
  const f = (...weights: Tensor[]): Tensor => {
    const replaced = Object.fromEntries(names.map((name, i) => [name, weights[i]]));
    return functionalCall(block, replaced, x).sub(target).square().mean();
  };
  const vectors = vectorToTensors(stored["block.vector.0"], parameters);
  const wanted = vectorToTensors(stored["block.hvp.0"], parameters);
  expect(difference(hvp(f, parameters, vectors)[1], wanted)).toBeLessThan(1e-13);
  expect(difference(hvpByDifferences(f, parameters, vectors), wanted)).toBeLessThan(1e-7);
  expect(leftBy(() => tidy(() => void hvp(f, parameters, vectors)))).toBe(0);
});

test("the Hessian of some of its parameters", () => {
  const some = subset.map((name) => named[name]);
  expect(difference(hessianOf(loss(), some), stored["block.hessian"])).toBeLessThan(1e-13);
});

test("gradients of each sample's loss", () => {
  const some = subset.map((name) => named[name]);
  const perSample = vmap((one, wanted) => grad(loss(one.unsqueeze(0), wanted), some))(x, target);
  subset.forEach((name, i) =>
    expect(difference(perSample[i], stored[`block.sample.${name}`])).toBeLessThan(1e-13),
  );
});
