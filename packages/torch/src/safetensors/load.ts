import { noGrad } from "../autograd/index.js";
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
  return tensors.map((stored) => tensorIn(file, stored));
}

function tensorIn(file: Tensor, { dtype, bytes, shape, begin, end }: StoredTensor): Tensor {
  if (begin === end) return empty(shape, { dtype });
  const raw = file.narrow(0, begin, end - begin);
  if (dtype === "uint8") return raw.view(shape);
  // Of a byte that is neither 0 nor 1 libtorch would make a bool that is neither true nor false.
  if (dtype === "bool") return raw.ne(0).view(shape);
  // Elements can be read in place only where their type allows it.
  const aligned = begin % bytes === 0 ? raw : raw.clone();
  return aligned.view(dtype).view(shape);
}
