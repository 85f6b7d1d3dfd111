import { Generator, type Tensor } from "@equimeter/torch";
import { expect, test } from "vitest";

import { SO3 } from "../../groups/index.js";
import type { FlowModel } from "../../train/flow/index.js";
import { difference, mask, normal, spoiled } from "../../train/flow/testing.js";
import { inPasses, twistedFlow } from "./twisted.js";

const [points, previous] = [normal(1, 3, 7, 3), normal(2, 3, 7, 3)];
const t = normal(3, 3).sigmoid();
const elements = SO3.sample(3, new Generator(4));
const turned = (values: Tensor): Tensor => values.matmul(elements.rotation.transpose(1, 2));

/** Every argument leaves a trace that no other one leaves; padding is NaN. */
const mixing: FlowModel = (x, time, present, before) => {
  const own = x.square().add(time.view([-1, 1, 1]));
  return spoiled(before ? own.add(before.mul(normal(5, 3))) : own, present);
};

test("a twisted prediction is R⁻¹ f(R x), with the previous one turned along", () => {
  for (const before of [null, previous]) {
    const found = twistedFlow(mixing, elements)(points, t, mask, before);
    const inside = mixing(turned(points), t, mask, before && turned(before));
    const wanted = inside.matmul(elements.rotation);
    const [ours, theirs] = [found, wanted].map((one) => one.nanToNum());
    expect(difference(ours, theirs)).toBeLessThan(1e-14);
    expect(found.isnan().equal(spoiled(points).isnan())).toBe(true);
  }
});

test("precision is that of the points", () => {
  const clean = twistedFlow((x) => x.mul(2), elements)(points.to("float32"), t, mask, null);
  expect(clean.dtype).toBe("float32");
  expect(difference(clean, points.mul(2))).toBeLessThan(1e-6);
});

test.each([
  [1, [1, 1, 1]],
  [2, [2, 1]],
  [3, [3]],
  [Infinity, [3]],
])("at most %d rows at a time", (rowsPerPass, expected) => {
  const sizes: number[] = [];
  const listening: FlowModel = (x, ...rest) => {
    sizes.push(x.shape[0]);
    return mixing(x, ...rest);
  };
  const found = inPasses(listening, 1, rowsPerPass)(points, t, mask, previous);
  expect(sizes).toEqual(expected);
  const wanted = mixing(points, t, mask, previous);
  expect(found.nanToNum().toNumbers()).toEqual(wanted.nanToNum().toNumbers());
});
