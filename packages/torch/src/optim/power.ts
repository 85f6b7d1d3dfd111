/**
 * xⁿ for a whole n ≥ 0, rounded once. `Math.pow` of V8 is off by a unit in the last place for one
 * exponent in ten, which would show in Adam's bias corrections; the C library's, which PyTorch
 * uses, practically never is.
 */
export function power(base: number, exponent: number): number {
  let result: Pair = [1, 0];
  let square: Pair = [base, 0];
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = times(result, square);
    square = times(square, square);
  }
  return result[0];
}

/** A number as the unrounded sum of two doubles, the second far smaller than the first. */
type Pair = readonly [number, number];

function times([a, aRest]: Pair, [b, bRest]: Pair): Pair {
  const product = a * b;
  const rest = roundingError(a, b, product) + (a * bRest + aRest * b);
  const sum = product + rest;
  return [sum, rest - (sum - product)];
}

/** a b − product, exactly: Dekker's product (Numer. Math. 18, 224, 1971). */
function roundingError(a: number, b: number, product: number): number {
  const [aHigh, aLow] = halves(a);
  const [bHigh, bLow] = halves(b);
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}

/** Two doubles of 26 bits whose sum is `x`. */
function halves(x: number): Pair {
  const spread = x * (2 ** 27 + 1);
  const high = spread - (spread - x);
  return [high, x - high];
}
