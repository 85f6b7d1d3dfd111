import { expect, test } from "vitest";

import {
  functionalCall,
  grad,
  manualSeed,
  nn,
  ones,
  randn,
  tidy,
  vmap,
  type Tensor,
} from "../index.js";
import { native } from "../native.js";
import { difference, double, leftBy, randomDouble } from "./testing.js";

test("it is the batched operator", () => {
  const [x, y] = [randomDouble([4, 3], 1), randomDouble([4, 3], 2)];
  const dot = vmap((a, b) => a.dot(b));
  expect(difference(dot(x, y), x.mul(y).sum([1]))).toBeLessThan(1e-15);
  expect(vmap((a) => a.square())(x).equal(x.square())).toBe(true);
});

test("batch dimensions go in and out where they are asked for", () => {
  const [x, w] = [randomDouble([3, 4], 1), randomDouble([5, 3], 2)];
  const apply = vmap((column, matrix) => matrix.mv(column), { inDims: [1, null], outDims: -1 });
  expect(difference(apply(x, w), w.matmul(x))).toBeLessThan(1e-14);
  const both = vmap((a) => ({ same: a, twice: [a.mul(2), a.sum()] }), {
    inDims: -1,
    outDims: { same: 1, twice: [0, 0] },
  })(x);
  expect(both.same.equal(x)).toBe(true);
  expect(both.twice.map((one) => one.shape)).toEqual([[4, 3], [4]]);
  expect(vmap((a) => [a, a], { outDims: 1 })(x).map((one) => one.shape)).toEqual([
    [4, 3],
    [4, 3],
  ]);
});

test("gradients of each sample's loss, the example of the documentation", () => {
  const dtype = "float64";
  const model = new nn.Sequential(
    new nn.Linear(3, 4, { dtype }),
    new nn.GELU(),
    new nn.Linear(4, 2, { dtype }),
  );
  const [inputs, targets] = [randomDouble([5, 3], 1), randomDouble([5, 2], 2)];
  const weights = Object.fromEntries(model.namedParameters());
  const perSample = vmap((x, y) => {
    const out = functionalCall(model, weights, x.unsqueeze(0));
    const found = grad(out.sub(y).square().mean(), Object.values(weights));
    return Object.fromEntries(Object.keys(weights).map((name, i) => [name, found[i]]));
  });
  const gradients = perSample(inputs, targets);
  expect(gradients["0.weight"].shape).toEqual([5, 4, 3]);
  // Their mean is the gradient of the mean loss, and each is that of its own.
  const whole = grad(model.forward(inputs).sub(targets).square().mean(), Object.values(weights));
  const means = Object.keys(weights).map((name) => gradients[name].mean(0));
  expect(difference(means, whole)).toBeLessThan(1e-14);
  const third = model
    .forward(inputs.narrow(0, 2, 1))
    .sub(targets.select(0, 2))
    .square()
    .mean();
  const [alone] = grad(third, [weights["0.weight"]]);
  expect(difference(gradients["0.weight"].select(0, 2), alone)).toBeLessThan(1e-14);
  expect(leftBy(() => perSample(inputs, targets))).toBe(4);
  expect(leftBy(() => tidy(() => void perSample(inputs, targets)))).toBe(0);
});

test("gradients flow through it", () => {
  const x = double([1, 2, 3]);
  x.requiresGrad = true;
  const cubes = vmap((a) => a.pow(3))(x);
  expect(grad(cubes.sum(), [x])[0].toNumbers()).toEqual([3, 12, 27]);
});

test("what a sample leaves behind is freed before the next", () => {
  const alive: number[] = [];
  vmap((a) => {
    alive.push(native.liveTensors());
    return a.mul(2).add(1).exp().sum();
  })(ones([4, 3]));
  expect(alive.map((count) => count - alive[0])).toEqual([0, 1, 2, 3]); // the results
});

test("samples draw random numbers of their own", () => {
  manualSeed(0);
  const noise = vmap((a) => a.add(randn([2])))(ones([3]));
  manualSeed(0);
  const expected = [randn([2]), randn([2]), randn([2])].flatMap((one) => one.add(1).toNumbers());
  expect(noise.toNumbers()).toEqual(expected);
});

test("what does not fit is named", () => {
  const [a, b] = [ones([3, 2]), ones([4, 2])];
  const sum = (x: Tensor, y: Tensor): Tensor => x.add(y);
  expect(() => vmap(sum)(a, b)).toThrow(
    "vmap: input 0 has 3 samples and input 1 has 4; inDims null shares an input among all",
  );
  expect(() => vmap(sum, { inDims: [0] })(a, b)).toThrow("vmap: 1 inDims for 2 inputs");
  expect(() => vmap(sum, { inDims: [null, null] })(a, b)).toThrow("no input has a batch dimension");
  expect(() => vmap(sum, { inDims: 2 })(a, b)).toThrow(
    "vmap: input 0 has no dimension 2, its shape is [3, 2]",
  );
  expect(() => vmap(sum, { inDims: -3 })(a, b)).toThrow("no dimension -3");
  expect(() => vmap(sum, { inDims: 0.5 })(a, b)).toThrow("no dimension 0.5");
  expect(() => vmap(sum)(ones([0]), ones([0]))).toThrow("vmap: the batch is empty");
  let calls = 0;
  const uneven = (): Tensor => ones([++calls]);
  expect(() => vmap(uneven)(a)).toThrow(
    "vmap: the result is Tensor(float32[1]) for sample 0 and Tensor(float32[2]) for sample 1",
  );
  expect(() => vmap((x) => ({ x, n: 3 as never }))(a)).toThrow(
    "vmap: the result.n must be a tensor or arrays and objects of tensors, not 3",
  );
  expect(() => vmap((() => null) as never)(a)).toThrow("not null");
  expect(() => vmap((async () => a) as never)(a)).toThrow(/Promise|async/);
  expect(() => vmap((x) => [x, x], { outDims: [0] })(a)).toThrow("no number for the result.1");
  let turn = 0;
  const changing = (x: Tensor): Tensor[] => (++turn === 1 ? [x, x] : [x]);
  expect(() => vmap(changing)(a)).toThrow(
    "the result.1 is Tensor(float32[2]) for sample 0 and undef",
  );
});
