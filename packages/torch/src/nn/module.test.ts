import { expect, test } from "vitest";

import { reachableTensors } from "../live-tensors.js";
import { native } from "../native.js";
import { noGrad, ones, randn, tensor, tidy, zeros, type Tensor } from "../index.js";
import {
  buffer,
  Dropout,
  Linear,
  Module,
  parameter,
  ReLU,
  Sequential,
  type Buffer,
  type Parameter,
} from "./index.js";

class Block extends Module {
  scale: Parameter;
  inner: Sequential;
  layers: Linear[];
  steps: Buffer;
  scratch: Buffer;
  /** Neither marked nor a module: no part of the state. */
  constant = ones([2]);
  sizes = [1, 2, 3];
  absent: Parameter | null = null;
  #hidden = parameter(ones([1]));

  constructor() {
    super();
    this.scale = parameter(ones([2]));
    this.inner = new Sequential(new Linear(2, 2), new ReLU(), new Linear(2, 2, { bias: false }));
    this.layers = [new Linear(2, 1), new Linear(2, 1)];
    this.steps = buffer(tensor([3], { dtype: "int64" }));
    this.scratch = buffer(zeros([2]), { persistent: false });
  }
  forward(x: Tensor): Tensor {
    return this.inner.forward(x.mul(this.scale)).mul(this.#hidden);
  }
}

const parameterNames = [
  "scale",
  "inner.0.weight",
  "inner.0.bias",
  "inner.2.weight",
  "layers.0.weight",
  "layers.0.bias",
  "layers.1.weight",
  "layers.1.bias",
];

test("parts are found by their fields, in the order of definition", () => {
  const block = new Block();
  expect([...block.namedParameters().keys()]).toEqual(parameterNames);
  expect([...block.namedBuffers().keys()]).toEqual(["steps", "scratch"]);
  expect(Object.keys(block.stateDict())).toEqual([...parameterNames, "steps"]);
  expect([...block.namedModules().keys()]).toEqual([
    "",
    "inner",
    "inner.0",
    "inner.1",
    "inner.2",
    "layers.0",
    "layers.1",
  ]);
  expect(block.stateDict()["inner.0.weight"]).toBe((block.inner.layers[0] as Linear).weight);
});

test("a parameter shared by two modules is one parameter under two names of the state", () => {
  class Tied extends Module {
    encoder = new Linear(2, 2, { bias: false });
    decoder = new Linear(2, 2, { bias: false });
    constructor() {
      super();
      this.decoder.weight = this.encoder.weight;
    }
    forward(x: Tensor): Tensor {
      return this.decoder.forward(this.encoder.forward(x));
    }
  }
  const tied = new Tied();
  expect([...tied.namedParameters().keys()]).toEqual(["encoder.weight"]);
  expect(Object.keys(tied.stateDict())).toEqual(["encoder.weight", "decoder.weight"]);
});

test("a field that points back to a module above is not followed", () => {
  class Child extends Module {
    weight = parameter(ones([1]));
    constructor(readonly parent: Module) {
      super();
    }
    forward(): void {}
  }
  class Parent extends Module {
    child = new Child(this);
    forward(): void {}
  }
  expect(Object.keys(new Parent().stateDict())).toEqual(["child.weight"]);
  expect(new Parent().modules()).toHaveLength(2);
});

test("a state copies values, not tensors, and converts their dtype", () => {
  const [from, to] = [new Block(), new Block()];
  const double = Object.fromEntries(
    Object.entries(from.stateDict()).map(([name, value]) => [name, value.to("float64")]),
  );
  const weight = to.layers[0].weight;
  expect(to.loadStateDict(double)).toEqual({ missing: [], unexpected: [] });
  expect(to.layers[0].weight).toBe(weight);
  expect(weight.dtype).toBe("float32");
  expect(weight.toNumbers()).toEqual(from.layers[0].weight.toNumbers());
  noGrad(() => from.layers[0].weight.zero_());
  expect(weight.toNumbers()).not.toEqual([0, 0]);
});

test("a state that does not fit is refused as a whole, with every reason", () => {
  const linear = new Linear(2, 3);
  const before = linear.weight.toNumbers();
  const state = { weight: zeros([2, 3]), gain: zeros([1]) };
  expect(() => linear.loadStateDict(state)).toThrow(
    "the state does not fit this Linear: missing bias; unexpected gain; " +
      "of another shape weight ([2, 3] instead of [3, 2])",
  );
  expect(() => linear.loadStateDict({ weight: zeros([3, 2]) })).toThrow("missing bias");
  expect(linear.weight.toNumbers()).toEqual(before);

  const report = linear.loadStateDict(
    { weight: zeros([3, 2]), gain: zeros([1]) },
    { strict: false },
  );
  expect(report).toEqual({ missing: ["bias"], unexpected: ["gain"] });
  expect(linear.weight.toNumbers()).toEqual([0, 0, 0, 0, 0, 0]);
  expect(() => linear.loadStateDict(state, { strict: false })).toThrow("of another shape");

  const many = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`extra${i}`, zeros([1])]));
  expect(() => linear.loadStateDict({ ...linear.stateDict(), ...many })).toThrow(
    /unexpected extra0, .*extra7 and 4 more$/,
  );
});

test("train and eval reach every module below", () => {
  const model = new Sequential(new Sequential(new Dropout(0.5)), new ReLU());
  expect(model.training).toBe(true);
  model.eval();
  expect(model.modules().map((module) => module.training)).toEqual([false, false, false, false]);
  const x = ones([1000]);
  expect(model.forward(x).sum().item()).toBe(1000);
  model.train();
  const dropped = new Set(model.forward(x).toNumbers());
  expect(dropped).toEqual(new Set([0, 2]));
});

test("requiresGrad, zeroGrad and to act on all parameters in place", () => {
  const block = new Block();
  block
    .forward(randn([3, 2]))
    .sum()
    .backward();
  expect(block.scale.grad).not.toBeNull();
  block.zeroGrad();
  expect(block.scale.grad).toBeNull();
  block.requiresGrad(false);
  expect(block.parameters().some((one) => one.requiresGrad)).toBe(false);
  block.requiresGrad();

  const { scale } = block;
  expect(block.to({ dtype: "float64" }).scale).toBe(scale);
  expect(scale.dtype).toBe("float64");
  expect(scale.requiresGrad).toBe(true);
  expect(block.steps.dtype).toBe("int64");
  scale.mul(2).sum().backward();
  expect(scale.grad!.dtype).toBe("float64");
});

test("parameters and buffers made inside tidy outlive it; temporaries do not", () => {
  const before = reachableTensors();
  const block = tidy(() => {
    tidy(() => void randn([3]));
    const made = new Block();
    // In arrays and closures tidy would not find them: they are kept, not returned.
    return { names: made.namedParameters().size, read: () => made };
  });
  expect(block.names).toBe(8);
  const made = block.read();
  expect(made.layers[1].weight.shape).toEqual([1, 2]);
  expect(made.steps.item()).toBe(3);
  expect(() => made.constant.shape).toThrow("disposed");
  expect(native.liveTensors() - before).toBe(8 + 1 + 2);
});

test("a parameter made from a computed tensor is a leaf of its own", () => {
  const source = randn([2]);
  source.requiresGrad = true;
  const made = parameter(source.mul(2));
  expect(made.isLeaf).toBe(true);
  made.sum().backward();
  expect(made.grad!.toNumbers()).toEqual([1, 1]);
  expect(source.grad).toBeNull();
  expect(parameter(tensor([1, 2], { dtype: "int64" })).requiresGrad).toBe(false);
  expect(parameter(ones([1]), { requiresGrad: false }).requiresGrad).toBe(false);
});
