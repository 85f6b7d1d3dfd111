import { thresholded, jump, walk } from "../../../packages/equimeter/dist/generate/index.js";
import { stack } from "../../../packages/torch/dist/index.js";
import { networkOf } from "./network.mjs";

/**
 * Where chains are after every step with the noise of the file, and the jump from the last place.
 */
export function walkJump(tensors, about) {
  const model = networkOf(tensors, about);
  const { delta, friction, lipschitz, arch } = about;
  const options = { sigma: arch.smooth_sigma, delta, friction, lipschitz };
  const noise = tensors["input.noise"];
  const states = [];
  let state = { y: tensors["input.y0"], v: tensors["input.v0"] };
  for (let step = 0; step < noise.shape[0]; step++) {
    state = walk(model, state, 1, noise.narrow(0, step, 1), options);
    states.push(state);
  }
  const clean = jump(model, state.y);
  return {
    "output.y_steps": stack(states.map(({ y }) => y)),
    "output.v_steps": stack(states.map(({ v }) => v)),
    "output.xhat": clean,
    "output.xhat_thresholded": thresholded(clean, 0.2),
  };
}
