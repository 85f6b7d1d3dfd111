import { perGroup, Scheduler, type Scheduled } from "./scheduler.js";

/** The first rate times a function of the epoch: one function, or one for each group. */
export class LambdaLR extends Scheduler {
  constructor(
    optimizer: Scheduled,
    factor: ((epoch: number) => number) | readonly ((epoch: number) => number)[],
  ) {
    const factors = perGroup("LambdaLR", "factor", factor, optimizer);
    const at = (base: number, group: number, epoch: number): number => base * factors[group](epoch);
    super(optimizer, {
      next: ({ base, group, epoch }) => at(base, group, epoch),
      restart: (base, group) => at(base, group, 0),
    });
  }
}
