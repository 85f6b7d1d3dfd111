import { type nn, optim } from "@equimeter/torch";

import type { TrainConfig } from "./config.js";

/** The optimiser of a configuration over all parameters of a model. */
export function optimizerOf(
  model: nn.Module,
  config: TrainConfig,
): optim.AdamW | optim.Adam | optim.SGD {
  const { optimizer, learningRate: lr, betas, eps, momentum } = config;
  const groups = decayGroups(model, config);
  if (optimizer === "adamw") return new optim.AdamW(groups, { lr, betas, eps });
  if (optimizer === "adam") return new optim.Adam(groups, { lr, betas, eps });
  return new optim.SGD(groups, { lr, momentum });
}

/** Parameters that decay and those that do not, by their names. */
function decayGroups(model: nn.Module, { weightDecay, noDecay }: TrainConfig) {
  const named = [...model.namedParameters()];
  const spared = ([name]: readonly [string, unknown]): boolean =>
    noDecay.some((part) => name.includes(part));
  const groups = [
    { parameters: named.filter((one) => !spared(one)), weightDecay },
    { parameters: named.filter(spared), weightDecay: 0 },
  ];
  return groups.filter(({ parameters }) => parameters.length > 0);
}
