import { arange, tidy } from "@equimeter/torch";

import { UserError } from "../errors.js";
import type { Representation } from "./representation.js";
import { expectRows } from "./turn.js";

/**
 * Entries along one axis change places, entry i to place `permutation[i]`: members of a set, channels.
 * Of any type, [rows, …, m, …]. Elements without a permutation leave them.
 *
 * @param axis - from 1 on
 * @throws UserError for axis 0, which holds the samples
 */
export function permute(axis: number): Representation {
  const name = `permute(${axis})`;
  if (!Number.isInteger(axis) || axis < 1)
    throw new UserError(`${name} needs an axis from 1 on: axis 0 holds the samples`);
  return {
    name,
    syntax: { kind: "permute", axis },
    act({ rotation, permutation }, values) {
      const { shape } = values;
      const [rows] = shape;
      if (axis >= shape.length)
        throw new UserError(`${name}: there is no axis ${axis} in [${shape.join(", ")}]`);
      expectRows(rotation.shape[0], values, name);
      if (!permutation) return values;
      const [, m] = permutation.shape;
      if (shape[axis] !== m)
        throw new UserError(
          `${name}: the group permutes ${m} things, and axis ${axis} of [${shape.join(", ")}] ` +
            `has ${shape[axis]}`,
        );
      return tidy(() => {
        // Place k gets what comes there, as rows of a table [rows · m, …].
        const from = permutation.argsort(1);
        const first = arange(rows, { dtype: "int64", device: values.device }).mul(m);
        const index = from.add(first.unsqueeze(1)).reshape([rows * m]);
        const moved = values.movedim(axis, 1);
        const table = moved.reshape([rows * m, ...moved.shape.slice(2)]);
        return table.indexSelect(0, index).view(moved.shape).movedim(1, axis);
      });
    },
  };
}
