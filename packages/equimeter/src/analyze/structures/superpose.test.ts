import { expect, test } from "vitest";

import { superpose } from "./superpose.js";
import { helixTrace, alphaHelix, mirrored, movedTrace, randomTrace, shaken } from "./testing.js";

const determinant = ([a, b, c, d, e, f, g, h, i]: readonly number[]): number =>
  a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);

test("a moved copy is brought back, by a proper rotation", () => {
  for (let seed = 1; seed <= 20; seed++) {
    const trace = randomTrace(5 + seed, seed);
    const { rmsd, mirroredRmsd, motion } = superpose(movedTrace(trace, seed), trace);
    expect(rmsd).toBeLessThan(1e-9);
    expect(mirroredRmsd).toBeGreaterThan(0.5);
    expect(determinant(motion.rotation)).toBeCloseTo(1, 12);
  }
});

test("a mirror image is no copy, and known for one", () => {
  const trace = helixTrace(20, alphaHelix);
  const { rmsd, mirroredRmsd, motion } = superpose(movedTrace(mirrored(trace), 3), trace);
  expect(rmsd).toBeGreaterThan(2);
  expect(mirroredRmsd).toBeLessThan(1e-9);
  expect(determinant(motion.rotation)).toBeCloseTo(1, 12);
});

test("nothing nearby is better", () => {
  const [a, b] = [randomTrace(30, 1), randomTrace(30, 2)];
  const { motion, rmsd, mirroredRmsd } = superpose(a, b);
  const { rotation, from, to } = motion;
  const rmsdWith = (r: readonly number[]): number => {
    let sum = 0;
    for (let i = 0; i < 30; i++)
      for (let k = 0; k < 3; k++) {
        const at = (j: number): number => r[3 * k + j] * (a.positions[3 * i + j] - from[j]);
        sum += (at(0) + at(1) + at(2) + to[k] - b.positions[3 * i + k]) ** 2;
      }
    return Math.sqrt(sum / 30);
  };
  expect(rmsdWith(rotation)).toBeCloseTo(rmsd, 12);
  for (const [p, q] of [
    [0, 1],
    [1, 2],
    [2, 0],
  ])
    for (const angle of [-0.01, 0.01]) {
      const turned = rotation.map((value, i) => {
        const [row, column] = [Math.floor(i / 3), i % 3];
        if (row === p) return Math.cos(angle) * value - Math.sin(angle) * rotation[3 * q + column];
        if (row === q) return Math.cos(angle) * value + Math.sin(angle) * rotation[3 * p + column];
        return value;
      });
      expect(rmsdWith(turned)).toBeGreaterThan(rmsd);
    }
  // SciPy 1.10, Rotation.align_vectors of both as they are, and of the first reflected.
  expect([rmsd, mirroredRmsd]).toEqual([
    expect.closeTo(5.492933832, 8),
    expect.closeTo(5.863480921, 8),
  ]);
});

test("it is the same both ways and wherever the two lie", () => {
  const trace = randomTrace(40, 4);
  const other = shaken(trace, 2, 9);
  const { rmsd, mirroredRmsd } = superpose(trace, other);
  for (const [a, b] of [
    [other, trace],
    [movedTrace(trace, 1), other],
    [movedTrace(trace, 2), movedTrace(other, 3)],
  ]) {
    const again = superpose(a, b);
    expect(again.rmsd).toBeCloseTo(rmsd, 10);
    expect(again.mirroredRmsd).toBeCloseTo(mirroredRmsd, 10);
  }
  // Residues in another order are another chain.
  const reversed = {
    name: "reversed",
    positions: Array.from({ length: 40 }, (_, i) =>
      Array.from(trace.positions).slice(117 - 3 * i, 120 - 3 * i),
    ).flat(),
  };
  expect(superpose(reversed, trace).rmsd).toBeGreaterThan(1);
});

test("all residues in one place, or on a line", () => {
  const [point, line] = [1, 3].map((every) => ({
    name: "flat",
    positions: Array.from({ length: 18 }, (_, i) => (every === 1 ? 1 : i % 3 === 0 ? i : 0)),
  }));
  expect(superpose(point, point).rmsd).toBe(0);
  expect(superpose(movedTrace(line, 1), line).rmsd).toBeLessThan(1e-9);
});

test("chains of different lengths", () => {
  expect(() => superpose(randomTrace(6, 1, "a"), randomTrace(7, 1, "b"))).toThrow(
    "a has 6 residues and b has 7: which belong together is not known; compare chains of one length",
  );
});
