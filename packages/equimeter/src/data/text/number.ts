const decimal = /^[+-]?(\d+\.?\d*|\.\d+)([eEdD][+-]?\d+)?$/;
const notFinite = /^([+-]?)(nan|inf|infinity)$/i;

/** 10^0 … 10^22, the powers of ten that a double holds exactly. */
const powersOfTen = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/**
 * A number as files write it: "-1.5", "1.0e-3", Fortran's "1.0D-3", "nan", "inf" (any case);
 * undefined for other text.
 */
export function parseNumber(text: string): number | undefined {
  const first = text.charCodeAt(0);
  const canStart = first <= 57 || first === 73 || first === 78 || first === 105 || first === 110;
  if (!canStart) return undefined; // neither sign, point, digit nor the i of inf, the n of nan
  if (decimal.test(text)) return Number(/d/i.test(text) ? text.replace(/d/i, "e") : text);
  const match = notFinite.exec(text);
  if (!match) return undefined;
  if (match[2].toLowerCase() === "nan") return NaN;
  return match[1] === "-" ? -Infinity : Infinity;
}

/**
 * Reads the number that starts at `start` in `bytes` and ends at a space or at `end`, into
 * `target[index]`; the position behind it, or -1 for what needs `parseNumber`.
 *
 * Into an array because a returned double would be a heap allocation per number.
 */
export function readDecimal(
  bytes: Uint8Array,
  start: number,
  end: number,
  target: Float64Array,
  index: number,
): number {
  let i = start;
  const negative = bytes[i] === 45;
  if (negative || bytes[i] === 43) i++;
  const firstDigit = i;
  let mantissa = 0;
  let digit: number;
  for (; i < end && (digit = bytes[i] - 48) >= 0 && digit <= 9; i++) {
    mantissa = mantissa * 10 + digit;
  }
  let digits = i - firstDigit;
  let fraction = 0; // digits behind the point
  if (i < end && bytes[i] === 46) {
    const point = i++;
    for (; i < end && (digit = bytes[i] - 48) >= 0 && digit <= 9; i++) {
      mantissa = mantissa * 10 + digit;
    }
    fraction = i - point - 1;
    digits += fraction;
  }
  // Below 2^53 the mantissa is exact, and one division of two exact numbers rounds correctly.
  const isExact = mantissa < 2 ** 53 && fraction < powersOfTen.length;
  if (digits === 0 || !isExact || (i < end && bytes[i] > 32)) return -1;
  const value = mantissa / powersOfTen[fraction];
  target[index] = negative ? -value : value;
  return i;
}
