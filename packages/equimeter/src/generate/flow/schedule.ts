import { UserError } from "../../errors.js";
import { checkWord } from "../options.js";

export interface ScheduleOptions {
  /** Default: 400, steps of 0.0025 on average */
  steps?: number;
  /**
   * With s = k / steps: "log" t = (1 − 10^(−ps)) / (1 − 10^(−p)), whose steps shorten by the factor 10^p
   * towards the data; "power" t = sᵖ; "uniform" t = s. Default: "log"
   */
  kind?: "log" | "power" | "uniform";
  /** Default: 2 */
  p?: number;
}

/**
 * The times between which a sampler steps: from 0 to 1, `steps` + 1 of them. Defaults are Proteína's
 * (section 6 of the specification).
 *
 * @throws UserError for options out of range
 */
export function flowTimes({ steps = 400, kind = "log", p = 2 }: ScheduleOptions = {}): number[] {
  if (!Number.isSafeInteger(steps) || steps < 1)
    throw new UserError(`steps must be a whole number from 1 on, not ${steps}`);
  checkWord("the kind of schedule", kind, ["log", "power", "uniform"]);
  if (!(p > 0 && p < Infinity)) throw new UserError(`p must be a number above 0, not ${p}`);
  const time = {
    log: (s: number) => Math.expm1(-p * Math.LN10 * s) / Math.expm1(-p * Math.LN10),
    power: (s: number) => s ** p,
    uniform: (s: number) => s,
  }[kind];
  const times = Array.from({ length: steps + 1 }, (_, k) => time(k / steps));
  if (times.some((one, k) => k > 0 && one <= times[k - 1]))
    throw new UserError(
      `of ${steps} steps of "${kind}" with p = ${p} some are shorter than numbers can tell; ` +
        "take fewer steps or a p nearer to 1",
    );
  return times;
}

/** @throws UserError unless the times rise, two of them at least, within [0, 1] */
export function checkTimes(times: readonly number[]): void {
  if (times.length < 2)
    throw new UserError(`a sampler steps between two times at least, not ${times.length}`);
  times.forEach((time, i) => {
    if (!(time >= 0 && time <= 1))
      throw new UserError(`a time of a schedule must be from 0 to 1, not ${time}`);
    if (i > 0 && time <= times[i - 1])
      throw new UserError(`the times of a schedule must rise, but ${time} follows ${times[i - 1]}`);
  });
}
