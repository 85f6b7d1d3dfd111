import { arange, eye, type Tensor, tidy, zeros } from "@equimeter/torch";

/** Inner products of draws, and which pairs of them count. */
export interface PairKernel {
  /** [N, N] */
  readonly products: Tensor;
  /** [N, N] of 0 and 1, the diagonal among them. */
  readonly counted: Tensor;
}

/** Z less the mean of all draws but the two of a pair. @param gram - about the mean of all, [N, N] */
export function aboutOthers(gram: Tensor): PairKernel {
  const a = 1 / (gram.shape[0] - 2);
  const own = gram.diagonal();
  const both = gram.mul(2).add(own.unsqueeze(0)).add(own.unsqueeze(1)); // ‖z_i + z_j‖²
  return { products: gram.add(both.mul(a + a * a)), counted: gram.onesLike() };
}

/**
 * Up to which degree a half of the draws can tell what a function is: those degrees have
 * `Σ (2l+1)²` functions, and there should be twice as many draws.
 */
export function lowDegrees(draws: number, most: number): number {
  let [low, functions] = [0, 1];
  while (low < most && functions + (2 * low + 3) ** 2 <= draws / 4) {
    low++;
    functions += (2 * low + 1) ** 2;
  }
  return low;
}

/**
 * Inner products of what is left of Z without some degrees, which are fitted by least squares in one half
 * of the draws and taken off in the other half, and the other way round: pairs of one half count.
 *
 * @param gram - ⟨Z_i, Z_j⟩ about the mean, [N, N]
 * @param chi - characters of all pairs, [degrees + 1, N, N]
 * @param degrees - with 0, the mean, among them
 */
export function withoutDegrees(gram: Tensor, chi: Tensor, degrees: readonly number[]): PairKernel {
  const draws = gram.shape[0];
  return tidy(() => {
    const even = arange(draws).remainder(2).eq(0);
    const [a, b] = [even, even.logicalNot()].map((half) => half.nonzero().squeeze(1));
    const kernel = degrees
      .map((degree) => chi.select(0, degree).mul(2 * degree + 1))
      .reduce((sum, one) => sum.add(one));
    let products = zeros([draws, draws], { dtype: "float64" });
    for (const [fitted, left] of [
      [a, b],
      [b, a],
    ])
      products = products.indexPut(
        [left.unsqueeze(1), left],
        residuals(gram, kernel, fitted, left),
      );
    const same = even.unsqueeze(0).eq(even.unsqueeze(1)).to("float64");
    return { products, counted: same };
  });
}

/**
 * Least squares among the functions of these degrees, whose reproducing kernel is `Σ (2l+1) χ_l(R S⁻¹)`:
 * the fit at R is `k(R, fitted) K⁻¹ Z`, K the kernel of the draws that are fitted.
 */
function residuals(gram: Tensor, kernel: Tensor, fitted: Tensor, left: Tensor): Tensor {
  const block = (matrix: Tensor, rows: Tensor, columns: Tensor) =>
    matrix.indexSelect(0, rows).indexSelect(1, columns);
  const own = block(kernel, fitted, fitted);
  const ridge = eye(own.shape[0], { dtype: "float64" }).mul(own.diagonal().mean().mul(rounding));
  const root = own.add(ridge).linalgCholesky();
  const hat = block(kernel, fitted, left).choleskySolve(root).t(); // k(left, fitted) K⁻¹
  const cross = hat.matmul(block(gram, fitted, left));
  const both = hat.matmul(block(gram, fitted, fitted)).matmul(hat.t());
  return block(gram, left, left).sub(cross).sub(cross.t()).add(both);
}

/** There are fewer functions than draws, and K has no inverse; what the fit is makes no bias. */
const rounding = 1e-9;
