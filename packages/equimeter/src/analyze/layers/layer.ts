import { cat, type Tensor, tidy } from "@equimeter/torch";

import type { Representation } from "../../groups/representation.js";
import { layerCosines, type LayerCosines, meanLatent } from "./cosines.js";
import { fewestSamples, fittedLayer, type FittedLayer, mostChannels } from "./fitted-action.js";
import { type Ratio, ratioOf } from "./ratio.js";
import type { RowKind, RowReader } from "./rows.js";
import { addTo, noSums, type TwistedSums, type TwistedVariance, varianceOf } from "./variance.js";

/** How a layer's latents answer to the group. */
export interface LayerReport {
  /** As in `namedModules()`, with the part of it where a module gives several tensors: `blocks.0[node]`. */
  readonly name: string;
  /** What has a row of latents. */
  readonly rows: RowKind;
  readonly channels: number;
  /** Were the latents not to change at all. */
  readonly invariant: RelativeVariance;
  /** Were they to turn as declared; null where nothing is. */
  readonly declared: (RelativeVariance & { readonly action: string }) | null;
  /** Null for fewer than four samples, and for more than 512 channels, whose fits take long. */
  readonly unexplained: UnexplainedShares | null;
  readonly cosines: {
    readonly whole: LayerCosines;
    /** Of what latents do not have in common. */
    readonly centred: LayerCosines;
  };
}

/**
 * E ‖Z_g − μ‖² of twisted latents `Z_g = ρ(g)⁻¹ h(g x)` with mean μ, from 0, where they turn so, to 1, where
 * nothing of them is left in the mean.
 */
export interface RelativeVariance {
  /** Over E ‖Z_g‖². */
  readonly relative: Ratio;
  /** Over E ‖Z_g − μ̄‖², μ̄ the mean over all rows: what rows have in common does not count. */
  readonly centred: Ratio;
}

/** 1 − R² of the latents of a turned sample by those of the sample as it lies. */
export interface UnexplainedShares {
  /** By themselves. */
  readonly still: Ratio;
  /** By the declared action. */
  readonly declared: Ratio | null;
  /** By the linear action that fits best, on other samples. */
  readonly fitted: Ratio;
  /** The declared action that was undone before the fit; null: none. */
  readonly after: string | null;
}

/** A layer while elements are looked at. */
export interface Layer {
  readonly name: string;
  /** Of each batch. */
  readonly readers: readonly RowReader[];
  readonly action: Representation | null;
  /** [rows] int64 */
  readonly sampleOfRow: Tensor;
  readonly samples: number;
  readonly frames: { readonly still: Frame; readonly declared: Frame | null };
  readonly fit: { readonly layer: FittedLayer; readonly frame: "still" | "declared" } | null;
  readonly pooled: readonly Float64Array[];
  readonly turned: Float64Array[][];
  /** Sums over elements of what is left unexplained, by sample. */
  readonly left: Record<"still" | "declared" | "fitted", Left>;
}

interface Frame {
  readonly base: Tensor;
  sums: TwistedSums;
}

interface Left {
  readonly error: Float64Array;
  readonly total: Float64Array;
}

/** What is read of one batch. */
export interface LayerRows {
  /** As it comes, [rows, channels]. */
  readonly still: Tensor;
  /** With the declared action undone. */
  readonly declared: Tensor | null;
  /** Means over all rows of each sample. */
  readonly pooled: readonly Float64Array[];
}

/** @param undone - the values with the declared action undone, where one is declared */
export function readRows(reader: RowReader, values: Tensor, undone: Tensor | null): LayerRows {
  return {
    still: reader.read(values),
    declared: undone && reader.read(undone),
    pooled: meansOf(reader, values),
  };
}

/**
 * @param rows - of h(x), by batch
 * @param counts - samples of each batch
 */
export function layerOf(
  name: string,
  readers: readonly RowReader[],
  rows: readonly LayerRows[],
  counts: readonly number[],
  action: Representation | null,
): Layer {
  const base = cat(rows.map(({ still }) => still));
  const firsts = counts.map((_, i) => counts.slice(0, i).reduce((sum, count) => sum + count, 0));
  const sampleOfRow = cat(readers.map((reader, i) => reader.sampleOfRow.add(firsts[i])));
  const samples = counts.reduce((sum, count) => sum + count, 0);
  // Grids move their rows: what acts on channels is looked for after that.
  const frame = readers[0].kind === "voxels" && action ? "declared" : "still";
  const left = (): Left => ({
    error: new Float64Array(samples),
    total: new Float64Array(samples),
  });
  return {
    name,
    readers,
    action,
    sampleOfRow,
    samples,
    frames: {
      still: { base, sums: noSums(base) },
      declared: action && { base, sums: noSums(base) },
    },
    fit:
      samples < fewestSamples || readers[0].channels > mostChannels
        ? null
        : { layer: fittedLayer(base, sampleOfRow, samples), frame },
    pooled: rows.flatMap(({ pooled }) => pooled),
    turned: [],
    left: { still: left(), declared: left(), fitted: left() },
  };
}

/**
 * One more element.
 *
 * @param rows - of h(g x), by batch
 * @param isIdentity - whether g leaves everything as it is: it has no part in fits and similarities
 */
export function addElement(layer: Layer, rows: readonly LayerRows[], isIdentity: boolean): void {
  const { frames, fit, left } = layer;
  tidy(() => {
    const all = {
      still: cat(rows.map(({ still }) => still)),
      declared: frames.declared && cat(rows.map(({ declared }) => declared!)),
    };
    frames.still.sums = addTo(frames.still.sums, all.still);
    if (frames.declared) frames.declared.sums = addTo(frames.declared.sums, all.declared!);
    if (isIdentity) return;
    layer.turned.push(rows.flatMap(({ pooled }) => pooled));
    addLeft(left.still, apart(layer, all.still));
    if (all.declared) addLeft(left.declared, apart(layer, all.declared));
    if (!fit) return;
    const { fitted, total } = fit.layer.score(all[fit.frame]!);
    addLeft(left.fitted, { error: fitted, total });
  });
}

export function layerReport(layer: Layer, isOrbit: boolean): LayerReport {
  const { name, readers, action, frames, sampleOfRow, samples, left } = layer;
  const variance = ({ sums }: Frame): RelativeVariance =>
    relativeTo(varianceOf(sums, sampleOfRow, samples, isOrbit));
  const share = ({ error, total }: Left) => ratioOf(error, total);
  const mean = meanLatent([layer.pooled, ...layer.turned]);
  return {
    name,
    rows: readers[0].kind,
    channels: readers[0].channels,
    invariant: variance(frames.still),
    declared: frames.declared && { action: action!.name, ...variance(frames.declared) },
    unexplained: layer.fit && {
      still: share(left.still),
      declared: frames.declared && share(left.declared),
      fitted: share(left.fitted),
      after: layer.fit.frame === "declared" ? action!.name : null,
    },
    cosines: {
      whole: layerCosines(layer.pooled, layer.turned),
      centred: layerCosines(layer.pooled, layer.turned, mean),
    },
  };
}

function relativeTo({ variance, magnitude, spread }: TwistedVariance): RelativeVariance {
  const plus = (rest: Float64Array) => variance.map((one, i) => one + rest[i]);
  return {
    relative: ratioOf(variance, plus(magnitude)),
    centred: ratioOf(variance, plus(spread)),
  };
}

/** ‖Z_g − h(x)‖² and ‖Z_g − mean‖², by sample. */
function apart({ frames, sampleOfRow, samples }: Layer, rows: Tensor): Left {
  const z = rows.to("float64");
  const bySample = (from: Tensor): Float64Array =>
    z
      .newZeros([samples])
      .indexAdd(0, sampleOfRow, from.square().sum(1))
      .to("cpu")
      .toTypedArray() as Float64Array;
  return {
    error: bySample(z.sub(frames.still.base.to("float64"))),
    total: bySample(z.sub(z.mean(0, { keepdim: true }))),
  };
}

function addLeft(left: Left, more: Left): void {
  more.error.forEach((value, i) => (left.error[i] += value));
  more.total.forEach((value, i) => (left.total[i] += value));
}

function meansOf(reader: RowReader, values: Tensor): Float64Array[] {
  return tidy(() => {
    const means = reader.pooled(values).to("cpu");
    const [count, channels] = means.shape;
    const flat = means.toTypedArray() as Float64Array;
    return Array.from({ length: count }, (_, k) => flat.slice(k * channels, (k + 1) * channels));
  });
}
