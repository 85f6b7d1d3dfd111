import type { StructuresAnalysis } from "equimeter/runs/analyze";
import type { RunSummary } from "equimeter/ui";

import { sampleWord } from "./choice.ts";
import type { Matrix } from "./rotation.ts";

/** Another run's analysis, to be looked at beside the page's own. */
export interface Beside {
  readonly run: string;
  readonly result: StructuresAnalysis;
}

export const isStructures = (file: string): boolean => /^structures.*\.json$/.test(file);

/** The other runs that have structures. */
export const offeredBeside = (own: string, runs: readonly RunSummary[]): RunSummary[] =>
  runs.filter(({ name, analyses }) => name !== own && analyses.some(isStructures));

/** The file to compare with: of the same options, or else the first. */
export const fileBeside = (file: string, { analyses }: RunSummary): string | undefined =>
  analyses.find((one) => one === file) ?? analyses.find(isStructures);

type Samples = StructuresAnalysis["shown"];

/** Where the other has the same sample, or −1: of the same name, with the same atoms, residues or channels. */
export function sameSample(samples: Samples, at: number, others: Samples): number {
  const word = sampleWord(samples, at);
  const parts = partsOf(samples[at]);
  return others.findIndex((other, i) => sampleWord(others, i) === word && partsOf(other) === parts);
}

function partsOf({ portrait }: Samples[number]): string {
  if (portrait.kind === "forces") return `atoms ${portrait.elements.join()}`;
  return portrait.kind === "chain"
    ? `residues ${portrait.residues.join()}`
    : `voxels ${portrait.channels.join()} ${portrait.label.shape.join()}`;
}

export interface SameRotation {
  readonly copy: number;
  /** Or else the nearest of those that the other has. */
  readonly isSame: boolean;
}

/** The rotation of the other that is the nearest to one. */
export function sameRotation(rotation: Matrix, others: readonly Matrix[]): SameRotation {
  const distances = others.map((other) =>
    Array.from(rotation).reduce((most, part, i) => Math.max(most, Math.abs(part - other[i])), 0),
  );
  const least = Math.min(...distances);
  return { copy: distances.indexOf(least), isSame: least < 1e-4 };
}
