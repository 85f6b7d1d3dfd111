import { markAsUntransferable } from "node:worker_threads";

import { connectTensor, interrupt } from "./commands.js";
import { arrays, dtypeOf, dtypeOfArray, type DType, type TypedArray } from "./dtype.js";
import { TorchError } from "./errors.js";
import { TensorOperators } from "./generated/operators.js";
import { native, type Handle } from "./native.js";
import { scopeDepth } from "./scope.js";

/** Nested arrays of numbers, rows first: `[[1, 2], [3, 4]]`. */
export type Nested = number | boolean | readonly Nested[];

/**
 * A tensor of libtorch. Its operators are methods (`a.add(b)`, `a.sum([0])`) with PyTorch's names in
 * camel case; those that write into the tensor end in `_`.
 *
 * Memory: inside `tidy` a tensor lives until the scope ends; elsewhere until the garbage collector
 * finds that nothing refers to it, which needs no return to the event loop. `dispose` frees at once.
 */
export class Tensor extends TensorOperators {
  readonly handle: Handle;

  /** @internal Tensors come from functions such as `zeros` and `tensor`. */
  constructor(handle: Handle) {
    super();
    this.handle = handle;
    if (scopeDepth() === 0) native.track(this, handle);
  }

  /** Sizes of the dimensions. */
  get shape(): number[] {
    const commands = describe(this);
    const sizes: number[] = [];
    for (let i = 0; i < commands[5]; i++) sizes.push(commands[6 + i]); // nine times faster than slicing
    return sizes;
  }
  get dtype(): DType {
    return dtypeOf(describe(this)[0]);
  }
  /** `"cpu"`, `"cuda:0"`, … */
  get device(): string {
    return native.device(this.handle);
  }
  /** Whether gradients flow to this tensor. */
  get requiresGrad(): boolean {
    return describe(this)[2] !== 0;
  }
  set requiresGrad(flag: boolean) {
    native.setRequiresGrad(this.handle, flag);
  }
  /** Whether it was made by the user rather than by an operator under autograd. */
  get isLeaf(): boolean {
    return describe(this)[3] !== 0;
  }
  get isContiguous(): boolean {
    return describe(this)[4] !== 0;
  }
  get rank(): number {
    return describe(this)[5];
  }
  /** Number of elements. */
  get size(): number {
    return this.shape.reduce((product, size) => product * size, 1);
  }

  /** The gradient that `backward` accumulated, or null. */
  get grad(): Tensor | null {
    const handle = native.gradient(this.handle);
    return handle === 0 ? null : new Tensor(handle);
  }
  set grad(value: Tensor | null) {
    native.setGradient(this.handle, value ? value.handle : 0);
  }

  /** Accumulates gradients of this tensor (a scalar, unless `gradient` is given) into its leaves. */
  backward(
    gradient: Tensor | null = null,
    options: { retainGraph?: boolean; createGraph?: boolean } = {},
  ): void {
    const createGraph = options.createGraph ?? false;
    const retainGraph = options.retainGraph ?? createGraph;
    interrupt();
    native.commands[0] = this.handle;
    native.commands[1] = gradient ? gradient.handle : 0;
    try {
      native.backward(1, retainGraph, createGraph);
    } catch (error) {
      throw new TorchError(`backward: ${(error as Error).message}`);
    }
  }

  /** The only element as a number; an integer beyond 2^53 is rounded to the nearest double. */
  item(): number {
    return Number(this.itemValue());
  }

  /**
   * The elements in row-major order, copied. int64 comes as BigInt64Array, bool as 0 and 1;
   * float16 and bfloat16 come as Float32Array.
   */
  toTypedArray(): TypedArray {
    const dtype = this.dtype;
    const constructor = arrays[dtype];
    if (!constructor) {
      if (dtype === "float16" || dtype === "bfloat16") return this.to("float32").toTypedArray();
      throw new TorchError(`toTypedArray: no typed array holds ${dtype}`);
    }
    const buffer = new ArrayBuffer(this.size * constructor.BYTES_PER_ELEMENT);
    native.copyOut(this.handle, buffer);
    return new constructor(buffer);
  }

  /** The elements in row-major order as plain numbers. */
  toNumbers(): number[] {
    return Array.from(this.toTypedArray() as ArrayLike<number | bigint>, Number);
  }

  /** The elements as nested arrays of numbers, rows first; a number where there is no dimension. */
  toArray(): Nested {
    return nested(this.toNumbers(), this.shape);
  }

  /**
   * A typed array over the tensor's own memory: no copy, writes are seen on both sides, and the
   * memory lives as long as either. An operator that gives the tensor other memory (`resize_`) ends
   * that. Do not transfer it to another thread. What is dropped is freed when the event loop turns.
   *
   * @throws TorchError unless the tensor is contiguous and on the CPU
   */
  shareTypedArray(): TypedArray {
    const constructor = arrays[this.dtype];
    if (!constructor) throw new TorchError(`shareTypedArray: no typed array holds ${this.dtype}`);
    try {
      return new constructor(native.toBuffer(this.handle));
    } catch (error) {
      throw new TorchError(`shareTypedArray: ${(error as Error).message}`);
    }
  }

  /** The same values as another dtype or on another device. */
  to(target: DType | string | { dtype?: DType; device?: string }): Tensor {
    const options =
      typeof target !== "string"
        ? target
        : target.startsWith("cpu") || target.startsWith("cuda")
          ? { device: target }
          : { dtype: target as DType };
    return this.toOptions(options);
  }

  cpu(): Tensor {
    return this.toOptions({ device: "cpu" });
  }
  /** @param device - the number of the CUDA device. Default: 0 */
  cuda(device = 0): Tensor {
    return this.toOptions({ device: `cuda:${device}` });
  }
  half(): Tensor {
    return this.toOptions({ dtype: "float16" });
  }
  bfloat16(): Tensor {
    return this.toOptions({ dtype: "bfloat16" });
  }
  float(): Tensor {
    return this.toOptions({ dtype: "float32" });
  }
  double(): Tensor {
    return this.toOptions({ dtype: "float64" });
  }
  int(): Tensor {
    return this.toOptions({ dtype: "int32" });
  }
  long(): Tensor {
    return this.toOptions({ dtype: "int64" });
  }
  bool(): Tensor {
    return this.toOptions({ dtype: "bool" });
  }

  /** Frees the tensor now. Using it afterwards is an error; disposing twice is not. */
  dispose(): void {
    native.dispose(this.handle);
  }
  [Symbol.dispose](): void {
    this.dispose();
  }

  override toString(): string {
    try {
      return `Tensor(${this.dtype}[${this.shape.join(", ")}])`;
    } catch {
      return "Tensor(disposed)";
    }
  }
  /** How Node prints it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    const text = this.toString();
    if (text.endsWith("(disposed)") || this.size > 12) return text;
    return `${text} ${this.toNumbers().join(", ")}`;
  }
}

function nested(values: number[], shape: readonly number[]): Nested {
  if (shape.length === 0) return values[0];
  const [rows, ...inner] = shape;
  const size = inner.reduce((product, length) => product * length, 1);
  return Array.from({ length: rows }, (_, i) =>
    nested(values.slice(i * size, (i + 1) * size), inner),
  );
}

/** More dimensions than any real tensor has. */
const mostSizesShown = 16;

function describe(described: { handle: Handle }): Float64Array {
  interrupt();
  native.describe(described.handle);
  return native.commands;
}

connectTensor(
  (handle) => new Tensor(handle),
  (argument) => {
    try {
      const [dtype, , , , , rank] = describe(argument);
      const sizes = native.commands.subarray(6, 6 + Math.min(rank, mostSizesShown)).join(", ");
      return `${dtypeOf(dtype)}[${sizes}${rank > mostSizesShown ? ", …" : ""}]`;
    } catch {
      return "a disposed tensor";
    }
  },
);

/**
 * A tensor with these values: nested arrays (copied; float32 unless `dtype` says otherwise) or a
 * typed array (copied, its own dtype).
 *
 * @throws TorchError when the nesting is ragged
 */
export function tensor(
  values: Nested | TypedArray,
  options: {
    dtype?: DType;
    shape?: readonly number[];
    device?: string;
    requiresGrad?: boolean;
  } = {},
): Tensor {
  let data: TypedArray;
  let shape: readonly number[];
  if (ArrayBuffer.isView(values)) {
    data = new arrays[dtypeOfArray(values)]!(values); // slice() of a Buffer would not copy
    shape = [values.length];
  } else {
    shape = shapeOf(values as Nested);
    // Integers beyond 2^24 would not survive float32.
    data = Float64Array.from(
      (Array.isArray(values) ? values.flat(Infinity) : [values]) as number[],
    );
    const expected = shape.reduce((product, size) => product * size, 1);
    if (data.length !== expected)
      throw new TorchError(`tensor: ragged array, [${shape.join(", ")}] needs ${expected} values`);
  }
  let result = over(data, options.shape ?? shape);
  const dtype = options.dtype ?? (ArrayBuffer.isView(values) ? result.dtype : "float32");
  if (dtype !== result.dtype || options.device)
    result = result.to({ dtype, ...(options.device && { device: options.device }) });
  if (options.requiresGrad) result.requiresGrad = true;
  return result;
}

function shapeOf(values: Nested): number[] {
  const shape: number[] = [];
  for (let level = values; Array.isArray(level); level = level[0] as Nested) {
    shape.push(level.length);
    if (level.length === 0) break;
    if (shape.length > 64)
      throw new TorchError("tensor: the array is nested deeper than 64 dimensions");
  }
  return shape;
}

/**
 * A tensor over the typed array's own memory: no copy, and writes are seen on both sides. The memory
 * must stay where it is: the array's buffer can no longer be transferred in messages, and its
 * `transfer()` must not be called.
 *
 * @throws TorchError when the array's buffer can be resized
 */
export function fromTypedArray(array: TypedArray, shape?: readonly number[]): Tensor {
  const dtype = dtypeOfArray(array);
  const buffer = array.buffer as ArrayBuffer & { readonly resizable?: boolean };
  if (buffer.resizable)
    throw new TorchError(
      `fromTypedArray: the memory of a resizable buffer can go away: copy the ${dtype} array with tensor()`,
    );
  markAsUntransferable(buffer);
  return over(array, shape);
}

function over(array: TypedArray, shape?: readonly number[]): Tensor {
  const flat = new Tensor(
    native.fromBuffer(
      array.buffer as ArrayBuffer,
      array.byteOffset,
      array.length,
      dtypeOfArray(array),
    ),
  );
  return shape ? flat.view([...shape]) : flat;
}
