import { arange, eye, type Tensor, tensor, tidy, zeros } from "@equimeter/torch";

/** Inner products of draws, and which pairs of them count. */
export interface PairKernel {
  /** [N, N] */
  readonly products: Tensor;
  /** [N, N] of 0 and 1, the diagonal among them; null where all pairs count. */
  readonly counted: Tensor | null;
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
 * Inner products of what is left of Z without its low degrees, which are fitted by least squares in one
 * half of the draws and taken off in the other half, and the other way round: pairs of one half count.
 *
 * @param gram - ⟨Z_i, Z_j⟩ about the mean, [N, N]
 * @param chi - characters of all pairs, [degrees + 1, N, N]
 */
export function withoutLowDegrees(gram: Tensor, chi: Tensor, low: number): PairKernel {
  const draws = gram.shape[0];
  return tidy(() => {
    const even = arange(draws).remainder(2).eq(0);
    const [a, b] = [even, even.logicalNot()].map((half) => half.nonzero().squeeze(1));
    const degrees = tensor(
      Array.from({ length: low + 1 }, (_, degree) => 2 * degree + 1),
      { dtype: "float64" },
    ).view([-1, 1, 1]);
    const kernel = chi
      .narrow(0, 0, low + 1)
      .mul(degrees)
      .sum(0);
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
 * Least squares among the functions of low degree, whose reproducing kernel is `Σ (2l+1) χ_l(R S⁻¹)`:
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
