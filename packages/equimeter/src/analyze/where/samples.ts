import type { Tensor } from "@equimeter/torch";

import type { Looked } from "../../measure/collect.js";
import type { SampleRows } from "./breakdown.js";

/** One sample of a batch with its predictions. */
export interface SamplePredictions {
  readonly sample: SampleRows;
  /** [passes, rows, components] float64 */
  readonly twisted: Tensor;
  /** [rows, components] float64 */
  readonly label: Tensor;
}

/**
 * The samples of a batch one by one.
 *
 * @param isEachComponent - whether each component of a row is a row of its own
 */
export function* samplesOf(
  { batch, samples, first, sampleOfRow, twisted, label }: Looked,
  isEachComponent: boolean,
): Generator<SamplePredictions> {
  const counts = sampleOfRow.bincount({ minlength: samples }).toNumbers();
  const shape = label.shape.slice(1);
  const components = isEachComponent ? 1 : -1;
  let start = 0;
  for (let sample = 0; sample < samples; sample++) {
    const count = counts[sample];
    const predicted = twisted.narrow(1, start, count).to("float64");
    const own = label.narrow(0, start, count).to("float64");
    const rows = isEachComponent ? own.size : count;
    yield {
      sample: { batch, sample, number: first + sample, first: start, rows, shape },
      twisted: predicted.reshape([predicted.shape[0], rows, components]),
      label: own.reshape([rows, components]),
    };
    start += count;
  }
}
