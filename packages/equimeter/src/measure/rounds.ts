import { Generator, type Tensor, tidy } from "@equimeter/torch";

import type { Batch } from "../data/batch.js";
import { UserError } from "../errors.js";
import type { Design } from "../groups/design.js";
import { mixedSeed } from "../random.js";
import type { Breakdown } from "./collect.js";
import type { Kept } from "./kept.js";
import { meanSquaredError } from "./losses.js";
import { rowsOf } from "./masked.js";
import { refuseNotFinite } from "./not-finite.js";
import { joined, type Orbits, orbitsOf } from "./orbits.js";
import { type Field, named, predict, type PredictOptions, samplesOf } from "./predicted.js";
import { addUp, concatenate, type Sums, sumsOf } from "./sums.js";

export interface RoundOptions extends Omit<PredictOptions, "batch" | "samples" | "invariants"> {
  readonly batches: readonly Batch[];
  readonly by?: Breakdown;
  readonly seed?: number;
  readonly kept?: Kept | undefined;
  /** The name of each sample, for messages. */
  readonly nameOf: (sample: number) => string;
  /** A model that has diverged gives NaN instead of an error. */
  readonly allowNotFinite?: boolean;
  /** Hears of every batch: twisted predictions of single samples that this round has taken. */
  readonly onTaken?: (predictions: number) => void;
}

/** All that is known of a field after some rounds. */
export interface FieldSums {
  /** In its loss, by sample; null without a label. */
  readonly loss: Sums | null;
  /** Of the prediction alone: its `loss` is the distance from the reference, or from zero. */
  readonly spread: Sums;
  /** The same by part of the breakdown, where its rows are this field's. */
  readonly parts: { readonly loss: Sums | null; readonly spread: Sums } | null;
}

/**
 * Twists all batches again and again, and puts the orbits of all rounds together. The first round takes
 * the elements that `decompose` takes from the same seed and design.
 *
 * @returns what takes another round: sums by field over all rounds until now
 */
export function rounds(
  options: RoundOptions,
  fields: readonly Field[],
): (design: Design) => Record<string, FieldSums> {
  const taken: { readonly first: number; readonly design: Design }[] = [];
  return (design) => {
    const before = taken.at(-1);
    const round = { first: before ? before.first + before.design.replicates : 0, design };
    taken.push(round);
    const generator = new Generator(options.seed ?? 0);
    const all: Record<string, FieldSums[]> = Object.fromEntries(fields.map((f) => [f.name, []]));
    let firstSample = 0;
    options.batches.forEach((batch, i) => {
      const samples = samplesOf(batch, options);
      tidy(() =>
        inBatch(options, firstSample, () => {
          const place = { batch, i, samples, firstSample };
          const latest = take(options, fields, round, place, generator);
          const parts = [...taken.slice(0, -1).map((one) => fetch(options, one, i)), latest];
          for (const field of fields)
            named(field.name, () => {
              const orbits = joined(parts.map((part) => orbitsIn(part, field.name)));
              const sampleOfRow = latest[`${field.name}/sampleOfRow`];
              all[field.name].push(putTogether(options, field, { ...orbits, sampleOfRow }, place));
            });
        }),
      );
      firstSample += samples;
      options.onTaken?.(samples * design.passes);
    });
    return Object.fromEntries(fields.map(({ name }) => [name, concatenated(all[name])]));
  };
}

interface Round {
  /** Number of its first replicate among those of all rounds. */
  readonly first: number;
  readonly design: Design;
}

interface Place {
  readonly batch: Batch;
  readonly i: number;
  readonly samples: number;
  readonly firstSample: number;
}

type Part = Record<string, Tensor>;

/** A round of a batch, from what was kept or from the model. */
function take(
  options: RoundOptions,
  fields: readonly Field[],
  round: Round,
  { batch, i, samples, firstSample }: Place,
  generator: Generator,
): Part {
  const { seed = 0, kept, nameOf } = options;
  const { design, first } = round;
  // Drawn even where the part is kept: in the first round the next batch goes on from here.
  const source = first === 0 ? generator : new Generator(mixedSeed(seed, first, i));
  const elements = design.draw(samples, source);
  const found = fetch(options, round, i);
  if (found) return found;
  const predicted = predict(elements, fields, { ...options, batch, samples });
  const part: Part = {};
  for (const { name, loss } of fields)
    named(name, () => {
      const { sampleOfRow, ...values } = predicted[name];
      if (!options.allowNotFinite)
        refuseNotFinite({ ...values, sampleOfRow }, (s) => nameOf(firstSample + s));
      const { reference } = values;
      const orbits = orbitsOf({ ...values, design, loss, ...(reference && { reference }) });
      for (const [key, value] of Object.entries({ ...orbits, sampleOfRow }))
        part[`${name}/${key}`] = value;
    });
  kept?.put(keyOf(round, i), part);
  return part;
}

function fetch({ kept }: RoundOptions, round: Round, batch: number): Part | undefined {
  return kept?.get(keyOf(round, batch));
}

/** Where in the stream of replicates a round lies is part of its name: other rounds draw otherwise. */
function keyOf({ first, design }: Round, batch: number): string {
  return `replicates-${first}-${first + design.replicates - 1}-batch-${batch}`;
}

const keys = ["means", "within", "loss", "magnitude", "fromReference"] as const;

/** @throws RangeError where what was kept has gone */
function orbitsIn(part: Part | undefined, field: string): Orbits {
  const values = keys.map((key) => [key, part?.[`${field}/${key}`]] as const);
  if (values.some(([, value]) => !value)) throw new RangeError("a part that was kept is not there");
  return Object.fromEntries(values) as Record<(typeof keys)[number], Tensor>;
}

function putTogether(
  { by, ...options }: RoundOptions,
  { name, loss, label: labelName = name, constant, reference }: Field,
  orbits: Orbits & { readonly sampleOfRow: Tensor },
  { batch, samples }: Place,
): FieldSums {
  const { sampleOfRow } = orbits;
  const rows = rowsOf(batch, samples, options.mask);
  const label = labelName === null ? null : rows.of(batch[labelName]);
  const bySample = { groupOfRow: sampleOfRow, groups: samples };
  const compared = reference === undefined ? constant : rows.of(batch[reference]);
  const inLoss = (groups: typeof bySample) =>
    label && sumsOf(orbits, { label, loss, reference: compared, ...groups });
  // Squared error against the reference, whatever the loss: the label is left out.
  const alone = { ...orbits, loss: orbits.fromReference };
  const inSpread = (groups: typeof bySample) =>
    sumsOf(alone, { label: null, loss: meanSquaredError, ...groups });
  const partOfRow = by?.index(batch);
  const byPart =
    by && partOfRow && partOfRow.shape[0] === sampleOfRow.shape[0]
      ? { groupOfRow: partOfRow, groups: by.names.length }
      : null;
  return {
    loss: inLoss(bySample),
    spread: inSpread(bySample),
    parts: byPart && { loss: inLoss(byPart), spread: inSpread(byPart) },
  };
}

function concatenated(batches: readonly FieldSums[]): FieldSums {
  const losses = batches.flatMap(({ loss }) => loss ?? []);
  const parts = batches.flatMap((batch) => batch.parts ?? []);
  const partLosses = parts.flatMap(({ loss }) => loss ?? []);
  return {
    loss: losses.length > 0 ? concatenate(losses) : null,
    spread: concatenate(batches.map(({ spread }) => spread)),
    parts:
      parts.length === batches.length
        ? {
            loss: partLosses.length > 0 ? addUp(partLosses) : null,
            spread: addUp(parts.map(({ spread }) => spread)),
          }
        : null,
  };
}

/** Says which batch a mistake is about, where there are several. */
function inBatch<T>({ batches, nameOf }: RoundOptions, first: number, body: () => T): T {
  try {
    return body();
  } catch (error) {
    if (!(error instanceof UserError) || batches.length === 1) throw error;
    throw new UserError(`${error.message} (in the batch that begins with ${nameOf(first)})`);
  }
}
