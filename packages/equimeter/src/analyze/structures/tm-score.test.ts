import { expect, test } from "vitest";

import { alphaHelix, helixTrace, mirrored, movedTrace, randomTrace, shaken } from "./testing.js";
import { tmDistance, tmScore } from "./tm-score.js";
import type { Trace } from "./trace.js";

test("the distance by length", () => {
  expect(tmDistance(100)).toBeCloseTo(1.24 * Math.cbrt(85) - 1.8, 12);
  expect([5, 15, 21].map(tmDistance)).toEqual([0.5, 0.5, 0.5]);
  expect(tmDistance(22)).toBeGreaterThan(0.5);
});

test("1 for the chain itself, wherever it lies", () => {
  for (const residues of [5, 9, 30, 101]) {
    const trace = randomTrace(residues, residues);
    expect(tmScore(trace, trace)).toBeCloseTo(1, 12);
    expect(tmScore(movedTrace(trace, 2), trace)).toBeCloseTo(1, 12);
  }
});

test("the same both ways, less for more noise, and blind to where the chains lie", () => {
  const trace = randomTrace(60, 3);
  const scores = [0.5, 2, 8].map((size) => tmScore(trace, shaken(trace, size, 1)));
  expect(scores[0]).toBeGreaterThan(0.95);
  expect(scores[0]).toBeGreaterThan(scores[1]);
  expect(scores[1]).toBeGreaterThan(scores[2]);
  const other = shaken(trace, 2, 1);
  expect(tmScore(other, trace)).toBeCloseTo(scores[1], 10);
  expect(tmScore(movedTrace(other, 1), movedTrace(trace, 2))).toBeCloseTo(scores[1], 10);
});

test("hands matter: a mirror image is another structure", () => {
  const trace = randomTrace(80, 6);
  expect(tmScore(trace, mirrored(trace))).toBeLessThan(0.5);
  expect(tmScore(helixTrace(20, alphaHelix), mirrored(helixTrace(20, alphaHelix)))).toBeLessThan(
    0.5,
  );
});

test("a half that fits counts, where all of it together does not", () => {
  const [trace, other] = [randomTrace(80, 7), randomTrace(80, 8)];
  const positions = [
    ...Array.from(trace.positions).slice(0, 120),
    ...Array.from(other.positions).slice(120),
  ];
  const score = tmScore(trace, movedTrace({ name: "half", positions }, 1));
  expect(score).toBeGreaterThan(0.5);
  expect(score).toBeLessThan(0.7);
});

test("chains far apart in shape still score", () => {
  const exploded = {
    name: "exploded",
    positions: Array.from(randomTrace(30, 2).positions, (x) => 1e6 * x),
  };
  const score = tmScore(exploded, randomTrace(30, 3));
  expect(score).toBeGreaterThan(0);
  expect(score).toBeLessThan(0.1);
});

test("chains of different lengths", () => {
  const short: Trace = randomTrace(6, 1, "a");
  expect(() => tmScore(short, randomTrace(7, 1, "b"))).toThrow("a has 6 residues and b has 7");
});
