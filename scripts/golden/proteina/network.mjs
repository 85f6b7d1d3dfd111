import {
  Proteina,
  proteinaConfig,
} from "../../../packages/equimeter/dist/models/proteina/index.js";
import { SetupError } from "../../setup/run.mjs";

/** The original's names of what we call otherwise. */
const names = {
  token_dim: "width",
  nlayers: "layers",
  nheads: "heads",
  dim_cond: "conditionWidth",
  pair_repr_dim: "pairWidth",
  use_qkln: "queryKeyNorm",
  t_emb_dim: "timeEmbedding",
  idx_emb_dim: "indexEmbedding",
  fold_emb_dim: "foldEmbedding",
  feats_init_seq: "sequenceFeatures",
  feats_cond_seq: "conditionFeatures",
  feats_pair_repr: "pairFeatures",
  feats_pair_cond: "pairConditionFeatures",
  seq_sep_dim: "separationBins",
  tri_mult_c: "triangleWidth",
};

/** What the specification leaves no choice in. */
const fixed = {
  residual_mha: true,
  residual_transition: true,
  parallel_mha_transition: false,
  use_attn_pair_bias: true,
};

/** The network of a golden file with its weights. */
export function networkOf(tensors, { nn, dtype = "float32" }) {
  for (const [key, value] of Object.entries(fixed))
    if ((nn[key] ?? value) !== value)
      throw new SetupError(`${key} is ${nn[key]}, and the models there are have it ${value}`);
  const state = Object.fromEntries(
    Object.entries(tensors)
      .filter(([name]) => name.startsWith("param."))
      .map(([name, weight]) => [name.slice("param.".length), weight]),
  );
  const config = configOf(nn, foldClasses(state));
  const model = new Proteina(config).to({ dtype }).eval();
  model.loadStateDict(state);
  return { model, config };
}

function configOf(nn, folds) {
  const same = Object.entries(names).map(([theirs, ours]) => [ours, nn[theirs]]);
  const distances = (of) => ({
    bins: nn[`${of}_pair_dist_dim`],
    min: nn[`${of}_pair_dist_min`],
    max: nn[`${of}_pair_dist_max`],
  });
  const updates = nn.update_pair_repr ?? false;
  const given = {
    ...Object.fromEntries(same),
    registers: nn.num_registers ?? 0,
    pairUpdateEvery: updates ? (nn.update_pair_repr_every_n ?? 2) : null,
    triangles: updates && (nn.use_tri_mult ?? false),
    distogramBuckets: updates ? (nn.num_buckets_predict_pair ?? null) : null, // the original, too, has none then
    distances: distances("xt"),
    selfDistances: distances("x_sc"),
    foldClasses: folds,
  };
  const known = Object.entries(given).filter(([, value]) => value !== undefined);
  return proteinaConfig(Object.fromEntries(known));
}

/** How many folds there are is nowhere but in the tables, which have a row more. */
function foldClasses(state) {
  const rows = ["C", "A", "T"].flatMap((level) =>
    Object.entries(state)
      .filter(([name]) => name.endsWith(`embedding_${level}.weight`))
      .map(([, table]) => table.shape[0] - 1)
      .slice(0, 1),
  );
  return rows.length === 3 ? rows : null;
}
