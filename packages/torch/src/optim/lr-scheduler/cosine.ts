import { notNegative, positiveInteger, verify } from "../options.js";
import { Scheduler, type Scheduled } from "./scheduler.js";

/**
 * Half a cosine from the first rate down to `etaMin` in `tMax` epochs, and up again (Loshchilov and
 * Hutter, 2017).
 */
export class CosineAnnealingLR extends Scheduler {
  constructor(optimizer: Scheduled, tMax: number, { etaMin = 0 }: { etaMin?: number } = {}) {
    verify("CosineAnnealingLR", [positiveInteger("tMax", tMax), notNegative("etaMin", etaMin)]);
    const height = (epoch: number): number => 1 + Math.cos((Math.PI * epoch) / tMax);
    super(optimizer, {
      next({ epoch, rate, base }) {
        if (epoch === 0) return rate;
        // One epoch after a minimum the ratio below would be a division by zero.
        if ((epoch - 1 - tMax) % (2 * tMax) === 0)
          return rate + ((base - etaMin) * (1 - Math.cos(Math.PI / tMax))) / 2;
        return (height(epoch) / height(epoch - 1)) * (rate - etaMin) + etaMin;
      },
      restart: (base) => etaMin + ((base - etaMin) * height(0)) / 2,
    });
  }
}

/**
 * Half cosines down to `etaMin`, each `tMult` times as long as the one before; the first takes `t0`
 * epochs (Loshchilov and Hutter, 2017).
 */
export class CosineAnnealingWarmRestarts extends Scheduler {
  readonly #clock: Clock;

  constructor(
    optimizer: Scheduled,
    t0: number,
    { tMult = 1, etaMin = 0 }: { tMult?: number; etaMin?: number } = {},
  ) {
    verify("CosineAnnealingWarmRestarts", [
      positiveInteger("t0", t0),
      positiveInteger("tMult", tMult),
      notNegative("etaMin", etaMin),
    ]);
    const clock = new Clock(t0, tMult);
    const rateNow = (base: number): number =>
      etaMin + ((base - etaMin) * (1 + Math.cos((Math.PI * clock.now) / clock.length))) / 2;
    super(optimizer, { next: ({ base }) => rateNow(base), restart: rateNow });
    this.#clock = clock;
  }

  /** @param epoch - where to go, a fraction for steps within an epoch. Default: the next epoch */
  override step(epoch?: number): void {
    if (epoch === undefined) {
      this.#clock.tick();
      return super.step();
    }
    verify("CosineAnnealingWarmRestarts", [
      [epoch >= 0 && epoch < Infinity, `epoch ${epoch} must be finite and not negative`],
    ]);
    this.#clock.set(epoch);
    this.epoch = Math.floor(epoch);
    this.apply();
  }

  override begin(): void {
    this.#clock.set(0);
    super.begin();
  }

  override restart(): void {
    this.#clock.set(0);
    super.restart();
  }

  override stateDict(): Record<string, number> {
    const { now, length } = this.#clock;
    return { ...super.stateDict(), now, length };
  }

  override loadStateDict(state: Readonly<Record<string, number>>): void {
    super.loadStateDict(state);
    this.#clock.now = state.now;
    this.#clock.length = state.length;
  }
}

/** Where in a cycle the epoch is. */
class Clock {
  now = 0;
  length: number;

  constructor(
    private readonly first: number,
    private readonly growth: number,
  ) {
    this.length = first;
  }

  tick(): void {
    this.now++;
    if (this.now < this.length) return;
    this.now -= this.length;
    this.length *= this.growth;
  }

  set(epoch: number): void {
    this.now = epoch;
    this.length = this.first;
    while (this.now >= this.length) {
      this.now -= this.length;
      this.length *= this.growth;
    }
  }
}
