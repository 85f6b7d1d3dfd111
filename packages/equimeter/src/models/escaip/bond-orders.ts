import { cat, type Tensor } from "@equimeter/torch";

/**
 * Bond-orientational order of each atom's neighbours, [N, count] for l = 0 … count − 1:
 * sqrt(Σ_m (mean_j Y_lm(v_j))²) with |Y_l|² = 2l + 1. By the addition theorem its square is
 * (2l+1)/n² Σ_jk P_l(v_j · v_k), so that no spherical harmonic is needed. It nearly vanishes for
 * regular neighbourhoods, where single precision would leave noise under the root: float64 inside.
 *
 * @param cosines - [N, K, K], v_j · v_k
 * @param mask - [N, K]
 */
export function bondOrders(cosines: Tensor, mask: Tensor, count: number): Tensor {
  const exact = cosines.to("float64");
  const used = mask.to("float64");
  const pairs = used.unsqueeze(1).mul(used.unsqueeze(2));
  const neighbors = used.sum([1]);
  const scale = neighbors.clamp({ min: 1 }).square();
  const orders = legendre(exact, count).map((polynomial, l) => {
    const sum = polynomial.mul(pairs).sum([1, 2]);
    return sum
      .mul(2 * l + 1)
      .div(scale)
      .clamp({ min: 0 })
      .sqrt()
      .unsqueeze(1);
  });
  return cat(orders, 1).to(cosines.dtype);
}

/** P_0 … P_{count−1} by Bonnet's recursion. */
function legendre(x: Tensor, count: number): Tensor[] {
  const polynomials = [x.onesLike(), x];
  for (let l = 2; l < count; l++) {
    const [last, before] = [polynomials[l - 1], polynomials[l - 2]];
    polynomials.push(
      x
        .mul(last)
        .mul((2 * l - 1) / l)
        .sub(before, { alpha: (l - 1) / l }),
    );
  }
  return polynomials.slice(0, count);
}
