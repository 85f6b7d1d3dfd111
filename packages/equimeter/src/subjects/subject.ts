import { type DType, type Tensor } from "@equimeter/torch";

import { type Batch, sampleCount } from "../data/index.js";
import { UserError } from "../errors.js";
import type { Model } from "../models/model.js";
import { joined, type LayoutOptions, portionsOf } from "./layout.js";
import { OutOfMemory, type Runner, type Tensors } from "./runner.js";

export interface SubjectOptions extends LayoutOptions {
  /** Names of the outputs that are wanted. Default: all */
  readonly outputs?: readonly string[];
  /** What real numbers are given in where no input says. Default: float32 */
  readonly dtype?: () => DType;
  /** Samples of one call at most. */
  readonly samplesPerCall?: number;
  /** Hears what the user should know, once each. */
  readonly say?: (note: string) => void;
}

/** Somebody's model as the measure takes it. */
export interface Subject extends Model {
  /** Lets a call hold so many samples at most from now on. */
  limit(samples: number): void;
  /** Samples that a call holds at most; Infinity where there is no bound. */
  readonly samplesPerCall: number;
}

/**
 * A runner as a model of batches: cuts them into calls in the model's own layout and dtypes, and puts
 * the answers together. A call that does not fit into memory is tried again in halves.
 */
export function subjectOf(runner: Runner, options: SubjectOptions): Subject {
  let size = Math.min(options.samplesPerCall ?? Infinity, runner.samplesPerCall ?? Infinity);
  const dtypes = new Map(runner.inputs?.map(({ name, dtype }) => [name, dtype]));
  const converted = (call: Tensors): Tensors => {
    const usual = options.dtype?.();
    return Object.fromEntries(
      Object.entries(call).map(([name, value]): [string, Tensor] => [
        name,
        value.to({
          dtype: dtypeFor(value, dtypes.get(name), usual),
          device: runner.device ?? "cpu",
        }),
      ]),
    );
  };
  const predict = (batch: Batch): Batch => {
    const samples = sampleCount(batch, options.inputs[0].field);
    for (;;) {
      const most = Math.min(size, share(samples, runner));
      const portions = portionsOf(batch, most, options);
      try {
        const answers = runner.run(portions.map(({ call }) => converted(call))).map(here);
        const { outputs = Object.keys(answers[0]) } = options;
        return joined(answers, portions, outputs, options);
      } catch (error) {
        if (!(error instanceof OutOfMemory)) throw error;
        size = smaller(most, error, options);
      }
    }
  };
  return {
    forward: predict,
    limit: (samples) => void (size = samples),
    get samplesPerCall() {
      return options.layout === "single" ? 1 : size;
    },
  };
}

/** Beside the labels, wherever the model is. */
function here(answer: Tensors): Tensors {
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]): [string, Tensor] => [name, value.to("cpu")]),
  );
}

/** What one of the calls holds that are worked at together; all samples where there is one. */
function share(samples: number, { atOnce = 1 }: Runner): number {
  return Math.max(1, Math.ceil(samples / atOnce));
}

/** Half as many samples. @throws UserError where one alone is too many */
function smaller(samples: number, error: OutOfMemory, { layout, say }: SubjectOptions): number {
  if (samples <= 1 || layout === "single")
    throw new UserError(`there is too little memory for one sample alone: ${error.message}`);
  const half = Math.ceil(samples / 2);
  say?.(`${samples} samples in one call need too much memory: going on with ${half}`);
  return half;
}

/** Real numbers stay real and whole ones whole, as wide as the model wants them. */
function dtypeFor(value: Tensor, wanted: DType | undefined, usual: DType = "float32"): DType {
  const isReal = /float/.test(value.dtype);
  if (wanted === undefined) return isReal ? usual : value.dtype;
  const wantsReal = /float/.test(wanted);
  if (isReal && !wantsReal)
    throw new UserError(
      `the model wants ${wanted} where the data holds ${value.dtype} numbers: is it the right field?`,
    );
  return wanted;
}
