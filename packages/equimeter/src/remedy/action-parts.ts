import { need, source } from "./script.js";

/** The type of elements: rotations, translations, permutations. */
export const element = "Tuple[Tensor, Tensor, Tensor]";

/** Arguments and result of every method that acts. */
export const actionSignature = `(self, values: Tensor, element: ${element}) -> Tensor`;

/** A method that acts, with the parts of its element by name. */
export function acting(name: string, words: string, lines: readonly string[]): string {
  return [
    `def ${name}${actionSignature}:`,
    `    # ${words}`,
    "    rotation, translation, permutation = element",
    ...lines.map((line) => `    ${line}`),
  ].join("\n");
}

/** Elements from `first` on. */
export const some = source(`
  def _some(self, all: ${element}, first: int, count: int) -> ${element}:
      rotation, translation, permutation = all
      rotation = rotation.narrow(0, first, count)
      return rotation, translation.narrow(0, first, count), permutation.narrow(0, first, count)
`);

const real = need(
  "values.is_floating_point()",
  "only real numbers turn: declare whole ones as invariant",
);
const wide = need(
  "values.size(-1) == matrices.size(-1)",
  "the last axis has no room for what was declared to turn",
);
const keepsZ = need(
  "bool(((rotation[:, 2, 2] - 1).abs() < 1e-5).all())",
  "vectors with 2 components turn by groups that keep z only",
);
const threes = need(
  "values.dim() >= axes and values.shape[-axes:] == [3 for _ in range(axes)]",
  "the last axes of a tensor or a cell have 3 entries each",
);
const asMany = need(
  "values.size(axis) == permutation.size(1)",
  "the group permutes another number of things than there are",
);

export const turn = source(`
  def _turn(self, values: Tensor, matrices: Tensor) -> Tensor:
      # M v for vectors along the last axis of [rows, ..., d]
      ${real}
      ${wide}
      if values.numel() == 0:
          return values
      flat = values.reshape([matrices.size(0), -1, values.size(-1)])
      return flat.matmul(matrices.to(values).transpose(1, 2)).reshape(values.shape)
`);

export const turnVectors = source(`
  def _turn_vectors(self, values: Tensor, rotation: Tensor) -> Tensor:
      # vectors of space, or of the plane where all elements keep z
      if values.size(-1) != 2:
          return self._turn(values, rotation)
      ${keepsZ}
      return self._turn(values, rotation[:, :2, :2])
`);

export const moved = source(`
  def _moved(self, values: Tensor, rotation: Tensor, translation: Tensor) -> Tensor:
      turned = self._turn_vectors(values, rotation)
      shape = [translation.size(0)] + [1 for _ in range(values.dim() - 2)] + [values.size(-1)]
      return turned + translation[:, :values.size(-1)].to(values).reshape(shape[-values.dim():])
`);

/** The last `axes` axes must have 3 entries each, and the last `rank` of them turn. */
export const turnTensor = source(`
  def _turn_tensor(self, values: Tensor, rotation: Tensor, axes: int, rank: int) -> Tensor:
      ${threes}
      turned = values
      for _ in range(rank):
          turned = self._turn(turned, rotation)
          if rank > 1:
              turned = turned.movedim(-1, values.dim() - rank)
      return turned
`);

export const handedness = source(`
  def _handedness(self, rotation: Tensor) -> Tensor:
      # 1 of rotations and -1 of reflections, [n, 1, 1]
      return torch.det(rotation).sign().reshape([-1, 1, 1])
`);

export const permuted = source(`
  def _permuted(self, values: Tensor, permutation: Tensor, axis: int) -> Tensor:
      # entry i to place permutation[i]
      if permutation.size(1) == 0:
          return values
      ${asMany}
      where = permutation.argsort(1).to(values.device)
      if where.size(0) == 1:
          return values.index_select(axis, where[0])
      moved = values.movedim(axis, 1)
      index = where.reshape([where.size(0), where.size(1)] + [1 for _ in range(moved.dim() - 2)])
      return moved.gather(1, index.expand(moved.shape)).movedim(1, axis)
`);
