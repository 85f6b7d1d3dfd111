import { type nn, noGrad, tidy } from "@equimeter/torch";

import type { Batch } from "../../data/index.js";
import { Escaip, exactTwirl, headGram, splitHead } from "../../models/escaip/index.js";
import type { HeadLine } from "../folder/schema.js";

type HeadMeasurement = Pick<
  HeadLine,
  "deviation" | "relativeDeviation" | "L_equiv" | "percent" | "lambdaMin" | "lambdaMax"
>;

/**
 * How far the force head of EScAIP is from equivariant, and what that costs: theorem 4 and section 4.2 of the
 * paper, exactly, from one forward pass of each batch.
 *
 * The bounds `lambdaMin · deviation ≤ L_equiv ≤ lambdaMax · deviation` are of the atoms that have
 * neighbours; others break the symmetry whatever the head is, and are left out here.
 *
 * @returns null for a model without such a head
 */
export function headMeasurement(
  model: nn.Module,
  batches: readonly Batch[],
): HeadMeasurement | null {
  if (!(model instanceof Escaip)) return null;
  return tidy(() =>
    noGrad(() => {
      const split = splitHead(model);
      const deviations = split.deviations.to("float64");
      const deviation = deviations.square().sum().item();
      const size = 3 * split.equivariant.to("float64").square().sum().item() + deviation;
      const atoms = batches.reduce((sum, { positions }) => sum + positions.shape[0], 0);
      let spread = 0;
      let error = 0;
      const grams = batches.map((batch) => {
        const inputs = model.headInputs(batch);
        const twirl = exactTwirl(model, batch, inputs);
        spread += twirl.spread.to("float64").sum().item() / 3;
        error += twirl.mean.sub(batch.forces).to("float64").square().sum().item() / 3;
        return headGram(model, batch, inputs).mul(batch.positions.shape[0] / atoms);
      });
      const gram = grams.reduce((sum, part) => sum.add(part));
      const eigenvalues = gram.linalgEigvalsh().toNumbers();
      return {
        deviation,
        relativeDeviation: deviation / size,
        L_equiv: deviations.matmul(gram).mul(deviations).sum().item(),
        percent: (100 * spread) / (spread + error),
        lambdaMin: Math.max(0, eigenvalues[0]), // C has no negative ones but for rounding
        lambdaMax: eigenvalues.at(-1)!,
      };
    }),
  );
}
