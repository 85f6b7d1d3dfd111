import { cat, Generator, randn, type Tensor, tensor, tidy, zeros } from "@equimeter/torch";

import { UserError } from "../errors.js";
import { compose, type Elements } from "../groups/element.js";
import { type Group, rotationOf, SO3 } from "../groups/group.js";
import { mixedSeed } from "../random.js";
import type { ExamineOptions } from "./examination.js";
import { centred, type ExaminedField, examinedFields } from "./examined-fields.js";
import { flat } from "./labels.js";
import { averaged, squares } from "./orbits.js";
import { type Predicted, predict, samplesOf } from "./predicted.js";
import { ratio } from "./report.js";

/** How far predictions of an output are apart, by the angle between two rotations of the input. */
export interface Violation {
  readonly field: string;
  /** Mean of μ², or of (μ − reference)² where the reference is a field. */
  readonly scale: number;
  /** In the order of the angles asked for. */
  readonly points: readonly ViolationPoint[];
  /** Twisted predictions of each sample. */
  readonly passes: number;
}

export interface ViolationPoint {
  /** Radians, from 0 to π. */
  readonly angle: number;
  /** D(θ), a mean over components. */
  readonly value: number;
  /** D(θ) over the scale. */
  readonly relative: number;
  /**
   * Standard error of `relative` from the choice of samples, group elements included; of one sample
   * alone from the group elements.
   */
  readonly error: number;
}

export interface ViolationOptions {
  /** Radians, from 0 to π. */
  readonly angles: readonly number[];
  /** Elements g of each sample, two or more; each is turned on by every angle. Default 4. */
  readonly pairs?: number;
}

/**
 * The violation of equivariance by rotation angle, in squared error,
 *
 *     D(θ) = E ‖Z_{hg} − Z_g‖² / (2 D),   g from the group's law, h a rotation by θ
 *
 * about a uniform axis; in the plane about its own. D components. Under Haar's law of the rotations, the
 * mean of D(θ) over the angles of two independent rotations is L_equiv:
 *
 *     ∫ D(θ) (1 − cos θ)/π dθ = L_equiv of SO3,   ∫ D(θ) dθ/π = L_equiv of SO2
 *
 * In O3 and SE3 it is the part of L_equiv that comes from rotations: both predictions have the same
 * inversion, and shifts of the same length.
 *
 * @returns for each declared output; null for groups without an angle
 * @throws UserError for angles out of range and fewer than two pairs, and as `examine` does
 */
export function violationByAngle(
  given: ExamineOptions,
  { angles, pairs = 4 }: ViolationOptions,
): Record<string, Violation> | null {
  const { group = SO3, reduction = "pooled", seed = 0 } = given;
  const turnsBy = turning(group);
  if (!turnsBy) return null;
  const outside = angles.find((angle) => !(angle >= 0 && angle <= Math.PI));
  if (outside !== undefined) throw new UserError(`an angle is from 0 to π radians, got ${outside}`);
  if (!Number.isInteger(pairs) || pairs < 2)
    throw new UserError(`the size of an output needs two pairs or more, got ${pairs}`);
  const options = { ...given, batches: centred(given) };
  const fields = examinedFields(options);
  const perSample: Record<string, SampleViolation[]> = {};
  for (const { name } of fields) perSample[name] = [];
  options.batches.forEach((batch, i) => {
    const samples = samplesOf(batch, options);
    const generator = new Generator(mixedSeed(seed, i));
    tidy(() => {
      let sums: Pairs[] | undefined;
      for (let pair = 0; pair < pairs; pair++)
        sums = tidy(() => {
          const elements = turnedOn(group.sample(samples, generator), angles, turnsBy, generator);
          const predicted = predict(elements, fields, { ...options, batch, samples });
          return fields.map((field, f) => added(sums?.[f], field, predicted[field.name], samples));
        });
      fields.forEach(({ name }, f) => perSample[name].push(...samplesIn(sums![f], pairs)));
    });
  });
  const passes = pairs * (1 + angles.length);
  const violations = fields.map(({ name }): [string, Violation] => {
    const weight = ({ components }: SampleViolation) =>
      reduction === "pooled" ? 1 : 1 / components;
    return [name, { field: name, passes, ...curve(perSample[name], angles, weight) }];
  });
  return Object.fromEntries(violations);
}

/** h for each axis: [n, 3] normal vectors of any length. */
type Turning = (angle: number, axes: Tensor) => Tensor;

/** Which rotations of a group have an angle. */
function turning(group: Group): Turning | null {
  const about = (angle: number, axes: Tensor) => {
    const unit = axes.div(axes.square().sum(1, { keepdim: true }).sqrt());
    const real = zeros([axes.shape[0], 1], { dtype: "float64" }).add(Math.cos(angle / 2));
    return rotationOf(cat([real, unit.mul(Math.sin(angle / 2))], 1));
  };
  if (group.rotationOrbits) return about;
  if (group.name !== "SO2") return null;
  const z = tensor([0, 0, 1], { dtype: "float64" });
  return (angle, axes) => about(angle, z.expand(axes.shape));
}

/** g and all h g, [1 + angles, samples]. One axis serves all angles. */
function turnedOn(
  g: Elements,
  angles: readonly number[],
  turnsBy: Turning,
  generator: Generator,
): Elements {
  const axes = randn([g.rotation.shape[0], 3], { generator, dtype: "float64" });
  const all = [g, ...angles.map((angle) => compose({ rotation: turnsBy(angle, axes) }, g))];
  return {
    rotation: cat(all.map(({ rotation }) => rotation)),
    ...(g.translation && { translation: cat(all.map(({ translation }) => translation!)) }),
  };
}

/** What is kept of pairs. `rows` of one batch, C components. */
interface Pairs {
  /** Sum over pairs of M, the mean of Z over all elements of a pair. [rows, C] */
  readonly sum: Tensor;
  /** Sum over pairs of ‖M‖². [rows] */
  readonly squares: Tensor;
  /** ‖Z_hg − Z_g‖² / 2. [pairs, angles, samples] */
  readonly apart: Tensor;
  /** [rows] int64 */
  readonly sampleOfRow: Tensor;
}

function added(
  before: Pairs | undefined,
  { loss }: ExaminedField,
  { twisted, reference, sampleOfRow }: Predicted,
  samples: number,
): Pairs {
  const [elements, rows] = twisted.shape;
  const z = averaged(loss, twisted.to("float64").reshape([elements, rows, -1]));
  const middle = (reference ? z.sub(averaged(loss, flat(reference))) : z).mean(0);
  const steps = squares(z.narrow(0, 1, elements - 1).sub(z.select(0, 0))).div(2);
  const apart = bySample(steps, sampleOfRow, samples).unsqueeze(0);
  return {
    sum: before ? before.sum.add(middle) : middle,
    squares: before ? before.squares.add(squares(middle)) : squares(middle),
    apart: before ? cat([before.apart, apart]) : apart,
    sampleOfRow,
  };
}

/** [..., rows] → [..., samples] */
function bySample(perRow: Tensor, sampleOfRow: Tensor, samples: number): Tensor {
  const { device } = perRow;
  const none = zeros([...perRow.shape.slice(0, -1), samples], { dtype: "float64", device });
  return none.indexAdd(-1, sampleOfRow, perRow);
}

/** Of one sample, summed over its components. */
interface SampleViolation {
  readonly components: number;
  readonly scale: number;
  /** [pairs][angles] */
  readonly apart: readonly (readonly number[])[];
}

/** `Σ_{p≠q} ⟨M_p, M_q⟩ / (P (P − 1))` is ‖μ‖² without bias: pairs are independent. */
function samplesIn({ sum, squares: each, apart, sampleOfRow }: Pairs, pairs: number) {
  const samples = apart.shape[2];
  const cross = squares(sum)
    .sub(each)
    .div(pairs * (pairs - 1));
  const scale = bySample(cross, sampleOfRow, samples).toNumbers();
  const components = bySample(cross.onesLike().mul(sum.shape[1]), sampleOfRow, samples).toNumbers();
  const [, angles] = apart.shape;
  const flatApart = apart.toNumbers();
  return scale.map((size, s): SampleViolation => {
    const at = (pair: number, angle: number) => flatApart[(pair * angles + angle) * samples + s];
    const rows = Array.from({ length: pairs }, (_, pair) =>
      Array.from({ length: angles }, (__, angle) => at(pair, angle)),
    );
    return { components: components[s], scale: size, apart: rows };
  });
}

/** Ratios of sums over samples. */
function curve(
  all: readonly SampleViolation[],
  angles: readonly number[],
  weight: (sample: SampleViolation) => number,
): Pick<Violation, "scale" | "points"> {
  const total = (of: (sample: SampleViolation) => number) =>
    all.reduce((sum, sample) => sum + weight(sample) * of(sample), 0);
  const [size, components] = [total((s) => s.scale), total((s) => s.components)];
  const points = angles.map((angle, a): ViolationPoint => {
    const ofPairs = (sample: SampleViolation) => sample.apart.map((one) => one[a]);
    const apart = total((sample) => mean(ofPairs(sample)));
    const relative = ratio(apart, size);
    const residuals =
      all.length > 1
        ? all.map((s) => weight(s) * (mean(ofPairs(s)) - relative * s.scale) * all.length)
        : ofPairs(all[0]).map((one) => weight(all[0]) * one - apart);
    return { angle, value: apart / components, relative, error: errorOfMean(residuals) / size };
  });
  return { scale: size / components, points };
}

/** Of values whose mean is known to be 0. */
function errorOfMean(values: readonly number[]): number {
  const squared = values.reduce((sum, value) => sum + value ** 2, 0);
  return Math.sqrt(squared / (values.length * (values.length - 1)));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
