import { expect, test } from "vitest";

import {
  atomsToForces,
  directionsToEnergy,
  labelledDirections,
  legendreModel,
  legendreVariance,
  molecules,
  pairNetwork,
} from "../../measure/testing.js";
import { groupSamples } from "./index.js";

test("try", () => {
  const a = [0.8, 0.5, 0, 0.3];
  const report = groupSamples({
    model: legendreModel(2, a),
    batches: [labelledDirections(16, 1.4)],
    ...directionsToEnergy,
    mostPasses: 60,
    repetitions: 40,
  });
  console.log(JSON.stringify(report, null, 1));
  const V = legendreVariance(a);
  console.log(a.map((c, i) => c ** 2 / (2 * i + 3) / V), (100 * V) / (V + 0.36));
});
