import { nn } from "@equimeter/torch";

/** Standard deviation of a unit normal that is cut at ±2. */
const cut = 0.8796256610342398;

/** Variance `gain` / inputs (LeCun's for 1, He's for 2), cut at two standard deviations; bias 0. */
export function scaled(inputs: number, outputs: number, gain = 1): nn.Linear {
  const layer = new nn.Linear(inputs, outputs);
  const std = Math.sqrt(gain / inputs) / cut;
  nn.init.truncNormal(layer.weight, { std, a: -2 * std, b: 2 * std });
  nn.init.zeros(layer.bias!);
  return layer;
}

/** A gate that is open at first: weight 0, bias 1. */
export function gate(inputs: number, outputs: number): nn.Linear {
  const layer = new nn.Linear(inputs, outputs);
  nn.init.zeros(layer.weight);
  nn.init.ones(layer.bias!);
  return layer;
}

/** What adds nothing at first: weight 0, bias 0. */
export function silent(inputs: number, outputs: number): nn.Linear {
  const layer = new nn.Linear(inputs, outputs);
  nn.init.zeros(layer.weight);
  nn.init.zeros(layer.bias!);
  return layer;
}
