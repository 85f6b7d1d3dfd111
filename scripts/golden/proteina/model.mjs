import {
  cleanOf,
  distogramLoss,
  centre,
  flowLoss,
  interpolate,
  velocityOf,
} from "../../../packages/equimeter/dist/train/flow/index.js";
import { grad, noGrad, stack } from "../../../packages/torch/dist/index.js";
import { insides } from "./insides.mjs";
import { networkOf } from "./network.mjs";
import { sampled } from "./sampled.mjs";

/**
 * The answer of the network to proteins on their way to noise, without and with a first answer to start
 * from; the losses, gradients, rotated proteins, a few steps of the sampler, and what happens inside.
 */
export function proteinaModel(tensors, about) {
  const { model, config } = networkOf(tensors, about);
  const batch = batchOf(tensors);
  const { x_1, x_0, x_t, t, mask } = batch;
  const first = noGrad(() => model.forward(batch));
  const conditioned = { ...batch, x_sc: first.x_1 };
  const prediction = model.forward(conditioned);
  const aux = auxiliary(prediction, batch, about.aux);
  const fm = flowLoss(prediction.x_1, x_1, t, mask);
  const errors = prediction.v.sub(tensors["input.target"]).mul(mask.unsqueeze(-1)).square();
  const loss = errors.sum([1, 2]).div(mask.sum(1).mul(3)).mean().add(aux.mean());
  return {
    "output.x_1": x_1,
    "output.x_0": x_0,
    "output.x_t": x_t,
    "output.xt_dot_target": x_1.sub(x_0),
    "output.x_sc": first.x_1,
    "output.coors_pred_no_sc": first.v,
    "output.coors_pred": prediction.v,
    "output.x_1_pred": cleanOf(prediction.v, x_t, t),
    "output.v_from_pred": velocityOf(centre(prediction.x_1, mask), x_t, t),
    "output.fm_loss": fm,
    "output.aux_loss": aux,
    "output.train_loss": fm.mean().add(aux.mean()).view([1]),
    "output.loss": loss.view([1]),
    ...(prediction.distogram && { "output.pair_pred": prediction.distogram }),
    ...gradients(model, loss),
    ...twisted(model, batch, tensors),
    ...sampled(model, batch, tensors),
    ...insides(model, conditioned, config),
  };
}

/** Proteins and noise, centred, and what is between them at the times of the file. */
function batchOf(tensors) {
  const mask = tensors["input.mask"];
  const t = tensors["input.t"];
  const x_1 = centre(tensors["input.coords_ang_atom37_ca"].div(10), mask); // Å to nm
  const x_0 = centre(tensors["input.x_0_raw"], mask);
  const optional = ["residue_pdb_idx", "chain_breaks_per_residue", "cath_code"]
    .map((name) => [name, tensors[`input.${name}`]])
    .filter(([, tensor]) => tensor);
  return { x_1, x_0, x_t: interpolate(x_0, x_1, t), t, mask, ...Object.fromEntries(optional) };
}

function auxiliary(
  { distogram },
  { x_1, t, mask },
  { aux_loss_t_lim, aux_loss_weight, max_dist_boundary },
) {
  if (!distogram) return t.zerosLike();
  const options = { maximum: max_dist_boundary, above: aux_loss_t_lim };
  return distogramLoss(distogram, x_1, t, mask, options).mul(aux_loss_weight);
}

function gradients(model, loss) {
  const parameters = [...model.namedParameters()];
  const all = grad(
    loss,
    parameters.map(([, parameter]) => parameter),
    { allowUnused: true },
  );
  return Object.fromEntries(
    parameters.map(([name, parameter], i) => [`grad.${name}`, all[i] ?? parameter.zerosLike()]),
  );
}

/** Answers to rotated proteins, turned back, and the published estimators of their spread. */
function twisted(model, batch, tensors) {
  const rotations = tensors["input.rotations"];
  if (!rotations) return {};
  const answers = rotations.unbind(0).map((rotation) => {
    const x_t = batch.x_t.matmul(rotation.t());
    return noGrad(() => model.forward({ ...batch, x_t }).v).matmul(rotation);
  });
  const all = stack(answers);
  const count = answers.length;
  const numbers = batch.mask.sum().mul(3);
  const meanSquare = (errors) => errors.square().sum([-3, -2, -1]).div(numbers).mean();
  const target = batch.x_1.sub(batch.x_0);
  const mean = all.mean([0]);
  const total = meanSquare(all.sub(target));
  const spread = meanSquare(all.sub(mean));
  const percent = spread.div(total).mul(count / (count - 1));
  return {
    "output.twisted_pred": all,
    "output.metric": stack([total, meanSquare(mean.sub(target)), spread, percent]),
  };
}
