import { TorchError } from "../../errors.js";
import { Scheduler, type Scheduled } from "./scheduler.js";

/** Schedules one after the other, each from its own epoch 0. */
export class SequentialLR extends Scheduler {
  /**
   * @param schedulers - of this optimiser
   * @param milestones - the epochs at which the second, third … begins
   */
  constructor(
    optimizer: Scheduled,
    private readonly schedulers: readonly Scheduler[],
    private readonly milestones: readonly number[],
  ) {
    if (milestones.length !== schedulers.length - 1)
      throw new TorchError(
        `SequentialLR: ${schedulers.length} schedules need ${schedulers.length - 1} milestones between them, not ${milestones.length}`,
      );
    if (milestones.some((epoch, i) => !(epoch > (milestones[i - 1] ?? 0))))
      throw new TorchError(
        `SequentialLR: the milestones ${milestones.join(", ")} must be positive and increase`,
      );
    if (schedulers.some((scheduler) => !scheduler.isOf(optimizer)))
      throw new TorchError("SequentialLR: all schedules must be of the optimiser that is given");
    super(optimizer, { next: ({ rate }) => rate });
    this.begin();
  }

  override step(): void {
    this.epoch++;
    const index = this.milestones.filter((milestone) => milestone <= this.epoch).length;
    const scheduler = this.schedulers[index];
    if (this.milestones[index - 1] === this.epoch) scheduler.restart();
    else scheduler.step();
  }

  override begin(): void {
    this.epoch = 0;
    this.schedulers[0].begin();
  }

  override restart(): void {
    this.epoch = 0;
    this.schedulers[0].restart();
  }

  override stateDict(): Record<string, number> {
    const parts = this.schedulers.map((scheduler, i) => prefixed(i, scheduler.stateDict()));
    return Object.assign(super.stateDict(), ...parts) as Record<string, number>;
  }

  override loadStateDict(state: Readonly<Record<string, number>>): void {
    super.loadStateDict(state);
    const { rates } = this;
    this.schedulers.forEach((scheduler, i) => {
      const names = Object.keys(scheduler.stateDict());
      scheduler.loadStateDict(Object.fromEntries(names.map((name) => [name, state[key(i, name)]])));
    });
    this.optimizer.groups.slice(0, rates.length).forEach((group, i) => {
      group.lr = rates[i];
    });
  }
}

function prefixed(index: number, state: Record<string, number>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(state).map(([name, value]) => [key(index, name), value]),
  );
}

function key(index: number, name: string): string {
  return `schedulers.${index}.${name}`;
}
