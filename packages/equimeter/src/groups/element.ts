import { type Tensor, tensor } from "@equimeter/torch";

/**
 * A batch of group elements acting on points as `x → R x + t`.
 * `rotation` is [n, 3, 3], `translation` [n, 3]; without it the elements fix the origin.
 */
export interface Elements {
  readonly rotation: Tensor;
  readonly translation?: Tensor;
}

/** `n` copies of the identity. */
export function identity(n: number): Elements {
  const one = tensor(
    [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
    { dtype: "float64" },
  );
  return { rotation: one.expand([n, 3, 3]) };
}

/** `a ∘ b`, pairwise: first `b`, then `a`. */
export function compose(a: Elements, b: Elements): Elements {
  const rotation = a.rotation.matmul(b.rotation);
  if (!a.translation && !b.translation) return { rotation };
  const moved = b.translation ? apply(a.rotation, b.translation) : null;
  const translation = moved && a.translation ? moved.add(a.translation) : (moved ?? a.translation)!;
  return { rotation, translation };
}

/** The inverse of each element: `x → Rᵀ x − Rᵀ t`. */
export function inverse(elements: Elements): Elements {
  const rotation = elements.rotation.transpose(-2, -1);
  if (!elements.translation) return { rotation };
  return { rotation, translation: apply(rotation, elements.translation).neg() };
}

/** One element for every row: those at `index` [rows]. */
export function gather(elements: Elements, index: Tensor): Elements {
  const rotation = elements.rotation.indexSelect(0, index);
  if (!elements.translation) return { rotation };
  return { rotation, translation: elements.translation.indexSelect(0, index) };
}

/** The elements in another precision or on another device. */
export function convert(elements: Elements, like: Tensor): Elements {
  const options = { dtype: like.dtype, device: like.device };
  const rotation = elements.rotation.to(options);
  if (!elements.translation) return { rotation };
  return { rotation, translation: elements.translation.to(options) };
}

/** `R v` for vectors [n, 3] under rotations [n, 3, 3]. */
function apply(rotation: Tensor, vectors: Tensor): Tensor {
  return rotation.mul(vectors.unsqueeze(1)).sum(-1);
}
