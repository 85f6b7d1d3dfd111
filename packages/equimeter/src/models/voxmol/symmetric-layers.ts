import type { ConvolutionLayer, SymmetricLayers } from "../symmetric-layer.js";
import { Downsample, Upsample } from "./blocks.js";
import type { Voxmol } from "./model.js";
import { Residual } from "./residual.js";

/**
 * Every convolution with an extent in space, between channels that turn as densities do. Channels that
 * turn into each other would commute with SiLU too, as it acts on each number by itself, and weights
 * between such channels are equivariant in another way; this one is the choice that the original's
 * channels suggest.
 */
export function voxmolLayers(model: Voxmol): SymmetricLayers {
  const inside = [...model.namedModules()].flatMap(([name, module]) => {
    if (module instanceof Residual)
      return ["conv1", "conv2"].map((own) => convolution(`${name}.${own}.weight`));
    if (module instanceof Downsample || module instanceof Upsample)
      return [convolution(`${name}.conv.weight`, 2)];
    return [];
  });
  return {
    layers: [convolution("grid_projection.weight"), ...inside, convolution("final.weight")],
    rest: "norms, SiLU, attention, biases and 1 × 1 × 1 convolutions treat all voxels alike",
  };
}

function convolution(parameter: string, stride = 1): ConvolutionLayer {
  return { kind: "convolution", parameter, stride, padding: 1 };
}
