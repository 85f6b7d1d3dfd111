import type { Report } from "../../measure/index.js";
import type { MonitorLine, TestLine, Weights } from "../folder/schema.js";

type Decomposition = Omit<MonitorLine, "kind" | "step" | "time">;

/**
 * The numbers of a report as a line of metrics holds them.
 *
 * @param lossLinear - of a flow, see `NamedBatches`
 */
export function decompositionLine(
  report: Report,
  weights: Weights,
  warnings: readonly string[],
  lossLinear?: number,
): Decomposition & Omit<TestLine, "kind" | "step" | "time"> {
  const { percent } = report;
  return {
    weights,
    field: report.field,
    L: report.L,
    L_mean: report.L_mean,
    L_equiv: report.L_equiv,
    percent: percent.value,
    rotationError: percent.rotationError,
    sampleError: percent.sampleError,
    ci95: [percent.ci95[0], percent.ci95[1]],
    explained: report.explained,
    lossZero: report.lossZero,
    ...(lossLinear !== undefined && { lossLinear }),
    relativeSpread: report.relativeSpread,
    ...(report.normalizedVariance !== undefined && {
      normalizedVariance: report.normalizedVariance,
    }),
    floatFloor: report.floatFloor ?? Number.NaN,
    samples: report.samples,
    passes: report.passes,
    design: report.design,
    law: report.law,
    loss: report.loss,
    reduction: report.reduction,
    warnings: [...warnings],
  };
}
