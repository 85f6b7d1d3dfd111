import { Generator, type nn, type Tensor, tensor, tidy } from "@equimeter/torch";

import { type Batch, sampleCount } from "../../data/batch.js";
import { UserError } from "../../errors.js";
import { type Design, enumerate, independent, tetrahedralOrbits } from "../../groups/design.js";
import { type Elements, gather, identity, inverse } from "../../groups/element.js";
import { type Group, SO3 } from "../../groups/group.js";
import { type Representation, vector } from "../../groups/representation.js";
import { voxels } from "../../groups/voxels.js";
import { checkDeterministic } from "../../measure/deterministic.js";
import type { Actions } from "../../measure/twist.js";
import type { Model } from "../../models/model.js";
import { chooseLayers, usualLayers } from "./choose-layers.js";
import { actAlike, intermediate, outputName, turned } from "./intermediate.js";
import { addElement, type Layer, layerOf, layerReport, type LayerReport } from "./layer.js";
import { type BatchShape, readerOf, type RowReader, shapeOf } from "./rows.js";

export interface LayersOptions extends Actions {
  readonly model: nn.Module & Model;
  readonly batches: readonly Batch[];
  readonly target: string;
  /** Name of a field [B, N] bool that tells points from padding. */
  readonly mask?: string;
  /** Default: rotations of space. */
  readonly group?: Group;
  /**
   * Independent elements, the same for all samples. Default: of rotations, one orbit of the tetrahedron's
   * 12, which leaves no error in what is linear in the rotation; of a finite group, all.
   */
  readonly elements?: number;
  /** Names of modules, with stars; the usual ones where nothing is said. */
  readonly layers?: readonly string[];
  /**
   * How the group is declared to act on whatever can carry it. Default: `voxels` for grids of channels,
   * `vector` where there are three channels.
   */
  readonly action?: Representation;
  /** Rows of each sample that are looked at, at most. Default 256. */
  readonly rowsPerSample?: number;
  readonly seed?: number;
  readonly onProgress?: (message: string) => void;
}

export interface LayersReport {
  readonly group: string;
  readonly law: Group["law"];
  readonly samples: number;
  /** The elements: "enumerate O". */
  readonly design: string;
  /** In the order in which a forward pass makes them; the predictions come last. */
  readonly layers: readonly LayerReport[];
  /** What was asked for and cannot be looked at. */
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
}

/**
 * Equivariance and invariance of intermediate results: how much the latents of each layer vary as the
 * input turns, were they to stay as they are, to turn as declared, or by whatever linear action fits
 * best; and how alike those of a turned sample are, beside those of different samples.
 *
 * @throws UserError for fewer than two samples, names that are none, and a model that gives two answers
 */
export function layerEquivariance(options: LayersOptions): LayersReport {
  const { model, batches, target, outputs, mask, group = SO3, seed = 0 } = options;
  const counts = batches.map((batch) => sampleCount(batch, target));
  const samples = counts.reduce((sum, count) => sum + count, 0);
  if (samples < 2) throw new UserError(`different samples need two at least, not ${samples}`);
  checkDeterministic(model, batches[0], outputs, mask);
  const names = options.layers ? chooseLayers(model, options.layers) : usualLayers(model);
  return tidy(() => {
    const { elements, design, isOrbit } = elementsOf(options, group, seed);
    const { layers, skipped } = baseOf(options, names, counts);
    const { onProgress = () => undefined } = options;
    for (const [i, element] of elements.entries()) {
      onProgress(`group element ${i + 1}/${elements.length}`);
      tidy(() => look(options, names, counts, layers, element));
    }
    return {
      group: group.name,
      law: group.law,
      samples,
      design,
      layers: layers.map((layer) => layerReport(layer, isOrbit)),
      skipped,
    };
  });
}

/** One by one, the same for all samples. */
function elementsOf({ elements: count }: LayersOptions, group: Group, seed: number) {
  const design = designOf(group, count);
  const all = design.draw(1, new Generator(seed));
  const elements = Array.from({ length: design.passes }, (_, i) =>
    gather(all, tensor([i], { dtype: "int64" })),
  );
  return { elements, design: design.name, isOrbit: design.orbit > 1 };
}

function designOf(group: Group, count: number | undefined): Design {
  if (group.order !== undefined) return enumerate({ group });
  if (count !== undefined) return independent({ count, group });
  return group === SO3 ? tetrahedralOrbits({ replicates: 1 }) : independent({ count: 12, group });
}

/** All layers of the samples as they lie. */
function baseOf(
  options: LayersOptions,
  names: readonly string[],
  counts: readonly number[],
): { layers: Layer[]; skipped: { name: string; reason: string }[] } {
  const { model, batches, outputs } = options;
  const { rowsPerSample = 256, seed = 0, mask } = options;
  const isGrid = Object.values(options.inputs).includes(voxels);
  const shapes = batches.map((batch, i) =>
    shapeOf(batch, counts[i], { ...(mask !== undefined && { mask }), isGrid }),
  );
  const passes = batches.map((batch) => intermediate(model, batch, names, Object.keys(outputs)));
  const skipped = new Map(passes[0].without);
  const layers: Layer[] = [];
  for (const name of passes[0].tensors.keys()) {
    const values = passes.map((pass) => pass.tensors.get(name)!);
    const readers = readersOf(values, shapes, rowsPerSample, seed);
    if (typeof readers === "string") skipped.set(name, readers);
    else {
      const action = actionOf(options, name, values[0], readers[0], batches[0], counts[0]);
      layers.push(layerOf(name, readers, values, counts, action));
    }
  }
  // Whole, they would stay as long as the layers, which have rows of their own.
  for (const one of new Set(passes.flatMap(({ tensors }) => [...tensors.values()]))) one.dispose();
  return { layers, skipped: Array.from(skipped, ([name, reason]) => ({ name, reason })) };
}

function readersOf(
  values: readonly Tensor[],
  shapes: readonly BatchShape[],
  most: number,
  seed: number,
): RowReader[] | string {
  const readers: RowReader[] = [];
  for (const [i, one] of values.entries()) {
    const reader = readerOf(one, shapes[i], most, seed + i);
    if (typeof reader === "string") return reader;
    readers.push(reader);
  }
  const other = readers.find(({ channels }) => channels !== readers[0].channels);
  if (other)
    return `has ${readers[0].channels} channels in one batch, ${other.channels} in another`;
  return readers;
}

/** The declared action of a layer, where it can carry it. */
function actionOf(
  { action, inputs, outputs }: LayersOptions,
  name: string,
  values: Tensor,
  { kind, channels }: RowReader,
  batch: Batch,
  samples: number,
): Representation | null {
  const field = Object.keys(outputs).find((output) => outputName(output) === name);
  if (field !== undefined) return outputs[field];
  const isGrid = Object.values(inputs).includes(voxels);
  const declared =
    action ?? (isGrid && kind === "voxels" ? voxels : channels === 3 ? vector : null);
  if (!declared) return null;
  try {
    tidy(() => void actAlike(declared, identity(1), values, batch, samples));
    return declared;
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

/** All layers of the samples turned by one element. */
function look(
  { model, batches, inputs, outputs }: LayersOptions,
  names: readonly string[],
  counts: readonly number[],
  layers: readonly Layer[],
  element: Elements,
): void {
  const fields = Object.keys(outputs);
  const passes = batches.map((batch, i) => {
    const moved = turned(batch, counts[i], inputs, element);
    return intermediate(model, moved, names, fields).tensors;
  });
  const back = inverse(element);
  for (const layer of layers)
    tidy(() => {
      const values = passes.map((tensors, i) => {
        const own = tensors.get(layer.name)!;
        const { action } = layer;
        return {
          values: own,
          undone: action && actAlike(action, back, own, batches[i], counts[i]),
        };
      });
      addElement(layer, values, isIdentity(element));
    });
}

/** Entries of rotations are whole numbers where they leave all as it is. */
function isIdentity({ rotation, translation }: Elements): boolean {
  if (translation) return false;
  return rotation.toNumbers().every((entry, i) => entry === (i % 4 === 0 ? 1 : 0));
}
