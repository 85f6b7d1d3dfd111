/** What the functions named in a TorchScript pickle are given, checked where libtorch does not. */
import { is, node, PickleError, type Node, type Value } from "./values.js";

/** Bytes of an element by the storage's name; of types not listed, at least one. */
const elementBytes: Readonly<Record<string, number>> = {
  Short: 2,
  Half: 2,
  BFloat16: 2,
  Int: 4,
  QInt32: 4,
  Float: 4,
  ComplexHalf: 4,
  Long: 8,
  Double: 8,
  ComplexFloat: 8,
  ComplexDouble: 16,
};

/**
 * The value of `target(argument)`; without a target, of the storage that `argument` describes.
 *
 * @throws PickleError
 */
export function built(
  target: Value,
  argument: Value,
  sizeOf: (storage: string) => number | undefined,
): Value {
  if (target === null) return storage(argument, sizeOf);
  if (!is(target, "global")) throw new PickleError("a function is missing");
  const name = target.name!;
  const arguments_ = is(argument, "tuple") ? argument.items : null;
  const refuse = (): never => {
    throw new PickleError(`${JSON.stringify(name.slice(0, 60))} is given something else`);
  };
  switch (name) {
    case "torch._utils._rebuild_tensor_v2":
    case "torch._utils._rebuild_qtensor":
      return arguments_ && isTensor(arguments_) ? node("tensor") : refuse();
    case "torch._utils._rebuild_sparse_tensor":
      return arguments_ ? node("tensor") : refuse();
    case "torch.jit._pickle.build_intlist":
      return list(arguments_, (item) => typeof item === "number") ?? refuse();
    case "torch.jit._pickle.build_doublelist":
      return list(arguments_, (item) => is(item, "real")) ?? refuse();
    case "torch.jit._pickle.build_boollist":
      return list(arguments_, (item) => typeof item === "boolean") ?? refuse();
    case "torch.jit._pickle.build_tensorlist":
      return list(arguments_, (item) => is(item, "tensor")) ?? refuse();
    case "torch.jit._pickle.restore_type_tag": {
      const [container, type] = arguments_ ?? [];
      if (typeof type !== "string") return refuse();
      return is(container, "list") || is(container, "dict") ? container : refuse();
    }
    case "builtins.complex":
      return arguments_?.length === 2 ? node("object") : refuse();
    case "torch.device":
      return typeof arguments_?.[0] === "string" ? node("object") : refuse();
    case "collections.OrderedDict":
      return null; // of no hooks
    default:
      if (/^torch\b/.test(name)) return refuse();
      return node("object", [argument]);
  }
}

/** ("storage", type, record, device, elements) */
function storage(value: Value, sizeOf: (storage: string) => number | undefined): Node {
  const [word, type, record, device, elements] = is(value, "tuple") ? value.items : [];
  const typeName = is(type, "global") ? /^torch\.(\w+)Storage$/.exec(type.name!)?.[1] : undefined;
  if (
    word !== "storage" ||
    typeName === undefined ||
    typeof record !== "string" ||
    typeof device !== "string" ||
    typeof elements !== "number" ||
    elements < 0
  )
    throw new PickleError("a tensor's storage is described by something else");
  const bytes = elements * (elementBytes[typeName] ?? 1);
  const size = elements === 0 ? 0 : sizeOf(record);
  if (size === undefined) throw new PickleError("a tensor's storage has no record");
  if (bytes > size)
    throw new PickleError(`a tensor's storage needs ${bytes} bytes, but its record has ${size}`);
  return { ...node("storage"), elements };
}

/** (storage, offset, sizes, strides, …), with every element inside the storage. */
function isTensor([stored, offset, sizes, strides, ...rest]: readonly Value[]): boolean {
  if (!is(stored, "storage") || typeof offset !== "number" || rest.length < 2) return false;
  if (!is(sizes, "tuple") || !is(strides, "tuple")) return false;
  if (sizes.items.length !== strides.items.length) return false;
  let last = offset;
  for (const [i, size] of sizes.items.entries()) {
    const stride = strides.items[i];
    if (typeof size !== "number" || typeof stride !== "number") return false;
    if (size < 0 || stride < 0) return false;
    last += (size - 1) * stride;
  }
  const empty = sizes.items.includes(0);
  return offset >= 0 && (empty ? offset <= stored.elements! : last < stored.elements!);
}

function list(given: readonly Value[] | null, holds: (item: Value) => boolean): Node | undefined {
  const items = given?.[0];
  return is(items, "list") && items.items.every(holds) ? items : undefined;
}
