import * as fc from "fast-check";
import { expect, test } from "vitest";

import { align, centred, turned } from "./align.js";

const coordinate = fc.double({ min: -5, max: 5, noNaN: true });
const points = fc.array(coordinate, { minLength: 12, maxLength: 30 });
const angle = fc.double({ min: -3.1, max: 3.1, noNaN: true });

/** Around z, then around x. */
function rotationOf(a: number, b: number): number[] {
  const [ca, sa, cb, sb] = [Math.cos(a), Math.sin(a), Math.cos(b), Math.sin(b)];
  return [ca, -sa, 0, cb * sa, cb * ca, -sb, sb * sa, sb * ca, cb];
}

test("a turned copy is turned back, and a mirror image is not", () => {
  const check = (raw: number[], a: number, b: number) => {
    const fixed = centred(Float64Array.from(raw.slice(0, raw.length - (raw.length % 3))));
    const moving = turned(fixed, rotationOf(a, b));
    const { rotation, rmsd } = align(moving, fixed);
    expect(rmsd).toBeLessThan(1e-6);
    turned(moving, rotation).forEach((x, i) => expect(Math.abs(x - fixed[i])).toBeLessThan(1e-5));
    const [p, q, r, s, t, u, v, w, x] = rotation;
    const determinant = p * (t * x - u * w) - q * (s * x - u * v) + r * (s * w - t * v);
    expect(determinant).toBeCloseTo(1, 10);
  };
  fc.assert(fc.property(points, angle, angle, check), { numRuns: 100 });
  const chiral = centred(Float64Array.of(0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3));
  expect(
    align(
      chiral.map((x, i) => (i % 3 === 0 ? -x : x)),
      chiral,
    ).rmsd,
  ).toBeGreaterThan(0.1);
});
