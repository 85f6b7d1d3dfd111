import { call } from "../commands.js";
import type { DType } from "../dtype.js";
import { zeros } from "../generated/operators.js";
import { native } from "../native.js";
import { keep } from "../scope.js";
import type { Tensor } from "../tensor.js";
import type { Entry } from "./groups.js";

/** One number for each element of the parameters, all in a row and as seen by each parameter. */
export interface Memory {
  readonly flat: Tensor;
  readonly pieces: readonly Tensor[];
}

/**
 * What an optimiser remembers of parameters with a common past: the same number of steps, the same
 * dtype and device. Averages lie side by side in flat tensors, so that what treats all elements alike
 * is one call on a large tensor instead of many on small ones, each of which would wake the threads.
 */
export class History {
  /** By the names that PyTorch gives them in its states, such as `exp_avg`. */
  readonly memories = new Map<string, Memory>();
  readonly isComplex: boolean;
  private readonly kind: number;
  /** Of the parameters; complex ones are remembered as pairs of real numbers. */
  private readonly dtype: DType;
  private readonly device: string;
  private readonly shapes: number[][];
  private readonly sizes: number[];

  constructor(
    readonly entries: readonly Entry[],
    public steps = 0,
  ) {
    const { dtype, device } = entries[0].parameter;
    this.kind = kindOf(entries[0].parameter);
    this.dtype = dtype;
    this.device = device;
    this.isComplex = dtype.startsWith("complex");
    this.shapes = entries.map(({ parameter }) => memoryShape(parameter));
    this.sizes = this.shapes.map((shape) => shape.reduce((product, size) => product * size, 1));
  }

  /** Starts at zero when first asked for. Call inside `noGrad` and `tidy`. */
  memory(name: string): Memory {
    const known = this.memories.get(name);
    if (known) return known;
    const total = this.sizes.reduce((sum, size) => sum + size, 0);
    const flat = keep(zeros([total], { dtype: realOf(this.dtype), device: this.device }));
    const memory = { flat, pieces: this.split(flat).map(keep) };
    this.memories.set(name, memory);
    return memory;
  }

  /** A flat tensor cut into the parameters' shapes: views. */
  split(flat: Tensor): Tensor[] {
    const pieces = call<Tensor[]>("aten::split_with_sizes", "", 1, flat, this.sizes, 0);
    return pieces.map((piece, i) => piece.view(this.shapes[i]));
  }

  /** Whether the parameters still are what they were; `module.to` changes them in place. */
  isCurrent(): boolean {
    return this.entries.every(({ parameter }) => kindOf(parameter) === this.kind);
  }

  /**
   * Divides what is remembered among several histories, on their parameters' present device and in
   * their dtype. This one is spent afterwards.
   */
  divide(parts: readonly (readonly Entry[])[]): History[] {
    const histories = parts.map((entries) => {
      const part = new History(entries, this.steps);
      for (const [name, { pieces }] of this.memories)
        part.memory(name).pieces.forEach((piece, i) => {
          piece.copy_(pieces[this.entries.indexOf(entries[i])]);
        });
      return part;
    });
    this.dispose();
    return histories;
  }

  dispose(): void {
    for (const { flat, pieces } of this.memories.values())
      for (const tensor of [flat, ...pieces]) tensor.dispose();
    this.memories.clear();
  }
}

/** Tells dtypes and devices apart, by one native call: every step asks it of every parameter. */
export function kindOf({ handle }: Tensor): number {
  native.describe(handle);
  const { commands } = native;
  return commands[0] + 64 * commands[1]; // the codes of dtype and device
}

/** Entries that may share a history, and for which `key` gives the same. */
export function alike(
  entries: Iterable<Entry>,
  key: (entry: Entry) => unknown = () => "",
): Entry[][] {
  const kinds = new Map<string, Entry[]>();
  for (const entry of entries) {
    const kind = `${entry.parameter.dtype} ${entry.parameter.device} ${key(entry)}`;
    const others = kinds.get(kind);
    if (others) others.push(entry);
    else kinds.set(kind, [entry]);
  }
  return [...kinds.values()];
}

/** A parameter's shape in a memory: complex numbers are pairs. */
export function memoryShape(parameter: Tensor): number[] {
  return parameter.dtype.startsWith("complex") ? [...parameter.shape, 2] : parameter.shape;
}

function realOf(dtype: DType): DType {
  if (dtype === "complex64") return "float32";
  return dtype === "complex128" ? "float64" : dtype;
}
