import { linearTicks, logTicks } from "../export/ticks.ts";

/** From values to pixels. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
}

/** About so many ticks have room. */
const mostTicks = 5;

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
    ticks: isLog ? manyTicks(low, high) : linearTicks(low, high, mostTicks),
  };
}

/** Between few powers of ten 2 and 5 times those too; where there are hardly any, those of a linear scale. */
function manyTicks(low: number, high: number): number[] {
  const inside = (ticks: number[]) => ticks.filter((tick) => tick >= low && tick <= high);
  const ticks = inside(logTicks(low, high, mostTicks + 2));
  if (ticks.length >= 3) return ticks;
  const first = Math.floor(Math.log10(low));
  const decades = Array.from({ length: Math.ceil(Math.log10(high)) - first }, (_, i) =>
    logTicks(Number(`1e${first + i}`), Number(`1e${first + i + 1}`), mostTicks),
  );
  const more = inside([...new Set(decades.flat())]);
  return more.length >= 3 ? more : inside(linearTicks(low, high, mostTicks));
}
