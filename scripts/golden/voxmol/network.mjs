import { Voxmol, voxmolConfig } from "../../../packages/equimeter/dist/models/voxmol/index.js";

/** The original's names of what we call otherwise. */
const names = {
  n_elements: "elements",
  n_channels: "width",
  ch_mults: "multipliers",
  is_attn: "attention",
  n_blocks: "blocks",
  n_groups: "groups",
  dropout: "dropout",
};

/** The network of a golden file with its weights, for kinds that need one. Dropout is off. */
export function networkOf(tensors, { arch, dtype = "float32" }) {
  const given = Object.entries(names).map(([theirs, ours]) => [ours, arch[theirs]]);
  const config = Object.fromEntries(given.filter(([, value]) => value !== undefined));
  if (config.groups < 0) config.groups = 0; // both mean no norms
  const model = new Voxmol(voxmolConfig(config)).to({ dtype }).eval();
  const weights = Object.entries(tensors).filter(([name]) => name.startsWith("param."));
  model.loadStateDict(
    Object.fromEntries(weights.map(([name, weight]) => [name.slice("param.".length), weight])),
  );
  return model;
}
