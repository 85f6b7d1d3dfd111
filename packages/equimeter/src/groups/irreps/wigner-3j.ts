import { UserError } from "../../errors.js";
import { clebschGordan } from "./clebsch-gordan.js";
import { highestDegree } from "./blocks.js";

/** A complex entry in a row of the basis change: the component, and real and imaginary part. */
type Entry = readonly [component: number, real: number, imaginary: number];

/**
 * Wigner's 3j of real components, of norm 1, in e3nn's order and signs: the one array up to a factor
 * that no rotation of all three axes changes (of O(3), where the parities multiply to 1).
 *
 * @returns [(2l₁+1), (2l₂+1), (2l₃+1)] in row-major order; all 0 outside the triangle rule
 * @throws UserError for degrees that are not whole numbers from 0 to 16
 */
export function wigner3j(l1: number, l2: number, l3: number): Float64Array {
  for (const l of [l1, l2, l3])
    if (!Number.isInteger(l) || l < 0 || l > highestDegree)
      throw new UserError(`a degree is a whole number from 0 to ${highestDegree}, got ${l}`);
  const result = new Float64Array((2 * l1 + 1) * (2 * l2 + 1) * (2 * l3 + 1));
  const [first, second, third] = [l1, l2, l3].map(realBasis);
  for (let m1 = -l1; m1 <= l1; m1++)
    for (let m2 = Math.max(-l2, -l3 - m1); m2 <= Math.min(l2, l3 - m1); m2++) {
      const coefficient = clebschGordan(l1, m1, l2, m2, l3);
      if (coefficient === 0) continue;
      for (const [i, a, b] of first[l1 + m1])
        for (const [j, c, d] of second[l2 + m2])
          for (const [k, e, f] of third[l3 + m1 + m2]) {
            // Re((a + bi)(c + di)(e − fi))
            const real = (a * c - b * d) * e + (a * d + b * c) * f;
            result[(i * (2 * l2 + 1) + j) * (2 * l3 + 1) + k] += coefficient * real;
          }
    }
  const norm = Math.hypot(...result);
  return norm === 0 ? result : result.map((value) => value / norm);
}

/**
 * The real components as combinations of those of definite m, row l + m for each m, times (−i)^l:
 * component l + |m| goes with the cosine and l − |m| with the sine of m times the azimuth.
 */
function realBasis(l: number): Entry[][] {
  const root = Math.SQRT1_2;
  const rows: Entry[][] = Array.from({ length: 2 * l + 1 }, () => []);
  rows[l].push([l, 1, 0]);
  for (let m = 1; m <= l; m++) {
    const sign = m % 2 === 0 ? 1 : -1;
    rows[l - m].push([l + m, root, 0], [l - m, 0, -root]);
    rows[l + m].push([l + m, sign * root, 0], [l - m, 0, sign * root]);
  }
  return rows.map((row) => row.map(([at, x, y]) => [at, ...timesMinusI(l, x, y)] as const));
}

/** (x + yi)(−i)^times */
function timesMinusI(times: number, x: number, y: number): [number, number] {
  return times === 0 ? [x, y] : timesMinusI(times - 1, y, -x);
}
