import { arange, Generator, jit, rand, randn, type Tensor, tidy, zeros } from "@equimeter/torch";
import { expect, test } from "vitest";

import { compose, type Elements, inverse } from "../groups/element.js";
import { groupNamed } from "../groups/groups.js";
import { representationOf } from "../groups/representation.js";
import { Actions } from "./actions.js";
import { apart } from "./testing.js";

/** Values [rows, …] of each representation, and a group that may act on them. */
const cases: [representation: string, shape: number[], group: string][] = [
  ["vector", [6, 3], "O3"],
  ["vector", [6, 4, 2, 3], "O3"],
  ["vector", [6, 4, 2], "SO2"],
  ["point", [6, 3], "SE3(2)"],
  ["point", [6, 4, 3], "SE3(2)"],
  ["point", [6, 4, 2], "D(5)"],
  ["pseudovector", [6, 4, 3], "O3"],
  ["cell", [6, 3, 3], "O3"],
  ["tensor(1)", [6, 3], "O3"],
  ["tensor(2)", [6, 3, 3], "O3"],
  ["tensor(3)", [6, 2, 3, 3, 3], "O3"],
  ["irreps(2x0e+1x0o)", [6, 3], "O3"],
  ["irreps(2x1o+1e)", [6, 9], "O3"],
  ["irreps(0o+2x2e+3o+4e)", [6, 2, 27], "O3"],
  ["voxels", [6, 4, 4, 4], "Oh"],
  ["voxels(vector)", [6, 2, 3, 4, 4, 4], "Oh"],
  ["voxels(pseudovector)", [6, 3, 4, 4, 4], "Oh"],
  ["voxels(irreps(0e+2e))", [6, 6, 3, 3, 3], "O"],
  ["voxels", [6, 4, 4, 5], "C4z"],
  ["image", [6, 2, 5, 5], "D(4)"],
  ["image(vector)", [6, 2, 5, 5], "C(4)"],
  ["image", [6, 4, 5], "mirror(x)"],
  ["permute(1)", [6, 5], "S(5)"],
  ["permute(2)", [6, 2, 5, 3], "S(5)"],
  ["point[0:3]+vector[4:7]+invariant[7:9]", [6, 4, 9], "SE3(2)"],
  ["tensor(2)[1:10]", [6, 11], "O3"],
  ["invariant[0:2]+vector[2:5]", [6, 5], "SO3"],
  ["point on axis 1", [6, 3, 4], "SE3(2)"],
  ["vector[0:3]+invariant[3:4] on axis 1", [6, 4, 5], "SO3"],
];

/** A module that acts with elements given to it. */
function module(representation: string): jit.ScriptModule {
  const actions = new Actions();
  const method = actions.method(representation)!;
  const { methods, buffers } = actions.script;
  const forward = `\
def forward(self, values: Tensor, rotation: Tensor, translation: Tensor, permutation: Tensor) -> Tensor:
    return self.${method}(values, (rotation, translation, permutation))`;
  return jit.define({ source: [...new Set(methods), forward].join("\n\n"), buffers });
}

function act(script: jit.ScriptModule, values: Tensor, elements: Elements): Tensor {
  const [n] = elements.rotation.shape;
  const { rotation, translation = zeros([n, 3], { dtype: "float64" }) } = elements;
  const permutation = elements.permutation ?? zeros([n, 0], { dtype: "int64" });
  return script.forward(values, rotation, translation, permutation);
}

test.each(cases)("%s %j under %s", (words, shape, group) => {
  const generator = new Generator(1);
  const values = randn(shape, { generator, dtype: "float64" });
  const script = module(words);
  const representation = representationOf(words);
  const elements = groupNamed(group).sample(shape[0], generator);
  // one element for each row
  expect(apart(act(script, values, elements), representation.act(elements, values))).toBeLessThan(
    1e-14,
  );
  // one for all of them
  const one = groupNamed(group).sample(1, generator);
  const index = zeros([shape[0]], { dtype: "int64" });
  const all = tidy(() => ({
    rotation: one.rotation.indexSelect(0, index),
    ...(one.translation && { translation: one.translation.indexSelect(0, index) }),
    ...(one.permutation && { permutation: one.permutation.indexSelect(0, index) }),
  }));
  const moved = act(script, values, one);
  expect(apart(moved, representation.act(all, values))).toBeLessThan(1e-14);
  expect(apart(act(script, moved, inverse(one)), values)).toBeLessThan(1e-13);
  // and in single precision
  const single = values.to("float32");
  const rough = act(script, single, one);
  expect(rough.dtype).toBe("float32");
  expect(apart(rough, moved)).toBeLessThan(1e-5);
});

test("what acts is an action: first one element, then another", () => {
  const generator = new Generator(2);
  const { sample } = groupNamed("O3");
  const [a, b] = [sample(3, generator), sample(3, generator)];
  const script = module("irreps(1o+2e+3o)");
  const values = randn([3, 15], { generator, dtype: "float64" });
  const twice = act(script, act(script, values, b), a);
  expect(apart(act(script, values, compose(a, b)), twice)).toBeLessThan(1e-14);
});

test("entries of whole numbers change places, and none at all turn", () => {
  const permutation = rand([1, 5], { generator: new Generator(3) }).argsort(1);
  const elements = { ...groupNamed("SO3").sample(1, new Generator(3)), permutation };
  const types = arange(10, { dtype: "int64" }).view([2, 5]);
  const moved = act(module("permute(1)"), types, elements);
  expect(moved.dtype).toBe("int64");
  expect(moved.gather(1, permutation.expand([2, 5])).equal(types)).toBe(true);
  const empty = zeros([0, 3], { dtype: "float64" });
  expect(act(module("vector"), empty, elements).shape).toEqual([0, 3]);
});

const random = groupNamed("SO3").sample(1, new Generator(4));

test.each([
  ["vector", [4, 5], random, "the last axis has no room for what was declared to turn"],
  ["vector", [4, 2], random, "vectors with 2 components turn by groups that keep z only"],
  ["tensor(2)", [4, 3], random, "the last axes of a tensor or a cell have 3 entries each"],
  ["cell", [4, 2, 3], random, "the last axes of a tensor or a cell have 3 entries each"],
  ["irreps(1o+2e)", [4, 9], random, "the last axis does not have the 8 components of these irreps"],
  ["voxels", [4, 3, 3, 3], random, "grids turn exactly by symmetries of the cube"],
  ["image", [4, 3, 3], groupNamed("C4x").elements!(), "images by those of the square only"],
  ["voxels", [1, 3, 3, 4], groupNamed("C4x").elements!(), "must have as many places along each"],
  ["permute(1)", [4, 3], groupNamed("S(4)").elements!(), "permutes another number of things"],
] as const)("%s of %j is refused in words", (words, shape, elements, message) => {
  const values = randn([...shape], { generator: new Generator(1), dtype: "float64" });
  const one = tidy(() => ({
    rotation: elements.rotation.narrow(0, elements.rotation.shape[0] - 1, 1),
    ...("permutation" in elements &&
      elements.permutation && { permutation: elements.permutation.narrow(0, 0, 1) }),
  }));
  expect(() => act(module(words), values, one)).toThrow(message);
});

test("whole numbers do not turn", () => {
  const whole = zeros([2, 3], { dtype: "int64" });
  expect(() => act(module("vector"), whole, random)).toThrow("only real numbers turn");
});
