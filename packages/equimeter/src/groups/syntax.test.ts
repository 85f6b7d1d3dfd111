import { type Arbitrary, assert, constantFrom, integer, oneof, property, tuple } from "fast-check";
import { expect, test } from "vitest";

import { UserError } from "../errors.js";
import { representationOf } from "./representation.js";
import { actionExamples, parseRepresentation, type Syntax, widths, written } from "./syntax.js";

test.each<[string, Syntax]>([
  ["vector", { kind: "vector" }],
  ["tensor(2)", { kind: "tensor", rank: 2 }],
  [
    'irreps("8x0e + 4x1o")',
    {
      kind: "irreps",
      blocks: [
        { multiplicity: 8, l: 0, parity: 1 },
        { multiplicity: 4, l: 1, parity: -1 },
      ],
    },
  ],
  ["irreps('2e')", { kind: "irreps", blocks: [{ multiplicity: 1, l: 2, parity: 1 }] }],
  ["voxels ( vector )", { kind: "voxels", fibre: { kind: "vector" } }],
  ["image", { kind: "image", fibre: null }],
  ["permute(1)", { kind: "permute", axis: 1 }],
  [
    " point[0:3] + invariant [6 : 7]",
    {
      kind: "sum",
      terms: [
        { of: { kind: "point" }, start: 0, end: 3 },
        { of: { kind: "invariant" }, start: 6, end: 7 },
      ],
    },
  ],
  ["vector on axis 1", { kind: "onAxis", axis: 1, of: { kind: "vector" } }],
  [
    "vector[0:3] on axis 12",
    {
      kind: "onAxis",
      axis: 12,
      of: { kind: "sum", terms: [{ of: { kind: "vector" }, start: 0, end: 3 }] },
    },
  ],
  [
    "voxels(invariant[0:1]+irreps(1x2e+1x1o)[1:9])",
    {
      kind: "voxels",
      fibre: {
        kind: "sum",
        terms: [
          { of: { kind: "invariant" }, start: 0, end: 1 },
          {
            of: {
              kind: "irreps",
              blocks: [
                { multiplicity: 1, l: 2, parity: 1 },
                { multiplicity: 1, l: 1, parity: -1 },
              ],
            },
            start: 1,
            end: 9,
          },
        ],
      },
    },
  ],
])("%s", (text, syntax) => {
  expect(parseRepresentation(text)).toEqual(syntax);
  expect(representationOf(text).syntax).toEqual(syntax);
  expect(representationOf(text).name).toBe(written(syntax));
});

const plain: Arbitrary<Syntax> = constantFrom(
  { kind: "invariant" },
  { kind: "vector" },
  { kind: "pseudovector" },
);
const tensors: Arbitrary<Syntax> = integer({ min: 1, max: 4 }).map((rank) => ({
  kind: "tensor",
  rank,
}));
const irreps: Arbitrary<Syntax> = tuple(
  integer({ min: 1, max: 64 }),
  integer({ min: 0, max: 16 }),
  constantFrom(1 as const, -1 as const),
).map(([multiplicity, l, parity]) => ({
  kind: "irreps",
  blocks: [
    { multiplicity, l, parity },
    { multiplicity: 1, l: 0, parity: 1 },
  ],
}));
const sums: Arbitrary<Syntax> = tuple(
  oneof(plain, irreps),
  oneof(plain, tensors),
  integer({ min: 0, max: 9 }),
).map(([a, b, gap]) => {
  const width = (of: Syntax) => (of.kind === "tensor" ? 3 ** of.rank : (widths(of)?.[0] ?? 4));
  const [second, end] = [gap + width(a), gap + width(a) + width(b)];
  return {
    kind: "sum",
    terms: [
      { of: b, start: second, end },
      { of: a, start: gap, end: second },
    ],
  };
});
const fibres = oneof(plain, tensors, irreps, sums);
const actions: Arbitrary<Syntax> = oneof(
  fibres,
  constantFrom<Syntax>({ kind: "point" }, { kind: "cell" }, { kind: "voxels", fibre: null }),
  fibres.map((fibre): Syntax => ({ kind: "voxels", fibre })),
  fibres.map((fibre): Syntax => ({ kind: "image", fibre })),
  integer({ min: 1, max: 9 }).map((axis): Syntax => ({ kind: "permute", axis })),
  tuple(oneof(plain, irreps, sums), integer({ min: 1, max: 9 })).map(([of, axis]): Syntax => ({
    kind: "onAxis",
    axis,
    of,
  })),
);

test("what is written is read back, with spaces anywhere", () => {
  assert(
    property(actions, (syntax) => {
      expect(parseRepresentation(written(syntax))).toEqual(syntax);
      const spaced = written(syntax).replace(/[()[\]:+]/g, " $& ");
      expect(parseRepresentation(spaced)).toEqual(syntax);
    }),
  );
});

test("examples of help are read", () => {
  for (const example of actionExamples) expect(written(parseRepresentation(example))).toBe(example);
});

test.each([
  [
    "",
    '"" is no known action; there are invariant, vector, point, pseudovector, cell, tensor(2), ',
  ],
  ["vectr", '"vectr" is no known action; did you mean "vector"?'],
  ["Vector", '"Vector" is no known action; did you mean "vector"?'],
  ["scalar of the sky", '"scalarofthesky" is no known action; there are invariant'],
  ["constructor", '"constructor" is no known action'],
  ["vector(3)", '"vector(3)": vector takes nothing in parentheses'],
  ["tensor", '"tensor" needs a rank from 1 to 9, such as tensor(2)'],
  ["tensor(0)", '"tensor(0)" needs a rank from 1 to 9'],
  ["tensor(10)", '"tensor(10)" needs a rank from 1 to 9'],
  ["irreps", '"irreps" needs its blocks, such as irreps(8x0e+4x1o)'],
  ["irreps()", '"irreps()" needs its blocks'],
  ["irreps(8x0)", '"8x0" is no block of irreps, which are copies, degree and parity such as 8x0e'],
  ["irreps(8x0e+)", '"" is no block of irreps'],
  ["irreps(0x1o)", 'irreps "0x1o": copies must be from 1 to a million'],
  ["irreps(1x17e)", 'irreps "1x17e": the degree must be at most 16'],
  ["voxels(", 'the parentheses of "voxels(" do not match'],
  [")vector(", 'the parentheses of ")vector(" do not match'],
  ["voxels()", '"" is no known action'],
  [
    "voxels(cell)",
    "what stands at each place of a grid is a vector, pseudovector, tensor(2), irreps",
  ],
  ["voxels(voxels(vector))", "or a sum of them, not voxels(vector)"],
  ["image(point)", "or a sum of them, not point"],
  ["image(vctor)", '"vctor" is no known action; did you mean "vector"?'],
  ["permute", '"permute" needs the number of an axis from 1 on (axis 0 holds the samples)'],
  ["permute(0)", '"permute(0)" needs the number of an axis from 1 on'],
  ["permute(-1)", '"permute(-1)" needs the number of an axis from 1 on'],
  ["vector on axis 0", '"vector on axis 0" needs the number of an axis from 1 on'],
  ["vector on axis", '"vector on axis" needs the number of an axis from 1 on'],
  ["vector on axis one", '"vector on axis one" needs the number of an axis'],
  ["cell on axis 1", '"cell on axis 1": cell takes more than one axis, or names its own'],
  ["tensor(2) on axis 1", "tensor(2) takes more than one axis"],
  ["permute(1) on axis 2", "permute(1) takes more than one axis, or names its own"],
  ["voxels on axis 2", "voxels takes more than one axis, or names its own"],
  [
    "vector+invariant",
    '"vector" must name its slice of the last axis, as in vector[0:3]+invariant',
  ],
  ["vector[0:3]+", '"" must name its slice of the last axis'],
  ["vector[0:]", '"vector[0:]" must name its slice'],
  ["vector[-3:0]", '"vector[-3:0]" must name its slice'],
  ["vector[0:3][3:6]", '"vector[0:3]" is no known action'],
  ["vector[0:4]", '"vector[0:4]": vector takes 3 or 2 numbers, and the slice has 4'],
  ["irreps(1x2e)[0:4]", '"irreps(1x2e)[0:4]": irreps(1x2e) takes 5 numbers, and the slice has 4'],
  ["tensor(2)[0:3]", '"tensor(2)[0:3]": tensor(2) takes 9 numbers, and the slice has 3'],
  ["cell[0:9]", '"cell[0:9]": cell takes whole axes, and no slice of one'],
  ["voxels[0:9]", '"voxels[0:9]": voxels takes whole axes'],
  ["invariant[3:3]", '"invariant[3:3]": the slice [3:3] is empty'],
  ["vector[0:3]+vector[2:5]", "the slices [0:3] and [2:5] overlap"],
  ["vector[4:7]+invariant[0:9]", "the slices [0:9] and [4:7] overlap"],
])("%s is refused in one sentence", (text, sentence) => {
  expect(() => parseRepresentation(text)).toThrow(UserError);
  expect(() => parseRepresentation(text)).toThrow(sentence);
});
