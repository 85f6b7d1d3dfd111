import { arange, type Tensor } from "@equimeter/torch";

import type { Batch } from "../../data/batch.js";
import { UserError } from "../../errors.js";
import { bondOrders } from "./bond-orders.js";
import type { EscaipConfig } from "./config.js";
import { type DistanceBasis, distanceBasis } from "./distance-basis.js";

/** What the trunk sees of the neighbours; no rotation changes any of it. */
export interface Graph {
  /** [N] */
  readonly elements: Tensor;
  /** [N · K], rows of atoms: the sender of each edge. */
  readonly senders: Tensor;
  /** [N, K], true where there is an edge. */
  readonly mask: Tensor;
  readonly distances: DistanceBasis;
  /** [N, directionBasis] */
  readonly orders: Tensor;
  /** [N, K, K]: cosines of the angles between the edges of an atom. */
  readonly angles: Tensor;
}

/**
 * @param directions - as `edgeDirections` gives them
 * @throws UserError for an element without an embedding
 */
export function graphOf(batch: Batch, directions: Directions, config: EscaipConfig): Graph {
  checkElements(batch.atomicNumbers, config.elements);
  const { unit, length, mask, lonely } = directions;
  const angles = unit.matmul(unit.transpose(1, 2));
  return {
    elements: batch.atomicNumbers,
    senders: batch.neighborIndex.view([-1]),
    mask,
    distances: distanceBasis(length, batch.neighborMask, config),
    orders: bondOrders(angles, mask, config.directionBasis).mul(lonely.logicalNot().unsqueeze(-1)),
    angles,
  };
}

function checkElements(atomicNumbers: Tensor, elements: number): void {
  const largest = atomicNumbers.max().item();
  if (largest >= elements)
    throw new UserError(
      `there is no embedding for element ${largest}: the model knows atomic numbers below ${elements} ` +
        '("elements" of its configuration)',
    );
}

export interface Directions {
  /** [N, K, 3], from the neighbour to the atom; 0 in empty slots. */
  readonly unit: Tensor;
  /** [N, K] Å */
  readonly length: Tensor;
  /** [N, K] */
  readonly mask: Tensor;
  /** [N]: atoms without any neighbour. */
  readonly lonely: Tensor;
}

/**
 * Directions along the edges. As in the original, an atom without neighbours gets itself as a
 * neighbour in the direction (1, 0, 0), whichever way the molecule lies: such atoms break the symmetry.
 */
export function edgeDirections(batch: Batch): Directions {
  const { positions, neighborIndex, neighborMask } = batch;
  const [atoms, slots] = neighborIndex.shape;
  const neighbors = positions.indexSelect(0, neighborIndex.view([-1])).view([atoms, slots, 3]);
  const vectors = positions.unsqueeze(1).sub(neighbors).sub(shifts(batch));
  const length = vectors.square().sum([-1], { keepdim: true }).sqrt();
  const lonely = neighborMask.any(1).logicalNot();
  const first = arange(slots, { device: positions.device }).eq(0);
  const fake = lonely.unsqueeze(1).logicalAnd(first); // [N, K]
  const alongX = arange(3, { device: positions.device }).eq(0).to(positions.dtype);
  const unit = vectors
    .div(length.clamp({ min: 1e-12 }))
    .mul(neighborMask.unsqueeze(-1))
    .add(fake.unsqueeze(-1).mul(alongX));
  return { unit, length: length.squeeze(-1), mask: neighborMask.logicalOr(fake), lonely };
}

/** What has to be added to a neighbour's position to reach its periodic image, [N, K, 3] Å or 0. */
function shifts({ cell, neighborImage, batch }: Batch): Tensor | number {
  if (!cell || !neighborImage) return 0;
  return neighborImage.to(cell.dtype).matmul(cell.indexSelect(0, batch));
}
