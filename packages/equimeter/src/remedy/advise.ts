import { type Batch, sampleCount } from "../data/index.js";
import type { FieldReport } from "../measure/index.js";
import type { Model } from "../models/model.js";
import { secondsPerCall } from "./compare.js";

/** A model with a repair around it. */
export interface Candidate {
  readonly name: string;
  /** Calls of the model for one prediction. */
  readonly calls: number;
  readonly model: Model;
}

/** What to do about a model, or nothing. */
export interface Remedy {
  readonly name: string;
  readonly calls: number;
  /** Loss of the target. */
  readonly L: number;
  readonly percent: number;
  /** Percent of the loss without a repair that this one takes away. */
  readonly gained: number;
  /** Time of a call over that without a repair. */
  readonly cost: number;
  /** `gained` for each further time of a call that it takes; null for what costs nothing more. */
  readonly gainedPerCost: number | null;
}

/** How much slower an equivariant architecture may be, if loss falls as cost^−exponent. */
export interface Slower {
  readonly exponent: number;
  readonly times: number;
  /** Where the exponent is from: a run's own curve, the caller, or nothing but experience. */
  readonly from: "curve" | "given" | "assumed";
}

export interface Advice {
  readonly model: string;
  readonly target: string;
  readonly group: string;
  readonly samples: number;
  /** Of a call without a repair, for one sample of a batch, on the machine that advised. */
  readonly secondsPerSample: number;
  /** Without a repair first. */
  readonly remedies: readonly Remedy[];
  /** L / L_mean: what a model that is equivariant by construction and as good otherwise would gain. */
  readonly penalty: number;
  readonly slower: readonly Slower[];
}

export interface AdviseOptions {
  readonly name: string;
  readonly group: string;
  readonly target: string;
  readonly samples: number;
  readonly model: Model;
  readonly candidates: readonly Candidate[];
  /** A batch to take the time of. */
  readonly batch: Batch;
  /** Measures the target of a model on the same samples and group elements. */
  readonly measured: (model: Model) => FieldReport;
  readonly exponents?: readonly Omit<Slower, "times">[];
}

/** Of how loss falls with cost, where nothing is known. */
const usualExponents = [0.05, 0.1, 0.2, 0.5].map((exponent) => ({
  exponent,
  from: "assumed" as const,
}));

/** Tries repairs of a model and weighs what each takes off the loss against the time that it costs. */
export function advise(options: AdviseOptions): Advice {
  const { name, group, target, samples, model, candidates, batch, measured } = options;
  const { exponents = usualExponents } = options;
  const plain = measured(model);
  const found = candidates.map((candidate) => measured(candidate.model));
  const models = [model, ...candidates.map((candidate) => candidate.model)];
  const [base, ...seconds] = secondsPerCall(models, batch);
  const penalty = plain.L / plain.L_mean;
  const none: Remedy = {
    name: "as it is",
    calls: 1,
    L: plain.L,
    percent: plain.percent.value,
    gained: 0,
    cost: 1,
    gainedPerCost: null,
  };
  const remedies = candidates.map((candidate, i): Remedy => {
    const gained = 100 * (1 - found[i].L / plain.L);
    const cost = seconds[i] / base;
    return {
      name: candidate.name,
      calls: candidate.calls,
      L: found[i].L,
      percent: found[i].percent.value,
      gained,
      cost,
      gainedPerCost: cost > 1 ? gained / (cost - 1) : null,
    };
  });
  return {
    model: name,
    target,
    group,
    samples,
    secondsPerSample: base / sampleCount(batch, Object.keys(batch)[0]),
    remedies: [none, ...remedies],
    penalty,
    slower: exponents.map((one) => ({ ...one, times: slowerBy(penalty, one.exponent) })),
  };
}

/**
 * (L / L_mean)^(1/α). A model that is equivariant by construction would lose L_mean after as many steps
 * (the loss penalty of section 1 of the paper, against the efficiency gap). With loss ∝ cost^−α one
 * whose steps take k times as long has lost a factor k^α at equal cost, and wins while
 * L_mean k^α < L.
 */
export function slowerBy(penalty: number, exponent: number): number {
  return penalty ** (1 / exponent);
}
