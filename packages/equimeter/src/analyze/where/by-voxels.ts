import { type Tensor, tensor } from "@equimeter/torch";

import type { RowBreakdown } from "./breakdown.js";
import { classesBetween, evenClasses, type NumberClasses } from "./classes.js";

/** What of a grid the breakdowns need. */
export interface GridOf {
  /** Voxels along x, y and z. */
  readonly size: readonly number[];
  /** Å from voxel to voxel. */
  readonly resolution: number;
  /** Symbols of the elements. */
  readonly channels: readonly string[];
}

/** Of densities [B, C, X, Y, Z], where every voxel of every channel is a row. */
export function breakdownsOfVoxels(grid: GridOf): RowBreakdown[] {
  return [byChannel(grid), byDistance(grid), byDensity, byFrequency(grid)];
}

function byChannel({ channels, size }: GridOf): RowBreakdown {
  const classes = inAllChannels(channels.length, size, (channel) => channel);
  return {
    name: "element",
    title: "element of the channel",
    classes: channels,
    classOf: () => classes,
  };
}

function byDistance({ channels, size, resolution }: GridOf): RowBreakdown {
  const distance = (...place: readonly number[]) =>
    resolution * Math.hypot(...place.map((index, axis) => index - (size[axis] - 1) / 2));
  const classes = evenClasses(distance(0, 0, 0));
  const all = inAllChannels(channels.length, size, (_, x, y, z) =>
    classes.indexOf(distance(x, y, z)),
  );
  return {
    name: "distance",
    title: "distance from the centre (Å)",
    classes: classes.names,
    classOf: () => all,
  };
}

/** An empty voxel is a class of its own: most are. */
const densities: NumberClasses = classesBetween([Number.MIN_VALUE, 0.1, 0.3, 0.5, 0.7, 0.9]);

const byDensity: RowBreakdown = {
  name: "label",
  title: "true density of the voxel",
  classes: ["0", "below 0.1", ...densities.names.slice(2)],
  classOf: ({ batch, sample }) =>
    Int32Array.from(batch.density.select(0, sample).toTypedArray() as Float32Array, (value) =>
      densities.indexOf(value),
    ),
};

/** Shells of waves on the grid, in which those of every direction are together. */
function byFrequency({ channels, size, resolution }: GridOf): RowBreakdown {
  const frequency = (...place: readonly number[]) =>
    Math.hypot(...place.map((index, axis) => periodsOf(index) / (size[axis] * resolution)));
  const classes = evenClasses(frequency(...size.map((count) => count - 1)), 10);
  const all = inAllChannels(channels.length, size, (_, ...place) =>
    classes.indexOf(frequency(...place)),
  );
  return {
    name: "frequency",
    title: "spatial frequency (1/Å)",
    classes: classes.names,
    waves: (values) => onAllAxes(values, channels.length, size),
    classOf: () => all,
  };
}

/** Of the wave in row `index` of the real Fourier basis: whole periods along the axis. */
const periodsOf = (index: number): number => Math.ceil(index / 2);

/** [passes, C · X · Y · Z, 1] in the real Fourier basis of each axis. */
function onAllAxes(values: Tensor, channels: number, size: readonly number[]): Tensor {
  let grid = values.reshape([-1, channels, ...size]);
  size.forEach((count, axis) => {
    const basis = fourierBasis(count).to(values.device).transpose(0, 1);
    grid = grid
      .movedim(2 + axis, -1)
      .matmul(basis)
      .movedim(-1, 2 + axis);
  });
  return grid.reshape(values.shape);
}

/** Orthonormal waves along `count` places, [count, count]: constant, cosine and sine of 1 period, of 2, … */
export function fourierBasis(count: number): Tensor {
  const places = Array.from({ length: count }, (_, i) => i);
  const rows = places.map((index) => {
    const periods = periodsOf(index);
    const isAlone = index === 0 || 2 * periods === count; // the shortest wave of an even count has no sine
    const size = Math.sqrt((isAlone ? 1 : 2) / count);
    const shift = index > 0 && index % 2 === 0 ? Math.PI / 2 : 0;
    return places.map((x) => size * Math.cos((2 * Math.PI * periods * x) / count - shift));
  });
  return tensor(rows, { dtype: "float64" });
}

/** [C · X · Y · Z] */
function inAllChannels(
  channels: number,
  [sizeX, sizeY, sizeZ]: readonly number[],
  classOf: (channel: number, x: number, y: number, z: number) => number,
): Int32Array {
  const all = new Int32Array(channels * sizeX * sizeY * sizeZ);
  let at = 0;
  for (let channel = 0; channel < channels; channel++)
    for (let x = 0; x < sizeX; x++)
      for (let y = 0; y < sizeY; y++)
        for (let z = 0; z < sizeZ; z++) all[at++] = classOf(channel, x, y, z);
  return all;
}
