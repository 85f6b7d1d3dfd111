import { enableGrad, Generator, grad, noGrad, tensor, type Tensor, tidy } from "@equimeter/torch";

import { type Batch, sampleCount } from "../../data/batch.js";
import type { Design, Elements } from "../../groups/index.js";
import type { LossPartsOptions, TwistOptions } from "../../measure/index.js";
import { rowsOf, seen } from "../../measure/masked.js";
import { portions, twist } from "../../measure/twist.js";

export interface EquivarianceOptions extends LossPartsOptions {
  /** What to differentiate by. */
  readonly parameters: readonly Tensor[];
  /** Rows in one pass that carries gradients at most. Default: an eighth of `rowsPerPass` */
  readonly rowsPerGradientPass?: number;
}

export interface Equivariance {
  /** The estimate of L_equiv that `decompose` has for the same samples, design and seed. */
  readonly value: number;
  /** Its gradient, a tensor for each parameter. */
  readonly gradient: Tensor[];
}

/**
 * L_equiv and its gradient for fixed samples and fixed group elements: the same function of the weights in every
 * call. All predictions are computed once without gradients, which gives the derivative by each of them,
 *
 *     ∂L̂_equiv/∂Z_ag = 2 (Z_ag − μ̂_a)/rk + 2 (μ̂_a − μ̄)/(r−1)k,
 *
 * and then again in passes that carry these back, so that memory does not grow with the number of elements.
 * The value is half of ⟨∂L̂_equiv/∂Z, Z − μ̄⟩, a sum of squares without a difference of large numbers.
 */
export function equivarianceGradient(options: EquivarianceOptions): Equivariance {
  const { batches, parameters, seed = 0 } = options;
  const generator = new Generator(seed);
  const zeros = () => noGrad(() => parameters.map((parameter) => parameter.detach().zerosLike()));
  return tidy(() => {
    const gradient = zeros();
    let [value, terms] = [0, 0];
    for (const batch of batches) {
      const part = addBatch(gradient, options, batch, generator);
      value += part.value;
      terms += part.terms;
    }
    for (const of of gradient) noGrad(() => of.div_(terms));
    return { value: value / terms, gradient };
  });
}

function addBatch(
  gradient: readonly Tensor[],
  options: EquivarianceOptions,
  batch: Batch,
  generator: Generator,
): { value: number; terms: number } {
  const { design, target, mask, reduction = "pooled", rowsPerPass = 2048 } = options;
  return tidy(() => {
    const samples = sampleCount(batch, target);
    const outputs = { [target]: options.outputs[target] };
    const given: TwistOptions = { ...options, outputs, batch, samples, rowsPerPass };
    const elements = design.draw(samples, generator);
    const rows = rowsOf(batch, samples, mask);
    const { sampleOfRow, twisted } = seen(rows, twist(elements, given)[target], batch[target]);
    const z = twisted.to("float64").reshape([design.passes, twisted.shape[1], -1]);
    const [, count, components] = z.shape;
    const slope = slopeOf(z, design);
    if (reduction === "per-sample") {
      const counts = sampleOfRow.bincount({ minlength: samples }).toNumbers();
      const weights = counts.map((own) => 1 / (own * components));
      const ofSample = tensor(weights, { dtype: "float64", device: z.device });
      slope.mul_(ofSample.indexSelect(0, sampleOfRow).unsqueeze(1));
    }
    const value =
      slope
        .mul(z.sub(z.mean(0)))
        .sum()
        .item() / 2;
    pullBack(gradient, slope, elements, options, given, (all) => rows.of(all, 1));
    return { value, terms: reduction === "pooled" ? count * components : samples };
  });
}

/** By every prediction, summed over rows. [passes, rows, components] */
function slopeOf(z: Tensor, { replicates: r, orbit: k }: Design): Tensor {
  const apart = z.view([r, k, ...z.shape.slice(1)]);
  const orbitMean = apart.mean(1, { keepdim: true }); // μ̂_a
  const between = orbitMean.sub(orbitMean.mean(0, { keepdim: true }));
  const within = apart.sub(orbitMean).mul(2 / (r * k));
  return within.add(between.mul(2 / (Math.max(1, r - 1) * k))).reshape(z.shape);
}

/** Carries the derivatives back to the parameters, pass by pass. */
function pullBack(
  gradient: readonly Tensor[],
  slope: Tensor,
  elements: Elements,
  { parameters, target, rowsPerPass = 2048, rowsPerGradientPass }: EquivarianceOptions,
  given: TwistOptions,
  rowsIn: (twisted: Tensor) => Tensor,
): void {
  const rows = rowsPerGradientPass ?? Math.max(1, Math.floor(rowsPerPass / 8));
  const recorded = { ...given, rowsPerPass: rows, gradients: true };
  for (const { first, copies, elements: some } of portions(elements, recorded))
    tidy(() => {
      const z = enableGrad(() => rowsIn(twist(some, recorded)[target]));
      const slopes = grad(z, [...parameters], {
        gradOutputs: [slope.narrow(0, first, copies).view(z.shape).to(z.dtype)],
        allowUnused: true,
      });
      noGrad(() => slopes.forEach((of, i) => of && gradient[i].add_(of)));
    });
}
