import type { Tensor } from "@equimeter/torch";

import type { Batch } from "../data/batch.js";
import { UserError } from "../errors.js";
import type { TrainConfig } from "./config.js";
import { flowLoss } from "./flow/index.js";

/** The size of the labels: losses are taken in units of it, so that they are of size one. */
export interface Scales {
  /** Of the target, in its unit. */
  readonly target: number;
  /** Standard deviation of the energies, eV. */
  readonly energy?: number;
}

export interface TrainingLoss {
  /** A number without unit, to be minimised. */
  of(predicted: Batch, batch: Batch): Tensor;
  /** What it has to be multiplied by for people: the mean-squared error has a unit, others have none. */
  readonly unit: number;
}

/** @throws UserError for a loss that needs energies where there are none */
export function trainingLoss(config: TrainConfig, target: string, scales: Scales): TrainingLoss {
  const error = (predicted: Batch, batch: Batch, field: string, scale: number): Tensor =>
    predicted[field].sub(batch[field]).div(scale);
  if (config.loss === "mse")
    return {
      of: (predicted, batch) => error(predicted, batch, target, scales.target).square().mean(),
      unit: scales.target ** 2,
    };
  if (config.loss === "flow")
    return {
      of: (predicted, { t, mask, [target]: clean }) =>
        flowLoss(predicted[target], clean, t, mask).mean(),
      unit: 1,
    };
  const { energyWeight, forceWeight } = config;
  const { energy } = scales;
  if (energy === undefined)
    throw new UserError(
      'train.loss "energy-and-force-norm" needs energies for every training structure: ' +
        'give them (data.energyKey), or set train.loss to "mse"',
    );
  return {
    of(predicted, batch) {
      if (!predicted.energy)
        throw new UserError('train.loss "energy-and-force-norm" needs a model that gives energies');
      const energies = error(predicted, batch, "energy", energy).abs().mean();
      const forces = error(predicted, batch, target, scales.target);
      return energies.mul(energyWeight).add(meanNorm(forces).mul(forceWeight));
    },
    unit: 1,
  };
}

/** Mean length of the rows. The gradient at a row of zeros is zero, as PyTorch's norm has it. */
function meanNorm(rows: Tensor): Tensor {
  return rows.linalgVectorNorm({ dim: [-1] }).mean();
}
