/** What the walk through a pickle keeps of its values: kinds, not contents. */

/** Why a pickle is refused. */
export class PickleError extends Error {}

export type Value = null | boolean | number | string | Node;

/** Anything else than an atom. `real` stands for a floating-point number. */
export interface Node {
  kind: "real" | "global" | "tuple" | "list" | "dict" | "storage" | "tensor" | "object";
  /** Elements of tuples and lists; keys and values in turn of dictionaries. */
  items: Value[];
  /** How deep the items are nested. */
  depth: number;
  /** The name of a global. */
  name?: string;
  /** Elements of a storage. */
  elements?: number;
}

/** libtorch frees nested values recursively, on a stack of 8 MB. */
const deepest = 1000;

/** A value of this kind that holds these items. */
export function node(kind: Node["kind"], items: Value[] = []): Node {
  const result = { kind, items: [], depth: 0 };
  add(result, items);
  return result;
}

/** Puts items into a tuple, list or dictionary. */
export function add(target: Node, items: readonly Value[]): void {
  for (const item of items) {
    target.items.push(item);
    if (typeof item === "object" && item) target.depth = Math.max(target.depth, item.depth + 1);
  }
  if (target.depth > deepest) throw new PickleError("nested too deeply");
}

/** Whether a value is of this kind. */
export function is(value: Value | undefined, kind: Node["kind"]): value is Node {
  return typeof value === "object" && value !== null && value.kind === kind;
}
