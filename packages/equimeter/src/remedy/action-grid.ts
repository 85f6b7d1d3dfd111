import { actionSignature, some } from "./action-parts.js";
import { need, type Script, source } from "./script.js";

/** Which axes run along x, y and z: of images x runs along W, as in groups/voxels.ts. */
const axesOf = { voxels: [-3, -2, -1], image: [-1, -2] } as const;

/**
 * `(R f)(x) = ρ(R) f(R⁻¹ x)` on a grid: the axes change places and turn around. What that takes is read
 * from the matrices as the module runs, so that drawn elements serve as well as fixed ones.
 *
 * @param fibre - the method that acts on the axes before the grid; null for densities
 */
export function gridMethods(
  name: string,
  words: string,
  kind: keyof typeof axesOf,
  fibre: string | null,
): Script {
  const axes = axesOf[kind];
  const last = axes.map((_, i) => i - axes.length).join(", ");
  const first = axes.map((_, i) => i + 1).join(", ");
  const back = `
      fibres = turned.movedim([${last}], [${first}])
      fibres = self.${fibre}(fibres, (exact, translation, permutation))
      return fibres.movedim([${first}], [${last}])`;
  const one = source(`
  def ${name}_one${actionSignature}:
      # ${words}, all rows by one element
      rotation, translation, permutation = element
      exact = self._signed_permutation(rotation, ${axes.length})
      turned = self._turn_grid(values, exact[0], [${axes.join(", ")}])${
        fibre === null ? "\n      return turned" : back
      }
  `);
  const each = source(`
  def ${name}${actionSignature}:
      rotation, translation, permutation = element
      if rotation.size(0) == 1:
          return self.${name}_one(values, element)
      turned = values
      for rows in self._alike(self._signed_permutation(rotation, ${axes.length})):
          first = rows[0]
          own = self._some(element, first, 1)
          index = torch.tensor(rows, device=values.device)
          turned = turned.index_copy(0, index, self.${name}_one(values.index_select(0, index), own))
      return turned
  `);
  return { methods: [some, signedPermutation, turnGrid, alike, one, each], buffers: {} };
}

const exactOnly = need(
  "fits",
  "grids turn exactly by symmetries of the cube, images by those of the square only",
);
const asLong = need(
  "values.size(at[source[i]]) == values.size(at[i])",
  "a grid whose axes change places must have as many places along each",
);

const signedPermutation = source(`
  def _signed_permutation(self, rotation: Tensor, axes: int) -> Tensor:
      # without rounding errors
      exact = rotation.round()
      fits = bool((rotation - exact).abs().max() < 1e-5) and bool((exact.abs().sum(2) == 1).all())
      if axes == 2:
          fits = fits and bool((exact[:, 2, 2] == 1).all())
      ${exactOnly}
      return exact
`);

const turnGrid = source(`
  def _turn_grid(self, values: Tensor, rotation: Tensor, axes: List[int]) -> Tensor:
      # out[p] = in[R^-1 p] about the grid's centre
      at = [values.dim() + axis for axis in axes]
      source: List[int] = rotation.abs().argmax(1).tolist()
      sign: List[float] = rotation.sum(1).double().tolist()
      order = [axis for axis in range(values.dim())]
      backwards: List[int] = []
      for i in range(len(at)):
          order[at[i]] = at[source[i]]
          ${asLong}
          if sign[i] < 0:
              backwards.append(at[i])
      return values.permute(order).flip(backwards)
`);

const alike = source(`
  def _alike(self, exact: Tensor) -> List[List[int]]:
      # rows that have the same symmetry of the cube
      digits = torch.arange(9, device=exact.device)
      codes: List[int] = ((exact.long() + 1).reshape([-1, 9]) * 3 ** digits).sum(1).tolist()
      place: Dict[int, int] = {}
      rows: List[List[int]] = []
      for i in range(len(codes)):
          if codes[i] in place:
              rows[place[codes[i]]].append(i)
          else:
              place[codes[i]] = len(rows)
              rows.append([i])
      return rows
`);
