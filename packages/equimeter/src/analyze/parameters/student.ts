/**
 * The number that a variable of Student's t distribution stays within, either way, with probability 0.95:
 * 12.7 for one degree of freedom, 1.96 for many. By the finite series of Abramowitz and Stegun, 26.7.3 and
 * 26.7.4, and bisection.
 *
 * @param freedom - degrees of freedom, a whole number from 1 on
 */
export function studentBound(freedom: number): number {
  let [low, high] = [0, 16];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (within(middle, freedom) < 0.95) low = middle;
    else high = middle;
  }
  return high;
}

/** P(|T| ≤ t) */
function within(t: number, freedom: number): number {
  const angle = Math.atan(t / Math.sqrt(freedom));
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const isOdd = freedom % 2 === 1;
  let term = isOdd ? cosine : 1;
  let sum = freedom === 1 ? 0 : term;
  for (let k = isOdd ? 3 : 2; k < freedom; k += 2) {
    term *= (cosine ** 2 * (k - 1)) / k;
    sum += term;
  }
  return isOdd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum;
}
