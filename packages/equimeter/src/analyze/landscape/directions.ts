import { type Generator, randn, type Tensor, tidy } from "@equimeter/torch";

/** A direction in the space of some parameters: one tensor for each, of its shape. */
export type Direction = readonly Tensor[];

/** A vector of all numbers as a direction. @param vector - [n] */
export function asDirection(vector: Tensor, parameters: readonly Tensor[]): Direction {
  let at = 0;
  return parameters.map((parameter) => {
    const part = vector.narrow(0, at, parameter.size).reshape(parameter.shape);
    at += parameter.size;
    return part.to({ dtype: parameter.dtype, device: parameter.device });
  });
}

/** A random direction of length 1. */
export function randomDirection(parameters: readonly Tensor[], generator: Generator): Direction {
  return tidy(() => {
    const draws = drawn(parameters, generator);
    const length = Math.hypot(...draws.map((draw) => draw.norm().item()));
    return draws.map((draw) => draw.div(length));
  });
}

/**
 * A random direction in which every filter, the numbers that lead to one output, is as long as the filter of the
 * parameter itself (Li et al. 2018, "Visualizing the loss landscape of neural nets", section 4); biases and
 * scales, which have no filters, stay as they are.
 */
export function filterNormalized(parameters: readonly Tensor[], generator: Generator): Direction {
  return tidy(() =>
    drawn(parameters, generator).map((draw, i) => {
      const parameter = parameters[i];
      if (parameter.rank < 2) return draw.mul(0);
      const lengths = (of: Tensor) =>
        of
          .detach()
          .reshape([of.shape[0], -1])
          .norm(2, 1)
          .view([-1, ...draw.shape.slice(1).map(() => 1)]);
      return draw.mul(lengths(parameter).div(lengths(draw)));
    }),
  );
}

/** Makes `direction` orthogonal to `other`, which has length 1, and of length 1. */
export function orthogonalTo(direction: Direction, other: Direction): Direction {
  return tidy(() => {
    const along = direction.reduce((sum, of, i) => sum + of.mul(other[i]).sum().item(), 0);
    const rest = direction.map((of, i) => of.sub(other[i].mul(along)));
    const length = Math.hypot(...rest.map((of) => of.norm().item()));
    return rest.map((of) => of.div(length));
  });
}

function drawn(parameters: readonly Tensor[], generator: Generator): Tensor[] {
  // On the CPU, so that a seed means the same direction on every device.
  return parameters.map(({ shape, dtype, device }) =>
    randn(shape, { dtype: "float64", generator }).to({ dtype, device }),
  );
}
