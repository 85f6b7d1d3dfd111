import { expect, test } from "vitest";

import { groupNamed } from "../groups/index.js";
import { designChosen } from "./design.js";

test.each([
  ["SO3", {}, "tetrahedralOrbits × 2"],
  ["O", {}, "enumerate O"],
  ["translations(5)", {}, "independent × 24 of translations(5)"],
  ["SO3", { kind: "octahedralOrbits", replicates: 3 }, "octahedralOrbits × 3"],
  ["O3", { kind: "icosahedralOrbits" }, "icosahedralOrbits × 2 of O3"],
  ["O", { kind: "independent" }, "independent × 10 of O"],
  ["SO3", { kind: "independent", count: 4 }, "independent × 4"],
])("%s %j", (group, choice, name) => {
  expect(designChosen(groupNamed(group), choice).name).toBe(name);
});

test.each([
  ["SO3", { count: 4 }, "--count is of independent draws: add --design independent"],
  ["SO3", { kind: "enumerate", replicates: 2 }, "--replicates is of orbits"],
  ["SO3", { kind: "enumerate" }, "enumerate needs a finite group such as O, and SO3 has no end"],
  ["O", { kind: "tetrahedralOrbits" }, "turn by rotations of space"],
])("%s %j does not suit", (group, choice, message) => {
  expect(() => designChosen(groupNamed(group), choice)).toThrow(message);
});
