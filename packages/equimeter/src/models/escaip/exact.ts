import { noGrad, type Tensor, tidy } from "@equimeter/torch";

import type { Batch } from "../../data/batch.js";
import type { Escaip, HeadInputs } from "./model.js";

/** What averaging the forces over all rotations gives, and how far single ones are from it. */
export interface ExactTwirl {
  /** The twirled forces μ, [N, 3]. */
  mean: Tensor;
  /** E‖Z − μ‖² of each atom's force, [N]; its mean over atoms, over 3, is L_equiv. */
  spread: Tensor;
}

/**
 * The twirled forces of EScAIP and their spread over the Haar measure in closed form, from one forward pass
 * and no rotation.
 *
 * With `d_k = w_k − w̄` the deviations of the rows of W and `v_ik = m_i Σ_e (d_k · h_ie) ê_ie`, the part of a
 * twisted prediction that depends on the rotation R is `Σ_k r_k (r_k · v_ik)`, r_k the rows of R. It averages
 * to ⅓ Σ_k v_ik = 0, its square to ⅓ Σ_k ‖v_ik‖².
 *
 * Atoms without neighbours have one edge that does not turn with the molecule: their twirled force is 0 and
 * their spread the square of the force itself.
 *
 * The model has to be in evaluation mode: dropout is no symmetry.
 *
 * @param inputs - what `model.headInputs(batch)` gave, where it is at hand
 */
export function exactTwirl(model: Escaip, batch: Batch, inputs?: HeadInputs): ExactTwirl {
  return tidy(() =>
    noGrad(() => {
      const { directions, hidden, magnitude } = inputs ?? model.headInputs(batch);
      const { unit, lonely } = directions;
      const { final_output } = model.output_heads.forces.force_direction_layer;
      const components = final_output.forward(hidden); // [N, K, 3]
      const scale = magnitude.mul(model.forceScale);
      const average = components.mean([-1], { keepdim: true });
      const along = (numbers: Tensor): Tensor => numbers.mul(unit).sum([1]).mul(scale);
      const among = lonely.logicalNot().unsqueeze(1);
      const mean = along(average).mul(among);
      const deviations = components.sub(average);
      const spread = [0, 1, 2]
        .map((k) =>
          along(deviations.narrow(-1, k, 1))
            .square()
            .sum([1]),
        )
        .reduce((sum, part) => sum.add(part))
        .div(3);
      const alone = along(components).square().sum([1]).mul(lonely);
      return { mean, spread: spread.mul(among.squeeze(1)).add(alone) };
    }),
  );
}

/** The rows of the last layer of the force head as a common row and deviations from it. */
export interface HeadSplit {
  /** [H]: equal rows are what makes the head equivariant (theorem 4). */
  equivariant: Tensor;
  /** [3, H], rows sum to zero. */
  deviations: Tensor;
}

/** W = W_E + W_⊥ (section 4.2). */
export function splitHead(model: Escaip): HeadSplit {
  const { weight } = model.output_heads.forces.force_direction_layer;
  const equivariant = weight.mean([0]);
  return { equivariant, deviations: weight.sub(equivariant) };
}

/**
 * `C [H, H]` with `L_equiv = Σ_k d_kᵀ C d_k` over the atoms of a batch that have neighbours, for the forces
 * in the model's units: `C = 1/(9N) Σ_i m_i² Σ_x g_ix g_ixᵀ`, `g_ix = Σ_e ê_iex h_ie`. Its extreme
 * eigenvalues bound L_equiv by ‖W_⊥‖².
 *
 * @param inputs - what `model.headInputs(batch)` gave, where it is at hand
 */
export function headGram(model: Escaip, batch: Batch, inputs?: HeadInputs): Tensor {
  return tidy(() =>
    noGrad(() => {
      const { directions, hidden, magnitude } = inputs ?? model.headInputs(batch);
      const { unit, lonely } = directions;
      const among = lonely.logicalNot().to(hidden.dtype).view([-1, 1, 1]);
      const scale = magnitude.mul(model.forceScale).unsqueeze(-1).mul(among);
      const sums = unit.transpose(1, 2).matmul(hidden).mul(scale); // [N, 3, H]
      const rows = sums.reshape([-1, sums.shape[2]]).to("float64");
      return rows
        .t()
        .matmul(rows)
        .div(9 * batch.positions.shape[0]);
    }),
  );
}
