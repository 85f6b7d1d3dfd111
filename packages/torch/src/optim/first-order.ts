import { noGrad } from "../autograd/index.js";
import { tidy } from "../scope.js";
import type { Tensor } from "../tensor.js";
import type { Entry, Group } from "./groups.js";
import { alike, History, memoryShape } from "./history.js";
import { positiveInteger, verify } from "./options.js";
import { Optimizer } from "./optimizer.js";
import { checkTensors, checkUnknown, type OptimizerState } from "./state.js";

/** The parameters of one history, all with a gradient; complex ones as pairs of real numbers. */
export interface Batch {
  readonly history: History;
  readonly parameters: readonly Tensor[];
  readonly gradients: readonly Tensor[];
}

/**
 * Optimisers whose step follows the gradients in `.grad` and averages of earlier ones. A subclass says
 * which averages it keeps (`memories`) and what one step does (`advance`). Parameters without a
 * gradient are left alone. Those whose device or dtype changes take their averages along.
 */
export abstract class FirstOrderOptimizer<
  Options extends { lr: number } = { lr: number },
> extends Optimizer<Options> {
  private readonly histories = new Map<Group<Options>, History[]>();

  /** Changes the parameters by their gradients. */
  step(): void {
    noGrad(() =>
      tidy(() => {
        for (const group of this.groups) {
          const gradients = new Map<Entry, Tensor>();
          for (const entry of group.entries) {
            const gradient = entry.parameter.grad;
            if (gradient) gradients.set(entry, gradient);
          }
          for (const history of this.arrange(group, gradients)) {
            history.steps++;
            this.advance(group, batch(history, gradients));
          }
        }
      }),
    );
  }

  /** What is kept of each parameter, by PyTorch's names; nothing where the options need nothing. */
  protected abstract memories(options: Options): readonly string[];

  /** One step; `history.steps` counts it already. Runs inside `noGrad` and `tidy`. */
  protected abstract advance(options: Options, batch: Batch): void;

  /** Histories of which all parameters have a gradient now, together all that have one. */
  private arrange(group: Group<Options>, gradients: ReadonlyMap<Entry, Tensor>): History[] {
    if (this.memories(group).length === 0)
      return alike(gradients.keys()).map((entries) => new History(entries));
    const isActive = (entry: Entry): boolean => gradients.has(entry);
    const histories = (this.histories.get(group) ?? []).flatMap((history) => {
      const { entries } = history;
      const active = count(entries, isActive);
      if ((active === 0 || active === entries.length) && history.isCurrent()) return [history];
      return history.divide(alike(entries, isActive));
    });
    const active = histories.filter(({ entries }) => isActive(entries[0]));
    const known = active.reduce((sum, { entries }) => sum + entries.length, 0);
    if (known < gradients.size) {
      const old = new Set(active.flatMap(({ entries }) => entries));
      const fresh = Array.from(gradients.keys()).filter((entry) => !old.has(entry));
      const begun = alike(fresh).map((entries) => new History(entries));
      histories.push(...begun);
      active.push(...begun);
    }
    this.histories.set(group, histories);
    return active;
  }

  protected override collect({ tensors, numbers }: OptimizerState): void {
    for (const { entries, memories, steps } of [...this.histories.values()].flat()) {
      entries.forEach(({ name }, i) => {
        for (const [memory, { pieces }] of memories) tensors[`${name}.${memory}`] = pieces[i];
        numbers[`${name}.step`] = steps;
      });
    }
  }

  protected override restore(
    state: OptimizerState,
    options: readonly Options[],
    given: readonly string[],
  ): void {
    const { tensors, numbers } = state;
    const stepName = ({ name }: Entry): string => `${name}.step`;
    const expected = new Map<string, number[]>();
    // Without a number of steps a parameter never had a gradient.
    const plans = this.groups.map((group, i) => {
      const entries = group.entries.filter((entry) => numbers[stepName(entry)] !== undefined);
      const memories = this.memories(options[i]);
      for (const { name, parameter } of entries)
        for (const memory of memories) expected.set(`${name}.${memory}`, memoryShape(parameter));
      return { group, entries, memories };
    });
    checkTensors(this.name, expected, tensors);
    const steps = new Set(this.entries.map(stepName));
    checkUnknown(
      this.name,
      given.filter((name) => !steps.has(name)),
    );
    verify(
      `the state for ${this.name}`,
      given.map((name) => positiveInteger(name, numbers[name])),
    );
    const made = plans.map(({ entries, memories }) =>
      alike(entries, (entry) => numbers[stepName(entry)]).map((part) =>
        restored(part, numbers[stepName(part[0])], memories, tensors),
      ),
    );
    for (const history of [...this.histories.values()].flat()) history.dispose();
    plans.forEach(({ group }, i) => this.histories.set(group, made[i]));
  }
}

function count<T>(items: readonly T[], test: (item: T) => boolean): number {
  let found = 0;
  for (const item of items) if (test(item)) found++;
  return found;
}

function batch(history: History, gradients: ReadonlyMap<Entry, Tensor>): Batch {
  const { entries, isComplex } = history;
  const real = (tensor: Tensor): Tensor => (isComplex ? tensor.viewAsReal() : tensor);
  return {
    history,
    parameters: entries.map(({ parameter }) => real(parameter)),
    gradients: entries.map((entry) => real(gradients.get(entry)!)),
  };
}

function restored(
  entries: readonly Entry[],
  steps: number,
  memories: readonly string[],
  tensors: Readonly<Record<string, Tensor>>,
): History {
  const history = new History(entries, steps);
  noGrad(() =>
    tidy(() => {
      for (const memory of memories)
        history
          .memory(memory)
          .pieces.forEach((piece, i) => piece.copy_(tensors[`${entries[i].name}.${memory}`]));
    }),
  );
  return history;
}
