import { nn, optim } from "../../../packages/torch/dist/index.js";

/** Parameters and their moving averages after every step with the gradients of the file. */
export function optimizer(tensors, { lr, betas, eps, weight_decay: weightDecay, ema_decay }) {
  const named = Object.keys(tensors).flatMap(
    (key) => /^input\.((?!grad_).*)$/.exec(key)?.[1] ?? [],
  );
  const parameters = named.map((name) => [name, nn.parameter(tensors[`input.${name}`].clone())]);
  const rule = new optim.AdamW(parameters, { lr, betas, eps, weightDecay });
  const average = new optim.ExponentialMovingAverage(parameters, ema_decay);
  const results = {};
  const gradientOf = (name, step) => tensors[`input.grad_${name}${step}`] ?? null;
  for (let step = 0; named.some((name) => gradientOf(name, step)); step++) {
    for (const [name, parameter] of parameters) parameter.grad = gradientOf(name, step);
    rule.step();
    average.update();
    const averaged = average.averaged();
    for (const [name, parameter] of parameters) {
      results[`output.${name}${step}`] = parameter.detach().clone();
      results[`output.ema_${name}${step}`] = averaged[name];
    }
  }
  return results;
}
