import type { ResolvedConfig } from "../config/schema.js";

/**
 * The parameters that are looked at where nothing is said: the linear layer that the predictions come
 * from.
 */
export function usualParameters({ model }: Pick<ResolvedConfig, "model">): readonly string[] {
  return usual[model.kind];
}

const usual: Record<ResolvedConfig["model"]["kind"], readonly string[]> = {
  plain: ["readout.out.weight"],
  escaip: ["output_heads.forces.force_direction_layer.final_output.0.weight"],
  proteina: ["nn.coors_3d_decoder.1.weight"],
  voxmol: ["final.weight"],
};
