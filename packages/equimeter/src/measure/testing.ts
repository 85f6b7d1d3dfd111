import { arange, Generator, randn, stack, type Tensor, tensor, zeros } from "@equimeter/torch";

import type { Batch } from "../data/batch.js";
import { invariant, point, vector } from "../groups/representation.js";
import { directions, legendre } from "../groups/testing.js";
import type { Model } from "../models/model.js";

/** Models and data whose decomposition is known, for tests. All in float64. */

const float64 = { dtype: "float64" } as const;
const integers = { dtype: "int64" } as const;

/** An arbitrary matrix with nothing symmetric about it. */
export const matrix = [
  [1, 0.3, -0.2],
  [0.1, 1.2, 0.4],
  [-0.5, 0, 0.7],
];

export const vectorsToVectors = {
  inputs: { x: vector },
  outputs: { v: vector },
  target: "v",
} as const;

/** `v = B x`: under rotations μ = (tr B / 3) x and L_equiv = ‖B − (tr B / 3) I‖²_F ‖x‖² / 9. */
export function linearMap(B: number[][] = matrix): Model {
  const weight = tensor(B, float64).t();
  return { forward: ({ x }) => ({ v: x.matmul(weight.to(x.dtype)) }) };
}

/** The same map of every atom's position to its force. */
export function linearMapOfAtoms(B: number[][] = matrix): Model {
  const map = linearMap(B);
  return { forward: ({ positions }) => ({ forces: map.forward({ x: positions }).v }) };
}

/** tr B / 3 and the mean square of what `B − (tr B / 3) I` makes of a random vector of length √3. */
export function linearMapMoments(B: number[][] = matrix): { scale: number; spread: number } {
  const scale = (B[0][0] + B[1][1] + B[2][2]) / 3;
  const squares = B.flat().reduce((sum, b) => sum + b ** 2, 0);
  return { scale, spread: squares / 3 - scale ** 2 };
}

/** n normal vectors x, and v = c x as their label. */
export function normalVectors(n: number, c: number, seed = 0): { x: Tensor; v: Tensor } {
  const x = randn([n, 3], { generator: new Generator(seed), ...float64 });
  return { x, v: x.mul(c) };
}

export const directionsToEnergy = {
  inputs: { x: vector },
  outputs: { energy: invariant },
  target: "energy",
} as const;

/**
 * `energy = mean + Σ_l a_l P_l(x · e_z)`, a_l from l = 1: under rotations μ is the mean and
 * L_equiv = Σ a_l² / (2l + 1) for every direction x.
 */
export function legendreModel(mean: number, a: number[]): Model {
  return {
    forward({ x }) {
      const cosine = x.select(1, 2);
      const terms = a.map((coefficient, i) => legendre(i + 1, cosine).mul(coefficient));
      return { energy: terms.reduce((sum, term) => sum.add(term)).add(mean) };
    },
  };
}

/** Σ a_l² / (2l + 1) */
export function legendreVariance(a: number[]): number {
  return a.reduce((sum, coefficient, i) => sum + coefficient ** 2 / (2 * i + 3), 0);
}

/** n directions x with one energy as the label of all. */
export function labelledDirections(n: number, energy: number, seed = 0): Batch {
  return { x: directions(n, new Generator(seed)), energy: zeros([n], float64).add(energy) };
}

/** Two classes with the logits 0 and `shift + slope · (x · e_z)`. */
export function twoClasses(shift: number, slope: number): Model {
  return {
    forward({ x }) {
      const logit = x.select(1, 2).mul(slope).add(shift);
      return { logits: stack([logit.zerosLike(), logit], 1) };
    },
  };
}

export const atomsToForces = {
  inputs: { positions: point },
  outputs: { forces: vector },
  target: "forces",
} as const;

/**
 * Molecules of these sizes with random positions; forces are c times the positions. The neighbours
 * of an atom are those before and after it, in a ring.
 */
export function molecules(sizes: number[], c: number, seed = 0): Batch {
  const atoms = sizes.reduce((sum, size) => sum + size, 0);
  const positions = randn([atoms, 3], { generator: new Generator(seed), ...float64 });
  const counts = tensor(sizes, integers);
  let first = 0;
  const rings = sizes.flatMap((size) => {
    const ring = Array.from({ length: size }, (_, i) => [(i + 1) % size, (i + size - 1) % size]);
    first += size;
    return ring.map((pair) => pair.map((i) => i + first - size));
  });
  return {
    positions,
    forces: positions.mul(c),
    atomicNumbers: arange(atoms).remainder(3),
    batch: arange(sizes.length).repeatInterleave(counts),
    atomCounts: counts,
    neighborIndex: tensor(rings, integers),
  };
}

/**
 * A small random network on all of x, smooth, of no particular degree and with vectors as output: a
 * stand-in for a model in training.
 */
export function network(width: number, gain: number, seed = 0): Model {
  const generator = new Generator(seed);
  const first = randn([3, width], { generator, ...float64 }).mul(gain);
  const shift = randn([width], { generator, ...float64 });
  const second = randn([width, 3], { generator, ...float64 }).div(Math.sqrt(width));
  return { forward: ({ x }) => ({ v: x.matmul(first).add(shift).tanh().matmul(second) }) };
}

/**
 * Forces from an atom's two neighbours: a network of the vector to each, weighted by a function of
 * the distance that can be computed beforehand.
 */
export function pairNetwork(width: number, gain: number): Model {
  const net = network(width, gain);
  return {
    invariants: (batch) => ({ weight: apart(batch).square().sum(-1).neg().exp() }),
    forward(batch, invariants) {
      const { weight } = invariants ?? this.invariants!(batch);
      const messages = net.forward({ x: apart(batch) }).v; // [N, 2, 3]
      return { forces: messages.mul(weight.unsqueeze(-1)).sum(1) };
    },
  };
}

/** Vectors to the neighbours, [N, 2, 3]. */
function apart({ positions, neighborIndex }: Batch): Tensor {
  const neighbors = positions.indexSelect(0, neighborIndex.reshape([-1]));
  return neighbors.view([...neighborIndex.shape, 3]).sub(positions.unsqueeze(1));
}
