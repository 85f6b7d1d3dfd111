import { expect, test } from "vitest";

import { chosenOf, hessianFor, hessiansOf, landscapesOf } from "./files.ts";

const files = [
  "advice.json",
  "hessian.json",
  "hessian-ema.json",
  "landscape.json",
  "landscape.svg",
];

test("which analyses are landscapes and Hessians", () => {
  expect(landscapesOf(files)).toEqual(["landscape.json"]);
  expect(hessiansOf(files)).toEqual(["hessian.json", "hessian-ema.json"]);
});

test("a file that is not there, or no longer, is the first", () => {
  expect(chosenOf(["a.json", "b.json"], "b.json")).toBe("b.json");
  expect(chosenOf(["a.json", "b.json"], "c.json")).toBe("a.json");
  expect(chosenOf([], "c.json")).toBeNull();
});

test.each([
  ["landscape.json", "hessian.json"],
  ["landscape-same-fresh.json", "hessian.json"],
  ["landscape-initial.json", "hessian-initial.json"],
  ["landscape-initial-t-0.5-random.json", "hessian-initial-t-0.5.json"],
  // Of other times, though the letters begin alike.
  ["landscape-initial-t-0.55.json", "hessian-initial.json"],
  ["landscape-emaciated.json", "hessian.json"],
  [null, "hessian.json"],
])("%s has the spectrum of %s beside it", (landscape, hessian) => {
  const hessians = [
    "hessian-ema.json",
    "hessian-initial-t-0.5.json",
    "hessian-initial.json",
    "hessian.json",
  ];
  expect(hessianFor(landscape, hessians)).toBe(hessian);
});

test("where none fits, the first; where there is none, null", () => {
  expect(hessianFor("landscape.json", ["hessian-ema.json", "hessian-initial.json"])).toBe(
    "hessian-ema.json",
  );
  expect(hessianFor("landscape.json", [])).toBeNull();
});
