/** Walking, counting and printing a tree of modules. */
import { inspect } from "node:util";
import { expect, test } from "vitest";

import { manualSeed, ones, type Tensor } from "../index.js";
import {
  BatchNorm2d,
  Bilinear,
  Conv2d,
  ConvTranspose1d,
  CrossEntropyLoss,
  Dropout,
  Embedding,
  Flatten,
  GELU,
  GroupNorm,
  init,
  LayerNorm,
  Linear,
  MaxPool2d,
  Module,
  ModuleDict,
  ModuleList,
  MultiheadAttention,
  parameter,
  ParameterList,
  ReLU,
  RMSNorm,
  Sequential,
  Upsample,
} from "./index.js";

class Block extends Module {
  norm = new LayerNorm(4);
  layers = [new Linear(4, 4), new Linear(4, 4)];
  heads = new ModuleDict({ energy: new Linear(4, 1), charge: new Linear(4, 1) });
  again = this.norm;
  scale = parameter(ones([4]));
  forward(x: Tensor): Tensor {
    return x;
  }
}

test("children are the modules in the fields, each once", () => {
  const block = new Block();
  expect([...block.namedChildren().keys()]).toEqual(["norm", "layers.0", "layers.1", "heads"]);
  expect(block.children()[3]).toBe(block.heads);
  expect(block.numParameters()).toBe(8 + 2 * 20 + 2 * 5 + 4);
});

test("modules are found by the names they have in the state, second names included", () => {
  const model = new Sequential(new Block(), new ReLU());
  const block = model.at(0) as Module as Block;
  expect(model.getSubmodule("")).toBe(model);
  expect(model.getSubmodule("0.layers.1")).toBe(block.layers[1]);
  expect(model.getSubmodule("0.heads.energy")).toBe(block.heads.get("energy"));
  expect(model.getSubmodule("0.again")).toBe(block.norm);
  for (const [name, module] of model.namedModules()) expect(model.getSubmodule(name)).toBe(module);
  // One name is the beginning of the other.
  const heads = new ModuleDict({ dipole: new ReLU(), dipoles: new ReLU() });
  expect(heads.getSubmodule("dipoles")).toBe(heads.get("dipoles"));
  expect(() => model.getSubmodule("0.layers.2")).toThrow(
    "Block has no module layers.2; it has norm, layers.0, layers.1, heads, again",
  );
  expect(() => model.getSubmodule("1.x")).toThrow("ReLU has no module x; it has no modules");
});

test("apply visits what is below first, as PyTorch does, so that weights are drawn in its order", () => {
  const model = new Sequential(new Linear(2, 2), new Sequential(new Linear(2, 3), new ReLU()));
  const visited: string[] = [];
  const names = new Map(Array.from(model.namedModules(), ([name, module]) => [module, name]));
  expect(model.apply((module) => void visited.push(names.get(module)!))).toBe(model);
  expect(visited).toEqual(["0", "1.0", "1.1", "1", ""]);
  // Printed by PyTorch 1.13 after the same model.apply(…), with the same seed.
  manualSeed(3);
  model.apply((module) => {
    if (module instanceof Linear) init.normal(module.weight, 0, 0.5);
  });
  const last = model.getSubmodule("1.0") as Linear;
  expect(last.weight.toNumbers()).toEqual([
    0.02309122495353222, -0.6841295957565308, 0.16874754428863525, 0.5055579543113708,
    -0.7175896763801575, 0.48871588706970215,
  ]);
});

test("a field that points back does not make the walk endless", () => {
  class Child extends Module {
    constructor(readonly parent: Module) {
      super();
    }
    forward(): void {}
  }
  class Parent extends Module {
    child = new Child(this);
    forward(): void {}
  }
  const visited: string[] = [];
  new Parent().apply((module) => void visited.push(module.constructor.name));
  expect(visited).toEqual(["Child", "Parent"]);
  expect(String(new Parent())).toBe("Parent(\n  (child): Child()\n)");
});

test("a model prints as a tree, in Node's console too", () => {
  const model = new Sequential({
    stem: new Conv2d(3, 8, 3, { padding: "same", bias: false }),
    norm: new BatchNorm2d(8),
    pool: new MaxPool2d(2),
    body: new Sequential(new Flatten(), new Linear(32, 4), new GELU({ approximate: "tanh" })),
    act: new ReLU(),
  });
  expect(inspect(model)).toBe(String(model));
  expect(String(model)).toMatchInlineSnapshot(`
    "Sequential(
      (stem): Conv2d(3, 8, kernelSize=[3, 3], stride=[1, 1], padding="same", bias=false)
      (norm): BatchNorm2d(8, eps=0.00001, momentum=0.1, affine=true, trackRunningStats=true)
      (pool): MaxPool2d(kernelSize=[2, 2], stride=[2, 2], padding=[0, 0], dilation=[1, 1], ceilMode=false)
      (body): Sequential(
        (0): Flatten(startDim=1, endDim=-1)
        (1): Linear(inFeatures=32, outFeatures=4, bias=true)
        (2): GELU(approximate="tanh")
      )
      (act): ReLU()
    )"
  `);
  expect(String(new Block())).toMatchInlineSnapshot(`
    "Block(
      (norm): LayerNorm(normalizedShape=[4], eps=0.00001, elementwiseAffine=true)
      (layers.0): Linear(inFeatures=4, outFeatures=4, bias=true)
      (layers.1): Linear(inFeatures=4, outFeatures=4, bias=true)
      (heads): ModuleDict(
        (energy): Linear(inFeatures=4, outFeatures=1, bias=true)
        (charge): Linear(inFeatures=4, outFeatures=1, bias=true)
      )
    )"
  `);
});

test("layers print their settings, and those only that are not the usual ones", () => {
  const layers = [
    new Conv2d(4, 6, [3, 2], {
      stride: 2,
      padding: 1,
      dilation: 2,
      groups: 2,
      paddingMode: "reflect",
    }),
    new ConvTranspose1d(2, 4, 3, { stride: 2, padding: 1, outputPadding: 1, bias: false }),
    new Bilinear(2, 3, 4),
    new Embedding(10, 3, { paddingIdx: -1, maxNorm: 1 }),
    new GroupNorm(2, 4, { eps: 1e-3 }),
    new RMSNorm(4),
    new MultiheadAttention(8, 2, { dropout: 0.1, kdim: 4 }),
    new Dropout(0.1),
    new Upsample({ scaleFactor: 2, mode: "bilinear" }),
    new CrossEntropyLoss({ reduction: "sum" }),
    new ParameterList([ones([2]), ones([3, 1])]),
    new ModuleList(),
  ];
  expect(layers.map(String).join("\n")).toMatchInlineSnapshot(`
    "Conv2d(4, 6, kernelSize=[3, 2], stride=[2, 2], padding=[1, 1], dilation=[2, 2], groups=2, paddingMode="reflect")
    ConvTranspose1d(2, 4, kernelSize=[3], stride=[2], padding=[1], outputPadding=[1], bias=false)
    Bilinear(in1Features=2, in2Features=3, outFeatures=4, bias=true)
    Embedding(10, 3, paddingIdx=9, maxNorm=1)
    GroupNorm(2, 4, eps=0.001, affine=true)
    RMSNorm(normalizedShape=[4], eps=null, elementwiseAffine=true)
    MultiheadAttention(
      8, numHeads=2, dropout=0.1, kdim=4
      (out_proj): Linear(inFeatures=8, outFeatures=8, bias=true)
    )
    Dropout(p=0.1)
    Upsample(scaleFactor=2, mode="bilinear")
    CrossEntropyLoss(reduction="sum")
    ParameterList(
      (0): Tensor(float32[2])
      (1): Tensor(float32[3, 1])
    )
    ModuleList()"
  `);
});
