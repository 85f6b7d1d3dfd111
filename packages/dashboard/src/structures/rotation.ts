/** A rotation or reflection, nine numbers row by row. */
export type Matrix = ArrayLike<number>;

/** Vectors [n, 3], each turned: `x → T x`. */
export function turnedBy(matrix: Matrix, vectors: Float32Array): Float32Array {
  const result = new Float32Array(vectors.length);
  for (let i = 0; i < vectors.length; i += 3)
    for (let row = 0; row < 3; row++)
      for (let column = 0; column < 3; column++)
        result[i + row] += matrix[3 * row + column] * vectors[i + column];
  return result;
}

export interface AxisAngle {
  /** From 0 to 180°. */
  readonly degrees: number;
  /** Of length 1; null where nothing turns. */
  readonly axis: readonly [number, number, number] | null;
  /** What is turned is mirrored through the origin first. */
  readonly isImproper: boolean;
}

/** By how much a matrix turns, and about what: `cos θ = (tr T − 1) / 2`. */
export function axisAngleOf(matrix: Matrix): AxisAngle {
  const [a, b, c, d, e, f, g, h, i] = Array.from(matrix);
  const isImproper = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g) < 0;
  const sign = isImproper ? -1 : 1;
  const cosine = (sign * (a + e + i) - 1) / 2;
  const twice = [h - f, c - g, d - b].map((part) => sign * part); // 2 sin θ times the axis
  const degrees = (Math.atan2(Math.hypot(...twice) / 2, cosine) * 180) / Math.PI;
  if (degrees < 0.01) return { degrees: 0, axis: null, isImproper };
  // Near a half turn the sine vanishes, and (T + 1) / 2 is the axis times itself.
  const axis = degrees > 179 ? alongTwice(largestColumn(matrix, sign), twice) : twice;
  const length = Math.hypot(...axis);
  const [x, y, z] = axis.map((part) => part / length);
  return { degrees, axis: [x, y, z], isImproper };
}

function largestColumn(matrix: Matrix, sign: number): number[] {
  const columns = [0, 1, 2].map((column) =>
    [0, 1, 2].map((row) => sign * matrix[3 * row + column] + (row === column ? 1 : 0)),
  );
  return columns.sort((a, b) => Math.hypot(...b) - Math.hypot(...a))[0];
}

/** Of an axis, whose sign is open, the direction of the other vector. */
function alongTwice(axis: readonly number[], other: readonly number[]): number[] {
  const isAgainst = axis.reduce((sum, part, i) => sum + part * other[i], 0) < 0;
  return axis.map((part) => (isAgainst ? -part : part));
}

/** Numbers of the matrices [n, 3, 3] from the smallest angle to the largest. */
export function byAngle(matrices: Float32Array): number[] {
  const angles = Array.from(
    { length: matrices.length / 9 },
    (_, i) => axisAngleOf(matrices.subarray(9 * i, 9 * i + 9)).degrees,
  );
  return [...angles.keys()].sort((a, b) => angles[a] - angles[b]);
}

/** "132° about (0.2, −0.9, 0.3)" */
export function turnText(matrix: Matrix): string {
  const { degrees, axis, isImproper } = axisAngleOf(matrix);
  const mirrored = isImproper ? "mirrored, then " : "";
  if (axis === null) return isImproper ? "mirrored" : "not turned";
  const about = axis
    .map((part) => String(Number(part.toFixed(2)) || 0).replace("-", "−"))
    .join(", ");
  return `${mirrored}${degrees.toFixed(0)}° about (${about})`;
}
