import { expect, test } from "vitest";

import { sampleAt, sampleWord } from "./choice.ts";

const samples = ["a", "b", "a"].map((name) => ({ name }));

test("every sample has a word of its own, also among others of its name", () => {
  expect(samples.map((_, i) => sampleWord(samples, i))).toEqual(["1~a", "b", "3~a"]);
  samples.forEach((_, i) => expect(sampleAt(samples, sampleWord(samples, i))).toBe(i));
});

test("in another run it is the sample of that name, or else the first", () => {
  expect(sampleAt([{ name: "c" }, { name: "b" }], "b")).toBe(1);
  expect(sampleAt([{ name: "c" }, { name: "b" }], "z")).toBe(0);
  expect(sampleAt(samples, null)).toBe(0);
});
