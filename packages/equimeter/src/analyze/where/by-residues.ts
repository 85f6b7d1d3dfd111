import { tidy } from "@equimeter/torch";

import type { Batch } from "../../data/index.js";
import { nameOfLetter } from "../../data/proteins/residues.js";
import { cosines } from "../../train/flow/linear-filter.js";
import type { RowBreakdown, SampleRows } from "./breakdown.js";
import { evenClasses } from "./classes.js";

/**
 * Of points along chains: batches have `x_1` [B, N, 3] in nm, the residues of a chain first. A chain is
 * what the model sees of it, which may be a window.
 *
 * @param sequences - the letters of each sample
 */
export function breakdownsOfResidues(
  batches: readonly Batch[],
  sequences: readonly string[],
): RowBreakdown[] {
  return [byKind(sequences), byPosition, byEnd, byDistance(batches), byPeriod];
}

function byKind(sequences: readonly string[]): RowBreakdown {
  const letters = [...new Set(sequences.join(""))];
  const names = letters.map(nameOfLetter);
  const classes = [...new Set(names)].sort();
  const classOfLetter = new Map(letters.map((letter, i) => [letter, classes.indexOf(names[i])]));
  return {
    name: "residue",
    title: "kind of residue",
    classes,
    classOf: ({ number }) => Array.from(sequences[number], (letter) => classOfLetter.get(letter)!),
  };
}

const tenths = 10;

const byPosition: RowBreakdown = {
  name: "position",
  title: "place along the chain",
  classes: Array.from({ length: tenths }, (_, i) => `${10 * i} to ${10 * (i + 1)} %`),
  classOf: ({ rows }) =>
    Array.from({ length: rows }, (_, i) => Math.floor((tenths * (i + 0.5)) / rows)),
};

/** The last distance of each class but the last. */
const fromEnd = [0, 1, 2, 4, 8, 16, 32];

const byEnd: RowBreakdown = {
  name: "end",
  title: "residues to the nearer end",
  classes: [...fromEnd, Infinity].map((last, i) => {
    const first = i === 0 ? 0 : fromEnd[i - 1] + 1;
    if (last === Infinity) return `${first} and more`;
    return first === last ? `${first}` : `${first} to ${last}`;
  }),
  classOf: ({ rows }) =>
    Array.from({ length: rows }, (_, i) => {
      const distance = Math.min(i, rows - 1 - i);
      const index = fromEnd.findIndex((last) => distance <= last);
      return index < 0 ? fromEnd.length : index;
    }),
};

/** The chain lies about the origin, so that this is the size of the label too. */
function byDistance(batches: readonly Batch[]): RowBreakdown {
  const largest = batches.map(({ x_1 }) => tidy(() => x_1.square().sum(-1).max().sqrt().item()));
  const classes = evenClasses(Math.max(...largest));
  return {
    name: "distance",
    title: "distance from the centroid (nm)",
    classes: classes.names,
    classOf: ({ batch, sample, rows }) =>
      tidy(() =>
        batch.x_1.select(0, sample).narrow(0, 0, rows).square().sum(1).sqrt().toNumbers(),
      ).map(classes.indexOf),
  };
}

/** The shortest period of each class but that of the mean, which comes first. */
const periods = [64, 32, 16, 8, 4, 2];

/** Waves along the chain, as the linear filter sees them: mode k of n has a period of 2n/k residues. */
const byPeriod: RowBreakdown = {
  name: "frequency",
  title: "period of waves (residues)",
  classes: [
    "mean",
    ...periods.map((period, i) =>
      i === 0 ? `${period} and more` : `${period} to ${periods[i - 1]}`,
    ),
  ],
  waves: (values, { rows }: SampleRows) => cosines(rows).to(values.device).matmul(values),
  classOf: ({ rows }) =>
    Array.from({ length: rows }, (_, k) =>
      k === 0 ? 0 : 1 + periods.findIndex((period) => (2 * rows) / k >= period),
    ),
};
