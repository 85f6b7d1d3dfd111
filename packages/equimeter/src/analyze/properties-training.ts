import {
  defaultGenerator,
  Generator,
  manualSeed,
  nn,
  noGrad,
  optim,
  type Tensor,
  tensor,
  tidy,
} from "@equimeter/torch";

import {
  type AugmentOptions,
  augmentPositions,
  noiseLike,
  type VoxelAtoms,
  type VoxelGrid,
} from "../data/voxels/index.js";
import { densityOf } from "../data/voxels/tensor.js";
import { UserError } from "../errors.js";
import { PropertyHead, type PropertyHeadOptions } from "../models/voxmol/head.js";
import { softSubsample } from "../data/index.js";
import { DataOrder } from "../train/order.js";

/** A network that draws a clean density from a noisy one by way of latents, such as Voxmol. */
export interface Autoencoder<E extends { readonly latent: Tensor }> {
  /** Of densities [B, C, X, Y, Z] the latents [B, D, x, y, z], and whatever else `decode` needs. */
  encode(density: Tensor): E;
  /** The clean densities, [B, C, X, Y, Z]. */
  decode(encoding: E): Tensor;
}

/**
 * What learns the property (002, section 4.3). "encoder", the paper's Encoder-only: the encoder with the
 * head, by the property alone. "joint", its Enc+Dec+Denoise: all of it, with the loss of denoising beside
 * that of the property. "frozen", which the paper does not have: the head alone, on latents as they are.
 */
export type PropertySetup = "frozen" | "encoder" | "joint";

/** Molecules and the property of each, in an order of their own. */
export interface LabelledMolecules {
  readonly molecules: readonly VoxelAtoms[];
  /** Of size one: the loss is not scaled. */
  readonly values: readonly number[];
}

export interface PropertyTrainingOptions {
  readonly setup: PropertySetup;
  /** Default 1000. */
  readonly steps?: number;
  /** Molecules a step. Default 8. */
  readonly batchSize?: number;
  /** Of AdamW, for the head and whatever else learns. Default 5e-4. */
  readonly learningRate?: number;
  /** Places each molecule at random, each time it is taken. Default: as it lies. */
  readonly augment?: AugmentOptions;
  /** Of the mean-squared error over voxels in "joint", beside 1 for that of the property. Default 1. */
  readonly denoisingWeight?: number;
  /** It starts at the mean of the values, unless `head.start` says otherwise. */
  readonly head?: PropertyHeadOptions;
  /** Of everything random. Default 0. */
  readonly seed?: number;
  /** Hears of each step; the loss is with that of denoising. */
  readonly onStep?: (step: number, loss: number) => void;
}

/** Where molecules become inputs. */
export interface Site {
  readonly grid: VoxelGrid;
  /** σ of the noise, 0 for none. */
  readonly sigma: number;
  readonly device: string;
}

type Network<E extends { readonly latent: Tensor }> = nn.Module & Autoencoder<E>;

/**
 * Trains a head on a network, calls `use` with what predicts then, and puts the network back as it was.
 * The mean-squared error and AdamW are choices of ours; the paper names neither.
 *
 * @param use - gets a function from noisy densities [B, C, X, Y, Z] to predictions [B], in evaluation
 *   mode
 * @throws UserError for options out of range, atoms outside of the grid, and a loss that is not finite
 */
export function withProperty<E extends { readonly latent: Tensor }, R>(
  network: Network<E>,
  data: LabelledMolecules,
  site: Site,
  options: PropertyTrainingOptions,
  use: (predict: (noisy: Tensor) => Tensor) => R,
): R {
  checkOptions(options);
  return kept(network, site.device, options.seed ?? 0, () => {
    const channels = tidy(
      () => noGrad(() => network.eval().encode(takeBatch(data, [0], site).noisy)).latent.shape[1],
    );
    const mean = data.values.reduce((sum, value) => sum + value, 0) / data.values.length;
    const head = new PropertyHead(channels, { start: mean, ...options.head }).to({
      device: site.device,
    });
    train(network, head, data, site, options);
    head.eval();
    network.eval();
    return use((noisy) => tidy(() => head.forward(network.encode(noisy).latent).squeeze(1)));
  });
}

/** Runs something that trains the network and draws random numbers; both are as before afterwards. */
function kept<R>(network: nn.Module, device: string, seed: number, run: () => R): R {
  const streams = [defaultGenerator];
  if (device !== "cpu") streams.push(new Generator("default", { device }));
  const states = streams.map((stream) => stream.state);
  const modes = network.modules().map((module) => [module, module.training] as const);
  const live = network.stateDict();
  const before = noGrad(() =>
    Object.fromEntries(Object.entries(live).map(([name, value]) => [name, value.clone()])),
  );
  try {
    manualSeed(seed);
    return run();
  } finally {
    network.loadStateDict(before);
    network.zeroGrad();
    for (const [module, training] of modes) module.training = training;
    streams.forEach((stream, i) => (stream.state = states[i]));
    for (const one of [...states, ...Object.values(before)]) one.dispose();
  }
}

function train<E extends { readonly latent: Tensor }>(
  network: Network<E>,
  head: PropertyHead,
  data: LabelledMolecules,
  site: Site,
  options: PropertyTrainingOptions,
): void {
  const { setup, steps = 1000, batchSize = 8, learningRate: lr = 5e-4, seed = 0 } = options;
  const { denoisingWeight = 1, augment, onStep } = options;
  const named = [
    ...[...head.namedParameters()].map(([name, one]) => [`head.${name}`, one] as const),
    ...(setup === "frozen" ? [] : network.namedParameters()),
  ];
  const optimizer = new optim.AdamW(named, { lr });
  const order = new DataOrder(softSubsample(data.molecules.length, data.molecules.length, seed));
  const random = new Generator(seed);
  network.train(setup !== "frozen");
  const lossOf = (indices: readonly number[]): Tensor => {
    const { clean, noisy } = takeBatch(data, indices, site, { random, augment });
    const encode = () => network.encode(noisy);
    const encoding = setup === "frozen" ? noGrad(encode) : encode();
    const values = tensor(
      indices.map((index) => data.values[index]),
      { dtype: clean.dtype, device: site.device },
    );
    const loss = head.forward(encoding.latent).squeeze(1).sub(values).square().mean();
    if (setup !== "joint") return loss;
    const error = network.decode(encoding).sub(clean).square().mean();
    return loss.add(error.mul(denoisingWeight));
  };
  for (let step = 1; step <= steps; step++) {
    optimizer.zeroGrad();
    const value = tidy(() => {
      const loss = lossOf(order.next(batchSize));
      loss.backward();
      return loss.item();
    });
    if (!Number.isFinite(value))
      throw new UserError(
        `the loss of step ${step} is ${value}: lower learningRate (${lr}), or scale the values`,
      );
    tidy(() => optimizer.step());
    onStep?.(step, value);
  }
}

interface Randomness {
  readonly random: Generator;
  readonly augment?: AugmentOptions;
}

/** Densities [B, C, X, Y, Z] of some molecules, and the same with noise where there is any. */
function takeBatch(
  { molecules }: LabelledMolecules,
  indices: readonly number[],
  { grid, sigma, device }: Site,
  { random, augment }: Partial<Randomness> = {},
): { clean: Tensor; noisy: Tensor } {
  return tidy(() => {
    const own = indices.map((index) => {
      const { positions, channels } = molecules[index];
      if (!augment || !random) return molecules[index];
      return { positions: augmentPositions(positions, random, augment), channels };
    });
    const density = densityOf(own, grid, "float32", (atoms, i) => {
      throw new UserError(
        `training molecule ${indices[i]}: ${atoms} of ${own[i].channels.length} atoms lie outside of ` +
          `the grid of ${grid.size.join(" × ")} voxels of ${grid.resolution} Å; take a larger grid, ` +
          "or leave such molecules out with gridFilter",
      );
    });
    const clean = density.to(device);
    if (sigma === 0 || !random) return { clean, noisy: clean };
    return { clean, noisy: clean.add(noiseLike(clean, sigma, random)) };
  });
}

function checkOptions(options: PropertyTrainingOptions): void {
  const { setup, steps = 1, batchSize = 8, learningRate = 1, denoisingWeight = 1 } = options;
  const { seed = 0 } = options;
  if (!["frozen", "encoder", "joint"].includes(setup))
    throw new UserError(
      `setup must be "frozen", "encoder" or "joint", not ${JSON.stringify(setup)}`,
    );
  for (const [name, value] of Object.entries({ steps, batchSize }))
    if (!Number.isInteger(value) || value < 1)
      throw new UserError(`${name} must be a whole number from 1 on, not ${value}`);
  if (batchSize < 2 && options.head?.batchNorm !== false)
    throw new UserError(
      `batchSize must be 2 at least, for the head standardises latents by the batch, not ${batchSize}`,
    );
  for (const [name, value] of Object.entries({ learningRate, denoisingWeight }))
    if (!(value >= 0 && value < Infinity))
      throw new UserError(`${name} must be a number from 0 on, not ${value}`);
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new UserError(`the seed must be a whole number from 0 on, not ${seed}`);
}
