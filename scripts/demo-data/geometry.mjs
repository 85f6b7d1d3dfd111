/** Rigid motions and bonds of one molecule. Positions are arrays of `[x, y, z]` in Å. */

const covalentRadius = { H: 0.31, C: 0.76, N: 0.71, O: 0.66, F: 0.57, S: 1.05, Cl: 1.02 };

const distance = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

/** `R p` for every position `p`; `rotation` is three rows. */
export function rotate(rotation, positions) {
  return positions.map((p) => rotation.map((row) => row[0] * p[0] + row[1] * p[1] + row[2] * p[2]));
}

/** The transpose of a rotation: its inverse. */
export function transpose(rotation) {
  return [0, 1, 2].map((k) => rotation.map((row) => row[k]));
}

/** The positions with their mean (all atoms alike, no masses) moved to the origin. */
export function centre(positions) {
  const mean = [0, 1, 2].map((k) => positions.reduce((sum, p) => sum + p[k], 0) / positions.length);
  return positions.map((p) => p.map((x, k) => x - mean[k]));
}

/** The rotation matrix of a quaternion `[w, x, y, z]` of any length but zero. */
export function quaternionToMatrix(quaternion) {
  const norm = Math.hypot(...quaternion);
  const [w, x, y, z] = quaternion.map((q) => q / norm);
  return [
    [1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)],
    [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)],
    [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)],
  ];
}

/** A Haar-random rotation: four independent normals, read as a quaternion. The seed fixes it. */
export function randomRotation(seed) {
  const uniform = uniforms(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return quaternionToMatrix([normal(), normal(), normal(), normal()]);
}

/**
 * The rotation that brings centred `mobile` closest to centred `target` in the least-squares sense
 * (Kabsch's problem). Solved as the leading eigenvector of Horn's 4 × 4 quaternion matrix (Horn
 * 1987, J. Opt. Soc. Am. A 4, 629), which never answers with a reflection.
 */
export function bestRotation(mobile, target) {
  const s = [0, 1, 2].map((i) =>
    [0, 1, 2].map((j) => mobile.reduce((sum, p, atom) => sum + p[i] * target[atom][j], 0)),
  );
  const [[xx, xy, xz], [yx, yy, yz], [zx, zy, zz]] = s;
  return quaternionToMatrix(
    leadingEigenvector([
      [xx + yy + zz, yz - zy, zx - xz, xy - yx],
      [yz - zy, xx - yy - zz, xy + yx, zx + xz],
      [zx - xz, xy + yx, yy - xx - zz, yz + zy],
      [xy - yx, zx + xz, yz + zy, zz - xx - yy],
    ]),
  );
}

/** `positions` moved rigidly onto the centred `reference`. */
export function alignTo(reference, positions) {
  const centred = centre(positions);
  return rotate(bestRotation(centred, reference), centred);
}

/** Atom pairs closer than 1.25 times the sum of their covalent radii: `[i, j, length]`, i < j. */
export function findBonds(symbols, positions) {
  const bonds = [];
  for (let j = 1; j < symbols.length; j++) {
    for (let i = 0; i < j; i++) {
      const length = distance(positions[i], positions[j]);
      const limit = 1.25 * (covalentRadius[symbols[i]] + covalentRadius[symbols[j]]);
      if (length < limit) bonds.push([i, j, length]);
    }
  }
  return bonds;
}

/** The largest relative change of a bond's length, `max |d - d0| / d0`. */
export function worstStretch(bonds, positions) {
  return bonds.reduce((worst, [i, j, length]) => {
    const change = Math.abs(distance(positions[i], positions[j]) - length) / length;
    return Math.max(worst, change);
  }, 0);
}

/** Cyclic Jacobi rotations; ten sweeps are far beyond convergence for a 4 × 4 matrix. */
function leadingEigenvector(matrix) {
  const a = matrix.map((row) => row.slice());
  const n = a.length;
  const vectors = a.map((_, i) => a.map((__, j) => Number(i === j)));
  for (let sweep = 0; sweep < 10; sweep++) {
    for (let p = 0; p < n - 1; p++) {
      for (let q = p + 1; q < n; q++) {
        const angle = 0.5 * Math.atan2(2 * a[p][q], a[q][q] - a[p][p]);
        const [c, s] = [Math.cos(angle), Math.sin(angle)];
        const turn = (row) => {
          [row[p], row[q]] = [c * row[p] - s * row[q], s * row[p] + c * row[q]];
        };
        a.forEach(turn);
        [a[p], a[q]] = [
          a[p].map((x, k) => c * x - s * a[q][k]),
          a[p].map((x, k) => s * x + c * a[q][k]),
        ];
        vectors.forEach(turn);
      }
    }
  }
  const eigenvalues = a.map((row, i) => row[i]);
  const leading = eigenvalues.indexOf(Math.max(...eigenvalues));
  return vectors.map((row) => row[leading]);
}

/** Uniform numbers in [0, 1) from a 32-bit seed: a Weyl sequence through murmur3's finaliser. */
function uniforms(seed) {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = state ^ (state >>> 16);
    bits = Math.imul(bits, 0x85ebca6b);
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
    return ((bits ^ (bits >>> 16)) >>> 0) / 2 ** 32;
  };
}
