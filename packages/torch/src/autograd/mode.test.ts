import { expect, test } from "vitest";

import { enableGrad, isGradEnabled, noGrad, tensor } from "../index.js";

test("isGradEnabled tells the mode and leaves it", () => {
  expect([isGradEnabled(), isGradEnabled()]).toEqual([true, true]);
  noGrad(() => {
    expect([isGradEnabled(), isGradEnabled()]).toEqual([false, false]);
    enableGrad(() => expect(isGradEnabled()).toBe(true));
    expect(isGradEnabled()).toBe(false);
    const x = tensor([1], { requiresGrad: true });
    expect(x.mul(2).requiresGrad).toBe(false);
  });
  expect(isGradEnabled()).toBe(true);
});

test("an async function is refused, and the mode ends", async () => {
  const wait = async (): Promise<boolean> => isGradEnabled();
  expect(() => noGrad(wait)).toThrow("noGrad() cannot take an async function");
  expect(() => noGrad(() => enableGrad(wait))).toThrow(
    "enableGrad() cannot take an async function",
  );
  expect(isGradEnabled()).toBe(true);
  expect(await wait()).toBe(true);
});
