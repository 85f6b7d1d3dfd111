const decimal = /^[+-]?(\d+\.?\d*|\.\d+)([eEdD][+-]?\d+)?$/;
const notFinite = /^([+-]?)(nan|inf|infinity)$/i;

/** 10^0 … 10^22, the powers of ten that a double holds exactly. */
const powersOfTen = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/**
 * A number as files write it: "-1.5", "1.0e-3", Fortran's "1.0D-3", "nan", "inf" (any case);
 * undefined for other text.
 */
export function parseNumber(text: string): number | undefined {
  if (decimal.test(text)) return Number(text.replace(/d/i, "e"));
  const match = notFinite.exec(text);
  if (!match) return undefined;
  if (match[2].toLowerCase() === "nan") return NaN;
  return match[1] === "-" ? -Infinity : Infinity;
}

/**
 * Writes the number in `bytes[start … end)` to `target[index]`; false if it is none.
 * Into an array because a returned double would be a heap allocation per number.
 */
export function readNumber(
  bytes: Buffer,
  start: number,
  end: number,
  target: Float64Array,
  index: number,
): boolean {
  let i = start;
  const negative = bytes[i] === 45;
  if (negative || bytes[i] === 43) i++;
  const firstDigit = i;
  let mantissa = 0;
  let fraction = 0; // digits behind the point
  let digit: number;
  for (; i < end && (digit = bytes[i] - 48) >= 0 && digit <= 9; i++)
    mantissa = mantissa * 10 + digit;
  let digits = i - firstDigit;
  if (i < end && bytes[i] === 46) {
    const point = i++;
    for (; i < end && (digit = bytes[i] - 48) >= 0 && digit <= 9; i++) {
      mantissa = mantissa * 10 + digit;
    }
    fraction = i - point - 1;
    digits += fraction;
  }
  // Below 2^53 the mantissa is exact, and one division of two exact numbers rounds correctly.
  if (i === end && digits > 0 && mantissa < 2 ** 53 && fraction < powersOfTen.length) {
    const value = mantissa / powersOfTen[fraction];
    target[index] = negative ? -value : value;
    return true;
  }
  const value = parseNumber(bytes.toString("latin1", start, end));
  if (value === undefined) return false;
  target[index] = value;
  return true;
}
