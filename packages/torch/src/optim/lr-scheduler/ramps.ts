import { positiveInteger, verify, type Rule } from "../options.js";
import { power as wholePower } from "../power.js";
import { Scheduler, type Scheduled } from "./scheduler.js";

/** Times `factor` for the first `totalIters` epochs. */
export class ConstantLR extends Scheduler {
  constructor(
    optimizer: Scheduled,
    { factor = 1 / 3, totalIters = 5 }: { factor?: number; totalIters?: number } = {},
  ) {
    verify("ConstantLR", [share("factor", factor), positiveInteger("totalIters", totalIters)]);
    super(optimizer, {
      next({ epoch, rate }) {
        if (epoch === 0) return rate * factor;
        return epoch === totalIters ? rate * (1 / factor) : rate;
      },
      restart: (base) => base * factor,
    });
  }
}

/** A factor that goes from `startFactor` to `endFactor` in `totalIters` equal steps: a warm-up. */
export class LinearLR extends Scheduler {
  constructor(
    optimizer: Scheduled,
    options: { startFactor?: number; endFactor?: number; totalIters?: number } = {},
  ) {
    const { startFactor = 1 / 3, endFactor = 1, totalIters = 5 } = options;
    verify("LinearLR", [
      share("startFactor", startFactor),
      [endFactor >= 0 && endFactor <= 1, `endFactor ${endFactor} must be from 0 to 1`],
      positiveInteger("totalIters", totalIters),
    ]);
    const rise = endFactor - startFactor;
    super(optimizer, {
      next({ epoch, rate }) {
        if (epoch === 0) return rate * startFactor;
        if (epoch > totalIters) return rate;
        return rate * (1 + rise / (totalIters * startFactor + (epoch - 1) * rise));
      },
      restart: (base) => base * startFactor,
    });
  }
}

/** (1 − epoch / totalIters) to the `power`, and 0 from then on. */
export class PolynomialLR extends Scheduler {
  constructor(
    optimizer: Scheduled,
    { totalIters = 5, power = 1 }: { totalIters?: number; power?: number } = {},
  ) {
    verify("PolynomialLR", [
      positiveInteger("totalIters", totalIters),
      [power >= 0 && Number.isFinite(power), `power ${power} must not be negative`],
    ]);
    const raise = (base: number): number =>
      Number.isInteger(power) ? wholePower(base, power) : base ** power;
    super(optimizer, {
      next({ epoch, rate }) {
        if (epoch === 0 || epoch > totalIters) return rate;
        return rate * raise((1 - epoch / totalIters) / (1 - (epoch - 1) / totalIters));
      },
    });
  }
}

function share(name: string, value: number): Rule {
  return [value > 0 && value <= 1, `${name} ${value} must be more than 0 and at most 1`];
}
