import { TorchError } from "../errors.js";

/** A condition and what to say where it does not hold. */
export type Rule = readonly [holds: boolean, complaint: string];

/** @throws TorchError with the first complaint */
export function verify(owner: string, rules: readonly Rule[]): void {
  const broken = rules.find(([holds]) => !holds);
  if (broken) throw new TorchError(`${owner}: ${broken[1]}`);
}

/** The usual rule for learning rates, decays and the like. NaN breaks it too. */
export function notNegative(name: string, value: number): Rule {
  return [value >= 0, `${name} ${value} must not be negative`];
}

/** For coefficients of averages. */
export function fraction(name: string, value: number): Rule {
  return [value >= 0 && value < 1, `${name} ${value} must be at least 0 and less than 1`];
}

export function positiveInteger(name: string, value: number): Rule {
  return [Number.isSafeInteger(value) && value > 0, `${name} ${value} must be a positive integer`];
}

/** Options where those left out, or given as undefined, are the defaults. */
export function fill<Options extends object>(
  defaults: Options,
  options: Partial<Options>,
): Options {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return { ...defaults, ...Object.fromEntries(given) };
}
