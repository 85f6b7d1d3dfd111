import { expect, test } from "vitest";
import { windowOf } from "./window.ts";

test("short tables are whole, long ones around what is in sight", () => {
  expect(windowOf(150, 9999, 300, 30)).toEqual({ first: 0, end: 150 });
  expect(windowOf(1000, 0, 300, 30)).toEqual({ first: 0, end: 30 });
  expect(windowOf(1000, 15_000, 300, 30)).toEqual({ first: 480, end: 530 });
  expect(windowOf(1000, 30_000, 300, 30)).toEqual({ first: 980, end: 1000 });
  expect(windowOf(160, 99_999, 300, 30)).toEqual({ first: 140, end: 160 });
});
