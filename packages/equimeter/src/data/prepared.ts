import { UserError } from "../errors.js";
import { type List, mapList } from "./list.js";
import {
  nearestNeighbors,
  type NearestNeighbors,
  type NeighborOptions,
} from "./neighbors/index.js";
import type { Structure } from "./structure.js";

/** A structure with the neighbours that every rotated copy of it shares. */
export interface Prepared {
  readonly structure: Structure;
  /** `index [n · K]`, −1 where there are fewer; `image [n · K · 3]` where it is periodic. */
  readonly neighbors: NearestNeighbors;
}

/** Finds the neighbours of every structure once. @throws UserError for coincident atoms, with the frame */
export function prepare(structures: Iterable<Structure>, options: NeighborOptions): Prepared[] {
  return Array.from(structures, (structure) => ({
    structure,
    neighbors: neighborsOf(structure, options),
  }));
}

/**
 * Structures that are too many to be kept with their neighbours: those of one are found when they are
 * first looked at, and kept as long as the item is.
 *
 * @throws UserError as `prepare` does, when the neighbours are asked for
 */
export function prepareOnDemand(
  structures: List<Structure>,
  options: NeighborOptions,
): List<Prepared> {
  return mapList(structures, (structure) => new OnDemand(structure, options));
}

class OnDemand implements Prepared {
  #neighbors: NearestNeighbors | undefined;

  constructor(
    readonly structure: Structure,
    private readonly options: NeighborOptions,
  ) {}

  get neighbors(): NearestNeighbors {
    return (this.#neighbors ??= neighborsOf(this.structure, this.options));
  }
}

function neighborsOf(structure: Structure, options: NeighborOptions): NearestNeighbors {
  const { positions, cell, periodic, name } = structure;
  try {
    if (!periodic.some(Boolean)) return nearestNeighbors(positions, options);
    if (!cell) throw new UserError("it is periodic but has no cell");
    return nearestNeighbors(positions, options, { cell, periodic });
  } catch (error) {
    if (error instanceof UserError) throw new UserError(`${name}: ${error.message}`);
    throw error;
  }
}
