import { expect, test } from "vitest";

import { ones, tensor, zeros, type Tensor } from "../../index.js";
import {
  Linear,
  Module,
  ModuleDict,
  ModuleList,
  parameter,
  ParameterList,
  ReLU,
  Sequential,
} from "../index.js";

test("Sequential runs its modules in order, named by position or by name", () => {
  const plain = new Sequential(new Linear(1, 1), new ReLU());
  plain.loadStateDict({ "0.weight": tensor([[2]]), "0.bias": tensor([-3]) });
  expect(plain.forward(tensor([[1], [2]])).toNumbers()).toEqual([0, 1]);
  expect(plain.append(new Linear(1, 2)).length).toBe(3);
  expect(Object.keys(plain.stateDict())).toEqual(["0.weight", "0.bias", "2.weight", "2.bias"]);
  expect(plain.at(-1)).toBe(plain.layers[2]);
  expect([...plain]).toEqual(plain.layers);
  expect(() => plain.at(3)).toThrow("Sequential: no module at 3 of 3");

  const named = new Sequential({ lift: new Linear(1, 2), act: new ReLU() });
  expect(Object.keys(named.stateDict())).toEqual(["lift.weight", "lift.bias"]);
  expect(named.forward(ones([1, 1])).shape).toEqual([1, 2]);
  expect(new Sequential().forward(ones([1])).item()).toBe(1);
});

test("ModuleList is a list with the names of an array", () => {
  const [a, b, c] = [new Linear(1, 1), new Linear(1, 2), new ReLU()];
  const list = new ModuleList<Module>([a]);
  list.extend([c]).insert(1, b);
  expect([...list]).toEqual([a, b, c]);
  expect(list.append(new Linear(2, 1)).length).toBe(4);
  expect([...list.namedParameters().keys()]).toEqual([
    "0.weight",
    "0.bias",
    "1.weight",
    "1.bias",
    "3.weight",
    "3.bias",
  ]);
  expect(list.at(-2)).toBe(c);
  expect(list.eval().at(0).training).toBe(false);
  expect(() => list.at(4)).toThrow("ModuleList: no module at 4 of 4");
  expect(() => list.forward()).toThrow("ModuleList: has no forward of its own");
});

test("ModuleDict is a map whose keys are the names", () => {
  const dict = new ModuleDict({ energy: new Linear(2, 1) });
  dict.set("forces", new Linear(2, 3));
  expect(Object.keys(dict.stateDict())).toEqual([
    "energy.weight",
    "energy.bias",
    "forces.weight",
    "forces.bias",
  ]);
  expect([...dict].map(([name]) => name)).toEqual([...dict.keys()]);
  expect([...dict.values()]).toEqual([dict.get("energy"), dict.get("forces")]);
  expect(() => dict.get("charge")).toThrow("ModuleDict: no module charge; it has energy, forces");
  expect(dict.delete("energy")).toBe(true);
  expect([dict.size, dict.has("energy")]).toEqual([1, false]);
  expect(new ModuleDict([["a", new ReLU()]]).has("a")).toBe(true);
  expect(() => dict.forward()).toThrow("ModuleDict: has no forward of its own");
});

test("ParameterList makes parameters of tensors and keeps those it is given", () => {
  const given = parameter(ones([2]));
  const list = new ParameterList([given, zeros([3])]);
  expect(list.at(0)).toBe(given);
  expect(list.at(1).requiresGrad).toBe(true);
  expect(list.append(ones([1])).length).toBe(3);
  expect([...list.namedParameters().keys()]).toEqual(["0", "1", "2"]);
  const sum = [...list].reduce<Tensor>((total, one) => total.add(one.sum()), zeros([]));
  sum.backward();
  expect(list.at(0).grad!.toNumbers()).toEqual([1, 1]);
  expect(() => list.at(3)).toThrow("ParameterList: no parameter at 3 of 3");
  expect(() => list.forward()).toThrow("ParameterList: has no forward of its own");
});
