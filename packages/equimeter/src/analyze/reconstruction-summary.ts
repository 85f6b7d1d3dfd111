import type { Turned } from "./inputs.js";
import type { TurnError } from "./reconstruction.js";
import type { Turn } from "./turns.js";

const quantities = ["equivariance", "truth", "floor", "meanSquare"] as const;

/** A mean over molecules and its standard error, NaN for one molecule. */
export interface Mean {
  readonly value: number;
  readonly error: number;
}

/** The errors of one axis and angle over all molecules. See TurnError. */
export interface TurnSummary extends Turn, Record<(typeof quantities)[number], Mean> {
  readonly turned: Turned;
  readonly covered: number;
  /** Sums over all molecules, over the sum of squares of the densities. */
  readonly relative: Record<"equivariance" | "truth" | "floor", number>;
}

/** A line for each axis, angle and what was turned, in the order of the errors. */
export function summarise(errors: readonly TurnError[]): TurnSummary[] {
  const groups = new Map<string, TurnError[]>();
  for (const error of errors) {
    const key = `${error.axis} ${error.angle} ${error.turned}`;
    const own = groups.get(key);
    if (own) own.push(error);
    else groups.set(key, [error]);
  }
  return [...groups.values()].map((own) => {
    const { axis, angle, turned, covered } = own[0];
    const [equivariance, truth, floor, meanSquare] = quantities.map((key) =>
      meanOf(own.map((error) => error[key])),
    );
    const relative = {
      equivariance: equivariance.value / meanSquare.value,
      truth: truth.value / meanSquare.value,
      floor: floor.value / meanSquare.value,
    };
    return { axis, angle, turned, equivariance, truth, floor, meanSquare, covered, relative };
  });
}

function meanOf(values: readonly number[]): Mean {
  const count = values.length;
  const value = values.reduce((sum, x) => sum + x, 0) / count;
  const squares = values.reduce((sum, x) => sum + (x - value) ** 2, 0);
  return { value, error: count > 1 ? Math.sqrt(squares / (count - 1) / count) : Number.NaN };
}
