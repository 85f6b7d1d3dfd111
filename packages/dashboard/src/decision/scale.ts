/** From values to pixels. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
}

/**
 * A scale on which all values have room; logarithmic ones leave out what is not above 0 and put it at the lower end.
 *
 * @param ends - pixels of the lower and the upper end
 */
export function scaleOf(
  values: readonly number[],
  isLog: boolean,
  ends: readonly [number, number],
): Scale {
  const usable = values.filter((value) => Number.isFinite(value) && (!isLog || value > 0));
  const [least, most] = usable.length === 0 ? [1, 10] : [Math.min(...usable), Math.max(...usable)];
  const [low, high] = isLog ? [least / 1.15, most * 1.15] : [Math.min(0, least), most * 1.05 || 1];
  const place = (value: number) => (isLog ? Math.log(Math.max(low, value)) : value);
  const [from, to] = [place(low), place(high)];
  return {
    low,
    high,
    at: (value) => ends[0] + ((place(value) - from) / (to - from)) * (ends[1] - ends[0]),
    ticks: isLog ? manyTicks(low, high) : linearTicks(low, high),
  };
}

/** Where there are hardly any powers of ten, those of a linear scale. */
function manyTicks(low: number, high: number): number[] {
  const ticks = logTicks(low, high);
  return ticks.length < 3 ? linearTicks(low, high) : ticks;
}

/** 1, 2 and 5 times powers of ten, or powers alone where those would be many. */
export function logTicks(low: number, high: number): number[] {
  const decades = Math.log10(high / low);
  const factors = decades < 2.5 ? [1, 2, 5] : [1];
  const stride = Math.max(1, Math.ceil(decades / 7));
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power += stride)
    for (const factor of factors) ticks.push(Number((factor * 10 ** power).toPrecision(6)));
  return ticks.filter((tick) => tick >= low && tick <= high);
}

export function linearTicks(low: number, high: number): number[] {
  const rough = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, i) =>
    Number(((first + i) * step).toPrecision(10)),
  );
}
