import { call } from "../commands.js";
import { zeros } from "../generated/operators.js";
import { keep } from "../scope.js";
import type { Tensor } from "../tensor.js";
import type { Entry } from "./groups.js";

/**
 * The averages that Adam keeps of parameters with a common history: the same number of steps, the
 * same dtype and device. They lie side by side in two flat tensors, so that what treats all elements
 * alike is one call on a large tensor instead of many on small ones, each of which would wake the
 * threads.
 */
export class Moments {
  /** Of the gradients and of their squares, all elements in a row. */
  readonly average: Tensor;
  readonly square: Tensor;
  /** The same memory as seen by each parameter. */
  readonly averages: Tensor[];
  readonly squares: Tensor[];
  private readonly shapes: number[][];
  private readonly sizes: number[];

  /** Starts at zero. Call inside `noGrad` and `tidy`. */
  constructor(
    readonly entries: readonly Entry[],
    public steps = 0,
  ) {
    const { dtype, device } = entries[0].parameter;
    this.shapes = entries.map(({ parameter }) => parameter.shape);
    this.sizes = this.shapes.map((shape) => shape.reduce((product, size) => product * size, 1));
    const total = this.sizes.reduce((sum, size) => sum + size, 0);
    this.average = keep(zeros([total], { dtype, device }));
    this.square = keep(zeros([total], { dtype, device }));
    this.averages = this.split(this.average).map(keep);
    this.squares = this.split(this.square).map(keep);
  }

  /** A flat tensor cut into the parameters' shapes: views. */
  split(flat: Tensor): Tensor[] {
    const pieces = call<Tensor[]>("aten::split_with_sizes", "", 1, flat, this.sizes, 0);
    return pieces.map((piece, i) => piece.view(this.shapes[i]));
  }

  /**
   * Where some of the parameters have a gradient and others have none, their histories part.
   *
   * @returns one or two blocks that cover the same parameters; this one is spent if there are two
   */
  part(isActive: (entry: Entry) => boolean): Moments[] {
    const active = this.entries.filter(isActive);
    if (active.length === 0 || active.length === this.entries.length) return [this];
    const idle = this.entries.filter((entry) => !isActive(entry));
    const parts = [active, idle].map((entries) => this.copyOf(entries));
    for (const tensor of [this.average, this.square, ...this.averages, ...this.squares])
      tensor.dispose();
    return parts;
  }

  private copyOf(entries: Entry[]): Moments {
    const copy = new Moments(entries, this.steps);
    entries.forEach((entry, i) => {
      const at = this.entries.indexOf(entry);
      copy.averages[i].copy_(this.averages[at]);
      copy.squares[i].copy_(this.squares[at]);
    });
    return copy;
  }
}

/** One block for the entries of each dtype and device. */
export function startMoments(entries: readonly Entry[], steps = 0): Moments[] {
  const kinds = new Map<string, Entry[]>();
  for (const entry of entries) {
    const kind = `${entry.parameter.dtype} ${entry.parameter.device}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), entry]);
  }
  return Array.from(kinds.values(), (alike) => new Moments(alike, steps));
}
