import { Generator, noGrad, randn, type Tensor, tidy } from "@equimeter/torch";

import { UserError } from "../../errors.js";
import { mixedSeed } from "../../random.js";
import { splitWeights, withLayerWeights } from "./deviation.js";
import type { Equivariance } from "./equivariance-gradient.js";
import { type Interval, meanOf, type PowerLaw, powerLaw } from "./power-law.js";
import type { LayerSpace } from "./spaces.js";

export interface NearOptions {
  readonly spaces: readonly LayerSpace[];
  /** L_equiv and its gradient by the layers' weights, at their present values, without chance. */
  readonly evaluate: () => Equivariance;
  /** Multiples s of the deviation, ascending. */
  readonly scales: readonly number[];
  /** Exponents are fitted up to this s. */
  readonly fitUpTo: number;
  /** Random directions in the complement of E, besides the model's own deviation. */
  readonly directions: number;
  readonly seed: number;
  /** Directions that are at hand from before, in their order. */
  readonly done?: readonly Direction[];
  readonly onDirection?: (direction: Direction) => void;
  readonly onPoint?: (done: number, all: number) => void;
}

/** At θ_E + s v. */
export interface NearPoint {
  readonly scale: number;
  /** s ‖v‖ */
  readonly distance: number;
  readonly L_equiv: number;
  /** ‖∇_⊥ L_equiv‖: of the gradient within the complement of E. */
  readonly gradient: number;
}

/** Steps away from E along one direction of its complement. */
export interface Direction {
  /** Whether v is the model's own θ_⊥, or drawn: normal, of the same length. */
  readonly is: "own" | "random";
  readonly points: readonly NearPoint[];
  /** L_equiv ~ distance^a: theorem 5 says 2. */
  readonly loss: PowerLaw | null;
  /** ‖∇_⊥ L_equiv‖ ~ distance^b: theorem 6 says 1. */
  readonly gradient: PowerLaw | null;
  /** L_equiv / ‖v‖² at the smallest s: between λ_min and λ_max of theorem 5. */
  readonly curvature: number;
}

export interface NearReport {
  /** ‖θ_⊥‖ of the weights, at s = 1. */
  readonly distance: number;
  /** L_equiv(θ_E): zero but for rounding where E is a space of equivariant models. */
  readonly floor: number;
  /** L_equiv(θ_E) over L_equiv of the weights themselves. */
  readonly relativeFloor: number;
  readonly directions: readonly Direction[];
  /** Means over the random directions. */
  readonly random: {
    readonly loss: Interval | null;
    readonly gradient: Interval | null;
    readonly curvature: Interval | null;
    /**
     * L_equiv at the largest s over that of the model's own direction there: how much more a random deviation of
     * the same length costs. A geometric mean.
     */
    readonly costlier: Interval | null;
  };
}

/** A deviation below this, relative to the weights, is rounding. */
const rounding = 1e-12;

/**
 * L_equiv and its gradient near the equivariant subspace: at θ_E + s v for θ_⊥ of the weights and for random
 * directions v in the complement (theorems 5 and 6 of the paper). The model has its own weights again
 * afterwards.
 *
 * @throws UserError for scales that are not above 0 and ascending, and weights that have no deviation
 */
export function nearSubspace(options: NearOptions): NearReport {
  const { spaces, evaluate, scales, directions, done = [] } = options;
  if (scales.length < 2 || !scales.every((s, i) => s > (scales[i - 1] ?? 0) && s < Infinity))
    throw new UserError(
      `scales must be two numbers at least, above 0 and ascending, got ${scales.join(", ")}`,
    );
  return tidy(() => {
    const own = splitWeights(spaces);
    const distance = norm(own.deviation);
    if (!(distance > rounding * norm(own.equivariant)))
      throw new UserError("the weights have no deviation: all of them commute with the group");
    const at = (weights: readonly Tensor[]) =>
      tidy(() => withLayerWeights(spaces, weights, evaluate).value);
    const floor = at(own.equivariant);
    const whole = tidy(() => evaluate().value);
    const all = (directions + 1) * scales.length;
    const found = Array.from({ length: directions + 1 }, (_, i) => {
      if (done[i]) return done[i];
      const direction = tidy(() => {
        const v = i === 0 ? own.deviation : randomDeviation(options, i, distance);
        const points = scales.map((scale, k): NearPoint => {
          const point = pointAt(options, own.equivariant, v, scale, distance);
          options.onPoint?.(i * scales.length + k + 1, all);
          return point;
        });
        return directionOf(i === 0 ? "own" : "random", points, options.fitUpTo);
      });
      options.onDirection?.(direction);
      return direction;
    });
    const drawn = found.filter(({ is }) => is === "random");
    const exponents = (of: "loss" | "gradient") =>
      meanOf(drawn.flatMap((one) => one[of]?.exponent.value ?? []));
    return {
      distance,
      floor,
      relativeFloor: floor / whole,
      directions: found,
      random: {
        loss: exponents("loss"),
        gradient: exponents("gradient"),
        curvature: meanOf(drawn.map(({ curvature }) => curvature)),
        costlier: costlier(found[0], drawn),
      },
    };
  });
}

function costlier(own: Direction, drawn: readonly Direction[]): Interval | null {
  const cost = ({ points }: Direction) => Math.log(points.at(-1)!.L_equiv);
  const logarithm = meanOf(drawn.map((one) => cost(one) - cost(own)));
  if (logarithm === null) return null;
  const { value, ci95 } = logarithm;
  return { value: Math.exp(value), ci95: ci95 && [Math.exp(ci95[0]), Math.exp(ci95[1])] };
}

/** L_equiv and its gradient at θ_E + s v. */
function pointAt(
  { spaces, evaluate }: NearOptions,
  equivariant: readonly Tensor[],
  v: readonly Tensor[],
  scale: number,
  length: number,
): NearPoint {
  return tidy(() => {
    const weights = noGrad(() => equivariant.map((part, i) => part.add(v[i].mul(scale))));
    const { value, gradient } = withLayerWeights(spaces, weights, evaluate);
    const across = gradient.map((part, i) => part.sub(spaces[i].project(part)));
    return { scale, distance: scale * length, L_equiv: value, gradient: norm(across) };
  });
}

function directionOf(
  is: Direction["is"],
  points: readonly NearPoint[],
  fitUpTo: number,
): Direction {
  const fit = (pick: (point: NearPoint) => number) =>
    powerLaw(
      points
        // Scales that should be this one may miss it by rounding.
        .filter(({ scale }) => scale <= fitUpTo * (1 + 1e-9))
        .map((point) => ({ x: point.distance, y: pick(point) })),
    );
  const [first] = points;
  return {
    is,
    points,
    loss: fit((point) => point.L_equiv),
    gradient: fit((point) => point.gradient),
    curvature: first.L_equiv / first.distance ** 2,
  };
}

/** Normal numbers in the complement of E, of a length. */
function randomDeviation({ spaces, seed }: NearOptions, index: number, length: number): Tensor[] {
  const generator = new Generator(mixedSeed(seed, index));
  const parts = spaces.map(({ parameter, project }) => {
    const { shape, dtype, device } = parameter;
    const drawn = randn(shape, { dtype: "float64", generator }).to({ dtype, device });
    return drawn.sub(project(drawn));
  });
  const scale = length / norm(parts);
  return parts.map((part) => part.mul(scale));
}

/** Of several tensors together. */
function norm(tensors: readonly Tensor[]): number {
  return Math.hypot(...tensors.map((one) => tidy(() => one.to("float64").norm().item())));
}
