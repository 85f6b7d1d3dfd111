import { expect, test } from "vitest";

import { byKey, eyeField, firstEye, frontEye, turned, zoomed } from "./eye.ts";

test("keys turn to both sides and back, and never over the top", () => {
  const right = byKey(firstEye, "ArrowRight")!;
  expect(right.azimuth).toBeGreaterThan(firstEye.azimuth);
  expect(byKey(right, "ArrowLeft")!.azimuth).toBeCloseTo(firstEye.azimuth, 12);
  let eye = firstEye;
  for (let i = 0; i < 100; i++) eye = byKey(eye, "ArrowUp")!;
  expect(eye.elevation).toBeLessThan(Math.PI / 2);
  expect(turned(firstEye, 0, -9).elevation).toBeGreaterThan(-Math.PI / 2);
  expect(byKey(eye, "0")).toEqual(firstEye);
});

test("nearer, farther, within bounds; other keys are left to the page", () => {
  expect(byKey(firstEye, "+")!.distance).toBeLessThan(1);
  expect(byKey(firstEye, "-")!.distance).toBeGreaterThan(1);
  expect(zoomed(firstEye, 1e9).distance).toBe(4);
  expect(zoomed(firstEye, 0).distance).toBe(0.25);
  for (const key of ["Tab", "a", "Escape", "Enter"]) expect(byKey(firstEye, key)).toBeNull();
});

test("the key 0 goes back to where a picture was seen from at first", () => {
  expect(byKey(firstEye, "0", frontEye)).toEqual(frontEye);
});

test("an address has less than a turn, and only eyes that keys can reach", () => {
  const { write, read } = eyeField("eye", firstEye);
  expect(write({ azimuth: 2 * Math.PI + 0.25, elevation: 0.1, distance: 1 })).toBe("0.25~0.1~1");
  expect(read("0.25~9~99")!.value).toEqual(
    zoomed(turned({ ...firstEye, azimuth: 0.25 }, 0, 9), 99),
  );
  expect(read("0~0~0")!.value.distance).toBe(0.25);
});
