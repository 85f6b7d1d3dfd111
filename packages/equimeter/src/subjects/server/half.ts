/** Floating-point numbers of 16 bits, for texts: elsewhere they stay the bits that they are. */

interface Format {
  readonly exponentBits: number;
  readonly fractionBits: number;
}

export const float16: Format = { exponentBits: 5, fractionBits: 10 };
export const bfloat16: Format = { exponentBits: 8, fractionBits: 7 };

/** The number that the bits stand for. */
export function fromBits(bits: number, { exponentBits, fractionBits }: Format): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const largest = 2 ** exponentBits - 1;
  const exponent = (bits >> fractionBits) & largest;
  const fraction = (bits & (2 ** fractionBits - 1)) / 2 ** fractionBits;
  const bias = (largest - 1) / 2;
  if (exponent === largest) return fraction === 0 ? sign * Infinity : NaN;
  if (exponent === 0) return sign * fraction * 2 ** (1 - bias);
  return sign * (1 + fraction) * 2 ** (exponent - bias);
}

/** The bits of the nearest number, of two equally near ones the even one. */
export function toBits(value: number, { exponentBits, fractionBits }: Format): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const largest = 2 ** exponentBits - 1;
  const infinity = largest << fractionBits;
  if (Number.isNaN(value)) return infinity + 1;
  const size = Math.abs(value);
  const lowest = 1 - (largest - 1) / 2; // of the exponents; what is smaller has leading zeros
  if (size >= 2 ** (largest + lowest - 1)) return sign + infinity;
  const exponent = Math.max(lowest, exponentOf(size));
  // Exact: a double divided by a power of two.
  const steps = roundToEven(size / 2 ** (exponent - fractionBits));
  // A carry of the rounding runs into the exponent, up to infinity, as it should.
  return sign + ((exponent - lowest) << fractionBits) + steps;
}

/** The largest e with 2^e ≤ size. */
function exponentOf(size: number): number {
  if (size === 0) return -Infinity;
  const near = Math.floor(Math.log2(size));
  return 2 ** near > size ? near - 1 : 2 ** (near + 1) <= size ? near + 1 : near;
}

function roundToEven(value: number): number {
  const low = Math.floor(value);
  const rest = value - low;
  return rest > 0.5 || (rest === 0.5 && low % 2 === 1) ? low + 1 : low;
}
