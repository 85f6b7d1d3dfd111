import { superscript } from "../format.ts";

/** Where ticks stand on an axis from `low` to `high`: at about `count` round numbers. */
export function linearTicks(low: number, high: number, count: number): number[] {
  const rough = (high - low) / count;
  if (!(rough > 0) || !Number.isFinite(rough)) return [low];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  // Multiples of a step below 1 are divided by its reciprocal: 3 · 0.1 is not 0.3.
  const at = (i: number) => (step < 1 ? i / Math.round(1 / step) : i * step);
  return Array.from({ length: last - first + 1 }, (_, i) => at(first + i));
}

/** Powers of ten, between them 2 and 5 where there are few; no more than about `count`. */
export function logTicks(low: number, high: number, count: number): number[] {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const every = Math.max(1, Math.ceil((last - first) / count));
  const factors = last - first <= 2 ? [1, 2, 5] : [1];
  const ticks: number[] = [];
  for (let exponent = Math.ceil(first / every) * every; exponent <= last; exponent += every)
    for (const factor of factors) ticks.push(Number(`${factor}e${exponent}`));
  const inside = ticks.filter((tick) => tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9));
  return inside.length > 1 ? inside : linearTicks(low, high, count).filter((tick) => tick > 0);
}

/** A tick as short as it can be said: `0.05`, `2500`, `10⁻⁴`, `5·10⁶`. */
export function tickText(tick: number): string {
  const size = Math.abs(tick);
  const minus = (text: string) => text.replace("-", "−");
  if (size === 0 || (size >= 1e-3 && size < 1e6)) return minus(String(Number(tick.toPrecision(6))));
  const [mantissa, exponent] = tick.toExponential(5).split("e");
  const power = `10${superscript(Number(exponent))}`;
  const factor = String(Number(mantissa));
  return minus(factor === "1" ? power : factor === "-1" ? `-${power}` : `${factor}·${power}`);
}
