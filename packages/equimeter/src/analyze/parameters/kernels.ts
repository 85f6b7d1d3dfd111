import { eye, ones, type Tensor, tidy, zeros } from "@equimeter/torch";

import { UserError } from "../../errors.js";
import { type Elements, type Group, voxels } from "../../groups/index.js";
import type { ConvolutionLayer } from "../../models/symmetric-layer.js";
import { exactElements } from "./exact-elements.js";

/** The stride and padding of a convolution. */
export type Window = Pick<ConvolutionLayer, "stride" | "padding">;

/**
 * The orthogonal projection of a kernel onto those whose convolution commutes with turns of the grid: the mean of
 * its values over each orbit of places, and 0 on orbits that leave the window.
 *
 * Place `t` of a kernel reads at `t − padding − (stride − 1)/2` from the middle of what it writes (a
 * transposed one writes there). Turns move these offsets about 0. Where the window lies around 0, this is the
 * mean `E_g K(g⁻¹ ·)`. A window of 3 with stride 2 does not: offsets −3/2, −1/2, 1/2 reach farther to one
 * side. Its operators do not commute unless the far side is 0, and the mean over the group would need a window of 4.
 *
 * @param kernel - [outputs, inputs, X, Y, Z], or the other way round for a transposed convolution
 * @throws UserError for kernels that do not turn onto themselves, and elements that are no group of turns
 *   of the cube
 */
export function projectKernel(kernel: Tensor, window: Window, group: Group): Tensor {
  return tidy(() => {
    const mean = meanOver(group);
    const box = (values: Tensor) => framed(values, window);
    const kept = mean(box(ones(kernel.shape.slice(2), like(kernel)).unsqueeze(0))).ge(inside);
    const values = mean(box(kernel)).mul(kept);
    return unframed(values, kernel.shape, window).to(kernel.dtype);
  });
}

/**
 * The mean of a kernel over turns about its own middle, wherever that lies: what makes it symmetric to look
 * at. Under a stride that puts the middle beside a voxel its convolution does not commute all the same.
 *
 * @throws UserError as `projectKernel` does
 */
export function symmetrizeKernel(kernel: Tensor, group: Group): Tensor {
  return tidy(() => meanOver(group)(kernel.to("float64")).to(kernel.dtype));
}

/** How many of a kernel's places are free where its convolution commutes: orbits inside of the window. */
export function freePlaces(size: number, window: Window, group: Group): number {
  return tidy(() => {
    const places = size ** 3;
    const each = eye(places, { dtype: "float64" });
    const projected = projectKernel(each.reshape([places, 1, size, size, size]), window, group);
    return Math.round(projected.reshape([places, places]).trace().item());
  });
}

/** A mean of ones over places that are all inside is 1 but for rounding, and at most 47/48 otherwise. */
const inside = 0.99;

const like = ({ device }: Tensor) => ({ dtype: "float64", device }) as const;

/** `E_g ρ(g) K` of the last three axes. */
function meanOver(group: Group): (values: Tensor) => Tensor {
  if (!group.elements)
    throw new UserError(
      `kernels turn exactly by the symmetries of the cube only, and ${group.name} has others: ` +
        "take a run that is measured under O, Oh or C4z",
    );
  const { rotation } = exactElements(group, 0);
  const count = rotation.shape[0];
  return (values) => {
    let sum = zeros(values.shape, like(values));
    for (let i = 0; i < count; i++)
      sum = tidy(() => sum.add(voxels.act(onRows(rotation, i, values.shape[0]), values)));
    return sum.div(count);
  };
}

const onRows = (rotation: Tensor, i: number, rows: number): Elements => ({
  rotation: rotation.narrow(0, i, 1).expand([rows, 3, 3]),
});

/** Zeros around a kernel, so that offset 0 is in the middle; [rows, …, X, Y, Z] float64. */
function framed(values: Tensor, window: Window): Tensor {
  return values.to("float64").constantPadNd(frame(values.shape.slice(-3), window).flat());
}

function unframed(values: Tensor, shape: readonly number[], window: Window): Tensor {
  const sides = frame(shape.slice(-3), window).toReversed();
  return sides.reduce(
    (rest, [before], i) => rest.narrow(rest.rank - 3 + i, before, shape[shape.length - 3 + i]),
    values,
  );
}

/** Zeros before and after, for the last axis first, as `constantPadNd` takes them. */
function frame(
  sizes: readonly number[],
  { stride, padding }: Window,
): (readonly [before: number, after: number])[] {
  return sizes.toReversed().map((size) => {
    const low = -padding - (stride - 1) / 2;
    const high = low + size - 1;
    const reach = Math.max(-low, high);
    return [low + reach, reach - high];
  });
}
