import { ones, type Tensor, tidy, zeros } from "@equimeter/torch";

import { type Batch, sampleCount, sampleOfRow } from "../data/batch.js";
import { UserError } from "../errors.js";
import { type Rows, rowsOf } from "./masked.js";
import type { Actions } from "./twist.js";

/**
 * The batch with every sample moved so that the mean of its points is the origin: for models that
 * are not translation-invariant, which would otherwise be asked about far-off places when their
 * input turns about the origin. All inputs and labels declared as `point` move along.
 *
 * @param mask - the field that tells points from padding, where there is one; see `rowsOf`
 * @throws UserError when no input is declared as `point`
 */
export function centre(
  batch: Batch,
  { inputs, outputs, mask }: Actions & { readonly mask?: string },
): Batch {
  const pointsOf = (fields: Actions["inputs"]) =>
    Object.keys(fields).filter((name) => fields[name].name === "point" && name in batch);
  const [first] = pointsOf(inputs);
  if (!first) throw new UserError('there is nothing to centre: no input is declared as "point"');
  const moved = tidy(() => {
    const samples = sampleCount(batch, first);
    const middle = centroids(rowsOf(batch, samples, mask), batch[first], samples);
    const shifted: Batch = {};
    for (const field of new Set([...pointsOf(inputs), ...pointsOf(outputs)])) {
      const values = batch[field];
      const shift = middle.to(values.dtype).indexSelect(0, sampleOfRow(batch, values, samples));
      const [rows, ...rest] = values.shape;
      shifted[field] = values.sub(
        shift.view([rows, ...rest.slice(0, -1).map(() => 1), rest.at(-1)!]),
      );
    }
    return shifted;
  });
  return { ...batch, ...moved };
}

/** The mean point of each sample, [samples, 3] float64, of points [rows, …, 3]; in the plane 2. */
export function centroids(rows: Rows, points: Tensor, samples: number): Tensor {
  const options = { dtype: "float64", device: points.device } as const;
  const index = rows.sampleOf(points);
  const axes = points.shape.at(-1)!;
  const perRow = rows.of(points).to("float64").reshape([index.shape[0], -1, axes]);
  const counts = ones([index.shape[0]], options).mul(perRow.shape[1]);
  const sum = zeros([samples, axes], options).indexAdd(0, index, perRow.sum(1));
  return sum.div(zeros([samples], options).indexAdd(0, index, counts).unsqueeze(1));
}
