import { nn, noGrad, type Tensor, tidy } from "@equimeter/torch";

import { UserError } from "../errors.js";
import { type InputOptions, moleculeInputs } from "./inputs.js";
import { type PropertyScores, scoresOf, type TurnPredictions } from "./properties-scores.js";
import {
  type Autoencoder,
  type LabelledMolecules,
  type PropertySetup,
  type PropertyTrainingOptions,
  withProperty,
} from "./properties-training.js";
import { type Axis, isIdentity, quartersOf, type Turn, turnsOf } from "./turns.js";

export interface PropertyOptions<E extends { readonly latent: Tensor }>
  extends PropertyTrainingOptions, Pick<InputOptions, "grid" | "noise" | "rowsPerPass" | "device"> {
  /** Learns together with the head, unless the setup is "frozen", and is put back as it was. */
  readonly network: nn.Module & Autoencoder<E>;
  /** As they lie: nothing is centred but by `augment`. */
  readonly train: LabelledMolecules;
  /** Those that are predicted; two at least, none of which the head has learned from. */
  readonly test: LabelledMolecules;
  /** Default: x, y and z. */
  readonly axes?: readonly Axis[];
  /** Degrees, to the right. Default: 90, 180, 270, which with 0° are ten orientations. */
  readonly angles?: readonly number[];
}

export interface PropertyReport extends PropertyScores {
  readonly setup: PropertySetup;
  /** How many molecules there were of each kind. */
  readonly molecules: { readonly train: number; readonly test: number };
  /** The truth, by molecule of the test. */
  readonly values: readonly number[];
}

/**
 * Whether a property that does not turn is predicted alike for turned molecules (002, section 4.3 and
 * table 3): trains a head on a network's latents and predicts molecules held out, as they lie and
 * turned. Multiples of 90° turn the grid of the molecule, other angles the molecule. The paper says
 * neither which rotations it takes nor how their scores are put together; here each orientation is
 * compared with the truth, each pair of orientations with each other, and both are averaged.
 *
 * Inputs carry `noise` in training (its σ, drawn afresh) and in the test. With noise that is drawn once
 * and turns along, an equivariant network has a Spearman (Rot) of 1 and an MAE (Rot) of 0; drawn afresh,
 * noise counts too. The paper's σ is 0.9.
 *
 * @throws UserError for options out of range, values that are missing or not finite, fewer than two
 *   molecules to test, atoms outside of the grid, and a loss or predictions that are not finite
 */
export function propertyEquivariance<E extends { readonly latent: Tensor }>(
  options: PropertyOptions<E>,
): PropertyReport {
  const { network, train, test, grid, noise, rowsPerPass, device = "cpu" } = options;
  checkLabels("train", train, 1);
  checkLabels("test", test, 2);
  const orientations = orientationsOf(options.axes, options.angles);
  const { molecules } = test;
  const inputs = moleculeInputs({ molecules, grid, noise, rowsPerPass, device }, orientations);
  const predictions = orientations.map((): number[] => []);
  const site = { grid, sigma: noise?.sigma ?? 0, device };
  withProperty(network, train, site, options, (predict) =>
    noGrad(() => {
      for (const first of inputs.starts)
        tidy(() => {
          const chunk = inputs.chunk(first);
          orientations.forEach((turn, index) =>
            tidy(() => {
              const what = quartersOf(turn) === null ? "molecule" : "grid";
              const { noisy } = index === 0 ? chunk : chunk.turned(turn, index - 1, what);
              predictions[index].push(...predict(noisy).toNumbers());
            }),
          );
        });
    }),
  );
  const turns = orientations.map((turn, index): TurnPredictions => ({
    ...turn,
    predictions: predictions[index],
  }));
  if (predictions.flat().some((value) => !Number.isFinite(value)))
    throw new UserError("a prediction is not finite: lower learningRate, or train fewer steps");
  return {
    setup: options.setup,
    molecules: { train: train.molecules.length, test: molecules.length },
    values: [...test.values],
    ...scoresOf(turns, test.values),
  };
}

/** 0° and every other orientation once: 90° and 450° are one. */
function orientationsOf(
  axes: readonly Axis[] | undefined,
  angles: readonly number[] = [90, 180, 270],
): Turn[] {
  const turns = turnsOf(axes, angles).filter((turn) => !isIdentity(turn));
  if (turns.length === 0)
    throw new UserError("angles must hold one that turns: 0° and multiples of 360° do not");
  const distinct = new Map(
    turns.map((turn) => [`${turn.axis} ${((turn.angle % 360) + 360) % 360}`, turn]),
  );
  return [{ axis: turns[0].axis, angle: 0 }, ...distinct.values()];
}

function checkLabels(name: string, { molecules, values }: LabelledMolecules, least: number): void {
  if (molecules.length < least)
    throw new UserError(`${name}: molecules must be ${least} at least, not ${molecules.length}`);
  if (values.length !== molecules.length)
    throw new UserError(
      `${name} has ${values.length} values for ${molecules.length} molecules; give each its own`,
    );
  const at = values.findIndex((value) => !Number.isFinite(value));
  if (at >= 0)
    throw new UserError(
      `${name}: the value of molecule ${at} is ${values[at]}; leave such molecules out`,
    );
}
