import { expect, test } from "vitest";

import { UserError } from "../../errors.js";
import { structureOf } from "../testing.js";
import { conformerGroups, formulaOf } from "./conformers.js";
import { filterList } from "../filter.js";
import { atomCountFilter, elementFilter } from "./filters.js";

/** A molecule of these elements in a row. */
const molecule = (numbers: number[], info = {}) =>
  structureOf(
    numbers.map((number, x) => [number, x, 0, 0]),
    { info },
  );

const [water, methane, salt] = [
  [8, 1, 1],
  [6, 1, 1, 1, 1],
  [11, 17],
].map((numbers) => molecule(numbers));

test("filters keep and count, each molecule for the first that drops it", () => {
  const filters = [elementFilter(["H", "C", "o"]), atomCountFilter({ max: 4 })];
  const { kept, dropped } = filterList([salt, water, methane, water], filters);
  expect(kept).toEqual([1, 3]);
  expect(dropped).toEqual({
    "elements other than H, C, o": 1,
    "fewer than 1 or more than 4 atoms": 1,
  });
  expect(filterList([], filters).kept).toEqual([]);
  expect(filterList([salt], []).kept).toEqual([0]);
});

test("numbers of atoms include both limits", () => {
  const sizes = (options: { min?: number; max?: number }) =>
    [2, 3, 5].filter((_, i) => atomCountFilter(options).keeps([salt, water, methane][i]));
  expect(sizes({ min: 3 })).toEqual([3, 5]);
  expect(sizes({ max: 3 })).toEqual([2, 3]);
  expect(sizes({ min: 3, max: 3 })).toEqual([3]);
  expect(sizes({})).toEqual([2, 3, 5]);
});

test("conformers of a molecule are together, by what is asked for", () => {
  const list = [
    molecule([6, 8, 1], { name: "b", SMILES: "C=O", id: 7 }),
    molecule([8, 6, 1], { name: "a", SMILES: "O=C", id: 8 }),
    molecule([1, 6, 8], { name: "b", SMILES: "O=C", id: 7 }),
    molecule([8], { name: "a", SMILES: "O", id: 7 }),
    molecule([8], { name: "b", SMILES: "O", id: 7 }),
  ];
  const groups = (...parameters: [by: Parameters<typeof conformerGroups>[1], most?: number]) =>
    conformerGroups(list, parameters[0], { most: parameters[1] }).map(
      ({ key, indices }) => `${key}: ${indices.join(" ")}`,
    );
  expect(groups("name")).toEqual(["b: 0 2 4", "a: 1 3"]);
  expect(groups("name", 2)).toEqual(["b: 0 2", "a: 1 3"]);
  expect(groups("formula")).toEqual(["CHO: 0 1 2", "O: 3 4"]);
  expect(groups({ info: "SMILES" })).toEqual(["C=O: 0", "O=C: 1 2", "O: 3 4"]);
  expect(groups({ info: "id" })).toEqual(["7: 0 2 3 4", "8: 1"]);
  expect(groups(({ info }) => `${String(info.name)}!`)).toEqual(["b!: 0 2 4", "a!: 1 3"]);
});

test("formulas are in Hill's order", () => {
  expect(formulaOf(molecule([8, 17, 1, 6, 6, 1, 1, 35]))).toBe("C2H3BrClO");
  expect(formulaOf(molecule([8, 17, 1, 1, 35]))).toBe("BrClH2O");
});

test.each<[() => unknown, string]>([
  [() => elementFilter(["C", "Qq"]), '"Qq" is no element; name one by its symbol'],
  [() => atomCountFilter({ min: 5, max: 4 }), "min 5 and max 4 must be numbers of atoms"],
  [() => atomCountFilter({ max: 79.5 }), "max 79.5 must be"],
  [() => conformerGroups([water], "name"), "test has no name to group by (there are: none)"],
  [
    () => conformerGroups([molecule([1], { a: [1] })], { info: "a" }),
    "test has no a to group by (there are: a)",
  ],
  [
    () => conformerGroups([], "name", { most: 0 }),
    "most must be a number of conformers from 1 on, not 0",
  ],
])("mistake %#: one sentence", (action, sentence) => {
  expect(action).toThrow(UserError);
  expect(action).toThrow(sentence);
});
