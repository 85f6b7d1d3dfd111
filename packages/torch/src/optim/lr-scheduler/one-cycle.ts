import { TorchError } from "../../errors.js";
import { positiveInteger, verify } from "../options.js";
import { firstRates, perGroup, Scheduler, type Scheduled } from "./scheduler.js";

export interface OneCycleOptions {
  /** Length of the cycle, or `epochs` times `stepsPerEpoch`. */
  totalSteps?: number;
  epochs?: number;
  stepsPerEpoch?: number;
  /** The share of the cycle in which the rate rises. Default: 0.3 */
  pctStart?: number;
  /** Default: "cos" */
  annealStrategy?: "cos" | "linear";
  /** Whether momentum (or the first beta) goes the opposite way. Default: true */
  cycleMomentum?: boolean;
  /** Momentum at the highest rate, of all groups or of each. Default: 0.85 */
  baseMomentum?: number | readonly number[];
  /** Momentum at the lowest rates. Default: 0.95 */
  maxMomentum?: number | readonly number[];
  /** The first rate is the highest over this. Default: 25 */
  divFactor?: number;
  /** The last rate is the first over this. Default: 1e4 */
  finalDivFactor?: number;
  /** Goes back to the first rate before it goes below. Default: false */
  threePhase?: boolean;
}

type Level = "first" | "highest" | "last";
interface Phase {
  readonly end: number;
  readonly from: Level;
  readonly to: Level;
}

/** A group whose momentum can be set. */
type WithMomentum = { lr: number; momentum?: number; betas?: readonly [number, number] };

/** The rate up and down once, far below where it began (Smith and Topin, 2018); momentum down and up. */
export class OneCycleLR extends Scheduler {
  readonly #momentum: (epoch: number) => void;

  /** @param maxLr - the highest rate, of all groups or of each */
  constructor(
    optimizer: Scheduled,
    maxLr: number | readonly number[],
    options: OneCycleOptions & ({ totalSteps: number } | { epochs: number; stepsPerEpoch: number }),
  ) {
    const {
      pctStart = 0.3,
      annealStrategy = "cos",
      cycleMomentum = true,
      divFactor = 25,
      finalDivFactor = 1e4,
      threePhase = false,
    } = options;
    const total = lengthOf(options);
    verify("OneCycleLR", [
      [pctStart >= 0 && pctStart <= 1, `pctStart ${pctStart} must be from 0 to 1`],
      [annealStrategy in curves, `annealStrategy ${annealStrategy} must be "cos" or "linear"`],
      [divFactor > 0, `divFactor ${divFactor} must be positive`],
      [finalDivFactor > 0, `finalDivFactor ${finalDivFactor} must be positive`],
    ]);
    const phases = phasesOf(total, pctStart, threePhase);
    const curve = curves[annealStrategy];
    const levels = perGroup("OneCycleLR", "maxLr", maxLr, optimizer).map((highest) => {
      const first = highest / divFactor;
      return { first, highest, last: first / finalDivFactor };
    });
    const setMomentum = cycleMomentum
      ? momentumOf(optimizer, options, (epoch, up, down) =>
          along(phases, curve, epoch, { first: up, highest: down, last: up }),
        )
      : () => {};
    optimizer.groups.forEach((group, i) => firstRates.set(group, levels[i].first));
    super(optimizer, {
      next({ epoch, group }) {
        if (epoch > total)
          throw new TorchError(`OneCycleLR: step ${epoch} is beyond the cycle of ${total} steps`);
        return along(phases, curve, epoch, levels[group]);
      },
      restart: (_, group) => along(phases, curve, 0, levels[group]),
    });
    this.#momentum = setMomentum;
    setMomentum(0);
  }

  override step(): void {
    super.step();
    this.#momentum(this.epoch);
  }

  override begin(): void {
    super.begin();
    this.#momentum(0);
  }

  override restart(): void {
    super.restart();
    this.#momentum(0);
  }

  override loadStateDict(state: Readonly<Record<string, number>>): void {
    super.loadStateDict(state);
    this.#momentum(this.epoch);
  }
}

function lengthOf({ totalSteps, epochs, stepsPerEpoch }: OneCycleOptions): number {
  if (totalSteps !== undefined) {
    verify("OneCycleLR", [positiveInteger("totalSteps", totalSteps)]);
    return totalSteps;
  }
  if (epochs === undefined || stepsPerEpoch === undefined)
    throw new TorchError("OneCycleLR needs totalSteps, or both epochs and stepsPerEpoch");
  verify("OneCycleLR", [
    positiveInteger("epochs", epochs),
    positiveInteger("stepsPerEpoch", stepsPerEpoch),
  ]);
  return epochs * stepsPerEpoch;
}

function phasesOf(total: number, rising: number, isThree: boolean): Phase[] {
  const up: Phase = { end: rising * total - 1, from: "first", to: "highest" };
  if (!isThree) return [up, { end: total - 1, from: "highest", to: "last" }];
  return [
    up,
    { end: 2 * rising * total - 2, from: "highest", to: "first" },
    { end: total - 1, from: "first", to: "last" },
  ];
}

type Curve = (start: number, end: number, share: number) => number;

const curves: Record<"cos" | "linear", Curve> = {
  cos: (start, end, share) => end + ((start - end) / 2) * (Math.cos(Math.PI * share) + 1),
  linear: (start, end, share) => (end - start) * share + start,
};

/** The value at an epoch, between the levels of its phase. */
function along(
  phases: readonly Phase[],
  curve: Curve,
  epoch: number,
  levels: Readonly<Record<Level, number>>,
): number {
  const found = phases.findIndex(({ end }) => epoch <= end);
  const index = found < 0 ? phases.length - 1 : found;
  const { end, from, to } = phases[index];
  const start = index === 0 ? 0 : phases[index - 1].end;
  // A phase without length, such as the second where the first takes all, is at its end.
  const share = end > start ? (epoch - start) / (end - start) : 1;
  return curve(levels[from], levels[to], share);
}

/** @returns sets the momentum of all groups at an epoch */
function momentumOf(
  optimizer: Scheduled,
  { baseMomentum = 0.85, maxMomentum = 0.95 }: OneCycleOptions,
  at: (epoch: number, highest: number, lowest: number) => number,
): (epoch: number) => void {
  const groups: readonly WithMomentum[] = optimizer.groups;
  const lowest = perGroup("OneCycleLR", "baseMomentum", baseMomentum, optimizer);
  const highest = perGroup("OneCycleLR", "maxMomentum", maxMomentum, optimizer);
  if (groups.some(({ momentum, betas }) => momentum === undefined && !betas))
    throw new TorchError(
      "OneCycleLR: this optimiser has no momentum to cycle; pass cycleMomentum: false",
    );
  return (epoch) =>
    highest.forEach((high, i) => {
      const group = groups[i];
      const momentum = at(epoch, high, lowest[i]);
      if (group.betas) group.betas = [momentum, group.betas[1]];
      else group.momentum = momentum;
    });
}
