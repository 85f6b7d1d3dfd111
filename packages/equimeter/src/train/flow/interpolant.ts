import { type DType, type Generator, randn, type Tensor, tidy, zeros } from "@equimeter/torch";

import { UserError } from "../../errors.js";
import { centred, checkMask, checkPoints } from "./points.js";
import { columns, type TimeDistribution, uniformBeta } from "./times.js";

/** Data on its way to noise, as training sees it. */
export interface NoisyPoints {
  /** x₁: the data, centred, [B, N, 3]. */
  readonly clean: Tensor;
  /** x₀: centred noise, [B, N, 3]. */
  readonly noise: Tensor;
  /** [B] */
  readonly t: Tensor;
  /** x_t = (1 − t) x₀ + t x₁, [B, N, 3]. */
  readonly points: Tensor;
}

/**
 * Noise of the standard normal law with its mean over the points taken away, 0 outside the mask,
 * [B, N, 3]. Numbers are drawn for the points that there are, so that the same seed gives the same
 * noise, to rounding, however much the batch is padded.
 *
 * @param mask - [B, N] bool; the noise lies on its device
 * @param generator - of the CPU, for the same numbers on every device
 * @throws UserError for a mask of another form, or a sample without points
 */
export function drawNoise(
  mask: Tensor,
  generator: Generator,
  { dtype = "float32" }: { dtype?: DType } = {},
): Tensor {
  checkMask(mask);
  return drawn(mask, generator, dtype);
}

/** `drawNoise` for a mask that is known to be sound. */
export function drawn(mask: Tensor, generator: Generator, dtype: DType): Tensor {
  return tidy(() => {
    const { device } = mask;
    const normal = randn([mask.sum().item(), 3], { generator, dtype }).to({ device });
    const spread = zeros([...mask.shape, 3], { dtype, device });
    return centred(spread.maskedScatter_(mask.unsqueeze(2), normal), mask);
  });
}

/**
 * x_t = (1 − t) x₀ + t x₁, the straight way from noise to data (Lipman et al. 2023, Liu et al. 2023).
 *
 * @param noise - x₀ [B, N, 3], of standard deviation 1 in the unit of the data
 * @param clean - x₁ [B, N, 3]
 * @param t - [B], or one number for all
 * @throws UserError for other shapes, or times outside [0, 1]
 */
export function interpolate(noise: Tensor, clean: Tensor, t: Tensor | number): Tensor {
  if (noise.shape.join() !== clean.shape.join())
    throw new UserError(
      `noise [${noise.shape.join(", ")}] and data [${clean.shape.join(", ")}] must be alike`,
    );
  return tidy(() => {
    const time = columns(t, clean);
    return noise.mul(time.remaining).add(clean.mul(time.t));
  });
}

/**
 * What a step of training starts from: the data centred, times drawn, noise drawn, in this order.
 *
 * @param data - x₁ [B, N, 3], anywhere in space, in a unit in which noise of standard deviation 1 is
 *   wanted: Proteína takes nm
 * @param mask - [B, N] bool
 * @param generator - of the CPU
 * @param options.times - default `uniformBeta()`, Proteína's
 * @throws UserError for other shapes, or a sample without points
 */
export function noisyPoints(
  data: Tensor,
  mask: Tensor,
  generator: Generator,
  { times = uniformBeta() }: { times?: TimeDistribution } = {},
): NoisyPoints {
  checkPoints("the data", data, mask);
  return tidy(() => {
    const clean = centred(data, mask);
    const t = times.sample(data.shape[0], generator, data);
    const noise = drawn(mask, generator, data.dtype);
    return { clean, noise, t, points: interpolate(noise, clean, t) };
  });
}
