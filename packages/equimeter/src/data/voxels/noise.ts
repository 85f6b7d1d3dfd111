import { type Generator, randn, type Tensor } from "@equimeter/torch";

/** Normal noise of standard deviation `sigma` for every voxel, drawn on the CPU so that it is the same on all devices. */
export function noiseLike(density: Tensor, sigma: number, generator: Generator): Tensor {
  return randn(density.shape, { generator }).mul_(sigma).to({ device: density.device });
}
