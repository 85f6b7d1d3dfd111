import { cat, type Tensor, tidy } from "@equimeter/torch";

import { couplingToNext } from "./coupling.js";

/** Numbers that the products of one step of the recursion may take at once. */
const atOnce = 2 ** 22;

/**
 * How the real components of degrees 0 to `most` turn, `Y(R x) = D(R) Y(x)`, in e3nn's convention
 * (D¹ = R, components x, y, z). Each degree from the one before,
 *
 *     D^{l+1}_{ab} = (2l+3) Σ C^{l,1,l+1}_{jka} C^{l,1,l+1}_{j'k'b} D^l_{jj'} R_{kk'}
 *
 * @param rotation - proper rotations [n, 3, 3]
 * @returns degree by degree [n, 2l+1, 2l+1]
 */
export function wignerD(rotation: Tensor, most: number): Tensor[] {
  const { shape, dtype, device } = rotation;
  const all = [rotation.newOnes([shape[0], 1, 1], { dtype, device })];
  if (most > 0) all.push(rotation);
  for (let l = 1; l < most; l++) all.push(next(l, all[l], rotation));
  return all;
}

function next(l: number, degree: Tensor, rotation: Tensor): Tensor {
  const width = (2 * l + 1) * 3;
  const [count] = rotation.shape;
  const rows = Math.max(1, Math.floor(atOnce / width ** 2));
  return tidy(() => {
    const coupling = couplingToNext(l, rotation);
    const parts = Array.from({ length: Math.max(1, Math.ceil(count / rows)) }, (_, i) => {
      const part = (of: Tensor) => of.narrow(0, i * rows, Math.min(rows, count - i * rows));
      const [turn, vector] = [part(degree), part(rotation)];
      return tidy(() => {
        const products = turn.unsqueeze(2).unsqueeze(4).mul(vector.unsqueeze(1).unsqueeze(3));
        const square = products.reshape([turn.shape[0], width, width]); // (j, k), (j', k')
        return coupling
          .t()
          .matmul(square.matmul(coupling))
          .mul(2 * l + 3);
      });
    });
    return cat(parts);
  });
}
