/**
 * ⟨j₁ m₁ j₂ m₂ | j m₁+m₂⟩ for whole numbers, with the signs of Condon and Shortley: Racah's sum, written
 * in binomials so that what nearly cancels is whole numbers,
 *
 *     Σ_k (−1)^k (j₁+j₂−j over k) (j+j₁−j₂ over j₁−m₁−k) (j−j₁+j₂ over j₂+m₂−k)
 *
 * 0 where the triangle or |m| ≤ j does not hold. Up to degrees of 16 no factorial is too large.
 */
export function clebschGordan(j1: number, m1: number, j2: number, m2: number, j: number): number {
  const m = m1 + m2;
  if (j < Math.abs(j1 - j2) || j > j1 + j2) return 0;
  if (Math.abs(m1) > j1 || Math.abs(m2) > j2 || Math.abs(m) > j) return 0;
  const [a, b, c] = [j1 + j2 - j, j + j1 - j2, j - j1 + j2];
  let sum = 0n;
  for (let k = 0; k <= a; k++) {
    const term = binomial(a, k) * binomial(b, j1 - m1 - k) * binomial(c, j2 + m2 - k);
    sum += k % 2 === 0 ? term : -term;
  }
  // Racah's factors, less the a! b! c! that the binomials have.
  const product = (numbers: number[]) => numbers.map(factorial).reduce((x, y) => x * y);
  const above = product([j + m, j - m, j1 + m1, j1 - m1, j2 + m2, j2 - m2]);
  const below = product([a, b, c, j1 + j2 + j + 1]);
  return Number(sum) * Math.sqrt(((2 * j + 1) * above) / below);
}

function binomial(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n;
  let value = 1n;
  for (let i = 1; i <= k; i++) value = (value * BigInt(n - k + i)) / BigInt(i);
  return value;
}

function factorial(n: number): number {
  let value = 1;
  for (let i = 2; i <= n; i++) value *= i;
  return value;
}
