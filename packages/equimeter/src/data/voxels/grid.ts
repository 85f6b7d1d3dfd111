import { nearest, UserError } from "../../errors.js";
import { atomicNumberOf } from "../elements.js";

/** Which voxels an atom is drawn on. See voxelGrid. */
export type WindowKind = "voxmol" | "symmetric";

export interface VoxelOptions {
  /** Voxels along each axis, or along x, y and z. Default 64. */
  grid?: number | readonly [number, number, number];
  /** Å from voxel to voxel. Default 0.25. */
  resolution?: number;
  /** Of the atoms in Å, of all or by symbol. Default 0.5. */
  radius?: number | Readonly<Record<string, number>>;
  /** Symbols of the elements, one channel each. Default C H O N F S Cl Br. */
  channels?: readonly string[];
  /**
   * Where the grid lies: the centre of voxel i is at resolution · (i − ⌊size / 2⌋ + offset). Default
   * 1.125, VoxMol's; 0.5 centres a grid of even size on the origin.
   */
  offset?: number;
  /** Default "voxmol". */
  window?: WindowKind;
  /** Voxels of the window on each side of the one in its middle. Default 5, which makes 11³. */
  reach?: number;
}

/** A cuboid of voxels and how atoms are drawn on it. */
export interface VoxelGrid {
  readonly size: readonly [number, number, number];
  /** X · Y · Z */
  readonly voxels: number;
  /** Å */
  readonly resolution: number;
  readonly offset: number;
  /** Of the centre of the first voxel, Å. */
  readonly origin: readonly [number, number, number];
  /** Of the whole grid, Å: what rotations of the grid leave where it is. */
  readonly centre: readonly [number, number, number];
  readonly channels: readonly string[];
  /** By channel, Å. */
  readonly radii: readonly number[];
  /** Channel by atomic number. */
  readonly channelOf: ReadonlyMap<number, number>;
  readonly window: WindowKind;
  readonly reach: number;
}

const voxmolChannels = ["C", "H", "O", "N", "F", "S", "Cl", "Br"];
const voxmolOffset = 1.125;

/** Of one molecule, over all channels: beyond 8 GB of float32 it is surely a mistake. */
const mostValues = 2 ** 31;

/**
 * The grid that all functions of this folder draw on. By default it is VoxMol's: 64³ voxels of
 * 0.25 Å and eight elements of radius 0.5 Å. That grid covers −7.72 … 8.03 Å, its centre is
 * at 0.156 Å along each axis.
 *
 * An atom at r is drawn on the voxels of a window around it only. "voxmol" takes along each axis those
 * from ⌊r / resolution⌋ + ⌊size / 2⌋ − reach to … + reach, which with the default offset does not have
 * the atom in its middle: the nearest voxel left out is 1.22 to 1.47 Å away on one side, 1.53 to 1.78 Å
 * on the other, and densities up to 0.0010 are cut off. "symmetric" takes those whose centres are within
 * reach + ½ voxels (1.375 Å, 0.00016).
 *
 * A molecule turned by 90° about the grid's centre has the same grid turned by 90° where windows are
 * symmetric. With "voxmol" windows of the default grid the two differ by up to 0.0013 in a voxel, and by
 * 0.0005 of the grid's norm.
 *
 * @throws UserError for a value that is no size, length or element
 */
export function voxelGrid(options: VoxelOptions = {}): VoxelGrid {
  const { grid = 64, resolution = 0.25, channels = voxmolChannels } = options;
  const { offset = voxmolOffset, window = "voxmol", reach = 5 } = options;
  const size = sizeOf(grid, channels.length);
  checkLength("resolution", resolution);
  if (!Number.isFinite(offset))
    throw new UserError(`offset must be a number of voxels such as 0.5, not ${offset}`);
  if (window !== "voxmol" && window !== "symmetric")
    throw new UserError(`window must be "voxmol" or "symmetric", not ${JSON.stringify(window)}`);
  if (!Number.isInteger(reach) || reach < 1)
    throw new UserError(`reach must be a whole number of voxels from 1 on, not ${reach}`);
  const along = (index: number) => (n: number) => resolution * (index * (n - 1) - half(n) + offset);
  return {
    size,
    voxels: size[0] * size[1] * size[2],
    resolution,
    offset,
    origin: mapAxes(size, along(0)),
    centre: mapAxes(size, along(0.5)),
    channels,
    radii: radiiOf(channels, options.radius ?? 0.5),
    channelOf: numbersOf(channels),
    window,
    reach,
  };
}

/** ⌊size / 2⌋ */
export function half(size: number): number {
  return Math.floor(size / 2);
}

function mapAxes<T>(values: readonly [number, number, number], change: (value: number) => T) {
  return values.map(change) as unknown as readonly [T, T, T];
}

function sizeOf(
  grid: number | readonly number[],
  channels: number,
): readonly [number, number, number] {
  const size = typeof grid === "number" ? [grid, grid, grid] : grid;
  const isSize = size.length === 3 && size.every((n) => Number.isInteger(n) && n >= 1);
  if (!isSize)
    throw new UserError(
      `grid must be a number of voxels such as 64, or three such as [64, 64, 32], ` +
        `not ${JSON.stringify(grid)}`,
    );
  const values = size[0] * size[1] * size[2] * channels;
  if (values > mostValues)
    throw new UserError(
      `a grid of ${size.join(" × ")} voxels and ${channels} channels takes ` +
        `${(values / 2 ** 28).toPrecision(3)} GB a molecule; take fewer or larger voxels`,
    );
  return size as unknown as readonly [number, number, number];
}

function checkLength(name: string, value: unknown): void {
  if (typeof value !== "number" || !(value > 0 && value < Infinity))
    throw new UserError(`${name} must be a length in Å above 0, not ${JSON.stringify(value)}`);
}

function numbersOf(channels: readonly string[]): Map<number, number> {
  const numbers = new Map<number, number>();
  for (const [channel, symbol] of channels.entries()) {
    const number = atomicNumberOf(symbol);
    if (number === undefined)
      throw new UserError(
        `channels: ${JSON.stringify(symbol)} is no element; name one by its symbol`,
      );
    if (numbers.has(number))
      throw new UserError(`channels: ${symbol} stands there twice; leave one of them out`);
    numbers.set(number, channel);
  }
  if (numbers.size === 0) throw new UserError("channels must name at least one element");
  return numbers;
}

function radiiOf(
  channels: readonly string[],
  radius: number | Readonly<Record<string, number>>,
): number[] {
  if (typeof radius !== "object") {
    checkLength("radius", radius);
    return channels.map(() => radius);
  }
  for (const symbol of Object.keys(radius)) {
    if (channels.includes(symbol)) continue;
    const guess = nearest(symbol, channels);
    throw new UserError(
      `radius: ${symbol} is none of the channels ${channels.join(", ")}` +
        (guess ? `; did you mean ${guess}?` : ""),
    );
  }
  return channels.map((symbol) => {
    if (radius[symbol] === undefined)
      throw new UserError(`radius: there is none for ${symbol}; give one for each channel`);
    checkLength(`radius of ${symbol}`, radius[symbol]);
    return radius[symbol];
  });
}
