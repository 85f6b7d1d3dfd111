import { tensor, tidy } from "@equimeter/torch";

/** A quadratic surface through a grid of heights. */
export interface QuadraticFit {
  /** The share of the variation that it explains; 1 where there is no variation at all. */
  readonly rSquared: number;
  /** Standard deviation of what it leaves, with the degrees of freedom taken off. */
  readonly residual: number;
  /** That over the mean height. */
  readonly relativeResidual: number;
  /** `c + g_y y + g_x x + ½ (h_yy y² + 2 h_xy x y + h_xx x²)`. */
  readonly coefficients: {
    readonly constant: number;
    readonly gradient: readonly [y: number, x: number];
    readonly curvature: readonly [yy: number, xy: number, xx: number];
  };
}

/** Six unknowns. */
const unknowns = 6;

/**
 * Least squares in the coordinates of a grid.
 *
 * @param heights - [rows][columns]
 * @param axis - coordinates of both rows and columns
 */
export function quadraticFit(
  heights: readonly (readonly number[])[],
  axis: readonly number[],
): QuadraticFit {
  return tidy(() => {
    // In units of the reach, so that the columns are of one size.
    const reach = axis.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
    const rows = axis.flatMap((y) =>
      axis.map((x) => {
        const [b, a] = [y / reach, x / reach];
        return [1, b, a, (b * b) / 2, a * b, (a * a) / 2];
      }),
    );
    const values = heights.flat();
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const design = tensor(rows, { dtype: "float64" });
    // What varies may be small against the mean.
    const heightsAbove = tensor(
      values.map((value) => value - mean),
      { dtype: "float64" },
    );
    const [c, gy, gx, hyy, hxy, hxx] = design.pinverse().mv(heightsAbove).toNumbers();
    const fitted = design.mv(tensor([c, gy, gx, hyy, hxy, hxx], { dtype: "float64" }));
    const left = heightsAbove.sub(fitted).square().sum().item();
    const total = heightsAbove.square().sum().item();
    const residual = Math.sqrt(left / Math.max(1, values.length - unknowns));
    return {
      rSquared: total === 0 ? 1 : 1 - left / total,
      residual,
      relativeResidual: residual / mean,
      coefficients: {
        constant: c + mean,
        gradient: [gy / reach, gx / reach],
        curvature: [hyy / reach ** 2, hxy / reach ** 2, hxx / reach ** 2],
      },
    };
  });
}
