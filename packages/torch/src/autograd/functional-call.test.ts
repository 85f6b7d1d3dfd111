import { expect, test } from "vitest";

import {
  functionalCall,
  grad,
  hessian,
  hessianOf,
  hvp,
  nn,
  noGrad,
  ones,
  tidy,
  vectorToTensors,
  zeros,
  type Tensor,
} from "../index.js";
import { difference, double, leftBy, randomDouble } from "./testing.js";

const dtype = "float64";

/** Two layers in an array, a scale that both use, and running statistics. */
class Net extends nn.Module {
  layers = [new nn.Linear(2, 2, { dtype }), new nn.Linear(2, 2, { dtype })];
  scale = nn.parameter(double(1));
  seen = nn.buffer(zeros([2], { dtype }));
  passing = nn.buffer(zeros([2], { dtype }), { persistent: false });

  constructor() {
    super();
    this.layers[1].bias = this.layers[0].bias; // shared
  }
  forward(x: Tensor): Tensor {
    noGrad(() => this.seen.add_(x.sum([0])));
    return this.layers.reduce((h, layer) => layer.forward(h).mul(this.scale), x);
  }
}

/** What Net computes, from plain tensors. */
function byHand(x: Tensor, w0: Tensor, w1: Tensor, bias: Tensor, scale: Tensor): Tensor {
  const hidden = x.matmul(w0.t()).add(bias).mul(scale);
  return hidden.matmul(w1.t()).add(bias).mul(scale);
}

const x = randomDouble([3, 2], 1);
const weight = randomDouble([2, 2], 2);
const bias = randomDouble([2], 3);

test("named tensors take the place of parameters, shared ones everywhere, for one call", () => {
  const net = new Net();
  const before = Object.entries(net.stateDict()).map(([name, one]) => [name, one.toNumbers()]);
  const seen = zeros([2], { dtype });
  const scale = double(3);
  const out = functionalCall(
    net,
    { "layers.1.weight": weight, "layers.0.bias": bias, scale, seen },
    x,
  );
  expect(difference(out, byHand(x, net.layers[0].weight, weight, bias, scale))).toBeLessThan(1e-14);
  const after = Object.entries(net.stateDict()).map(([name, one]) => [name, one.toNumbers()]);
  expect(after).toEqual(before);
  // What the module changes in place is the replacement.
  expect(seen.toNumbers()).toEqual(x.sum([0]).toNumbers());
  const again = functionalCall(net, { "layers.1.bias": bias, "layers.0.bias": bias }, x);
  const { layers } = net;
  const expected = byHand(x, layers[0].weight, layers[1].weight, bias, net.scale);
  expect(difference(again, expected)).toBeLessThan(1e-14);
});

test("gradients flow into the replacements and not into the module", () => {
  const net = new Net();
  const [w, b] = [weight.clone(), bias.clone()];
  for (const leaf of [w, b]) leaf.requiresGrad = true;
  const moved = w.mul(2);
  functionalCall(net, { "layers.0.weight": moved, "layers.0.bias": b }, x).sum().backward();
  const [w2, b2] = [weight.clone(), bias.clone()];
  for (const leaf of [w2, b2]) leaf.requiresGrad = true;
  byHand(x, w2.mul(2), net.layers[1].weight, b2, net.scale).sum().backward();
  expect(difference([w.grad!, b.grad!], [w2.grad!, b2.grad!])).toBeLessThan(1e-14);
  expect([net.layers[0].weight.grad, net.layers[0].bias!.grad]).toEqual([null, null]);
  expect(net.layers[1].weight.grad).not.toBeNull();
});

test("derivatives by a model's parameters: the Hessian of the function is that of the model", () => {
  const net = new Net();
  const named = Object.fromEntries(net.namedParameters());
  const names = Object.keys(named);
  const loss = (vector: Tensor): Tensor => {
    const parts = vectorToTensors(vector, Object.values(named));
    const weights = Object.fromEntries(names.map((name, i) => [name, parts[i]]));
    return functionalCall(net, weights, x).square().mean();
  };
  const point = double(Object.values(named).flatMap((one) => one.toNumbers()));
  const matrix = hessian(loss, point);
  const direct = hessianOf(net.forward(x).square().mean(), net.parameters());
  expect(difference(matrix, direct)).toBeLessThan(1e-13);
  const v = randomDouble([point.size], 5);
  expect(difference(hvp(loss, point, v)[1], direct.mv(v))).toBeLessThan(1e-13);
});

test("calls nest, also on a part of the module", () => {
  const net = new Net();
  const part = net.layers[0];
  class Outer extends nn.Module {
    net = net;
    forward(input: Tensor): Tensor[] {
      const inner = functionalCall(part, { bias: double([0, 0]) }, input);
      return [inner, part.forward(input)];
    }
  }
  const own = part.bias!.toNumbers();
  const replaced = { "net.layers.0.bias": bias, "net.layers.0.weight": weight };
  const [inner, after] = functionalCall(new Outer(), replaced, x);
  expect(difference(inner, x.matmul(weight.t()))).toBeLessThan(1e-15);
  expect(difference(after, x.matmul(weight.t()).add(bias))).toBeLessThan(1e-15);
  expect(part.bias!.toNumbers()).toEqual(own);
});

test("inputs are checked where the class is known, and pass where it is not", () => {
  const net = new Net();
  const unknown: nn.Module = net;
  const out = functionalCall(unknown, { "layers.0.weight": weight }, x) as Tensor;
  expect(out.equal(functionalCall(net, { "layers.0.weight": weight }, x))).toBe(true);
  // @ts-expect-error: Net.forward takes a tensor
  expect(() => functionalCall(net, {}, "x")).toThrow(/sum/);
});

test("two tensors may stand for each other", () => {
  const net = new Net();
  const [first, second] = net.layers.map((layer) => layer.weight);
  const swapped = { "layers.0.weight": second, "layers.1.weight": first };
  const out = functionalCall(net, swapped, x);
  const expected = byHand(x, second, first, net.layers[0].bias!, net.scale);
  expect(difference(out, expected)).toBeLessThan(1e-14);
});

test("a module that returns its own tensors returns the replacements", () => {
  class Shows extends nn.Module {
    weight = nn.parameter(ones([2]));
    forward(): { own: Tensor; list: Map<string, Tensor[]> } {
      return { own: this.weight, list: new Map([["twice", [this.weight, this.weight.mul(2)]]]) };
    }
  }
  const module = new Shows();
  const { own, list } = functionalCall(module, { weight: bias });
  expect(own).toBe(bias);
  expect(list.get("twice")![0]).toBe(bias);
  expect(list.get("twice")![1].toNumbers()).toEqual(bias.mul(2).toNumbers());
  expect(functionalCall(module, {}).own).toBe(module.weight);
});

test("the module is as before when forward throws, in tidy too", () => {
  const net = new Net();
  const own = net.layers[0].weight.toNumbers();
  const wrong = (): Tensor => functionalCall(net, { "layers.0.weight": weight }, ones([3, 5]));
  expect(wrong).toThrow(/mat1|size|shape/);
  expect(() => tidy(wrong)).toThrow(/mat1|size|shape/);
  expect(net.layers[0].weight.toNumbers()).toEqual(own);
});

test("nothing is left but the result", () => {
  const net = new Net();
  const call = (): Tensor =>
    tidy(() => functionalCall(net, { "layers.0.weight": weight.mul(2) }, x));
  expect(leftBy(call)).toBe(1);
  expect(leftBy(() => tidy(() => void grad(call().sum(), [net.scale])))).toBe(0);
});

test("names that do not exist, shapes that do not fit and contradictions are errors", () => {
  const net = new Net();
  const run = (replacements: Record<string, Tensor>): Tensor =>
    functionalCall(net, replacements, x);
  expect(() => run({ "layer.0.weight": weight })).toThrow(
    'functionalCall: Net has no parameter or buffer "layer.0.weight"; did you mean "layers.0.weight"?',
  );
  expect(() => run({ pasing: bias })).toThrow('did you mean "passing"?');
  expect(() => functionalCall(new nn.GELU(), { weight }, x)).toThrow("and it has none at all");
  expect(() => run({ "layers.0.weight": bias })).toThrow(
    "functionalCall: layers.0.weight has shape [2, 2] and its replacement [2]",
  );
  expect(() => run({ "layers.0.bias": bias, "layers.1.bias": bias.clone() })).toThrow(
    "functionalCall: layers.1.bias is shared, and another name gives it a different replacement",
  );
  class Later extends nn.Module {
    weight = nn.parameter(ones([2]));
    async forward(): Promise<Tensor> {
      return this.weight;
    }
  }
  expect(() => functionalCall(new Later(), { weight: bias })).toThrow("forward returned a Promise");
});
