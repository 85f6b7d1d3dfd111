import { spearman } from "../correlation.js";
import { meanOf, type Spread, spreadOf } from "./spread.js";
import type { Turn } from "./turns.js";

/** How predictions agree with other values of the same molecules. */
export interface Agreement {
  /** Rank correlation; NaN where one of the lists does not vary. */
  readonly spearman: number;
  /** Mean absolute difference, in the unit of the property. */
  readonly mae: number;
}

/** All molecules in one orientation. */
export interface TurnPredictions extends Turn {
  /** In the order of the molecules. */
  readonly predictions: readonly number[];
}

/** One orientation: its predictions, how they agree with the truth and with those of 0°. */
export interface TurnScores extends TurnPredictions {
  readonly truth: Agreement;
  readonly unturned: Agreement;
}

/** The four numbers of a row of table 3 of 002, each with how it varies. */
export interface PropertyScores {
  /** Spearman (GT) and MAE (GT): of each orientation with the truth. */
  readonly truth: { readonly spearman: Spread; readonly mae: Spread };
  /** Spearman (Rot) and MAE (Rot): of each pair of orientations with each other. */
  readonly rotations: { readonly spearman: Spread; readonly mae: Spread };
  /** By orientation, that of 0° first. */
  readonly turns: readonly TurnScores[];
}

/**
 * @param turns - distinct orientations, two at least, the first of which is none
 * @param truth - by molecule
 */
export function scoresOf(
  turns: readonly TurnPredictions[],
  truth: readonly number[],
): PropertyScores {
  const [unturned] = turns;
  const scored = turns.map((turn) => ({
    ...turn,
    truth: agreement(turn.predictions, truth),
    unturned: agreement(turn.predictions, unturned.predictions),
  }));
  const pairs = turns.flatMap((a, i) =>
    turns.slice(i + 1).map((b) => agreement(a.predictions, b.predictions)),
  );
  return {
    truth: spreads(scored.map((turn) => turn.truth)),
    rotations: spreads(pairs),
    turns: scored,
  };
}

function agreement(a: readonly number[], b: readonly number[]): Agreement {
  return { spearman: spearman(a, b), mae: meanOf(a.map((x, i) => Math.abs(x - b[i]))) };
}

function spreads(list: readonly Agreement[]): { spearman: Spread; mae: Spread } {
  return {
    spearman: spreadOf(list.map((one) => one.spearman)),
    mae: spreadOf(list.map((one) => one.mae)),
  };
}
