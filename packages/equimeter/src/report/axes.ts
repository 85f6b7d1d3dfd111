import { formatCount, formatNumber, superscript } from "./format.js";

/** One axis of a chart: where it runs, where its ticks are, and where a value is drawn on it. */
export interface Axis {
  type: "log" | "linear";
  domain: [low: number, high: number];
  ticks: number[];
  format(tick: number): string;
  /** Where to draw a value; values off the axis go to its end. */
  place(value: number): number;
}

/** Training steps on a log axis. Step 0, which has no logarithm, stands left of the first other. */
export interface StepAxis extends Axis {
  /** Between step 0 and the logarithmic part; undefined when nothing was measured at 0. */
  break: number | undefined;
}

/** @param most powers of ten that have a label at the most */
export function stepAxis(steps: readonly number[], most = 7): StepAxis {
  const positive = steps.filter((step) => step > 0 && Number.isFinite(step));
  const first = smallestOf(positive, 1);
  const last = largestOf(positive, first);
  const withZero = steps.includes(0);
  const zero = first / 2;
  const domain: [number, number] = [
    withZero ? zero / 1.2 : first / 1.2,
    Math.max(last, first * 2) * 1.06,
  ];
  const ticks = last / first < 10 ? logTicks([first, domain[1]], 4) : decades(domain, most);
  const whole = ticks.filter((tick) => Number.isInteger(tick) && tick >= first);
  return {
    type: "log",
    domain,
    ticks: withZero ? [zero, ...whole] : whole,
    format: (tick) => (withZero && tick === zero ? "0" : powerOrCount(tick)),
    place: (step) => (step > 0 ? clamp(step, domain) : zero),
    break: withZero ? first / Math.SQRT2 : undefined,
  };
}

/** A log axis over exactly `domain`, both ends above 0. Values of 0 and below go to its lower end. */
export function logAxis(domain: [number, number], most = 8): Axis {
  return {
    type: "log",
    domain,
    ticks: logTicks(domain, most),
    format: powerOrNumber,
    place: (value) => clamp(value, domain),
  };
}

export function linearAxis(domain: [number, number], most = 8): Axis {
  const ticks = linearTicks(domain, most);
  const decimals = Math.max(0, -Math.floor(Math.log10(ticks[1] - ticks[0]) + 1e-9));
  return {
    type: "linear",
    domain,
    ticks,
    format: (tick) => (decimals > 4 ? formatNumber(tick) : tick.toFixed(decimals)),
    place: (value) => clamp(value, domain),
  };
}

/** How far along the axis a value stands, from 0 to 1. */
export function positionOn(axis: Axis, value: number): number {
  const along = axis.type === "log" ? Math.log : (x: number) => x;
  const low = along(axis.domain[0]);
  return (along(axis.place(value)) - low) / (along(axis.domain[1]) - low);
}

/** The least and the largest value above 0, widened by `margin`; the fallback when there is none. */
export function positiveRange(
  values: readonly number[],
  margin: number,
  fallback: [number, number],
): [number, number] {
  const positive = values.filter((value) => value > 0 && Number.isFinite(value));
  if (positive.length === 0) return fallback;
  return [smallestOf(positive, 1) / margin, largestOf(positive, 1) * margin];
}

/** Without spreading into arguments, of which there may be too many. */
function smallestOf(values: readonly number[], ifNone: number): number {
  return values.length === 0 ? ifNone : values.reduce((a, b) => Math.min(a, b));
}

function largestOf(values: readonly number[], ifNone: number): number {
  return values.length === 0 ? ifNone : values.reduce((a, b) => Math.max(a, b));
}

/** Round numbers within `domain`, at most about `most`, as evenly spread as a log axis allows. */
function logTicks(domain: [number, number], most: number): number[] {
  const [low, high] = domain;
  const patterns = [
    [1, 2, 3, 4, 5, 6, 7, 8, 9],
    [1, 2, 3, 5, 7],
    [1, 2, 5],
    [1, 3],
  ];
  for (const pattern of patterns) {
    const ticks: number[] = [];
    for (let e = Math.floor(Math.log10(low)); e <= Math.log10(high); e++) {
      ticks.push(...pattern.map((digit) => Number(`${digit}e${e}`)));
    }
    const inside = ticks.filter((tick) => tick >= low && tick <= high);
    if (inside.length < 3) return linearTicks(domain, Math.min(most, 5));
    if (inside.length <= most) return inside;
  }
  return decades(domain, most);
}

/** Powers of ten within `domain`, every second or third when there are more than `most`. */
function decades([low, high]: [number, number], most: number): number[] {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  const stride = Math.max(1, Math.ceil((last - first + 1) / most));
  const ticks: number[] = [];
  for (let e = last; e >= first; e -= stride) ticks.unshift(Number(`1e${e}`));
  return ticks;
}

/** Multiples of 1, 2 or 5 times a power of ten within `domain`. */
function linearTicks([low, high]: [number, number], most: number): number[] {
  const rough = (high - low) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((digit) => digit * power).find((size) => size >= rough)!;
  const ticks: number[] = [];
  const slack = step * 1e-9;
  for (let i = Math.ceil((low - slack) / step); i * step <= high + slack; i++) {
    ticks.push(Number((i * step).toPrecision(12)));
  }
  return ticks;
}

const clamp = (value: number, [low, high]: [number, number]) =>
  Math.min(high, Math.max(low, value));

function powerOrCount(tick: number): string {
  return tick >= 1e6 ? powerOrNumber(tick) : formatCount(tick);
}

/** Powers of ten far from 1 as powers, all else in digits without trailing zeros. */
function powerOrNumber(tick: number): string {
  const exponent = Math.floor(Math.log10(tick) + 1e-9);
  if (exponent >= -3 && exponent < 5) return String(Number(tick.toPrecision(6)));
  const digit = Number((tick / 10 ** exponent).toPrecision(3));
  return `${digit === 1 ? "" : `${digit} × `}10${superscript(exponent)}`;
}
