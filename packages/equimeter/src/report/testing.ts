import type { MetricLine, MonitorLine, TestLine, TwirlLine, Weights } from "../runs/index.js";
import { weightsOrder } from "./figures/series.js";

/** Invented runs that look like real ones, for tests of figures and reports. */

export interface InventedOptions {
  augmented: boolean;
  /** Last step. */
  steps?: number;
  perDecade?: number;
}

export const lossZero = 1.16;
const emaDecay = 0.999;

/**
 * The lines of a training run: with augmentation the percent falls from about 40 to 1 % and more than
 * half of the variance is explained; without, it stays at 30–60 %. The same numbers every time.
 */
export function inventedRun({ augmented, steps = 2000, perDecade = 8 }: InventedOptions) {
  const noise = noiseOf(augmented ? 1 : 2);
  const lines: MetricLine[] = [];
  for (const step of logSpaced(steps, perDecade)) {
    for (const weights of weightsOrder) {
      // The moving average still holds the initial weights; without bias it looks back some steps.
      const start = emaDecay ** step;
      const seen = weights === "ema-debiased" ? step * 0.7 : step;
      const own = state(seen, augmented);
      const first = state(0, augmented);
      const mix = weights === "ema" ? start : 0;
      const L_mean = own.L_mean * (1 - mix) + first.L_mean * mix;
      const jitter = weights === "raw" ? 1 + 0.08 * noise() : 1 + 0.02 * noise();
      const L_equiv = (own.L_equiv * (1 - mix) ** 2 + first.L_equiv * mix ** 2) * jitter;
      const measured = { ...line(step, weights, L_mean, L_equiv), warnings: warningsAt(step) };
      lines.push(
        weights === "ema-debiased" && step === 0 ? asUnknown(measured) : (measured as MonitorLine),
      );
    }
    const loss = state(step, augmented).L_mean * (1 + 0.05 * noise());
    const speed = { learningRate: 1e-3, gradientNorm: 1.5, samplesPerSecond: 310 };
    lines.push({ kind: "train", step, time: step * 0.05, loss, ...speed });
  }
  for (const weights of weightsOrder) {
    const { L_mean, L_equiv } = state(steps, augmented);
    const better = weights === "raw" ? 1 : 0.93;
    const test = line(steps, weights, L_mean * 1.03 * better, L_equiv * better);
    lines.push({ ...test, kind: "test", samples: 100 } as TestLine);
    for (const rotations of [1, 2, 4, 8, 16, 32]) {
      const exact = test.L_mean + test.L_equiv / rotations;
      const loss = exact * (1 + 0.006 * noise());
      const point = { rotations, loss, lossError: 0.06 * exact, samples: 100 };
      lines.push({
        kind: "twirl",
        ...when(steps),
        weights,
        field: "forces",
        ...point,
      } as TwirlLine);
    }
  }
  return lines;
}

function warningsAt(step: number): string[] {
  return step > 0 && step < 20 ? ["the outputs shrink: explained is below 0.1"] : [];
}

function state(step: number, augmented: boolean) {
  const learned = 1 / (1 + (120 / (step + 1)) ** 1.3);
  const L_mean = lossZero * (1 - (augmented ? 0.78 : 0.86) * learned) + 0.15 / (1 + step / 3);
  const start = 0.9 / (1 + (step / 4) ** 2);
  const level = augmented ? 0.14 * learned * Math.exp(-4 * learned) : 0.42 * learned ** 0.7;
  return { L_mean, L_equiv: start + level + 1e-4 };
}

function line(step: number, weights: Weights, L_mean: number, L_equiv: number) {
  const L = L_mean + L_equiv;
  const percent = (100 * L_equiv) / L;
  const sampleError = 0.07 * percent + 0.01;
  return {
    kind: "monitor" as const,
    ...when(step),
    weights,
    field: "forces",
    L,
    L_mean,
    L_equiv,
    percent,
    rotationError: 0.012 * percent,
    sampleError,
    ci95: [percent - 2.1 * sampleError, percent + 1.9 * sampleError] as [number, number],
    explained: 1 - L_mean / lossZero,
    lossZero,
    relativeSpread: L_equiv / (lossZero - L_mean + 0.3),
    floatFloor: 3.1e-9,
    samples: 64,
    passes: 24,
    design: "tetrahedralOrbits × 2",
    law: "haar" as const,
    loss: "mean-squared error",
    reduction: "pooled" as const,
    warnings: [] as string[],
  };
}

const when = (step: number) => ({ step, time: step * 0.05 });

/** Before the first update the bias cannot be taken out of the moving average. */
function asUnknown(measured: ReturnType<typeof line>): MonitorLine {
  const unknown = { L: NaN, L_mean: NaN, L_equiv: NaN, percent: NaN, explained: NaN };
  const errors = { rotationError: NaN, sampleError: NaN, ci95: [NaN, NaN] as [number, number] };
  return { ...measured, ...unknown, ...errors, relativeSpread: NaN };
}

function logSpaced(last: number, perDecade: number): number[] {
  const steps = new Set([0]);
  for (let i = 0; 10 ** (i / perDecade) < last; i++) steps.add(Math.round(10 ** (i / perDecade)));
  return [...steps.add(last)];
}

/** About normal, always the same. */
function noiseOf(seed: number): () => number {
  let last = seed;
  const uniform = () => (last = (last * 16807) % 2147483647) / 2147483647;
  return () => uniform() + uniform() + uniform() + uniform() - 2;
}

/** Fails unless every tag of some SVG is closed and every `&` and `<` in its text is escaped. */
export function expectWellFormed(svg: string): void {
  const open: string[] = [];
  const tag = /<(\/?)([A-Za-z]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g;
  const text = svg.replace(tag, (_, closing: string, name: string, __, selfClosed: string) => {
    if (closing) {
      const last = open.pop();
      if (last !== name) throw new Error(`</${name}> closes <${last}>`);
    } else if (!selfClosed) open.push(name);
    return "";
  });
  if (open.length > 0) throw new Error(`<${open.join(">, <")}> not closed`);
  const stray = /[<>]|&(?!(?:amp|lt|gt|quot|#39);)/.exec(text);
  if (stray) throw new Error(`not escaped: ${text.slice(stray.index, stray.index + 40)}`);
}
