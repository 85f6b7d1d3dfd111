import { cat, type Tensor, tidy } from "@equimeter/torch";

import { UserError } from "../../errors.js";
import { convert, type Elements, inverse, vector } from "../../groups/index.js";
import type { FlowModel } from "../../train/flow/index.js";

/**
 * The twisted prediction Z_R(x) = R⁻¹ f(R x) of a model of the flow (eq. 1 of the paper): the points
 * and the previous prediction turn, what is predicted turns back.
 *
 * @param elements - a rotation for each row of the batch, [B, 3, 3]
 */
export function twistedFlow(model: FlowModel, elements: Elements): FlowModel {
  return (points, t, mask, previous) =>
    tidy(() => {
      const own = convert(elements, points);
      const turned = (values: Tensor): Tensor => vector.act(own, values);
      const clean = model(turned(points), t, mask, previous && turned(previous));
      return vector.act(inverse(own), clean);
    });
}

/**
 * The same model, asked about some of the rows at a time: as many whole copies of `samples` rows as
 * `rowsPerPass` holds, one at least.
 *
 * @throws UserError unless rowsPerPass is a whole number from 1 on, or Infinity
 */
export function inPasses(model: FlowModel, samples: number, rowsPerPass: number): FlowModel {
  checkRows(rowsPerPass);
  const most = samples * Math.max(1, Math.floor(rowsPerPass / samples));
  return (points, t, mask, previous) => {
    const [rows] = mask.shape;
    if (rows <= most) return model(points, t, mask, previous);
    return tidy(() => {
      const parts: Tensor[] = [];
      for (let first = 0; first < rows; first += most) {
        const cut = (values: Tensor) => values.narrow(0, first, Math.min(most, rows - first));
        const [x, time, present] = [points, t, mask].map(cut);
        parts.push(model(x, time, present, previous && cut(previous)));
      }
      return cat(parts, 0);
    });
  };
}

/** @throws UserError unless it is a whole number from 1 on, or Infinity */
export function checkRows(rowsPerPass: number): void {
  if (rowsPerPass >= 1 && (Number.isInteger(rowsPerPass) || rowsPerPass === Infinity)) return;
  throw new UserError(`rowsPerPass must be a whole number from 1 on, not ${rowsPerPass}`);
}
