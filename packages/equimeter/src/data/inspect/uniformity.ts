/**
 * Whether directions in space come from the uniform law (Mardia and Jupp, Directional Statistics,
 * 2000, sections 6.3.1 and 10.4.1 for the sphere).
 */

/** How far a set of directions is from uniform, and how often chance alone gets as far. */
export interface Uniformity {
  /** Directions. */
  n: number;
  statistic: number;
  /** From 0 to 1, as if the directions were independent. */
  p: number;
}

/**
 * Bingham's test for axes (±u): S = 15n/2 · (Σ λᵢ² − 1/3), χ² with 5 degrees of freedom.
 *
 * @param eigenvalues - of the mean of u uᵀ; their sum is 1
 */
export function bingham(eigenvalues: readonly number[], n: number): Uniformity {
  const squares = eigenvalues.reduce((sum, value) => sum + value * value, 0);
  const statistic = 7.5 * n * Math.max(0, squares - 1 / 3);
  return { n, statistic, p: chiSquaredTail(statistic, 5) };
}

/**
 * Rayleigh's test for directions: 3nR², χ² with 3 degrees of freedom, R the length of their mean; the
 * corrected statistic of the book's (10.4.6), good from ten directions on.
 */
export function rayleigh(R: number, n: number): Uniformity {
  const plain = 3 * n * R * R;
  const statistic = (1 - 1 / (2 * n)) * plain + plain ** 2 / (10 * n);
  return { n, statistic, p: chiSquaredTail(statistic, 3) };
}

/** How often χ² with `degrees` of freedom exceeds x: the upper incomplete gamma function. */
export function chiSquaredTail(x: number, degrees: number): number {
  const [a, z] = [degrees / 2, x / 2];
  if (z <= 0) return 1;
  const front = Math.exp(a * Math.log(z) - z - logGammaOfHalf(degrees));
  if (z < a + 1) {
    // Series of the lower function.
    let term = 1 / a;
    let sum = term;
    for (let k = 1; term > 1e-17 * sum; k++) sum += term *= z / (a + k);
    return 1 - front * sum;
  }
  // Continued fraction of the upper one, by Lentz's method.
  let b = z + 1 - a;
  let c = Infinity;
  let d = 1 / b;
  let fraction = d;
  for (let k = 1; k < 1000; k++) {
    const numerator = -k * (k - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return front * fraction;
}

/** ln Γ(degrees / 2) */
function logGammaOfHalf(degrees: number): number {
  let value = degrees % 2 === 0 ? 0 : Math.log(Math.PI) / 2;
  for (let k = degrees % 2 === 0 ? 1 : 0.5; k < degrees / 2; k++) value += Math.log(k);
  return value;
}
