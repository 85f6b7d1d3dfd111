import { tidy } from "@equimeter/torch";

import { type Batch, elementSymbols } from "../../data/index.js";
import type { RowBreakdown, SampleRows } from "./breakdown.js";
import { evenClasses, quantileClasses } from "./classes.js";

/** Of forces on atoms: batches have a row for each atom. */
export function breakdownsOfAtoms(batches: readonly Batch[]): RowBreakdown[] {
  return [byElement, byNeighbors(batches), byDistance(batches), byForce(batches)];
}

const byElement: RowBreakdown = {
  name: "element",
  title: "element",
  classes: elementSymbols,
  classOf: ({ batch, first, rows }) =>
    tidy(() => batch.atomicNumbers.narrow(0, first, rows).toNumbers()),
};

/** As many as the model sees: within its cutoff, and no more than it takes. */
function byNeighbors(batches: readonly Batch[]): RowBreakdown {
  const most = Math.max(...batches.map(({ neighborMask }) => neighborMask.shape[1]));
  return {
    name: "neighbors",
    title: "neighbours that the model sees",
    classes: Array.from({ length: most + 1 }, (_, count) => String(count)),
    classOf: ({ batch, first, rows }) =>
      tidy(() => batch.neighborMask.narrow(0, first, rows).to("int64").sum(1).toNumbers()),
  };
}

function byDistance(batches: readonly Batch[]): RowBreakdown {
  const all = batches.flatMap((batch) => samplesOf(batch).flatMap(distances));
  const classes = evenClasses(all.reduce((a, b) => Math.max(a, b), 0));
  return {
    name: "distance",
    title: "distance from the centroid (Å)",
    classes: classes.names,
    classOf: (sample) => distances(sample).map(classes.indexOf),
  };
}

/** Classes of about as many atoms each. */
function byForce(batches: readonly Batch[]): RowBreakdown {
  const sizes = ({ batch, first, rows }: AtomsOf) =>
    tidy(() => batch.forces.narrow(0, first, rows).square().sum(1).sqrt().toNumbers());
  const classes = quantileClasses(batches.flatMap((batch) => samplesOf(batch).flatMap(sizes)));
  return {
    name: "label",
    title: "size of the true force (eV/Å)",
    classes: classes.names,
    classOf: (sample) => sizes(sample).map(classes.indexOf),
  };
}

type AtomsOf = Pick<SampleRows, "batch" | "first" | "rows">;

function samplesOf(batch: Batch): AtomsOf[] {
  let first = 0;
  return batch.atomCounts.toNumbers().map((rows) => {
    const sample = { batch, first, rows };
    first += rows;
    return sample;
  });
}

/** Å from the mean of the sample's atoms. */
function distances({ batch, first, rows }: AtomsOf): number[] {
  return tidy(() => {
    const points = batch.positions.narrow(0, first, rows).to("float64");
    return points.sub(points.mean(0)).square().sum(1).sqrt().toNumbers();
  });
}
