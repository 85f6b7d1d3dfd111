import * as fc from "fast-check";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

import { UserError } from "../errors.js";
import { drawSplit, recordOf, shuffled } from "./split.js";
import { readSplit, saveSplit } from "./split-file.js";

const numbers = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

test("the parts are disjoint and together everything", () => {
  const share = fc.option(fc.double({ min: 0.001, max: 0.45, noNaN: true }));
  const sizes = fc.integer({ min: 10, max: 300 }); // of fewer, rounding up may leave nothing
  const check = (n: number, validation: number | null, testing: number | null, seed: number) => {
    const split = drawSplit(n, { validation, test: testing }, seed);
    const all = [...split.train, ...split.validation, ...split.test];
    expect(all.sort((a, b) => a - b)).toEqual(numbers(n));
    const size = (fraction: number | null) =>
      fraction === null ? 0 : Math.max(1, Math.round(fraction * n));
    expect(split.validation).toHaveLength(size(validation));
    expect(split.test).toHaveLength(size(testing));
  };
  fc.assert(fc.property(sizes, share, share, fc.nat(), check));
});

test("the seed alone decides, and frames of all places get into every part", () => {
  const fractions = { validation: 0.2, test: 0.2 };
  const first = drawSplit(100, fractions, 1);
  expect(drawSplit(100, fractions, 1)).toEqual(first);
  expect(drawSplit(100, fractions, 2).test).not.toEqual(first.test);
  for (const part of [first.validation, first.test]) {
    expect(part.some((i) => i < 50)).toBe(true);
    expect(part.some((i) => i >= 50)).toBe(true);
  }
});

test("nothing left to train on is an error that says how much there was", () => {
  expect(() => drawSplit(2, { validation: 0.1, test: 0.1 }, 0)).toThrow(
    "2 structures are too few to train on after 1 for validation and 1 for testing",
  );
  expect(() => drawSplit(0, { validation: null, test: null }, 0)).toThrow(UserError);
});

test("every order of four comes up equally often", () => {
  const counts = new Map<string, number>();
  for (let seed = 0; seed < 12_000; seed++) {
    const order = shuffled(4, seed).join("");
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect(counts.size).toBe(24);
  // 500 expected, five standard deviations of 22.
  for (const count of counts.values()) expect(Math.abs(count - 500)).toBeLessThan(110);
});

test("counts, fractions and both; a smaller training part is contained in a larger one", () => {
  const large = drawSplit(1000, { train: 500, validation: 0.1, test: 50 }, 3);
  const small = drawSplit(1000, { train: 20, validation: 100, test: 50 }, 3);
  expect([large.train.length, large.validation.length, large.test.length]).toEqual([500, 100, 50]);
  expect(small.train).toEqual(large.train.slice(0, 20));
  expect([small.validation, small.test]).toEqual([large.validation, large.test]);
  const all = [...large.train, ...large.validation, ...large.test];
  expect(new Set(all).size).toBe(650);
  expect(drawSplit(10, { validation: null, test: null }, 3).train).toHaveLength(10);
});

test.each([
  [{ train: 99, validation: 1, test: 1 }, "99 structures for training are more than the 98 of 100"],
  [{ validation: 50, test: 0.5 }, "100 structures are too few to train on after 50"],
  [{ validation: 0, test: 1 }, "the size of the validation part must be a fraction below 1"],
  [{ validation: 1.5, test: 1 }, "or a whole number, not 1.5"],
])("sizes %j are refused", (sizes, expected) => {
  expect(() => drawSplit(100, sizes, 0)).toThrow(expected);
});

describe("files", () => {
  const folder = mkdtempSync(join(tmpdir(), "equimeter-split-"));
  const path = join(folder, "split.json");
  afterAll(() => rmSync(folder, { recursive: true }));

  test("a split is read as it was written, with its record", () => {
    const split = drawSplit(100, { train: 30, validation: 5, test: 0.1 }, 7);
    saveSplit(path, split, 100, 7);
    expect(readSplit(path, 100)).toEqual(split);
    const record = recordOf(split, 100, 7);
    expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject(record);
    expect(record).toMatchObject({ seed: 7, sizes: { train: 30, validation: 5, test: 10 } });
    const other = drawSplit(100, { train: 30, validation: 5, test: 0.1 }, 8);
    expect(recordOf(other, 100, 7).digest).not.toBe(record.digest);
    expect(() => readSplit(path, 99)).toThrow(
      `${path}: it splits 100 structures, and there are 99`,
    );
  });

  test.each([
    [{ train: [0, 1], test: [1] }, "structure 1 is in train and again in test"],
    [{ train: [0, 0] }, "structure 0 is in train and again in train"],
    [{ train: [0, 3] }, "train holds 3, not one from 0 to 2"],
    [{ train: ["0"] }, 'train holds "0", not one from 0 to 2'],
    [{ train: 2 }, "train must be a list of indices"],
    [{ test: [1] }, "train is empty"],
    [{ train: [0], digest: "x" }, "its indices are not those that were recorded"],
    [[1], "it is not JSON of a split"],
  ])("%j", (content, expected) => {
    writeFileSync(path, JSON.stringify(content));
    expect(() => readSplit(path, 3)).toThrow(`${path}: ${expected}`);
  });

  test("a file that is not there", () => {
    expect(() => readSplit(join(folder, "none"), 3)).toThrow(/none does not exist/);
  });
});
