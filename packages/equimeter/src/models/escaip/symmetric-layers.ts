import type { SymmetricLayers } from "../symmetric-layer.js";

/**
 * The force head weighs copies of each edge's direction, one for each feature, which no rotation
 * changes. Equal rows are what commutes with rotations (section 4.2).
 */
export const escaipLayers: SymmetricLayers = {
  layers: [
    {
      kind: "componentwise",
      parameter: "output_heads.forces.force_direction_layer.final_output.0.weight",
    },
  ],
  rest: "all else acts on distances, angles and elements, which no rotation changes",
};
