import { eye, Generator, randn, type Tensor, tensor } from "@equimeter/torch";
import { describe, expect, test } from "vitest";

import { C4z, type Group, O, Oh, RxRy, SO3, tensor as tensors } from "../../groups/index.js";
import { distance } from "../../groups/testing.js";
import { commutantDimension, projectOntoCommutant } from "./commutant.js";
import { exactElements, O3 } from "./exact-elements.js";
import { linearAction } from "./linear-action.js";

const random = new Generator(1);
const normal = (...shape: number[]) => randn(shape, { dtype: "float64", generator: random });
const between = (group: Group, input: string, output: string) => ({
  group,
  input: linearAction(input),
  output: linearAction(output),
});

test("a matrix on vectors keeps its mean diagonal, tr B / 3", () => {
  const b = normal(3, 3);
  const expected = eye(3, { dtype: "float64" }).mul(b.trace().div(3));
  for (const group of [SO3, O3, O, Oh]) {
    const projected = projectOntoCommutant(b, between(group, "vector", "vector"));
    expect(distance(projected, expected)).toBeLessThan(1e-15);
  }
});

test("about one axis a matrix keeps more: [[a, −b, 0], [b, a, 0], [0, 0, c]]", () => {
  const b = normal(3, 3);
  const at = (i: number, j: number) => b.select(0, i).select(0, j).item();
  const projected = projectOntoCommutant(b, between(C4z, "vector", "vector")).toNumbers();
  const [a, turn, along] = [(at(0, 0) + at(1, 1)) / 2, (at(1, 0) - at(0, 1)) / 2, at(2, 2)];
  const expected = [a, -turn, 0, turn, a, 0, 0, 0, along];
  projected.forEach((value, i) => expect(value).toBeCloseTo(expected[i], 14));
});

test("under permutations a matrix keeps a I + b 11ᵀ (measure.md 5)", () => {
  const rotation = tensor(
    [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ].map((order) => order.map((k) => [0, 1, 2].map((column) => (column === k ? 1 : 0)))),
    { dtype: "float64" },
  );
  const S3: Group = {
    name: "S3",
    law: "haar",
    order: 6,
    elements: () => ({ rotation }),
    sample: () => ({ rotation }),
  };
  const w = normal(3, 3);
  const diagonal = w.trace().item() / 3;
  const b = (w.sum().item() - 3 * diagonal) / 6;
  const expected = eye(3, { dtype: "float64" })
    .mul(diagonal - b)
    .add(b);
  const permutations = between(S3, "vector", "vector");
  expect(distance(projectOntoCommutant(w, permutations), expected)).toBeLessThan(1e-15);
  expect(commutantDimension(permutations)).toBe(2);
});

const pairs: [string, string][] = [
  ["vector", "vector"],
  ["2 invariants + 3 vectors", "invariant + 2 vectors"],
  ["tensor(2)", "tensor(2)"],
  ["tensor(2) + vector", "tensor(3)"],
  ["pseudovector + vector", "2 vectors + pseudoscalar"],
];

describe.each(pairs)("from %s to %s", (input, output) => {
  test.each([SO3, O3, O, Oh, C4z].map((group) => [group.name, group] as const))(
    "a projection: idempotent, self-adjoint, of the dimension that its trace says, under %s",
    (_, group) => {
      const maps = between(group, input, output);
      const shape = [maps.output.size, maps.input.size];
      const project = (w: Tensor) => projectOntoCommutant(w, maps);
      const [v, w] = [normal(...shape), normal(...shape)];
      const projected = project(w);
      expect(distance(project(projected), projected)).toBeLessThan(1e-14);
      expect(v.mul(projected).sum().item()).toBeCloseTo(project(v).mul(w).sum().item(), 11);
      const size = shape[0] * shape[1];
      if (size > 50) return;
      const each = eye(size, { dtype: "float64" });
      let trace = 0;
      for (let i = 0; i < size; i++)
        trace += project(each.select(0, i).view(shape)).flatten().select(0, i).item();
      expect(trace).toBeCloseTo(commutantDimension(maps), 10);
    },
  );

  test("what is left commutes with any element", () => {
    for (const group of [SO3, O3]) {
      const maps = between(group, input, output);
      const projected = projectOntoCommutant(normal(maps.output.size, maps.input.size), maps);
      const elements = group.sample(20, random);
      const x = normal(20, maps.input.size);
      const before = maps.input.act(elements, x).matmul(projected.t());
      const after = maps.output.act(elements, x.matmul(projected.t()));
      expect(distance(before, after)).toBeLessThan(1e-13);
    }
  });

  test("a mean over many random rotations comes near it, as 1/√n", () => {
    const maps = between(SO3, input, output);
    const w = normal(maps.output.size, maps.input.size);
    const exact = projectOntoCommutant(w, maps);
    const count = 4000;
    const { rotation } = SO3.sample(count, random);
    const right = maps.input.act({ rotation }, w.expand([count, ...w.shape]));
    const turned = maps.output.act({ rotation }, right.transpose(1, 2)).transpose(1, 2);
    const errors = turned.mean(0).sub(exact);
    // ‖mean − P(W)‖² has the mean ‖W_⊥‖²/n.
    const expected = w.sub(exact).square().sum().item() / count;
    expect(errors.square().sum().item() / expected).toBeLessThan(6);
    expect(errors.square().sum().item()).toBeGreaterThan(0);
  });
});

test("dimensions are sums of squared multiplicities", () => {
  const cases: [Group, string, string, number][] = [
    [SO3, "vector", "vector", 1],
    [SO3, "4 vectors", "4 vectors", 16],
    [SO3, "2 invariants + 3 vectors", "2 invariants + 3 vectors", 4 + 9],
    [SO3, "tensor(2)", "tensor(2)", 3], // 0 + 1 + 2
    [SO3, "tensor(2) + vector + invariant", "tensor(2) + vector + invariant", 4 + 4 + 1],
    [SO3, "tensor(3)", "vector", 3], // 0 + 3·1 + 2·2 + 3
    [SO3, "tensor(2)", "invariant", 1],
    [SO3, "vector", "invariant", 0],
    [SO3, "vector", "pseudovector", 1],
    [O3, "vector", "pseudovector", 0],
    [O3, "tensor(2)", "pseudovector", 1], // its antisymmetric part
    [O3, "tensor(2)", "vector", 0],
    [O, "tensor(2)", "tensor(2)", 4], // the cube splits degree 2
    [C4z, "vector", "vector", 3],
  ];
  for (const [group, input, output, dimension] of cases)
    expect([group.name, input, output, commutantDimension(between(group, input, output))]).toEqual([
      group.name,
      input,
      output,
      dimension,
    ]);
});

test("tensors and vectors turn as they do elsewhere", () => {
  const elements = SO3.sample(5, random);
  const x = normal(5, 9);
  const turned = tensors(2)
    .act(elements, x.view([5, 3, 3]))
    .reshape([5, 9]);
  expect(distance(linearAction("tensor(2)").act(elements, x), turned)).toBeLessThan(1e-15);
  const { size, degree } = linearAction("2 invariants + 3 vectors + tensor(2)");
  expect([size, degree]).toEqual([20, 2]);
});

describe("mistakes", () => {
  test.each(["", "vectors + ", "0 vectors", "2 spins", "tensor(0)", "-1 vectors", "1.5 vectors"])(
    '"%s" is no direct sum',
    (words) => {
      expect(() => linearAction(words)).toThrow(
        "is no direct sum of invariants, vectors and tensors",
      );
    },
  );

  test("shapes, degrees and what is no group", () => {
    const maps = between(SO3, "2 vectors", "vector");
    expect(() => projectOntoCommutant(normal(6, 3), maps)).toThrow(
      'a map from "2 vectors" to "vector" has the shape [3, 6], not [6, 3]',
    );
    expect(() => commutantDimension(between(SO3, "tensor(3)", "tensor(3)"))).toThrow(
      "up to degree 5, that of maps from tensor(2) to tensor(3), and degree 6 is needed",
    );
    expect(commutantDimension(between(O, "tensor(3)", "tensor(3)"))).toBeGreaterThan(1);
    expect(() => exactElements(RxRy, 1)).toThrow("RxRy is no group");
  });
});
