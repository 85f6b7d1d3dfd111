import {
  featureWidth,
  pairFeatures,
  sequenceFeatures,
} from "../../../packages/equimeter/dist/models/proteina/features.js";
import { nn, noGrad, zeros } from "../../../packages/torch/dist/index.js";

/** What factory looks up folds, which features are not. */
const factories = { init_seq_feat: "nn.init_repr_factory", cond_seq_feat: "nn.cond_factory" };

/**
 * Features along the way under the original's names. Ours are left as narrow as they are alike for all
 * residues, and factories do not mask: what comes out of them is brought to the original's form here.
 */
export function insides(model, batch, config) {
  const [count, length] = batch.mask.shape;
  const real = batch.mask.to(batch.x_t.dtype);
  const ofResidues = real.unsqueeze(-1);
  const ofPairs = ofResidues.unsqueeze(2).mul(ofResidues.unsqueeze(1));
  const { outputs } = noGrad(() =>
    nn.captureOutputs(
      model,
      (name) => name !== "" && name !== "nn",
      () => {
        // Where pairs never change, the model makes biases of them without ever writing them out.
        model.nn.pair_repr_builder.forward({ ...pairFeatures(batch, config), mask: ofPairs });
        model.forward(batch);
      },
    ),
  );
  const results = {};
  for (const [name, value] of Object.entries(outputs))
    results[`output.inter.${keyOf(name.replace(/^nn\./, ""))}`] = value;
  const masked = {
    cond_factory: ["nn.cond_factory", ofResidues],
    transition_c_1: ["nn.transition_c_1", ofResidues],
    transition_c_2: ["nn.transition_c_2", ofResidues],
    init_repr_factory: ["nn.init_repr_factory", ofResidues],
    pair_init_factory: ["nn.pair_repr_builder.init_repr_factory", ofPairs],
    pair_cond_factory: ["nn.pair_repr_builder.cond_factory", ofPairs],
  };
  for (const [key, [name, mask]] of Object.entries(masked))
    if (outputs[name]) results[`output.inter.${key}`] = outputs[name].mul(mask);
  const lists = [
    ["init_seq_feat", config.sequenceFeatures, [count, length], sequenceFeatures],
    ["cond_seq_feat", config.conditionFeatures, [count, length], sequenceFeatures],
    ["pair_feat", config.pairFeatures, [count, length, length], pairFeatures],
  ];
  for (const [key, names, shape, featuresOf] of lists) {
    const features = featuresOf(batch, config);
    names.forEach((name, i) => {
      results[`output.inter.${key}${i}`] =
        name === "fold_emb"
          ? outputs[`${factories[key]}.feat_creators.${i}`].expand([...shape, -1])
          : written(features[name], name, shape, config);
    });
  }
  return results;
}

/** What module a result is of. */
function keyOf(module) {
  if (module === "pair_repr_builder") return "pair_rep0";
  return module
    .replace(/^transformer_layers\./, "layer")
    .replace(/^pair_update_layers\./, "pair_update");
}

/** Written out for every residue or pair, classes as 0 and 1. */
function written(feature, name, shape, config) {
  const width = featureWidth(name, config);
  if (!feature) return zeros([...shape, width]); // such as x_sc without a first answer
  const isClass = feature.dtype === "int32";
  const values = isClass ? feature.to("int64").oneHot({ numClasses: width }) : feature;
  return values.expand([...shape, width]);
}
