import { grad } from "../../../packages/torch/dist/index.js";
import { networkOf } from "./network.mjs";

/** The network's answer to a noisy grid, both losses, the score, and gradients of the mean loss. */
export function unet(tensors, about) {
  const model = networkOf(tensors, about);
  const x = tensors["input.x"].clone();
  x.requiresGrad = true;
  const y = model.forward({ noisy: x }).density;
  const errors = y.sub(tensors["input.target"]).square();
  const loss = errors.mean();
  const names = ["input.x", ...model.namedParameters().keys()];
  const inputs = [x, ...model.parameters()];
  const gradients = grad(loss, inputs, { allowUnused: true });
  return {
    "output.y": y,
    "output.loss": loss.view([1]),
    "output.loss_sum": errors.sum().view([1]),
    "output.score": y.sub(x).div(about.arch.smooth_sigma ** 2),
    ...Object.fromEntries(
      names.map((name, i) => [`grad.${name}`, gradients[i] ?? inputs[i].zerosLike()]),
    ),
  };
}
