import { expect, test } from "vitest";

import { Generator, grad, keep, noGrad, randn, tidy, type Tensor } from "../index.js";
import { reachableTensors } from "../live-tensors.js";
import { native } from "../native.js";
import { captureOutputs, Linear, Module, ReLU, Sequential } from "./index.js";

const generator = new Generator(4);
const x = randn([2, 3], { generator });

/** Frees what its parts give as soon as it is done with it. */
class Thrifty extends Module {
  first = new Linear(3, 4);
  second = new Linear(4, 2);
  act = new ReLU();
  forward(input: Tensor): Tensor {
    return tidy(() => {
      const hidden = tidy(() => this.act.forward(this.first.forward(input)));
      return this.act.forward(this.second.forward(hidden)).sum();
    });
  }
}

/** Gives tensors in a structure. */
class Pair extends Module {
  inner = new Linear(3, 2);
  forward(input: Tensor): { list: Tensor[]; map: Map<string, Tensor>; count: number } {
    return tidy(() => {
      const y = this.inner.forward(input);
      return { list: [y, y.neg()], map: new Map([["twice", y.mul(2)]]), count: 2 };
    });
  }
}

function hooked(model: Module): boolean {
  return model.modules().some((module) => Object.hasOwn(module, "forward"));
}

test("named outputs come with the result, in the order in which they were made", () => {
  const model = new Sequential(new Linear(3, 4), new ReLU(), new Linear(4, 2));
  const { result, outputs } = captureOutputs(model, ["2", "0"], () => model.forward(x));
  expect(Object.keys(outputs)).toEqual(["0", "2"]);
  expect(outputs["0"].toNumbers()).toEqual(model.at(0).forward(x).toNumbers());
  expect(outputs["2"].toNumbers()).toEqual(result.toNumbers());
  expect(hooked(model)).toBe(false);
});

test("outputs freed by a tidy inside the model live on in the caller's scope, and end with it", () => {
  const model = new Thrifty();
  const before = reachableTensors();
  let captured: Tensor | undefined;
  tidy(() => {
    const start = native.liveTensors();
    const { result, outputs } = captureOutputs(model, ["first", "second"], () =>
      tidy(() => model.forward(x)),
    );
    expect(native.liveTensors() - start).toBe(3);
    expect(outputs.first.toNumbers()).toEqual(model.first.forward(x).toNumbers());
    expect(result.item()).toBe(outputs.second.relu().sum().item());
    captured = outputs.first;
  });
  expect(native.liveTensors()).toBe(before);
  expect(() => captured!.shape).toThrow("disposed");
});

test("outside any scope they are left to the garbage collector", () => {
  const model = new Thrifty();
  const before = reachableTensors();
  (() => {
    const { outputs } = captureOutputs(model, ["first"], () => model.forward(x));
    expect(outputs.first.shape).toEqual([2, 4]);
  })();
  expect(reachableTensors()).toBe(before);
});

test("a scope around that returns them hands them on", () => {
  const model = new Thrifty();
  const { outputs } = tidy(() => captureOutputs(model, ["first"], () => model.forward(x)));
  expect(outputs.first.shape).toEqual([2, 4]);
});

test("they are the tensors of the computation: gradients reach them", () => {
  const model = new Thrifty();
  const { result, outputs } = captureOutputs(model, ["first", "second"], () => model.forward(x));
  const [byFirst, bySecond] = grad(result, [outputs.first, outputs.second], {
    retainGraph: true,
  });
  const open = (y: Tensor): Tensor => y.gt(0).to("float32");
  expect(bySecond.toNumbers()).toEqual(open(outputs.second).toNumbers());
  const expected = bySecond.matmul(model.second.weight).mul(open(outputs.first));
  expect(byFirst.sub(expected).abs().max().item()).toBeLessThan(1e-6);
  // Without a gradient to keep, there is none.
  const { outputs: plain } = noGrad(() => captureOutputs(model, ["first"], () => model.forward(x)));
  expect(plain.first.requiresGrad).toBe(false);
});

test("a module that runs again is numbered", () => {
  const model = new Thrifty();
  const { outputs } = captureOutputs(model, ["act"], () => model.forward(x));
  expect(Object.keys(outputs)).toEqual(["act", "act#2"]);
  expect(outputs.act.shape).toEqual([2, 4]);
  expect(outputs["act#2"].shape).toEqual([2, 2]);
});

test("a function chooses modules by name or class", () => {
  const model = new Sequential(new Linear(3, 4), new Sequential(new ReLU(), new Linear(4, 2)));
  const linears = captureOutputs(
    model,
    (_, module) => module instanceof Linear,
    () => model.forward(x),
  );
  expect(Object.keys(linears.outputs)).toEqual(["0", "1.1"]);
  const none = captureOutputs(
    model,
    (name) => name.startsWith("9"),
    () => model.forward(x),
  );
  expect(none.outputs).toEqual({});
});

test("structures of tensors keep their form", () => {
  const model = new Pair();
  type Output = ReturnType<Pair["forward"]>;
  const before = reachableTensors();
  tidy(() => {
    const start = native.liveTensors();
    const { result, outputs } = captureOutputs<string, Output>(model, [""], () => {
      tidy(() => void model.forward(x));
      return "done";
    });
    expect(result).toBe("done");
    const [y, negative] = outputs[""].list;
    expect(negative.toNumbers()).toEqual(y.neg().toNumbers());
    expect(outputs[""].map.get("twice")!.toNumbers()).toEqual(y.mul(2).toNumbers());
    expect(outputs[""].count).toBe(2);
    expect(native.liveTensors() - start).toBe(3 + 2);
  });
  expect(native.liveTensors()).toBe(before);
});

test("a body that fails leaves neither hooks nor tensors", () => {
  const model = new Thrifty();
  const before = reachableTensors();
  const fail = (): never => {
    tidy(() => void model.forward(x));
    throw new Error("from the body");
  };
  expect(() => captureOutputs(model, ["first"], fail)).toThrow("from the body");
  expect(native.liveTensors()).toBe(before);
  expect(hooked(model)).toBe(false);
});

test("names that are wrong or idle, and async bodies, are refused", () => {
  const model = new Thrifty();
  const run = (): Tensor => model.forward(x);
  expect(() => captureOutputs(model, ["third"], run)).toThrow(
    "Thrifty has no module third; it has first, second, act",
  );
  expect(() => captureOutputs(model, ["first"], () => 0)).toThrow(
    "captureOutputs: first did not run",
  );
  // @ts-expect-error scopes and hooks belong to synchronous code
  expect(() => captureOutputs(model, ["first"], async () => run())).toThrow(
    "captureOutputs() cannot take an async function",
  );
  expect(hooked(model)).toBe(false);
});

test("a tensor that is kept by the model stays the model's", () => {
  const constant = keep(randn([2]));
  class Constant extends Module {
    forward(): Tensor {
      return constant;
    }
  }
  const model = new Constant();
  tidy(() => {
    const { outputs } = captureOutputs(model, [""], () => model.forward());
    expect(outputs[""].toNumbers()).toEqual(constant.toNumbers());
  });
  expect(constant.shape).toEqual([2]);
});
