import { Generator, linalgDet, type Tensor, tensor } from "@equimeter/torch";
import { assert, constantFrom, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";

import { UserError } from "../errors.js";
import { compose, type Elements, gather, identity, inverse, narrow } from "./element.js";
import { groupExamples, parseGroup } from "./group-syntax.js";
import { groupNamed, groups } from "./groups.js";
import { finiteGroupNames } from "./names.js";
import { distance } from "./testing.js";

/** Every element as text, to 6 decimals. */
function shown({ rotation, permutation }: Elements): string[] {
  const [rows] = rotation.shape;
  const text = (values: Tensor | undefined) => {
    const numbers = values?.toNumbers().map((x) => Math.round(x * 1e6) + 0) ?? [];
    const size = numbers.length / rows;
    return (i: number) => numbers.slice(i * size, (i + 1) * size).join();
  };
  const [turn, order] = [text(rotation.contiguous()), text(permutation)];
  return Array.from({ length: rows }, (_, i) => `${turn(i)} ${order(i)}`);
}

describe.each([
  ["C(1)", 1, 1],
  ["C(2)", 2, 2],
  ["C(5)", 5, 5],
  ["C(12)", 12, 12],
  ["D(1)", 2, 1],
  ["D(4)", 8, 4],
  ["D(7)", 14, 7],
  ["inversion", 2, 1],
  ["mirror(x)", 2, 1],
  ["mirror(y)", 2, 1],
  ["mirror(z)", 2, 1],
  ["S(1)", 1, 1],
  ["S(3)", 6, 6],
  ["S(4)", 24, 24],
  ["O", 24, 24],
  ["Oh", 48, 24],
])("%s", (name, order, proper) => {
  const group = groupNamed(name);
  const all = group.elements!();
  const names = new Set(shown(all));

  test("has its order, each element once, with all products and inverses", () => {
    expect(group).toMatchObject({ name, order, law: "haar" });
    expect(names.size).toBe(order);
    expect(linalgDet(all.rotation).gt(0).sum().item()).toBe(proper);
    const pairs = Array.from({ length: order ** 2 }, (_, i) => i);
    const [first, second] = [(i: number) => Math.floor(i / order), (i: number) => i % order].map(
      (of) => gather(all, indices(pairs.map(of))),
    );
    for (const product of shown(compose(first, second))) expect(names).toContain(product);
    for (const one of shown(inverse(all))) expect(names).toContain(one);
    const entries = all.permutation?.shape[1];
    expect(names).toContain(shown(identity(1, entries))[0]);
  });

  test("is drawn from evenly", () => {
    const each = 400;
    const counts = new Map<string, number>();
    for (const one of shown(group.sample(each * order, new Generator(1))))
      counts.set(one, (counts.get(one) ?? 0) + 1);
    expect([...counts.keys()].sort()).toEqual([...names].sort());
    for (const count of counts.values())
      expect(Math.abs(count - each)).toBeLessThan(5 * Math.sqrt(each));
  });
});

function indices(values: number[]): Tensor {
  return tensor(values, { dtype: "int64" });
}

const named = constantFrom(
  ...groupExamples,
  "S(9)",
  "C(7)",
  "D(3)",
  "translations(0.5)",
  "mirror(z)",
);

test("all groups: composition is associative, with an identity and inverses", () => {
  assert(
    property(named, integer({ min: 0, max: 1e6 }), (name, seed) => {
      const group = groupNamed(name);
      const generator = new Generator(seed);
      const [f, g, h] = [0, 1, 2].map(() => group.sample(4, generator));
      const one = identity(4, f.permutation?.shape[1]);
      same(compose(compose(f, g), h), compose(f, compose(g, h)));
      same(compose(one, g), g);
      same(compose(g, one), g);
      same(compose(g, inverse(g)), one);
      same(compose(inverse(g), g), one);
      same(inverse(compose(f, g)), compose(inverse(g), inverse(f)));
      same(narrow(compose(f, g), 1, 2), compose(narrow(f, 1, 2), narrow(g, 1, 2)));
    }),
    { numRuns: 60 },
  );
});

function same(a: Elements, b: Elements): void {
  expect(distance(a.rotation, b.rotation)).toBeLessThan(1e-12);
  const shift = ({ rotation, translation }: Elements) =>
    translation ?? rotation.select(1, 0).mul(0);
  expect(distance(shift(a), shift(b))).toBeLessThan(1e-11);
  expect(a.permutation?.toNumbers()).toEqual(b.permutation?.toNumbers());
}

test("a permutation and a rotation side by side: what one lacks the other has", () => {
  const [turn, order] = [groupNamed("SO3"), groupNamed("S(3)")].map((group) =>
    group.sample(5, new Generator(2)),
  );
  for (const both of [compose(turn, order), compose(order, turn)]) {
    expect(distance(both.rotation, turn.rotation)).toBe(0);
    expect(both.permutation!.equal(order.permutation!)).toBe(true);
  }
});

test("every example stands for a group of its name, the same seed for the same elements", () => {
  for (const example of groupExamples) {
    const group = groupNamed(example);
    expect(group.name).toBe(example);
    const draw = (seed: number) => group.sample(40, new Generator(seed));
    same(draw(3), draw(3));
    expect(shown(draw(3))).toHaveLength(40);
  }
  for (const name of ["SO3", ...finiteGroupNames] as const)
    expect(groupNamed(name)).toBe(groups[name]);
});

test.each([
  ["SO(3)", "SO3"],
  ["O(3)", "O3"],
  ["SE(3)", "SE3(5)"],
  ["SE(3)(2.5)", "SE3(2.5)"],
  ["SE3", "SE3(5)"],
  ["translations", "translations(5)"],
  ["translations( 1e-2 )", "translations(0.01)"],
  ["SO(2)", "SO2"],
  ["C6", "C(6)"],
  [" D ( 4 ) ", "D(4)"],
  ["S5", "S(5)"],
  ["C4z", "C4z"],
])('"%s" is %s', (text, name) => {
  expect(groupNamed(text).name).toBe(name);
});

test.each([
  ["", '"" is no known group; there are SO3, O3, SE3(5), translations(5), O, Oh, '],
  ["so3", '"so3" is no known group; did you mean "SO3"?'],
  ["S03", '"S03" is no known group; did you mean "SO3"?'],
  ["translation(3)", '"translation(3)" is no known group; did you mean "translations(5)"?'],
  ["Lorentz group", '"Lorentz group" is no known group; there are SO3'],
  ["constructor", '"constructor" is no known group'],
  ["SO3(2)", '"SO3(2)": SO3 takes nothing in parentheses'],
  ["C", '"C" needs a number from 1 to 100000, such as C(6), D(4) or S(5)'],
  ["C(0)", '"C(0)" needs a number from 1'],
  ["D(2.5)", '"D(2.5)" needs a number from 1'],
  ["S(-3)", '"S(-3)" needs a number from 1'],
  ["S(1000000)", '"S(1000000)" needs a number from 1 to 100000'],
  ["SE3(0)", '"SE3(0)" needs a range in Å above 0, such as translations(5)'],
  ["translations(far)", '"translations(far)" needs a range in Å above 0'],
  ["translations()", '"translations()" needs a range in Å above 0'],
  ["translations(-1)", '"translations(-1)" needs a range in Å above 0'],
  ["mirror", '"mirror" needs an axis: mirror(x), mirror(y) or mirror(z)'],
  ["mirror(w)", '"mirror(w)" needs an axis'],
  ["C4(z)", '"C4(z)" is no known group'],
])('"%s" is refused in one sentence', (text, sentence) => {
  expect(() => parseGroup(text)).toThrow(UserError);
  expect(() => parseGroup(text)).toThrow(sentence);
});
