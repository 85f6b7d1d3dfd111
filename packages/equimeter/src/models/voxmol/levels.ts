import { Down, Downsample, Up, Upsample } from "./blocks.js";
import type { VoxmolConfig } from "./config.js";

interface Level {
  /** Channels of the level, and of the next finer one (of the first convolution for the finest). */
  readonly width: number;
  readonly finer: number;
  readonly attends: boolean;
}

/** The finest first. Multipliers accumulate: 32 channels, [1, 2, 2, 4] are 32, 64, 128 and 512. */
function levels({ width, multipliers, attention }: VoxmolConfig): Level[] {
  let finer = width;
  return multipliers.map((multiplier, i) => {
    const level = { width: finer * multiplier, finer, attends: attention[i] };
    finer = level.width;
    return level;
  });
}

/** Channels at the coarsest level. */
export function latentWidth(config: VoxmolConfig): number {
  return levels(config).at(-1)!.width;
}

/** The way down. What each of these layers gives, the way up takes again. */
export function downLayers(config: VoxmolConfig): (Down | Downsample)[] {
  return levels(config).flatMap(({ width, finer, attends }, i, { length }) => [
    ...Array.from(
      { length: config.blocks },
      (_, k) => new Down(k === 0 ? finer : width, width, attends, config),
    ),
    ...(i < length - 1 ? [new Downsample(width)] : []),
  ]);
}

/** The way up: a block more a level, for what the first convolution and the downsamplings gave. */
export function upLayers(config: VoxmolConfig): (Up | Upsample)[] {
  return levels(config)
    .toReversed()
    .flatMap(({ width, finer, attends }, i, { length }) => [
      ...Array.from({ length: config.blocks }, () => new Up(width, width, attends, config)),
      new Up(width, finer, attends, config),
      ...(i < length - 1 ? [new Upsample(finer)] : []),
    ]);
}
