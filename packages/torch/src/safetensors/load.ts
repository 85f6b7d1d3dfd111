import { noGrad } from "../autograd/index.js";
import type { DType } from "../dtype.js";
import { TorchError } from "../errors.js";
import { empty, fromFile } from "../generated/operators.js";
import { tidy } from "../scope.js";
import type { Tensor } from "../tensor.js";
import { readHeader, type StoredTensor } from "./header.js";

/** What a file holds, in the header's order. */
export interface Safetensors {
  tensors: Record<string, Tensor>;
  metadata: Record<string, string>;
}

/**
 * Opens a safetensors file. The tensors lie in the mapped file: memory is used only for what is
 * touched, and writing into them changes neither the file nor what others see.
 *
 * @throws TorchError with the file and the reason when the file is not complete and consistent
 */
export function loadSafetensors(path: string): Safetensors {
  const { tensors, metadata, fileSize } = readHeader(path);
  let loaded: Tensor[];
  try {
    loaded = noGrad(() => tidy(() => tensorsOf(path, fileSize, tensors)));
  } catch (error) {
    throw new TorchError(`${path}: ${(error as Error).message}`);
  }
  // fromEntries defines properties: a tensor named __proto__ is one like any other.
  const named = Object.fromEntries(tensors.map(({ name }, i) => [name, loaded[i]]));
  return { tensors: named, metadata };
}

function tensorsOf(path: string, size: number, tensors: readonly StoredTensor[]): Tensor[] {
  const file = fromFile(path, { shared: false, size, dtype: "uint8" });
  const whole = new Map<DType, Tensor>();
  const fileAs = (dtype: DType, bytes: number): Tensor => {
    const typed = whole.get(dtype) ?? file.narrow(0, 0, size - (size % bytes)).view(dtype);
    whole.set(dtype, typed);
    return typed;
  };
  return tensors.map(({ dtype, bytes, shape, begin, end }) => {
    const own = empty(begin === end ? shape : [0], { dtype });
    if (begin === end) return own;
    const raw = (): Tensor => file.narrow(0, begin, end - begin);
    // Of a byte that is neither 0 nor 1 libtorch would make a bool that is neither true nor false.
    if (dtype === "bool") return raw().ne(0).view(shape);
    // Elements can be read in place only where their type allows it.
    if (begin % bytes !== 0) return raw().clone().view(dtype).view(shape);
    // Not a view: writing into one view makes libtorch distrust what it has saved of all others.
    return own.set_(fileAs(dtype, bytes), begin / bytes, shape);
  });
}
