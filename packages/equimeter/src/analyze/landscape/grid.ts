import { noGrad, type Tensor, tidy } from "@equimeter/torch";

import { UserError } from "../../errors.js";
import type { LossPartName, LossParts } from "../../measure/loss-parts.js";
import type { Direction } from "./directions.js";

/** Where a surface is looked at. */
export interface Grid {
  /** Points along each axis. */
  readonly points: number;
  /** Length of a step; the axes reach `reach` steps to both sides. */
  readonly step: number;
  readonly reach: number;
}

/** Coordinates along an axis, as in the paper: from −reach · step to reach · step. */
export function coordinates({ points, step, reach }: Grid): number[] {
  if (points === 1) return [0];
  return Array.from({ length: points }, (_, i) => step * reach * ((2 * i) / (points - 1) - 1));
}

/** The parts of the loss at one point. */
export type Heights = Readonly<Record<LossPartName, number>>;

export interface WalkOptions {
  readonly parameters: readonly Tensor[];
  /** The rows, y, and the columns, x. */
  readonly directions: readonly [Direction, Direction];
  /** @param point - which point it is, row by row: other group elements and noise may be drawn for each */
  readonly partsAt: (point: number) => LossParts;
}

/**
 * The parts of the loss at `θ + y v + x u`. The parameters have their values back afterwards, to the last bit.
 *
 * @param point - number of the point
 * @throws UserError for a loss that is not finite there
 */
export function heightsAt(
  { parameters, directions: [v, u], partsAt }: WalkOptions,
  [y, x]: readonly [number, number],
  point: number,
): Heights {
  return noGrad(() =>
    tidy(() => {
      const before = parameters.map((parameter) => parameter.clone());
      try {
        parameters.forEach((parameter, i) => parameter.add_(v[i].mul(y).add(u[i].mul(x))));
        const { loss, mean, equiv } = partsAt(point);
        const heights = { L: loss.item(), L_mean: mean.item(), L_equiv: equiv.item() };
        if (Number.isFinite(heights.L)) return heights;
        throw new UserError(
          `the loss is ${heights.L} at (${y}, ${x}) from the weights: take a smaller step`,
        );
      } finally {
        parameters.forEach((parameter, i) => parameter.copy_(before[i]));
      }
    }),
  );
}
