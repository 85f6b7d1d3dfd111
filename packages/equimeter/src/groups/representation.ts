import type { Tensor } from "@equimeter/torch";

import { UserError } from "../errors.js";
import { cell, invariant, point, pseudovector, tensor, vector } from "./cartesian.js";
import type { Elements } from "./element.js";
import { irreps } from "./irreps/representation.js";
import { permute } from "./permute.js";
import { onAxis, sum } from "./slices.js";
import { parseRepresentation, type Syntax } from "./syntax.js";
import { image, imageOf, voxels, voxelsOf, voxelVectors } from "./voxels.js";

export { cell, invariant, point, pseudovector, tensor, vector } from "./cartesian.js";

/** How group elements act on one named tensor, one element for each of its rows. */
export interface Representation {
  /** Its words, as `representationOf` takes them. */
  readonly name: string;
  readonly syntax: Syntax;
  /**
   * @param elements - one for each row of `values`
   * @param values - [rows, …]
   * @returns the shape of `values`
   * @throws UserError when the values cannot carry the action
   */
  act(elements: Elements, values: Tensor): Tensor;
}

/**
 * A representation by its words, such as `vector`, `irreps(8x0e+4x1o)` or
 * `point[0:3]+invariant[3:4] on axis 1`: the grammar is that of `parseRepresentation`.
 *
 * @throws UserError for other words
 */
export function representationOf(text: string): Representation {
  return representationFrom(parseRepresentation(text));
}

/** As `representationOf`; null for other words. */
export function representation(name: string): Representation | null {
  try {
    return representationOf(name);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

/** The representation that a syntax stands for. */
export function representationFrom(syntax: Syntax): Representation {
  switch (syntax.kind) {
    case "tensor":
      return tensor(syntax.rank);
    case "irreps":
      return irreps(syntax.blocks);
    case "voxels":
      if (syntax.fibre === null) return voxels;
      return syntax.fibre.kind === "vector"
        ? voxelVectors
        : voxelsOf(representationFrom(syntax.fibre));
    case "image":
      return syntax.fibre === null ? image : imageOf(representationFrom(syntax.fibre));
    case "permute":
      return permute(syntax.axis);
    case "sum":
      return sum(syntax.terms.map((term) => ({ ...term, of: representationFrom(term.of) })));
    case "onAxis":
      return onAxis(syntax.axis, representationFrom(syntax.of));
    default:
      return { invariant, vector, point, pseudovector, cell }[syntax.kind];
  }
}
