import { eye, type Tensor, tidy, zeros } from "@equimeter/torch";

import { UserError } from "../../errors.js";
import type { Elements, Group } from "../../groups/index.js";
import { exactElements } from "./exact-elements.js";
import type { LinearAction } from "./linear-action.js";

/** Between what a linear layer maps. */
export interface Between {
  readonly group: Group;
  readonly input: LinearAction;
  readonly output: LinearAction;
}

/**
 * The orthogonal projection of a linear map onto those that commute with the group,
 *
 *     P(W) = E_g ρ_out(g) W ρ_in(g)⁻¹
 *
 * exactly: see `exactElements`. It is linear, idempotent and, as both representations are orthogonal,
 * self-adjoint (section 4.2 and appendix A.1 of the paper, after Nordenfors et al. 2025).
 *
 * @param weight - [output, input]
 * @returns the same shape and precision
 * @throws UserError for another shape, and degrees or elements for which the mean is not exact
 */
export function projectOntoCommutant(weight: Tensor, between: Between): Tensor {
  const { input, output } = between;
  const { shape } = weight;
  if (shape.length !== 2 || shape[0] !== output.size || shape[1] !== input.size)
    throw new UserError(
      `a map from "${input.name}" to "${output.name}" has the shape [${output.size}, ${input.size}], ` +
        `not [${shape.join(", ")}]`,
    );
  return tidy(() => {
    const { rotation } = elementsFor(between);
    const wide = weight.to("float64");
    const count = rotation.shape[0];
    const atOnce = Math.max(1, Math.floor(mostNumbers / weight.size));
    let sum = zeros(shape, { dtype: "float64", device: weight.device });
    for (let first = 0; first < count; first += atOnce)
      sum = tidy(() => {
        const some = rotation.narrow(0, first, Math.min(atOnce, count - first));
        const elements = { rotation: some.to({ device: weight.device }) };
        const copies = wide.expand([some.shape[0], ...shape]);
        const right = input.act(elements, copies); // W ρ_in(g)⁻¹
        return sum.add(output.act(elements, right.transpose(1, 2)).transpose(1, 2).sum(0));
      });
    return sum.div(count).to(weight.dtype);
  });
}

/** In copies of a weight that are turned at once. */
const mostNumbers = 2 ** 22;

/**
 * The dimension of the space of maps that commute with the group: the trace of P, `E_g χ_out(g) χ_in(g)`.
 * From a representation to itself it is the sum of the squared multiplicities of its irreducible parts of
 * real type, as all of SO(3) are.
 */
export function commutantDimension(between: Between): number {
  return tidy(() => {
    const elements = elementsFor(between);
    const product = character(between.output, elements).mul(character(between.input, elements));
    return Math.round(product.mean().item());
  });
}

function elementsFor({ group, input, output }: Between): Elements {
  return exactElements(group, input.degree + output.degree);
}

/** χ(g) of each element, [n]. */
function character(action: LinearAction, elements: Elements): Tensor {
  const count = elements.rotation.shape[0];
  const basis = eye(action.size, { dtype: "float64" }).expand([count, action.size, action.size]);
  return action.act(elements, basis).diagonal({ dim1: 1, dim2: 2 }).sum(-1);
}
