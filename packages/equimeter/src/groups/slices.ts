import { cat, type Tensor, tidy } from "@equimeter/torch";

import { UserError } from "../errors.js";
import type { Elements } from "./element.js";
import type { Representation } from "./representation.js";
import { widths, written } from "./syntax.js";

/** A slice of the last axis, and how the group acts on it. */
export interface Slice {
  readonly of: Representation;
  readonly start: number;
  readonly end: number;
}

/**
 * Each part acts on its slice of the last axis, the rest stays: [rows, …, n]. Tensors stand in a slice
 * with their last index running fastest.
 */
export function sum(parts: readonly Slice[]): Representation {
  const sorted = parts.toSorted((a, b) => a.start - b.start);
  const terms = parts.map(({ of, start, end }) => ({ of: of.syntax, start, end }));
  const syntax = { kind: "sum", terms } as const;
  const name = written(syntax);
  const last = sorted.at(-1)!.end;
  return {
    name,
    syntax,
    act(elements, values) {
      const { shape } = values;
      const size = shape.at(-1)!;
      if (shape.length < 2 || size < last)
        throw new UserError(
          `${name} needs ${last} numbers or more along the last axis of [rows, …], ` +
            `got [${shape.join(", ")}]`,
        );
      return tidy(() => {
        const pieces: Tensor[] = [];
        let at = 0;
        for (const { of, start, end } of sorted) {
          pieces.push(values.narrow(-1, at, start - at));
          pieces.push(actOnSlice(of, elements, values.narrow(-1, start, end - start)));
          at = end;
        }
        pieces.push(values.narrow(-1, at, size - at));
        return cat(pieces, -1);
      });
    },
  };
}

function actOnSlice(of: Representation, elements: Elements, slice: Tensor): Tensor {
  if (of.syntax.kind !== "tensor") return of.act(elements, slice);
  const axes = Array.from({ length: of.syntax.rank }, () => 3);
  return of
    .act(elements, slice.reshape([...slice.shape.slice(0, -1), ...axes]))
    .reshape(slice.shape);
}

/**
 * An action on the last axis, on another one: `point` on axis 1 of [rows, 3, N].
 *
 * @param axis - from 1 on
 */
export function onAxis(axis: number, of: Representation): Representation {
  const syntax = { kind: "onAxis", axis, of: of.syntax } as const;
  const name = written(syntax);
  const known = widths(of.syntax);
  return {
    name,
    syntax,
    act(elements, values) {
      const { shape } = values;
      if (axis >= shape.length)
        throw new UserError(`${name}: there is no axis ${axis} in [${shape.join(", ")}]`);
      if (known && !known.includes(shape[axis]))
        throw new UserError(
          `${name} needs ${known.join(" or ")} along axis ${axis}, got [${shape.join(", ")}]`,
        );
      return tidy(() => of.act(elements, values.movedim(axis, -1)).movedim(-1, axis));
    },
  };
}
