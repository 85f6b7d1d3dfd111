import { expect, test } from "vitest";
import { colorScale } from "./color-scale.js";

test("colours are mixed in proportion, and end at the ends", () => {
  const scale = colorScale([
    [0, "#000000"],
    [0.5, "#ff0080"],
    [1, "#ffffff"],
  ]);
  expect([-1, 0, 0.25, 0.5, 0.75, 1, 7].map(scale)).toEqual([
    "#000000",
    "#000000",
    "#800040",
    "#ff0080",
    "#ff80c0",
    "#ffffff",
    "#ffffff",
  ]);
});
