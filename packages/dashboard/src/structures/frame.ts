import { symmetricEigen } from "../../../equimeter/src/data/symmetric-eigen.ts";

/**
 * The rotation that brings the axis of the largest variance of points [n, 3] to x and that of the smallest to z.
 *
 * @returns nine numbers, row by row
 */
export function principalFrame(points: Float32Array): Float32Array {
  const count = points.length / 3;
  const mean = [0, 0, 0];
  points.forEach((value, i) => (mean[i % 3] += value / count));
  const moments = new Float64Array(9);
  for (let i = 0; i < points.length; i += 3)
    for (let a = 0; a < 3; a++)
      for (let b = 0; b < 3; b++)
        moments[3 * a + b] += (points[i + a] - mean[a]) * (points[i + b] - mean[b]);
  const [[a, b, c], [d, e, f]] = symmetricEigen(moments, 3).vectors;
  // The third is their product, so that nothing is mirrored.
  return Float32Array.from([a, b, c, d, e, f, b * f - c * e, c * d - a * f, a * e - b * d]);
}
