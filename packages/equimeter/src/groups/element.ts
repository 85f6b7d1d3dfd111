import { arange, type Tensor, tensor } from "@equimeter/torch";

/**
 * A batch of group elements acting on points as `x → R x + t`, and on the entries of an axis by moving
 * entry i to place `permutation[i]`.
 * `rotation` is [n, 3, 3], improper for reflections and the identity for permutations; `translation`
 * [n, 3], without it the elements fix the origin; `permutation` [n, m] int64, without it all stay.
 */
export interface Elements {
  readonly rotation: Tensor;
  readonly translation?: Tensor;
  readonly permutation?: Tensor;
}

/** `n` copies of the identity; with `entries` also that of their permutations. */
export function identity(n: number, entries?: number): Elements {
  const one = tensor(
    [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
    { dtype: "float64" },
  );
  const rotation = one.expand([n, 3, 3]);
  if (entries === undefined) return { rotation };
  return { rotation, permutation: arange(entries, { dtype: "int64" }).expand([n, entries]) };
}

/** `a ∘ b`, pairwise: first `b`, then `a`. */
export function compose(a: Elements, b: Elements): Elements {
  const moved = b.translation ? apply(a.rotation, b.translation) : undefined;
  return {
    rotation: a.rotation.matmul(b.rotation),
    ...optional({
      translation: moved && a.translation ? moved.add(a.translation) : (moved ?? a.translation),
      permutation:
        a.permutation && b.permutation
          ? a.permutation.gather(1, b.permutation)
          : (a.permutation ?? b.permutation),
    }),
  };
}

/** The inverse of each element: `x → Rᵀ x − Rᵀ t`, and every entry back to its place. */
export function inverse(elements: Elements): Elements {
  const rotation = elements.rotation.transpose(-2, -1);
  const { translation } = elements;
  return {
    rotation,
    ...optional({
      translation: translation && apply(rotation, translation).neg(),
      permutation: elements.permutation?.argsort(1),
    }),
  };
}

/** One element for every row: those at `index` [rows]. */
export function gather(elements: Elements, index: Tensor): Elements {
  return each(elements, (part) => part.indexSelect(0, index));
}

/** `length` of the elements, from `start` on. */
export function narrow(elements: Elements, start: number, length: number): Elements {
  return each(elements, (part) => part.narrow(0, start, length));
}

/**
 * The elements on the device of these values, and in their precision where they are real numbers, but in
 * single precision at least: a rotation rounded to a half has no right angles.
 */
export function convert(elements: Elements, like: Tensor): Elements {
  const { device, dtype } = like;
  const precision = dtype === "float64" ? dtype : /float/.test(dtype) ? "float32" : null;
  return each(elements, (part) =>
    part.to(part.dtype === "int64" || !precision ? { device } : { device, dtype: precision }),
  );
}

/** The same change to all that the elements hold. */
function each(elements: Elements, change: (part: Tensor) => Tensor): Elements {
  const { rotation, translation, permutation } = elements;
  return {
    rotation: change(rotation),
    ...optional({
      translation: translation && change(translation),
      permutation: permutation && change(permutation),
    }),
  };
}

/** Without the keys that are undefined. */
function optional(parts: {
  translation?: Tensor | undefined;
  permutation?: Tensor | undefined;
}): Pick<Elements, "translation" | "permutation"> {
  const { translation, permutation } = parts;
  return { ...(translation && { translation }), ...(permutation && { permutation }) };
}

/** `R v` for vectors [n, 3] under rotations [n, 3, 3]. */
function apply(rotation: Tensor, vectors: Tensor): Tensor {
  return rotation.mul(vectors.unsqueeze(1)).sum(-1);
}
