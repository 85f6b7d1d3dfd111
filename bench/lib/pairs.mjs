/**
 * Ratios that survive a noisy machine: both sides run in short rounds one after the other, each
 * round gives one ratio, and the median of the ratios is the result.
 */
import { setTimeout as sleep } from "node:timers/promises";

export function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
}

/** Nanoseconds that `body` takes. */
export function timed(body) {
  const start = process.hrtime.bigint();
  body();
  return Number(process.hrtime.bigint() - start);
}

/**
 * @param ours, theirs - run one side once and return (a promise of) its nanoseconds; `theirs` may
 *   be null where there is no partner
 * @param options.rounds - pairs that count; `warmup` more come first
 * @param options.pause - ms of silence before each side: OpenBLAS's idle threads go on spinning
 *   for some 30 ms, which would be charged to the other side
 * @returns medians in ns (`ours`, `theirs`), of the ratios (`ratio`), and their quartiles
 */
export async function interleave(ours, theirs, { rounds, warmup = 3, pause = 0 }) {
  const times = [[], []];
  const run = async (side) => {
    const body = [ours, theirs][side];
    if (!body) return;
    if (pause > 0) await sleep(pause);
    times[side].push(await body());
  };
  for (let round = 0; round < warmup + rounds; round++) {
    const first = round % 2;
    await run(first);
    await run(1 - first);
  }
  const [us, them] = times.map((side) => side.slice(warmup));
  if (!theirs) return { ours: quantile(us, 0.5), theirs: null, ratio: null, spread: null };
  const ratios = us.map((time, i) => time / them[i]);
  return {
    ours: quantile(us, 0.5),
    theirs: quantile(them, 0.5),
    ratio: quantile(ratios, 0.5),
    spread: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
  };
}
