import { full, Generator, noGrad, type Tensor, tidy } from "@equimeter/torch";

import { UserError } from "../../errors.js";
import { type FlowModel, velocityOf } from "../../train/flow/index.js";
import { drawn } from "../../train/flow/interpolant.js";
import { centred, checkPoints, checkShape, masked } from "../../train/flow/points.js";
import { checkWord } from "../options.js";
import { checkTimes, flowTimes } from "./schedule.js";
import { type Diffusion, diffusionAt, odeStep, sdeStep } from "./steps.js";

export type FlowNoise = Generator | Tensor | ((step: number) => Tensor);

export interface FlowOptions {
  /** Rising, within [0, 1]; the start is at the first. Default: `flowTimes()` */
  times?: readonly number[];
  /** "ode" follows the velocity alone, "sde" draws noise on the way. Default: "ode" */
  stepper?: "ode" | "sde";
  /**
   * ε of the steps of "sde": [steps, B, N, 3], a generator, of the CPU, that draws it, or a function that
   * gives the [B, N, 3] of each step, counted from 1. No default
   */
  noise?: FlowNoise;
  /** g(t) of "sde". Default: "1/t" */
  diffusion?: Diffusion;
  /** γ of "sde". Proteína's samples are drawn with 0.4 to 0.6. Default: 1, which keeps the law */
  noiseScale?: number;
  /** Of "sde": what the score is multiplied by. Default: 1 */
  scoreScale?: number;
  /** Steps of "sde" that start after this time draw no noise. Default: 0.99 */
  odeAbove?: number;
  /** Whether the model is given its prediction of the step before. Default: true */
  selfConditioning?: boolean;
}

/** One step of a sampler. All tensors are [B, N, 3], 0 outside the mask. */
export interface FlowStep {
  /** Counted from 1. */
  readonly step: number;
  /** Where it led to. */
  readonly t: number;
  /** x at that time, centred. */
  readonly points: Tensor;
  /** x̂₁ as the model gave it before the step, not centred. */
  readonly clean: Tensor;
  /** v of that prediction, centred, before the step. */
  readonly velocity: Tensor;
}

/**
 * Follows a model from noise to data and shows every step (Proteína, section 6 of the specification).
 * Of the model's x̂₁ it takes v = (centre(x̂₁) − x) / (1 − t), steps by `odeStep` or `sdeStep`, and
 * centres: x moves where all points have their mean at the origin. Whatever is behind the model
 * (conditions, guidance, an average over rotations) is the model's affair.
 *
 * The tensors of a step are the caller's. The next step is made of its `points`, and of its `clean`
 * where the model is given that: they may be disposed of once the next step is there, `velocity` at once.
 *
 * @param start - x at the first time, [B, N, 3]: noise of `drawNoise`, centred here; left as it is
 * @param mask - [B, N] bool
 * @throws UserError, from the first step on, for options out of range, tensors of other shapes, a
 *   sample without points, "sde" without noise, a sample that leaves the finite numbers
 */
export function* flowSteps(
  model: FlowModel,
  start: Tensor,
  mask: Tensor,
  options: FlowOptions = {},
): IterableIterator<FlowStep> {
  checkPoints("the start", start, mask);
  const { times, selfConditioning, ...rest } = checked(options, mask);
  const [count] = mask.shape;
  const { dtype, device } = start;
  let points = centred(start, mask);
  let previous: Tensor | null = null;
  for (let step = 1; step < times.length; step++) {
    const [t, next] = [times[step - 1], times[step]];
    const made = noGrad(() =>
      tidy(() => {
        const time = full([count], t, { dtype, device });
        const clean = answer(model(points, time, mask, previous), points, mask);
        const velocity = velocityOf(centred(clean, mask), points, t);
        const moved = move(points, velocity, mask, { ...rest, step, t, dt: next - t });
        return { points: centred(moved, mask), clean, velocity };
      }),
    );
    checkFinite(made.points, step, t);
    yield { step, t: next, ...made };
    points = made.points;
    if (selfConditioning) previous = made.clean;
  }
}

/** Steps that are looked at one at a time: the tensors of each live until the next one is asked for and made. */
export function* freed(steps: Iterable<FlowStep>): IterableIterator<FlowStep> {
  let before: FlowStep | undefined;
  for (const made of steps) {
    for (const tensor of before ? [before.points, before.clean, before.velocity] : [])
      tensor.dispose();
    yield made;
    before = made;
  }
}

/**
 * Where `flowSteps` ends: the points at the last time, [B, N, 3], centred. What a model is given here
 * it must not keep: it is disposed of as the steps go on.
 *
 * @throws UserError as `flowSteps` does
 */
export function sampleFlow(
  model: FlowModel,
  start: Tensor,
  mask: Tensor,
  options: FlowOptions = {},
): Tensor {
  return tidy(() => {
    let points = start;
    for (const made of freed(flowSteps(model, start, mask, options))) points = made.points;
    return points;
  });
}

type Checked = Required<Omit<FlowOptions, "noise" | "stepper">> & {
  noise: FlowNoise | null;
};
type Movement = Omit<Checked, "times" | "selfConditioning"> & {
  step: number;
  t: number;
  dt: number;
};

function move(points: Tensor, velocity: Tensor, mask: Tensor, how: Movement): Tensor {
  const { odeAbove, noise, step, t, dt } = how;
  if (noise === null || t > odeAbove) return odeStep(points, velocity, dt);
  const epsilon = noiseOf(noise, step, points, mask);
  return sdeStep(points, velocity, epsilon, { ...how, g: diffusionAt(how.diffusion, t) });
}

function noiseOf(noise: FlowNoise, step: number, points: Tensor, mask: Tensor): Tensor {
  if (noise instanceof Generator) return drawn(mask, noise, points.dtype);
  if (typeof noise !== "function") return noise.select(0, step - 1);
  const epsilon = noise(step);
  checkShape(`the noise of step ${step}`, epsilon, points.shape);
  return epsilon;
}

function answer(clean: Tensor, points: Tensor, mask: Tensor): Tensor {
  checkShape("the prediction of the model", clean, points.shape);
  return masked(clean, mask);
}

function checkFinite(points: Tensor, step: number, t: number): void {
  if (tidy(() => points.isfinite().all().item())) return;
  throw new UserError(
    `the sample left the finite numbers at step ${step} (t = ${t}); take more steps, ` +
      "a smaller diffusion, or look at the model",
  );
}

function checked(
  {
    times = flowTimes(),
    stepper = "ode",
    noise,
    diffusion = "1/t",
    noiseScale = 1,
    scoreScale = 1,
    odeAbove = 0.99,
    selfConditioning = true,
  }: FlowOptions,
  mask: Tensor,
): Checked {
  checkTimes(times);
  checkWord("stepper", stepper, ["ode", "sde"]);
  for (const [name, value] of Object.entries({ noiseScale, scoreScale }))
    if (!(value >= 0 && value < Infinity))
      throw new UserError(`${name} must be a number from 0 on, not ${value}`);
  if (!(odeAbove >= 0 && odeAbove <= 1))
    throw new UserError(`odeAbove must be a time from 0 to 1, not ${odeAbove}`);
  const rest = { times, diffusion, noiseScale, scoreScale, odeAbove, selfConditioning };
  if (stepper === "ode") return { ...rest, noise: null };
  diffusionAt(diffusion, times[0]);
  if (noise === undefined)
    throw new UserError('stepper "sde" draws noise: give it, or a generator of it, as noise');
  if (!(noise instanceof Generator) && typeof noise !== "function")
    checkShape("the noise", noise, [times.length - 1, ...mask.shape, 3]);
  return { ...rest, noise };
}
