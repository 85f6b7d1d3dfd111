import { expect, test } from "vitest";

import {
  manualSeed,
  randn,
  tensor,
  tidy,
  zeros,
  type DType,
  type Tensor,
  type TorchError,
} from "../index.js";
import { reachableTensors } from "../live-tensors.js";
import { native } from "../native.js";
import { Linear, parameter, type Parameter } from "../nn/index.js";
import * as optim from "./index.js";

type Named = Map<string, Parameter>;
type Made = optim.SGD | optim.Adam | optim.Muon | optim.LBFGS;

/** Each optimiser with options that make it remember all it can. */
const makers: [string, (parameters: Named) => Made][] = [
  ["SGD", (given) => new optim.SGD(given, { lr: 0.01, momentum: 0.9, nesterov: true })],
  ["Adam", (given) => new optim.Adam(given, { lr: 0.01, amsgrad: true, weightDecay: 0.1 })],
  ["AdamW", (given) => new optim.AdamW(given, { lr: 0.01, betas: [0.8, 0.9] })],
  ["Muon", (given) => new optim.Muon(given, { lr: 0.01 })],
  [
    "LBFGS",
    (given) => new optim.LBFGS(given, { maxIter: 3, historySize: 4, lineSearch: "strong-wolfe" }),
  ],
];

function start(seed = 1): Named {
  manualSeed(seed);
  const shapes = { tall: [4, 3], wide: [2, 5] };
  return new Map(
    Object.entries(shapes).map(([name, shape]) => [
      name,
      parameter(randn(shape, { dtype: "float64" })),
    ]),
  );
}

function contents(optimizer: Made): unknown {
  const { tensors, numbers } = optimizer.stateDict();
  const entries = Object.entries(tensors).map(([name, value]) => [name, value.toNumbers()]);
  return [Object.fromEntries(entries), numbers];
}

/** A loss with a valley, whose gradient is not the same in any two steps. */
function advance(optimizer: Made, parameters: Named): void {
  const closure = (): Tensor => {
    optimizer.zeroGrad();
    const terms = [...parameters.values()].map((value) =>
      value.sub(1).square().mul(value.add(2).square()).sum(),
    );
    const loss = terms.reduce((sum, term) => sum.add(term));
    loss.backward();
    return loss;
  };
  tidy(() => {
    if (optimizer instanceof optim.LBFGS) optimizer.step(closure);
    else {
      closure();
      optimizer.step();
    }
  });
}

const values = (parameters: Named): number[][] =>
  Array.from(parameters.values(), (value) => value.toNumbers());

test.each(makers)("%s continues from a saved state bit for bit", (_, make) => {
  const whole = start();
  const first = make(whole);
  for (let step = 0; step < 5; step++) advance(first, whole);
  const { tensors, numbers } = first.stateDict();
  // As files would hold it, and numbers as JSON.
  const copies = Object.entries(tensors).map(([name, value]) => [name, value.clone()] as const);
  const text = JSON.stringify(numbers);
  const resumed: Named = new Map(
    Array.from(whole, ([name, value]) => [name, parameter(value.detach().clone())]),
  );
  for (let step = 0; step < 4; step++) advance(first, whole);

  const second = make(resumed);
  const state = { tensors: Object.fromEntries(copies), numbers: JSON.parse(text) };
  second.loadStateDict(state as optim.OptimizerState);
  for (const [, copy] of copies) copy.fill_(NaN); // it has its own
  for (let step = 0; step < 4; step++) advance(second, resumed);
  expect(values(resumed)).toEqual(values(whole));
  expect(contents(second)).toEqual(contents(first));

  const lost: Named = start();
  const third = make(lost);
  for (let step = 0; step < 5; step++) advance(third, lost);
  third.loadStateDict(make(lost).stateDict());
  for (let step = 0; step < 4; step++) advance(third, lost);
  expect(values(lost)).not.toEqual(values(whole));
});

test.each(makers)("%s lets no tensor go astray", (_, make) => {
  const parameters = start();
  const optimizer = make(parameters);
  for (let step = 0; step < 6; step++) advance(optimizer, parameters);
  optimizer.zeroGrad();
  const before = reachableTensors();
  for (let step = 0; step < 4; step++) advance(optimizer, parameters);
  optimizer.zeroGrad();
  expect(native.liveTensors()).toBe(before);
  optimizer.loadStateDict(optimizer.stateDict());
  expect(native.liveTensors()).toBe(before);
});

test.each(makers)("%s goes on when its parameters change dtype", (_, make) => {
  const [moved, whole] = [start(), start()];
  const [first, second] = [make(moved), make(whole)];
  const to = (parameters: Named, dtype: DType): void => {
    const module = new Linear(1, 1);
    Object.assign(module, Object.fromEntries(parameters));
    module.to({ dtype });
  };
  for (let step = 0; step < 3; step++) {
    advance(first, moved);
    advance(second, whole);
  }
  to(moved, "float32");
  const before = reachableTensors();
  advance(first, moved);
  first.zeroGrad();
  expect(native.liveTensors()).toBe(before);
  advance(second, whole);
  for (const [name, kept] of Object.entries(first.stateDict().tensors))
    expect(kept.dtype, name).toBe("float32");
  [...moved.values()].forEach((value, i) => {
    expect(value.dtype).toBe("float32");
    const wanted = [...whole.values()][i];
    // Muon computes in bfloat16 in any case.
    expect(value.sub(wanted).abs().max().item()).toBeLessThan(1e-4);
  });
});

test("a group added later starts on its own, with the optimiser's options", () => {
  const [p, q] = [zeros([1]), zeros([1])].map((value) => parameter(value));
  const optimizer = new optim.SGD([["p", p]], { lr: 0.5, momentum: 0.5 });
  p.grad = tensor([1]);
  optimizer.step();
  optimizer.addParameterGroup({ parameters: [["q", q]], lr: 0.25 });
  expect(optimizer.groups.map(({ lr, momentum }) => [lr, momentum])).toEqual([
    [0.5, 0.5],
    [0.25, 0.5],
  ]);
  for (const value of [p, q]) value.grad = tensor([1]);
  optimizer.step();
  expect([p.item(), q.item()]).toEqual([-0.5 - 0.5 * 1.5, -0.25]);
  expect(optimizer.stateDict().numbers).toMatchObject({ "groups.1.lr": 0.25, "q.step": 1 });
  optimizer.lr = 0.125;
  expect(optimizer.groups.map(({ lr }) => lr)).toEqual([0.125, 0.125]);
});

test("a saved state brings the options that are numbers", () => {
  const parameters = start();
  const saved = new optim.SGD(parameters, { lr: 0.5, momentum: 0.25 });
  advance(saved, parameters);
  const other = new optim.SGD(parameters);
  other.loadStateDict(saved.stateDict());
  expect(other.groups[0]).toMatchObject({ lr: 0.5, momentum: 0.25, nesterov: false });
  // States of older versions hold less.
  other.loadStateDict({ tensors: {}, numbers: { "groups.0.lr": 0.125 } });
  expect(other.groups[0]).toMatchObject({ lr: 0.125, momentum: 0.25 });
});

test("complex parameters move as their real and imaginary parts would", () => {
  const complex = parameter(randn([3], { dtype: "complex64" }));
  const real = parameter(complex.detach().viewAsReal().clone());
  const optimizers = [complex, real].map((value) => new optim.Adam([["p", value]], { lr: 0.1 }));
  for (let step = 0; step < 3; step++) {
    complex.grad = randn([3], { dtype: "complex64" });
    real.grad = complex.grad.viewAsReal();
    for (const optimizer of optimizers) optimizer.step();
  }
  expect(complex.detach().viewAsReal().toNumbers()).toEqual(real.toNumbers());
});

/** The message of what `body` throws. */
function complaint(body: () => unknown): string {
  try {
    body();
  } catch (error) {
    return (error as TorchError).message;
  }
  return "nothing";
}

test("bad parameters, one sentence each", () => {
  const p = parameter(zeros([2]));
  const sgd = (given: unknown): string => complaint(() => new optim.SGD(given as Named));
  expect(sgd([])).toBe("SGD needs at least one parameter");
  expect(sgd([{ parameters: [] }])).toBe("SGD needs at least one parameter");
  expect(sgd([p])).toBe(
    "an optimiser takes parameters by name: pass model.namedParameters(), or [name, tensor] pairs",
  );
  expect(sgd([{ parameters: [["p", p]] }, { parameters: [["p", parameter(zeros([1]))]] }])).toBe(
    "SGD: the parameter p is given twice",
  );
  expect(sgd({ p })).toContain("iterable");
  expect(
    sgd([
      ["p", p],
      ["q", p],
    ]),
  ).toBe("SGD: the parameters p and q are the same tensor");
  expect(sgd([["twice", p.mul(2)]])).toBe(
    "SGD: twice is the result of an operator; give the tensor it was computed from, or detach it",
  );
  expect(sgd([["n", tensor([1], { dtype: "int64" })]])).toBe(
    "SGD: n is int64, which has no gradient",
  );
});

test("states that do not fit, one sentence each, and nothing changes", () => {
  const parameters = start();
  const optimizer = new optim.Adam(parameters);
  advance(optimizer, parameters);
  const { tensors, numbers } = optimizer.stateDict();
  const load = (state: Partial<optim.OptimizerState>): string =>
    complaint(() => optimizer.loadStateDict({ tensors, numbers, ...state }));
  expect(load({ numbers: { ...numbers, "groups.1.lr": 1 } })).toBe(
    "Adam: the state has groups.1.lr, which it does not know",
  );
  expect(load({ numbers: { ...numbers, "other.step": 1 } })).toBe(
    "Adam: the state has other.step, which it does not know",
  );
  expect(load({ numbers: { ...numbers, "tall.step": -1 } })).toBe(
    "the state for Adam: tall.step -1 must be a positive integer",
  );
  expect(load({ numbers: { ...numbers, "groups.0.lr": -1 } })).toBe(
    "the state for Adam: lr -1 must not be negative",
  );
  const { "tall.exp_avg": _, ...rest } = tensors;
  expect(load({ tensors: rest })).toBe(
    "Adam: the state's tall.exp_avg must be [4, 3], but is missing",
  );
  const sgd = new optim.SGD(parameters, { momentum: 0.5 });
  advance(sgd, parameters);
  expect(load(sgd.stateDict())).toContain("groups.0.momentum");
  expect(optimizer.stateDict()).toEqual({ tensors, numbers });
});

test("undefined options are defaults, and SGD's are checked", () => {
  const make = (options: optim.SGDOptions): optim.SGD => new optim.SGD(start(), options);
  expect(make({ lr: undefined }).lr).toBe(1e-3);
  const refuse = (options: optim.SGDOptions): string => complaint(() => make(options));
  expect(refuse({ momentum: -1 })).toBe("SGD: momentum -1 must not be negative");
  expect(refuse({ dampening: NaN })).toBe("SGD: dampening NaN must be a number");
  expect(refuse({ nesterov: true })).toBe(
    "SGD: nesterov needs a momentum and no dampening, not 0 and 0",
  );
  expect(refuse({ weightDecay: -1 })).toBe("SGD: weightDecay -1 must not be negative");
});
