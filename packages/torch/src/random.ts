import { native } from "./native.js";
import { Tensor } from "./tensor.js";

/**
 * A stream of random numbers of its own: `randn([3], { generator })`. The same seed gives the same
 * numbers as PyTorch's. It is freed when nothing refers to it any more.
 */
export class Generator {
  /** @internal Its handle in the native core, 0 for the default stream of the CPU. */
  readonly objectHandle: number;

  /**
   * @param seed - or `"default"`, for the stream of operators on `device` that are given none
   * @param options.device - where the numbers are made, `"cpu"` or `"cuda:0"`. Default: `"cpu"`
   */
  constructor(seed: number | "default", options: { device?: string } = {}) {
    const { device = "cpu" } = options;
    this.objectHandle = 0;
    if (seed === "default" && device === "cpu") return;
    this.objectHandle = native.createGenerator(seed === "default" ? -1 : checkSeed(seed), device);
    native.trackObject(this, this.objectHandle);
  }

  /** Starts the stream again from a seed. */
  seed(seed: number): this {
    native.seedGenerator(this.objectHandle, checkSeed(seed));
    return this;
  }

  /** The state as bytes, to be saved and set again. */
  get state(): Tensor {
    return new Tensor(native.generatorState(this.objectHandle));
  }
  set state(state: Tensor) {
    native.setGeneratorState(this.objectHandle, state.handle);
  }
}

/** The stream of operators on the CPU that are given none. */
export const defaultGenerator = new Generator("default");

/** Seeds the default streams, of every device. */
export function manualSeed(seed: number): Generator {
  return defaultGenerator.seed(seed);
}

function checkSeed(seed: number): number {
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new RangeError(`a seed must be a non-negative integer, got ${seed}`);
  return seed;
}
