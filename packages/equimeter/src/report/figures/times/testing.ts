import type { GradientLine, MetricLine, MonitorLine, TestLine } from "../../../runs/index.js";
import { inventedRun, lossZero, type InventedOptions } from "../../testing.js";

/** The times at which the paper measures. */
export const times = [0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 0.99];

export interface InventedFlow extends Partial<InventedOptions> {
  times?: number[];
}

/**
 * The lines of a flow: those of an invented run at every time, with losses that fall with (1 − t)²,
 * percents that at the end are largest at t = 0.9, normalized variances that are largest in the middle,
 * and gradients whose ratio follows the percent.
 */
export function inventedFlow({ times: own = times, ...options }: InventedFlow = {}): MetricLine[] {
  const lines = inventedRun({ augmented: true, ...options });
  return lines.flatMap((line) => {
    if (line.kind === "train" || line.kind === "note") return [line];
    return own.flatMap((t): MetricLine[] => {
      const scale = (1 - t) ** 2;
      if (line.kind === "twirl") {
        const loss = scale * (lossZero - learnable(t) * (lossZero - line.loss));
        return [{ ...line, t, loss, lossError: scale * line.lossError }];
      }
      if (line.kind === "test") return [{ ...line, ...changesAt(line, t, scale) }];
      if (line.kind !== "monitor") return [];
      const measured = { ...line, ...changesAt(line, t, scale) };
      const isRaw = line.weights === "raw" && line.step > 0;
      return isRaw ? [measured, gradientOf(measured)] : [measured];
    });
  });
}

/** Less is learned near noise. */
const learnable = (t: number) => 0.4 + 0.6 * t;

/** How hard a time is once something was learned: hardest at 0.9. */
const hardness = (t: number) => Math.exp(-(((t - 0.9) / 0.45) ** 2)) - 6 * Math.max(0, t - 0.9);

function changesAt(line: MonitorLine | TestLine, t: number, scale: number) {
  const late = 1 - 1 / (1 + line.step / 30);
  const factor = 1 - late + late * 4 * hardness(t);
  const learned = (lossZero - line.L_mean) * learnable(t);
  const L_equiv = scale * factor * line.L_equiv;
  const L_mean = scale * (lossZero - learned);
  const percent = (100 * L_equiv) / (L_equiv + L_mean);
  const ratio = percent / line.percent;
  const ci95: [number, number] = [ratio * line.ci95[0], ratio * line.ci95[1]];
  return {
    t,
    L: L_equiv + L_mean,
    L_mean,
    L_equiv,
    percent,
    rotationError: ratio * line.rotationError,
    sampleError: ratio * line.sampleError,
    ci95,
    lossZero: scale * lossZero,
    explained: learned / lossZero,
    normalizedVariance: line.relativeSpread * (0.1 + t * (1 - t)),
  };
}

function gradientOf(line: MonitorLine): GradientLine {
  const { step, time, weights, field, t, percent, samples, passes } = line;
  const ratio = 0.3 * percent ** 0.6 * (1 + 0.2 * Math.sin(step));
  return {
    kind: "gradients",
    step,
    time,
    weights,
    field,
    ...(t !== undefined && { t }),
    percent,
    norm: 1.5,
    normMean: 1.4,
    normEquiv: 1.4 * ratio,
    ratio,
    cosine: 0.9,
    samples,
    passes,
    design: line.design,
  };
}
