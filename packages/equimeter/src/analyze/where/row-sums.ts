import { arange, type Tensor, tidy } from "@equimeter/torch";

import type { Design } from "../../groups/design.js";
import { meanSquaredError } from "../../measure/losses.js";
import { concatenate, type Sums, sums } from "../../measure/sums.js";

/** Of predictions at once, so that what is in between stays small. */
const numbersAtOnce = 2 ** 23;

/**
 * The sums of squared errors of every row by itself.
 *
 * @param twisted - [passes, rows, components]
 * @param label - [rows, components]
 */
export function sumsOfRows(twisted: Tensor, label: Tensor, design: Design): Sums {
  const [passes, rows, components] = twisted.shape;
  const atOnce = Math.max(1, Math.floor(numbersAtOnce / (passes * components)));
  const pieces: Sums[] = [];
  for (let first = 0; first < rows; first += atOnce) {
    const groups = Math.min(atOnce, rows - first);
    const piece = tidy(() =>
      sums({
        twisted: twisted.narrow(1, first, groups),
        label: label.narrow(0, first, groups),
        design,
        loss: meanSquaredError,
        groupOfRow: arange(groups, { dtype: "int64", device: twisted.device }),
        groups,
      }),
    );
    pieces.push(piece);
  }
  return concatenate(pieces);
}
