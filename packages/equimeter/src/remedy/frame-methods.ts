import { float64, need, source } from "./script.js";

/**
 * Methods that find the frame of every sample, in float64. A frame is a tuple: proper rotations F
 * [S, 3, 3], centres c [S, 3], targets t [S, 3] and whether it is degenerate [S]. A sample in its
 * frame is `F (x − c) + t`.
 */
const frame = "Tuple[Tensor, Tensor, Tensor, Tensor]";
const takes = "self, points: Tensor, mask: Tensor, sample: Tensor, samples: int";

const sameAtoms = "every sample must have the atoms of the reference, in its order";
const degenerate =
  "the frame of a sample is degenerate: two of its principal axes cannot be told apart, " +
  "or it can be aligned in many ways";

/** Points of all layouts in rows [n, 3], the sample of each, and its weight [n, 1], 0 for padding. */
export const clouds = source(`
  def _clouds(${takes}) -> Tuple[Tensor, Tensor, Tensor]:
      assert points.size(-1) == 3, "a frame is made of points or vectors with 3 components"
      x = points.reshape([-1, 3]).double()
      of = torch.arange(samples, device=x.device).repeat_interleave(x.size(0) // max(samples, 1))
      if sample.numel() > 0:
          assert sample.size(0) == x.size(0), "a frame is made of an input with a row for each atom"
          of = sample.long()
      weight = torch.ones_like(x[:, :1])
      if mask.numel() > 0:
          weight = mask.reshape([-1, 1]).to(x)
          x = torch.where(weight > 0, x, torch.zeros_like(x))
      return x, of, weight

  def _sums(self, values: Tensor, of: Tensor, samples: int) -> Tensor:
      sums = torch.zeros([samples, values.size(1)], dtype=values.dtype, device=values.device)
      return sums.index_add(0, of, values)
`);

/** Where eigenvectors are not defined their gradients are not finite: they are constants there. */
export const eigenvectors = source(`
  def _eigenvectors(self, matrix: Tensor, vectors: Tensor, unclear: Tensor) -> Tensor:
      if not matrix.requires_grad:
          return vectors
      n = matrix.size(-1)
      plain = torch.diag(torch.arange(n, dtype=${float64}, device=matrix.device))
      unclear = unclear.reshape([-1, 1, 1])
      through = torch.linalg_eigh(torch.where(unclear, plain, matrix))[1]
      return torch.where(unclear, vectors, through)
`);

const centre = (centred: boolean) =>
  centred
    ? "c = self._sums(x * weight, of, samples) / count"
    : "c = torch.zeros([samples, 3], dtype=x.dtype, device=x.device)";

/** Rows of F are the axes of the second moments, of which `torch.linalg.eigh` gives the shortest first. */
export const principalAxes = (centred: boolean): string =>
  source(`
  def _frame(${takes}) -> ${frame}:
      x, of, weight = self._clouds(points, mask, sample, samples)
      count = self._sums(weight, of, samples).clamp(min=1)
      ${centre(centred)}
      d = (x - c[of]) * weight
      squares = (d.unsqueeze(2) * d.unsqueeze(1)).reshape([-1, 9])
      moments = (self._sums(squares, of, samples) / count).reshape([-1, 3, 3])
      values, vectors = torch.linalg_eigh(moments.detach())
      gap = (values[:, 1:] - values[:, :-1]).amin(1)
      unclear = gap <= self.tolerance * values[:, 2]
      axes = self._eigenvectors(moments, vectors, unclear).transpose(1, 2)
      sign = torch.det(axes.detach()).sign().reshape([-1, 1, 1])
      return torch.cat([axes[:, :1] * sign, axes[:, 1:]], 1), c, torch.zeros_like(c), unclear
`);

/**
 * The rotation nearest to the reference, which maximises Σ ⟨F d, r⟩: as a quaternion the eigenvector of
 * the largest eigenvalue of a symmetric matrix (Horn 1987), and never a reflection.
 */
export const alignment = (centred: boolean): string =>
  source(`
  def _frame(${takes}) -> ${frame}:
      x, of, weight = self._clouds(points, mask, sample, samples)
      m = self.reference.size(0)
      ${need("x.size(0) == samples * m", sameAtoms)}
      order = torch.arange(samples, device=x.device).repeat_interleave(m)
      ${need("bool((of == order).all())", sameAtoms)}
      r = self.reference.to(x).repeat([samples, 1])
      count = self._sums(weight, of, samples).clamp(min=1)
      ${centre(centred)}
      t = ${centred ? "self._sums(r * weight, of, samples) / count" : "torch.zeros_like(c)"}
      d = (x - c[of]) * weight
      products = (d.unsqueeze(2) * (r - t[of]).unsqueeze(1)).reshape([-1, 9])
      xx, xy, xz, yx, yy, yz, zx, zy, zz = self._sums(products, of, samples).unbind(1)
      K = torch.stack([
          xx + yy + zz, yz - zy, zx - xz, xy - yx,
          yz - zy, xx - yy - zz, xy + yx, zx + xz,
          zx - xz, xy + yx, yy - xx - zz, yz + zy,
          xy - yx, zx + xz, yz + zy, zz - xx - yy], 1).reshape([-1, 4, 4])
      values, vectors = torch.linalg_eigh(K.detach())
      unclear = values[:, 3] - values[:, 2] <= self.tolerance * values[:, 3]
      a, b, c2, d2 = self._eigenvectors(K, vectors, unclear)[:, :, 3].unbind(1)
      F = torch.stack([
          1 - 2 * (c2 * c2 + d2 * d2), 2 * (b * c2 - a * d2), 2 * (b * d2 + a * c2),
          2 * (b * c2 + a * d2), 1 - 2 * (b * b + d2 * d2), 2 * (c2 * d2 - a * b),
          2 * (b * d2 - a * c2), 2 * (c2 * d2 + a * b), 1 - 2 * (b * b + c2 * c2)], 1)
      return F.reshape([-1, 3, 3]), c, t, unclear
`);

/**
 * The elements of all copies. The first `usual` choices serve well-defined frames; where one sample of
 * the call is degenerate all choices are gone through, and the others meet theirs several times, which
 * leaves their mean as it is.
 */
export const chosen = (usual: number, refuse: boolean): string =>
  source(`
  def _chosen(self, frame: ${frame}) -> Tuple[Tensor, Tensor, Tensor]:
      F, c, t, unclear = frame
      copies = ${usual}
      if bool(unclear.any()):
          ${refuse ? need("False", degenerate) : "copies = self.choices.size(0)"}
      copy = torch.arange(copies, device=F.device).unsqueeze(1)
      which = torch.where(unclear.unsqueeze(0), copy, copy % ${usual})
      rotation = torch.matmul(self.choices.to(F)[which], F)
      translation = t - torch.matmul(rotation, c.unsqueeze(2)).squeeze(3)
      none = torch.zeros([copies * F.size(0), 0], device=F.device).long()
      return rotation.reshape([-1, 3, 3]), translation.reshape([-1, 3]), none
`);
