import {
  diffusionAt,
  flowSteps,
  flowTimes,
} from "../../../packages/equimeter/dist/generate/flow/index.js";
import { scoreOf } from "../../../packages/equimeter/dist/train/flow/index.js";
import { tensor } from "../../../packages/torch/dist/index.js";

/** Ten steps from the noise of the file, with self-conditioning; residues are numbered from 1 then. */
export function sampled(model, { x_0, mask }, tensors) {
  const wanted = tensors["output.sampler.ts"];
  if (!wanted) return {};
  const times = flowTimes({ steps: wanted.shape[0] - 1 });
  const denoise = (x_t, t, present, x_sc) =>
    model.forward({ x_t, t, mask: present, ...(x_sc && { x_sc }) }).x_1;
  // Those of the file, rounded as they are: the embedding of 2000 t shows the last digit of t.
  const made = [...flowSteps(denoise, x_0, mask, { times: wanted.toNumbers() })];
  const [before, fourth] = [made[3].points, made[4]];
  return {
    "output.sampler.ts": tensor(times),
    "output.sampler.gt": tensor(times.slice(0, -1).map((t) => diffusionAt("1/t", t))),
    "output.sampler.x_step4": before,
    "output.sampler.v_step4": fourth.velocity,
    "output.sampler.score_step4": scoreOf(fourth.velocity, before, times[4]),
    "output.sampler.x_final": made.at(-1).points,
  };
}
