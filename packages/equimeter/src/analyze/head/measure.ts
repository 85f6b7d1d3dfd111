import { noGrad, type Tensor, tidy } from "@equimeter/torch";

import type { Batch } from "../../data/index.js";
import { type Escaip, exactTwirl, headGram, splitHead } from "../../models/escaip/index.js";

/** The force head of EScAIP in one state of its weights (section 4.2 and theorem 4 of the paper). */
export interface HeadState {
  /** ‖W_⊥‖² */
  readonly deviation: number;
  /** ‖W_⊥‖² / ‖W‖² */
  readonly relativeDeviation: number;
  /** Mean over the features of the variance of the three rows, ‖W_⊥‖² / 3H. */
  readonly variance: number;
  /** Σ_k d_kᵀ C d_k, over the atoms that have neighbours: others break the symmetry whatever W is. */
  readonly L_equiv: number;
  /** Of the loss of all atoms. */
  readonly percent: number;
  /** `lambdaMin · deviation ≤ L_equiv ≤ lambdaMax · deviation`: the extreme eigenvalues of C. */
  readonly lambdaMin: number;
  readonly lambdaMax: number;
  /** tr C / H: L_equiv of a random W_⊥ of length 1, on average over directions. */
  readonly lambdaMean: number;
  /**
   * `L_equiv / (‖W_⊥‖² λ_mean)`: 1 for a random direction, less where W_⊥ lies in what the data hardly see. Null for
   * W_⊥ = 0.
   */
  readonly alignment: number | null;
}

/** With the factors of L_equiv, so that they can be combined with those of other states. */
export interface HeadFactors extends HeadState {
  /** d_k, [3, H] float64: what belongs to the head. */
  readonly deviations: Tensor;
  /** C, [H, H] float64: what belongs to the trunk. */
  readonly gram: Tensor;
}

/** Exactly, from one forward pass of each batch. The model has to be in evaluation mode. */
export function measureHead(model: Escaip, batches: readonly Batch[]): HeadFactors {
  return tidy(() =>
    noGrad(() => {
      const split = splitHead(model);
      const deviations = split.deviations.to("float64");
      const deviation = deviations.square().sum().item();
      const size = 3 * split.equivariant.to("float64").square().sum().item() + deviation;
      const atoms = batches.reduce((sum, { positions }) => sum + positions.shape[0], 0);
      let [spread, error] = [0, 0];
      let gram: Tensor | null = null;
      for (const batch of batches) {
        const inputs = model.headInputs(batch);
        const twirl = exactTwirl(model, batch, inputs);
        spread += twirl.spread.to("float64").sum().item() / 3;
        error += twirl.mean.sub(batch.forces).to("float64").square().sum().item() / 3;
        const own = headGram(model, batch, inputs).mul(batch.positions.shape[0] / atoms);
        gram = gram ? gram.add(own) : own;
      }
      const eigenvalues = gram!.linalgEigvalsh().toNumbers();
      const lambdaMean = gram!.trace().item() / gram!.shape[0];
      const L_equiv = equivOf(deviations, gram!);
      return {
        deviation,
        relativeDeviation: deviation / size,
        variance: deviation / deviations.size,
        L_equiv,
        percent: (100 * spread) / (spread + error),
        lambdaMin: Math.max(0, eigenvalues[0]), // C has no negative ones but for rounding
        lambdaMax: eigenvalues.at(-1)!,
        lambdaMean,
        alignment: deviation > 0 ? L_equiv / deviation / lambdaMean : null,
        deviations,
        gram: gram!,
      };
    }),
  );
}

/** Σ_k d_kᵀ C d_k: L_equiv of the head of one state on the trunk of another. */
export function equivOf(deviations: Tensor, gram: Tensor): number {
  return tidy(() => deviations.matmul(gram).mul(deviations).sum().item());
}
