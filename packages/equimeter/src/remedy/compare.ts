import { noGrad, tidy } from "@equimeter/torch";

import { quantile } from "../quantile.js";
import type { Model } from "../models/model.js";
import type { Batch } from "../data/index.js";

/** How long calls of several models take on the same batch, in turn. */
export function secondsPerCall(
  models: readonly Model[],
  batch: Batch,
  { rounds = 7, enough = 20 }: { rounds?: number; enough?: number } = {},
): number[] {
  const times: number[][] = models.map(() => []);
  const start = performance.now();
  for (let round = 0; round <= rounds; round++) {
    models.forEach((model, i) => {
      const before = performance.now();
      noGrad(() => tidy(() => void model.forward(batch)));
      if (round > 0) times[i].push((performance.now() - before) / 1000); // the first call warms up
    });
    if (round > 1 && performance.now() - start > 1000 * enough) break;
  }
  return times.map((list) =>
    quantile(
      list.toSorted((a, b) => a - b),
      0.5,
    ),
  );
}
