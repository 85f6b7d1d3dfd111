import { expect, test } from "vitest";
import type { Figure } from "../figure/figure.ts";
import { keyboardStep } from "./keyboard.ts";

const figure = {
  lines: [{ x: [0, 10] }, { x: [5, 10, 20] }],
  zoom: null,
  xLog: false,
} as unknown as Figure;
const press = (key: string) => ({ key, altKey: false, ctrlKey: false, metaKey: false });
const step = (hovered: number | null, key: string) => keyboardStep(figure, hovered, press(key));

test("arrows go from point to point, from either end at first", () => {
  expect(step(null, "ArrowRight")).toEqual({ x: 0 });
  expect(step(null, "ArrowLeft")).toEqual({ x: 20 });
  expect(step(6, "ArrowRight")).toEqual({ x: 10 });
  expect(step(20, "ArrowRight")).toEqual({ x: 20 });
  expect(step(5, "End")).toEqual({ x: 20 });
});

test("plus and minus zoom around the point, Escape resets", () => {
  expect(step(10, "+")).toEqual({ zoom: [5, 15] });
  expect(step(null, "-")).toEqual({ zoom: [-10, 30] });
  expect(step(null, "Escape")).toEqual({ zoom: null });
  expect(step(10, "q")).toBeNull();
  expect(keyboardStep({ ...figure, lines: [] }, 10, press("+"))).toBeNull();
});

test("keys of the browser stay its own: Alt with ← is Back", () => {
  expect(step(10, "ArrowLeft")).toEqual({ x: 5 });
  for (const held of ["altKey", "ctrlKey", "metaKey"])
    for (const key of ["ArrowLeft", "+", "Escape"])
      expect(keyboardStep(figure, 10, { ...press(key), [held]: true })).toBeNull();
});
