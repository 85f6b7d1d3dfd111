import { eye, type nn, type Tensor, tidy } from "@equimeter/torch";

import type { Group } from "../../groups/index.js";
import type { SymmetricLayer } from "../../models/symmetric-layer.js";
import { commutantDimension, projectOntoCommutant } from "./commutant.js";
import { freePlaces, projectKernel, symmetrizeKernel } from "./kernels.js";
import { linearAction } from "./linear-action.js";

/** The space of a layer's weights, split into those that commute with the group and what is orthogonal to them. */
export interface LayerSpace {
  /** Of the parameter. */
  readonly name: string;
  readonly kind: SymmetricLayer["kind"];
  readonly parameter: Tensor;
  /** Numbers in the weight. */
  readonly size: number;
  /** The dimension of the weights that commute, of E. */
  readonly equivariant: number;
  /** The orthogonal projection of such a weight onto E. */
  readonly project: (weight: Tensor) => Tensor;
}

/**
 * What kernels are projected onto: those whose convolution `commutes` (`projectKernel`), or those that are
 * `symmetric` about their own middle, of which strided ones do not commute.
 */
export type KernelSpace = "commuting" | "symmetric";

export interface SpaceOptions {
  readonly group: Group;
  /** Default: commuting */
  readonly kernels?: KernelSpace;
}

/**
 * @param layers - that the model declares, such as `symmetricLayersOf` gives
 * @throws UserError for a group that the layers cannot be projected under
 */
export function layerSpaces(
  model: nn.Module,
  layers: readonly SymmetricLayer[],
  options: SpaceOptions,
): LayerSpace[] {
  const named = model.namedParameters();
  return layers.map((layer) => {
    const parameter = named.get(layer.parameter);
    if (!parameter) throw new RangeError(`the model declares ${layer.parameter} and has none`);
    const own = { name: layer.parameter, kind: layer.kind, parameter, size: parameter.size };
    return { ...own, ...spaceOf(layer, parameter, options) };
  });
}

function spaceOf(
  layer: SymmetricLayer,
  { shape }: Tensor,
  { group, kernels = "commuting" }: SpaceOptions,
): Pick<LayerSpace, "equivariant" | "project"> {
  if (layer.kind === "convolution") {
    const [outputs, inputs, size] = shape;
    if (kernels === "commuting")
      return {
        equivariant: outputs * inputs * freePlaces(size, layer, group),
        project: (weight) => projectKernel(weight, layer, group),
      };
    const middle = { stride: 1, padding: (size - 1) / 2 };
    return {
      equivariant: outputs * inputs * freePlaces(size, middle, group),
      project: (weight) => symmetrizeKernel(weight, group),
    };
  }
  if (layer.kind === "componentwise") return componentwise(shape[1], group);
  const between = {
    group,
    input: linearAction(layer.input),
    output: linearAction(layer.output),
  };
  return {
    equivariant: commutantDimension(between),
    project: (weight) => projectOntoCommutant(weight, between),
  };
}

/**
 * As the map `B_k,cl = W_kc δ_kl` from copies of a vector to one. Rotations and the symmetries of the cube
 * take such maps to sums of such maps: what is projected has the same form.
 */
function componentwise(copies: number, group: Group): Pick<LayerSpace, "equivariant" | "project"> {
  const between = (count: number) => ({
    group,
    input: linearAction(`${count} vectors`),
    output: linearAction("vector"),
  });
  const project = (weight: Tensor) =>
    tidy(() => {
      const one = eye(3, { dtype: weight.dtype, device: weight.device }).unsqueeze(1); // [3, 1, 3]
      const map = weight.unsqueeze(2).mul(one).reshape([3, -1]);
      const projected = projectOntoCommutant(map, between(weight.shape[1]));
      return projected.view([3, -1, 3]).mul(one).sum(2);
    });
  const ofOne = tidy(() => {
    const each = eye(3, { dtype: "float64" }); // column c is the copy that component c alone weighs
    return Math.round(project(each).trace().item());
  });
  return { equivariant: copies * ofOne, project };
}
