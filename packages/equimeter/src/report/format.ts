/** How numbers are written for people: in tables, sentences, tick labels and the terminal. */

/** A percent (0–100) with its two standard errors, as every summary carries it. */
export interface PercentEstimate {
  value: number;
  /** From the choice of rotations, the samples fixed. */
  rotationError: number;
  /** From the choice of samples, rotations included. */
  sampleError: number;
}

/** Plain digits are used between these two, powers of ten outside. */
const smallest = 1e-3;
const largest = 1e5;

/** `x` with so many significant digits: `0.0123`, `12.3`, `12345`, `1.23 × 10⁻⁷`, `NaN`, `∞`. */
export function formatNumber(x: number, digits = 3): string {
  if (Number.isNaN(x)) return "NaN";
  if (!Number.isFinite(x)) return x > 0 ? "∞" : minus("-∞");
  if (x === 0) return "0";
  const size = Math.abs(x);
  if (size >= smallest && size < largest) return minus(x.toFixed(decimalsFor(x, digits)));
  return scientific(x, digits);
}

/** A whole number with thousands set apart: `12,345`. */
export function formatCount(n: number): string {
  return Number.isFinite(n) ? minus(n.toLocaleString("en-US")) : formatNumber(n);
}

/**
 * A value and its standard error, cut off where the error begins (two digits of the error when its
 * first is a 1): `12.3 ± 0.4`, `(1.23 ± 0.04) × 10⁻⁵`. An error that is not known reads `± ?`.
 */
export function formatWithError(value: number, error: number): string {
  if (!isUsable(error) || !Number.isFinite(value)) {
    return `${formatNumber(value)} ± ${formatError(error)}`;
  }
  const { exponent, decimals } = layout(value, error);
  const scale = 10 ** exponent;
  const shown = minus((value / scale).toFixed(decimals));
  const shownError =
    errorDecimals(error / scale) > decimals
      ? formatError(error / scale)
      : (error / scale).toFixed(decimals);
  const both = `${shown} ± ${shownError}`;
  return exponent === 0 ? both : `(${both}) × 10${superscript(exponent)}`;
}

/** `12.3 ± 0.4 %`. */
export function formatPercent(value: number, error: number): string {
  return `${formatWithError(value, error)} %`;
}

/** A percent with both errors named: `12.34 % (± 0.05 rotations, ± 0.4 samples)`. */
export function formatEstimate({ value, rotationError, sampleError }: PercentEstimate): string {
  const errors = `± ${formatError(rotationError)} rotations, ± ${formatError(sampleError)} samples`;
  return `${formatBeside(value, [rotationError, sampleError])} % (${errors})`;
}

/**
 * A value alone, with as many digits as the smallest of its errors allows, but no more than one beyond
 * what the largest does; the errors stand apart.
 */
export function formatBeside(value: number, errors: number[]): string {
  const usable = errors.filter(isUsable);
  if (usable.length === 0 || !Number.isFinite(value)) return formatNumber(value);
  const { exponent, decimals } = layout(
    value,
    Math.max(Math.min(...usable), Math.max(...usable) / 10),
  );
  const shown = minus((value / 10 ** exponent).toFixed(decimals));
  return exponent === 0 ? shown : `${shown} × 10${superscript(exponent)}`;
}

/** A standard error alone: one digit, or two when the first is a 1. */
export function formatError(error: number): string {
  if (error === 0) return "0";
  if (!isUsable(error)) return "?";
  return formatNumber(error, leadingOne(error) ? 2 : 1);
}

/** An interval: `[11.5, 13.1]`. */
export function formatInterval([low, high]: readonly [number, number], error: number): string {
  return `[${formatBeside(low, [error])}, ${formatBeside(high, [error])}]`;
}

/** Seconds as people say them: `45 s`, `12 min 5 s`, `3 h 20 min`, `2 d 4 h`. */
export function formatDuration(seconds: number): string {
  if (!Number.isFinite(seconds)) return "an unknown time";
  const s = Math.round(seconds);
  if (s < 60) return `${seconds < 10 ? formatNumber(seconds, 2) : s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min ${s % 60} s`;
  const minutes = Math.round(s / 60);
  if (minutes < 1440) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  const hours = Math.round(minutes / 60);
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** An exponent in raised digits: `⁻⁵`. */
export function superscript(exponent: number): string {
  return [...String(exponent)].map((sign) => (sign === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[+sign])).join("");
}

function scientific(x: number, digits: number): string {
  const [mantissa, exponent] = x.toExponential(digits - 1).split("e");
  return `${minus(mantissa)} × 10${superscript(Number(exponent))}`;
}

/** The typographic minus, as wide as a plus. */
const minus = (written: string) => written.replace("-", "−");

const isUsable = (error: number) => Number.isFinite(error) && error > 0;

/** Enough for every value, however small its error. */
const mostDigits = 6;

/** The power of ten to set apart, and the decimals of what is left. */
function layout(value: number, error: number): { exponent: number; decimals: number } {
  const size = Math.max(Math.abs(value), error);
  const plain = size >= smallest && size < largest;
  const exponent = plain ? 0 : Math.floor(Math.log10(size));
  const scaled = value / 10 ** exponent;
  const most = scaled === 0 ? mostDigits : decimalsFor(scaled, mostDigits);
  return { exponent, decimals: Math.min(errorDecimals(error / 10 ** exponent), most) };
}

function decimalsFor(x: number, digits: number): number {
  const [, exponent] = x.toExponential(digits - 1).split("e");
  return Math.max(0, digits - 1 - Number(exponent));
}

const leadingOne = (error: number) => error.toExponential(1).startsWith("1");

function errorDecimals(error: number): number {
  return decimalsFor(error, leadingOne(error) ? 2 : 1);
}
