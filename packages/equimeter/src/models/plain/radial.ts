import { linspace, type Tensor } from "@equimeter/torch";

/**
 * Gaussians on a grid of distances, fading to 0 at the cutoff: [N, K] Å → [N, K, count].
 * Empty slots are 0 everywhere.
 */
export function radialFeatures(
  distance: Tensor,
  mask: Tensor,
  { cutoff, count }: { cutoff: number; count: number },
): Tensor {
  const nearest = Math.min(0.6, cutoff / 2); // Å: shorter than any bond
  const centres = linspace(nearest, cutoff, count, {
    dtype: distance.dtype,
    device: distance.device,
  });
  const width = (cutoff - nearest) / count;
  const gaussians = distance.unsqueeze(-1).sub(centres).div(width).square().mul(-0.5).exp();
  const fade = distance
    .mul(Math.PI / cutoff)
    .cos()
    .add(1)
    .mul(0.5)
    .mul(mask);
  return gaussians.mul(fade.unsqueeze(-1));
}
