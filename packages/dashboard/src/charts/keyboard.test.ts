import { expect, test } from "vitest";
import type { Figure } from "./figure.ts";
import { keyboardStep } from "./keyboard.ts";

const figure = {
  lines: [{ x: [0, 10] }, { x: [5, 10, 20] }],
  zoom: null,
  xLog: false,
} as unknown as Figure;

test("arrows go from point to point, from either end at first", () => {
  expect(keyboardStep(figure, null, "ArrowRight")).toEqual({ x: 0 });
  expect(keyboardStep(figure, null, "ArrowLeft")).toEqual({ x: 20 });
  expect(keyboardStep(figure, 6, "ArrowRight")).toEqual({ x: 10 });
  expect(keyboardStep(figure, 20, "ArrowRight")).toEqual({ x: 20 });
  expect(keyboardStep(figure, 5, "End")).toEqual({ x: 20 });
});

test("plus and minus zoom around the point, Escape resets", () => {
  expect(keyboardStep(figure, 10, "+")).toEqual({ zoom: [5, 15] });
  expect(keyboardStep(figure, null, "-")).toEqual({ zoom: [-10, 30] });
  expect(keyboardStep(figure, null, "Escape")).toEqual({ zoom: null });
  expect(keyboardStep(figure, 10, "q")).toBeNull();
  expect(keyboardStep({ ...figure, lines: [] }, 10, "+")).toBeNull();
});
