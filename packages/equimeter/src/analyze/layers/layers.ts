import { Generator, type nn, tensor, tidy } from "@equimeter/torch";

import { type Batch, sampleCount } from "../../data/batch.js";
import { UserError } from "../../errors.js";
import { type Design, enumerate, independent, tetrahedralOrbits } from "../../groups/design.js";
import { type Elements, gather, inverse } from "../../groups/element.js";
import { type Group, SO3 } from "../../groups/group.js";
import type { Representation } from "../../groups/representation.js";
import { checkDeterministic } from "../../measure/deterministic.js";
import type { Actions } from "../../measure/twist.js";
import type { Model } from "../../models/model.js";
import { chooseLayers, usualLayers } from "./choose-layers.js";
import { baseLayers } from "./base-layers.js";
import { actAlike, intermediate, turned } from "./intermediate.js";
import { addElement, type Layer, layerReport, type LayerReport, readRows } from "./layer.js";

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
    const { layers, skipped } = baseLayers(options, names, counts);
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

/** All layers of the samples turned by one element, batch after batch. */
function look(
  { model, batches, inputs, outputs }: LayersOptions,
  names: readonly string[],
  counts: readonly number[],
  layers: readonly Layer[],
  element: Elements,
): void {
  const back = inverse(element);
  const read = batches.map((batch, i) =>
    tidy(() => {
      const moved = turned(batch, counts[i], inputs, element);
      const { tensors } = intermediate(model, moved, names, Object.keys(outputs));
      return layers.map(({ name, action, readers }) =>
        tidy(() => {
          const own = tensors.get(name)!;
          const undone = action && actAlike(action, back, own, batch, counts[i]);
          return readRows(readers[i], own, undone);
        }),
      );
    }),
  );
  layers.forEach((layer, k) =>
    addElement(
      layer,
      read.map((rows) => rows[k]),
      isIdentity(element),
    ),
  );
}

/** Entries of rotations are whole numbers where they leave all as it is. */
function isIdentity({ rotation, translation }: Elements): boolean {
  if (translation) return false;
  return rotation.toNumbers().every((entry, i) => entry === (i % 4 === 0 ? 1 : 0));
}
