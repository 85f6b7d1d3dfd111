import { noGrad, stack, type Tensor, tidy, where } from "@equimeter/torch";

import { UserError } from "../errors.js";

/**
 * The frame of a point cloud that turns along with it, and how near it is to a place where it jumps.
 * All float64, on the device of the points.
 */
export interface CanonicalFrame {
  /** [B, 3, 3]; its rows are the axes, so that R x has the same coordinates however x lies. */
  readonly rotation: Tensor;
  /**
   * [B] from 0 to 1: the smaller difference of neighbouring eigenvalues of the second moments, over the
   * largest of them. At 0 two axes are arbitrary; errors of the points grow by its inverse in the frame.
   */
  readonly axisGap: Tensor;
  /**
   * [B] from 0 to 1: the smaller correlation, of the first two axes, between coordinates along the axis
   * and places in the order. At 0 the direction of an axis is arbitrary.
   */
  readonly signGap: Tensor;
}

/**
 * Rotations R(x) with R(g x) = R(x) g⁻¹, to rounding, for every rotation g: the principal axes of the
 * points about their mean, the longest first. Of chains, whose points have an order: the first two
 * axes point to where the later points lie, the third makes the frame right-handed. (Frames of point
 * clouds: Puny et al. 2022, who average over all four choices of the signs where this takes one.)
 *
 * No such frame is continuous: this one jumps where two eigenvalues meet and where the later points of
 * a chain lie on no side of an axis (`axisGap`, `signGap` of 0). There, as for points on a line or in
 * one place, it is some rotation, and what turns x need not turn it.
 *
 * @param points - [B, N, 3]; where they lie does not matter
 * @param mask - [B, N] bool, which of the points there are; what stands elsewhere does not matter
 * @returns without gradients
 * @throws UserError for other shapes, points that are not finite
 */
export function canonicalFrame(points: Tensor, mask: Tensor): CanonicalFrame {
  check(points, mask);
  return noGrad(() =>
    tidy(() => {
      const { count, centred, order } = momentsOf(points, mask);
      const covariance = centred.transpose(1, 2).matmul(centred).div(count.unsqueeze(1));
      const { device } = covariance;
      checkFinite(covariance);
      // Nine numbers a sample: a GPU would take longer, and round differently.
      const { eigenvalues, eigenvectors } = covariance.to("cpu").linalgEigh(); // rising
      const [least, middle, largest] = eigenvalues.unbind(1);
      const towards = order.unsqueeze(1).matmul(centred).squeeze(1).to("cpu"); // [B, 3]
      const axes = [2, 1].map((column) => {
        const axis = eigenvectors.select(2, column); // [B, 3]
        const side = axis.mul(towards).sum(1, { keepdim: true });
        return { axis: where(side.lt(0), axis.neg(), axis), side: side.squeeze(1).abs() };
      });
      const [first, second] = axes.map(({ axis }) => axis);
      const rotation = stack([first, second, first.linalgCross(second, { dim: 1 })], 1);
      const smaller = largest.sub(middle).minimum(middle.sub(least));
      const scale = order.square().sum(1).mul(count.squeeze(1)).to("cpu");
      const correlations = axes.map(({ side }, i) =>
        ratio(side, scale.mul([largest, middle][i]).sqrt()),
      );
      return {
        rotation: rotation.to({ device }),
        axisGap: ratio(smaller, largest).to({ device }),
        signGap: correlations[0].minimum(correlations[1]).to({ device }),
      };
    }),
  );
}

/**
 * The rotations of `canonicalFrame` alone, [B, 3, 3] float64.
 *
 * @throws UserError as it does
 */
export function canonicalRotation(points: Tensor, mask: Tensor): Tensor {
  return canonicalFrame(points, mask).rotation;
}

/** In float64, 0 where there is no point: about their mean, and the place in the order about its own. */
function momentsOf(points: Tensor, mask: Tensor): Record<"count" | "centred" | "order", Tensor> {
  const missing = mask.logicalNot();
  const count = mask.sum(1, { keepdim: true }).to("float64").clamp(1); // [B, 1]
  const present = points.to("float64").maskedFill(missing.unsqueeze(2), 0);
  const mean = present.sum(1, { keepdim: true }).div(count.unsqueeze(1));
  const places = mask.cumsum(1).to("float64").maskedFill(missing, 0);
  const middle = places.sum(1, { keepdim: true }).div(count);
  return {
    count,
    centred: present.sub(mean).maskedFill(missing.unsqueeze(2), 0),
    order: places.sub(middle).maskedFill(missing, 0),
  };
}

/** Of numbers from 0 on; 0 / 0 is 0. */
function ratio(part: Tensor, whole: Tensor): Tensor {
  return where(whole.gt(0), part.div(whole), whole.zerosLike()).clamp(0, 1);
}

function check(points: Tensor, mask: Tensor): void {
  const [samples, count] = mask.shape;
  const expected = [samples, count, 3].join(", ");
  if (mask.rank !== 2 || mask.dtype !== "bool")
    throw new UserError(
      `the mask must be bool [B, N], not ${mask.dtype} [${mask.shape.join(", ")}]`,
    );
  if (points.shape.join(", ") !== expected || !/float/.test(points.dtype))
    throw new UserError(
      `points of a frame must be float [${expected}], not ${points.dtype} [${points.shape.join(", ")}]`,
    );
}

function checkFinite(covariance: Tensor): void {
  const finite = covariance.isfinite().all(-1).all(-1).toNumbers();
  const wrong = finite.findIndex((one) => !one);
  if (wrong >= 0)
    throw new UserError(
      `sample ${wrong} has points that are not finite, which have no frame; leave them out of the mask`,
    );
}
