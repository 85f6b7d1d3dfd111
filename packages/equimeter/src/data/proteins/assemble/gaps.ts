import type { Gap } from "../chain.js";

/**
 * Where residues are missing: neighbours that are none in the polymer, or that are further apart
 * than `most` Å.
 */
export function gapsOf(
  positions: Float64Array,
  index: Int32Array | undefined,
  most: number,
): Gap[] {
  const gaps: Gap[] = [];
  for (let after = 0; after + 1 < positions.length / 3; after++) {
    const [a, b] = [3 * after, 3 * after + 3];
    const distance = Math.hypot(
      positions[b] - positions[a],
      positions[b + 1] - positions[a + 1],
      positions[b + 2] - positions[a + 2],
    );
    const missing = index && index[after + 1] - index[after] - 1;
    if (distance > most || (missing !== undefined && missing > 0))
      gaps.push({ after, ...(missing !== undefined && { missing }), distance });
  }
  return gaps;
}
