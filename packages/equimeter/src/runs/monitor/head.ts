import { type nn, tidy } from "@equimeter/torch";

import { measureHead } from "../../analyze/head/measure.js";
import type { Batch } from "../../data/index.js";
import { Escaip } from "../../models/escaip/index.js";
import type { HeadLine } from "../folder/schema.js";

type HeadMeasurement = Pick<
  HeadLine,
  "deviation" | "relativeDeviation" | "L_equiv" | "percent" | "lambdaMin" | "lambdaMax"
>;

/**
 * How far the force head of EScAIP is from equivariant, and what that costs: theorem 4 and section 4.2 of the
 * paper, exactly, from one forward pass of each batch.
 *
 * @returns null for a model without such a head
 */
export function headMeasurement(
  model: nn.Module,
  batches: readonly Batch[],
): HeadMeasurement | null {
  if (!(model instanceof Escaip)) return null;
  return tidy(() => {
    const { deviation, relativeDeviation, L_equiv, percent, lambdaMin, lambdaMax } = measureHead(
      model,
      batches,
    );
    return { deviation, relativeDeviation, L_equiv, percent, lambdaMin, lambdaMax };
  });
}
