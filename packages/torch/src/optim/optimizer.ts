import { TorchError } from "../errors.js";
import {
  listGroups,
  makeGroup,
  type Entry,
  type Group,
  type ParameterGroup,
  type NamedOrGrouped,
} from "./groups.js";
import { verify, type Rule } from "./options.js";
import { checkUnknown, numericOptions, withNumbers, type OptimizerState } from "./state.js";

/** What all optimisers share: groups of parameters, their options, and a state to be saved. */
export abstract class Optimizer<Options extends { lr: number } = { lr: number }> {
  private readonly grouped: Group<Options>[] = [];

  /**
   * @param parameters - by name (`model.namedParameters()`), or groups with options of their own
   * @throws TorchError on a name or tensor given twice, or an option out of range
   */
  constructor(
    parameters: NamedOrGrouped<Options>,
    private readonly defaults: Options,
  ) {
    const given = listGroups(parameters);
    if (given.length === 0) throw new TorchError(`${this.name} needs at least one parameter`);
    for (const group of given) this.addParameterGroup(group);
  }

  /** Options may be changed between steps. */
  get groups(): readonly Group<Options>[] {
    return this.grouped;
  }

  /** Of the first group; setting it sets it for all groups. */
  get lr(): number {
    return this.groups[0].lr;
  }
  set lr(lr: number) {
    for (const group of this.groups) group.lr = lr;
  }

  /** Adds parameters, such as layers unfrozen late; options not given are the optimiser's. */
  addParameterGroup(group: ParameterGroup<Options>): void {
    const made = makeGroup(this.name, group, this.defaults, this.entries);
    verify(this.name, [...this.rules(made), ...made.entries.flatMap((entry) => this.fit(entry))]);
    this.grouped.push(made);
  }

  /** Drops the gradients. */
  zeroGrad(): void {
    for (const { parameter } of this.entries) parameter.grad = null;
  }

  /**
   * Everything a bit-exact continuation needs besides the parameters: options that are numbers, and
   * what was gathered from the gradients. The tensors are the live ones.
   */
  stateDict(): OptimizerState {
    const options = this.groups.flatMap((group, i) => numericOptions(group, prefix(i)));
    const state: OptimizerState = { tensors: {}, numbers: Object.fromEntries(options) };
    this.collect(state);
    return state;
  }

  /**
   * Continues from a saved state, whose tensors are copied. Its numbers replace the options; options
   * it does not hold stay. Nothing changes unless everything fits.
   *
   * @throws TorchError that names what is missing, unknown, of another shape or out of range
   */
  loadStateDict(state: OptimizerState): void {
    const changed = this.groups.map((group, i) => withNumbers(group, prefix(i), state.numbers));
    for (const options of changed) verify(`the state for ${this.name}`, this.rules(options));
    const known = this.groups.flatMap((group, i) => numericOptions(group, prefix(i)));
    const options = new Set(known.map(([name]) => name));
    const others = Object.keys(state.numbers).filter((name) => !options.has(name));
    checkUnknown(
      this.name,
      others.filter((name) => /^groups\.\d+\./.test(name)),
    );
    this.restore(state, changed, others);
    this.groups.forEach((group, i) => Object.assign(group, changed[i]));
  }

  /** What must hold for a group's options. It is asked in the constructor: use no fields. */
  protected abstract rules(options: Options): readonly Rule[];

  /** What must hold for a parameter; asked in the constructor too. */
  protected fit(_entry: Entry): readonly Rule[] {
    return [];
  }

  /** Adds what the optimiser remembers to a state. */
  protected abstract collect(state: OptimizerState): void;

  /**
   * Takes what `collect` gave.
   *
   * @param options - of each group, as they will be
   * @param numbers - names of the state's numbers that are no options
   * @throws TorchError before anything is changed
   */
  protected abstract restore(
    state: OptimizerState,
    options: readonly Options[],
    numbers: readonly string[],
  ): void;

  /** The name in errors. */
  protected get name(): string {
    return this.constructor.name;
  }

  protected get entries(): Entry[] {
    return this.groups.flatMap((group) => group.entries);
  }
}

function prefix(group: number): string {
  return `groups.${group}.`;
}
