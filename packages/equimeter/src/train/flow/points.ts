import { type Tensor, tidy } from "@equimeter/torch";

import { UserError } from "../../errors.js";

/**
 * The points of every sample moved so that their mean is the origin; those outside the mask become 0,
 * whatever they were.
 *
 * @param points - [B, N, 3]
 * @param mask - [B, N] bool, which of the points there are
 * @throws UserError for other shapes, or a sample without points
 */
export function centre(points: Tensor, mask: Tensor): Tensor {
  checkPoints("the points", points, mask);
  return centred(points, mask);
}

/** `centre` of points that are known to be sound. */
export function centred(points: Tensor, mask: Tensor): Tensor {
  return tidy(() => {
    const present = masked(points, mask);
    const counts = mask.sum(1).to(points.dtype).view([-1, 1, 1]);
    return masked(present.sub(present.sum(1, { keepdim: true }).div(counts)), mask);
  });
}

/** The points, with 0 outside the mask. A product would leave NaN there. */
export function masked(points: Tensor, mask: Tensor): Tensor {
  return points.maskedFill(mask.logicalNot().unsqueeze(2), 0);
}

/** @throws UserError unless there is a mask [B, N] that leaves every sample a point */
export function checkMask(mask: Tensor): void {
  if (mask.rank !== 2 || mask.dtype !== "bool")
    throw new UserError(
      `the mask must be bool [B, N], not ${mask.dtype} [${mask.shape.join(", ")}]`,
    );
  const filled = mask.any(1).toNumbers();
  const empty = filled.findIndex((any) => !any);
  if (empty >= 0) throw new UserError(`the mask leaves sample ${empty} without points; drop it`);
}

/** @throws UserError unless these are points [B, N, 3] of a mask that `checkMask` takes */
export function checkPoints(name: string, points: Tensor, mask: Tensor): void {
  checkMask(mask);
  checkShape(name, points, [...mask.shape, 3]);
}

/** @throws UserError unless a tensor of real numbers has this shape */
export function checkShape(name: string, values: Tensor, shape: readonly number[]): void {
  if (values.shape.join() === shape.join() && /float/.test(values.dtype)) return;
  throw new UserError(
    `${name} must be float [${shape.join(", ")}], not ${values.dtype} [${values.shape.join(", ")}]`,
  );
}
