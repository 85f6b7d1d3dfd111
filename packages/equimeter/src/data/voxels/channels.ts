import { UserError } from "../../errors.js";
import { symbolOf } from "../elements.js";
import type { Structure } from "../structure.js";
import type { VoxelGrid } from "./grid.js";

/**
 * The channel of each atom, [n].
 *
 * @throws UserError with the structure's name for an element without a channel
 */
export function channelsOf({ atomicNumbers, name }: Structure, grid: VoxelGrid): Int32Array {
  return atomicNumbers.map((number, atom) => {
    const channel = grid.channelOf.get(number);
    if (channel !== undefined) return channel;
    throw new UserError(
      `${name}: there is no channel for ${symbolOf(number) ?? `element ${number}`} (atom ${atom}) ` +
        `among ${grid.channels.join(", ")}; add it to channels, or leave such molecules out with elementFilter`,
    );
  });
}
