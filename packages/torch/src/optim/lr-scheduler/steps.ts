import { positiveInteger, verify } from "../options.js";
import { power } from "../power.js";
import { Scheduler, type Scheduled } from "./scheduler.js";

/** Every `stepSize` epochs times `gamma`. */
export class StepLR extends Scheduler {
  constructor(optimizer: Scheduled, stepSize: number, { gamma = 0.1 }: { gamma?: number } = {}) {
    verify("StepLR", [positiveInteger("stepSize", stepSize), factor(gamma)]);
    super(optimizer, {
      next: ({ epoch, rate }) => (epoch > 0 && epoch % stepSize === 0 ? rate * gamma : rate),
    });
  }
}

/** Times `gamma` at each of the epochs `milestones`; one that occurs twice counts twice. */
export class MultiStepLR extends Scheduler {
  constructor(
    optimizer: Scheduled,
    milestones: readonly number[],
    { gamma = 0.1 }: { gamma?: number } = {},
  ) {
    verify("MultiStepLR", [
      [
        milestones.every((epoch) => Number.isSafeInteger(epoch) && epoch >= 0),
        `milestones [${milestones.join(", ")}] must be epochs, counted from 0`,
      ],
      factor(gamma),
    ]);
    const factorAt = (epoch: number): number =>
      power(gamma, milestones.filter((milestone) => milestone === epoch).length);
    super(optimizer, {
      next: ({ epoch, rate }) => rate * factorAt(epoch),
      restart: (base) => base * factorAt(0),
    });
  }
}

/** Times `gamma` every epoch. */
export class ExponentialLR extends Scheduler {
  constructor(optimizer: Scheduled, gamma: number) {
    verify("ExponentialLR", [factor(gamma)]);
    super(optimizer, { next: ({ epoch, rate }) => (epoch > 0 ? rate * gamma : rate) });
  }
}

function factor(gamma: number): [boolean, string] {
  return [gamma > 0 && Number.isFinite(gamma), `gamma ${gamma} must be positive`];
}
