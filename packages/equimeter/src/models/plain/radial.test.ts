import { ones, tensor, zeros } from "@equimeter/torch";
import { expect, test } from "vitest";

import { radialFeatures } from "./radial.js";

const options = { cutoff: 5, count: 12 };

test("features fade to 0 at the cutoff", () => {
  const distance = tensor([[5, 4.999, 4.9, 4]]);
  const features = radialFeatures(distance, ones([1, 4], { dtype: "bool" }), options);
  expect(features.shape).toEqual([1, 4, 12]);
  const [atCutoff, justInside, near, inside] = [0, 1, 2, 3].map((slot) =>
    Math.max(...features.select(1, slot).abs().toNumbers()),
  );
  expect(atCutoff).toBeLessThan(1e-12);
  expect(justInside).toBeLessThan(1e-6); // the slope is 0 there as well
  expect(near).toBeLessThan(2e-3);
  expect(inside).toBeGreaterThan(0.05);
});

test("empty slots are 0 everywhere", () => {
  const mask = tensor([[1, 0, 0]]).to("bool");
  const features = radialFeatures(tensor([[1, 1, 0]]), mask, options);
  expect(features.select(1, 0).abs().sum().item()).toBeGreaterThan(0.5);
  expect(features.narrow(1, 1, 2).toNumbers()).toEqual(new Array(24).fill(0));
});

test("every distance inside lights up the feature nearest to it, by the closed form", () => {
  const distances = [0.6, 1, 1.4, 2.2, 3];
  const features = radialFeatures(tensor([distances]), ones([1, 5], { dtype: "bool" }), options);
  const centres = Array.from({ length: 12 }, (_, i) => 0.6 + (4.4 * i) / 11);
  distances.forEach((d, slot) => {
    const fade = (Math.cos((Math.PI * d) / 5) + 1) / 2;
    const expected = centres.map((c) => fade * Math.exp((-1 / 2) * ((d - c) / (4.4 / 12)) ** 2));
    const found = features.select(1, slot).toNumbers();
    found.forEach((value, i) => expect(value).toBeCloseTo(expected[i], 5));
  });
});

test.each([0.3, 0.6, 1])(
  "a cutoff of %d Å, as short as a bond, gives finite features",
  (cutoff) => {
    const distance = tensor([[0, cutoff / 2, cutoff]]);
    const features = radialFeatures(distance, ones([1, 3], { dtype: "bool" }), {
      cutoff,
      count: 4,
    });
    expect(features.isfinite().all().item()).toBe(1);
    expect(features.select(1, 1).max().item()).toBeGreaterThan(0.2);
    expect(radialFeatures(zeros([1, 0]), zeros([1, 0]), { cutoff, count: 4 }).shape).toEqual([
      1, 0, 4,
    ]);
  },
);
