import { expect, test } from "vitest";

import { keep, manualSeed, randn, tensor, tidy, zeros, type Tensor } from "../index.js";
import { reachableTensors } from "../live-tensors.js";
import { native } from "../native.js";
import { Linear, parameter, type Parameter } from "../nn/index.js";
import { LBFGS, type LBFGSOptions } from "./index.js";

const double = { dtype: "float64" } as const;

/** Steps on a loss of one parameter; how often the loss was computed is counted. */
function problem(x: Parameter, loss: (x: Tensor) => Tensor, options: LBFGSOptions = {}) {
  const optimizer = new LBFGS([["x", x]], options);
  const counted = {
    optimizer,
    calls: 0,
    step: (): number =>
      optimizer.step(() => {
        counted.calls++;
        optimizer.zeroGrad();
        const value = loss(x);
        value.backward();
        return value;
      }),
  };
  return counted;
}

/** Far from round: curvatures from 1 to 100. */
const curvatures = tensor([1, 3, 10, 30, 100], double);
const quadratic = (x: Tensor): Tensor => x.sub(1).square().mul(curvatures).sum();

test("a quadratic of five variables is at its minimum after few iterations", () => {
  const x = parameter(zeros([5], double));
  const options = { lineSearch: "strong-wolfe", maxIter: 25, toleranceChange: 0 } as const;
  const { step, optimizer } = problem(x, quadratic, options);
  expect(step()).toBe(144);
  expect(x.sub(1).abs().max().item()).toBeLessThan(1e-6);
  expect(optimizer.stateDict().numbers.n_iter).toBeLessThan(25);
});

test("Rosenbrock's valley is followed to its end", () => {
  const x = parameter(tensor([-1.2, 1], double));
  const { step } = problem(
    x,
    (at) => {
      const [a, b] = at.unbind();
      return b.sub(a.square()).square().mul(100).add(a.neg().add(1).square());
    },
    { lineSearch: "strong-wolfe", maxIter: 60, toleranceChange: 0 },
  );
  step();
  expect(step()).toBeLessThan(1e-16);
  for (const value of x.toNumbers()) expect(value).toBeCloseTo(1, 7);
});

test("what ends a step: a small gradient, small changes, iterations, evaluations", () => {
  const calls = (start: number, options: LBFGSOptions): [number, number] => {
    const x = parameter(tensor([start, 0, 0, 0, 0], double));
    const made = problem(x, quadratic, options);
    made.step();
    return [made.calls, made.optimizer.stateDict().numbers.n_iter];
  };
  const search = { lineSearch: "strong-wolfe" } as const;
  const at = parameter(tensor([1, 1, 1, 1, 1], double));
  const arrived = problem(at, quadratic);
  expect(arrived.step()).toBe(0);
  expect(arrived.calls).toBe(1);
  expect(calls(0, { lr: 1e-3, maxIter: 7 })).toEqual([7, 7]);
  expect(calls(0, { lr: 1e-3, maxIter: 7, maxEval: 4 })).toEqual([4, 3]);
  expect(calls(0, { lr: 1e-3, toleranceGrad: 1e3 })).toEqual([1, 0]);
  expect(calls(0, { ...search, toleranceChange: 1e3 })[1]).toBe(1);
  // Without evaluations to spare, 1.25 maxIter of them.
  expect(calls(0, { ...search, maxIter: 4, toleranceChange: 0 })[0]).toBeGreaterThanOrEqual(5);
});

test("a closure that throws leaves the parameters where they were, and nothing behind", () => {
  const x = parameter(tensor([3, 2, 1, 0, -1], double));
  const { step, optimizer } = problem(x, quadratic, { lineSearch: "strong-wolfe", maxIter: 2 });
  step();
  const values = x.toNumbers();
  optimizer.zeroGrad();
  const before = reachableTensors();
  let evaluations = 0;
  expect(() =>
    optimizer.step(() => {
      if (++evaluations === 2) throw new Error("out of data");
      const loss = quadratic(x);
      loss.backward();
      return loss;
    }),
  ).toThrow("out of data");
  optimizer.zeroGrad();
  expect(x.toNumbers()).toEqual(values);
  expect(native.liveTensors()).toBeLessThanOrEqual(before + 2); // one more pair of the Hessian
  for (let i = 0; i < 30; i++) step();
  expect(step()).toBeLessThan(1e-8);
});

test("its memory is as long as asked for, and survives scopes", () => {
  manualSeed(5);
  const x = parameter(randn([5], double));
  const { step, optimizer } = problem(x, (at) => quadratic(at).add(at.pow(4).sum()), {
    lineSearch: "strong-wolfe",
    maxIter: 2,
    historySize: 3,
    toleranceChange: 0,
  });
  for (let i = 0; i < 4; i++) tidy(step);
  const names = Object.keys(optimizer.stateDict().tensors);
  expect(names.filter((name) => name.startsWith("old_dirs"))).toHaveLength(3);
  expect(names).toHaveLength(8);
});

test("parameters the loss does not depend on stay", () => {
  const [x, idle] = [tensor([0, 0, 0, 0, 0], double), tensor([7, 8], double)].map((value) =>
    parameter(value),
  );
  const optimizer = new LBFGS(
    [
      ["idle", idle],
      ["x", x],
    ],
    { lineSearch: "strong-wolfe" },
  );
  optimizer.step(() => {
    optimizer.zeroGrad();
    const loss = quadratic(x);
    loss.backward();
    return loss;
  });
  expect(idle.toNumbers()).toEqual([7, 8]);
  expect(x.sub(1).abs().max().item()).toBeLessThan(1e-3);
});

test("mixed parameters, groups, half precision and options out of range are refused", () => {
  const [single, wide] = [parameter(zeros([1])), parameter(zeros([1], double))];
  const closure = (): Tensor => keep(single.sum());
  expect(() =>
    new LBFGS([
      ["a", single],
      ["b", wide],
    ]).step(closure),
  ).toThrow(
    "LBFGS needs all parameters of one dtype and device: a is float32 on cpu and b float64 on cpu",
  );
  const groups = [{ parameters: [["a", single]] }, { parameters: [["b", wide]] }] as const;
  expect(() => new LBFGS(groups as never)).toThrow("it has no parameter groups");
  const half = new Linear(2, 1).to({ dtype: "bfloat16" });
  const optimizer = new LBFGS(half.namedParameters());
  const step = (): number =>
    optimizer.step(() => {
      const loss = half.weight.sum();
      loss.backward();
      return loss;
    });
  expect(step).toThrow("LBFGS computes in float32 and float64, not bfloat16");
  const refuse = (options: object, reason: string): void =>
    expect(() => new LBFGS([["a", single]], options)).toThrow(reason);
  refuse({ maxIter: 0 }, "LBFGS: maxIter 0 must be a positive integer");
  refuse({ maxEval: 1.5 }, "maxEval 1.5 must be a positive integer");
  refuse({ historySize: 0 }, "historySize 0 must be a positive integer");
  refuse({ toleranceGrad: -1 }, "toleranceGrad -1 must not be negative");
  refuse({ lineSearch: "armijo" }, 'lineSearch armijo must be "strong-wolfe" or null');
});

test("states that do not fit are refused and change nothing", () => {
  const x = parameter(zeros([5], double));
  const { step, optimizer } = problem(x, quadratic, { maxIter: 3, lr: 1e-3 });
  step();
  const { tensors, numbers } = optimizer.stateDict();
  const load = (change: object): (() => void) => {
    return () => optimizer.loadStateDict({ tensors, numbers, ...change });
  };
  expect(load({ tensors: { ...tensors, d: zeros([4]) } })).toThrow(
    "LBFGS: the state's d must be [5], not [4]",
  );
  expect(load({ tensors: { ...tensors, "old_dirs.7": zeros([5]) } })).toThrow("old_dirs.7");
  const { n_iter: _, ...rest } = numbers;
  expect(load({ numbers: rest })).toThrow("LBFGS: the state lacks the number n_iter");
  expect(load({ numbers: { ...numbers, "x.step": 3 } })).toThrow("x.step, which it does not know");
  expect(optimizer.stateDict()).toEqual({ tensors, numbers });
});
