import type { Filter } from "../../filter.js";
import { DuplicateSums, type Duplicates } from "../../inspect/duplicates.js";
import { type Orientation, OrientationSums } from "../../inspect/orientation.js";
import { Statistics, type Summary } from "../../inspect/statistics.js";
import type { Structure } from "../../structure.js";
import type { Chain } from "../chain.js";
import { clusterSequences } from "../clusters/cluster.js";
import { lengthFilter, methodFilter, residueFilter, resolutionFilter } from "../select/index.js";
import { CaDistanceSums, type ChainGaps, type NeighborDistances } from "./ca-distances.js";
import { commonestFirst, type ResidueKinds, ResidueSums } from "./residue-kinds.js";
import { chainWarnings } from "./warnings.js";

/** What is in a set of protein chains, and what is wrong with it. Units: Å. */
export interface ProteinInspection {
  kind: "proteins";
  chains: number;
  residues: number;
  /** Entries that the chains are of, by their names. */
  entries: number;
  /** Residues of a chain that were seen. */
  lengths: Summary | null;
  /** Chains of 51 to 255 residues, the lengths of Proteína. */
  ofUsualLength: number;
  /** Of the chains that say it; null where none does. */
  resolution: Summary | null;
  /** Chains by method, the commonest first. */
  methods: Record<string, number>;
  withoutMethod: number;
  gaps: ChainGaps;
  residueKinds: ResidueKinds;
  /** Alpha carbons that follow each other. */
  neighbors: NeighborDistances;
  /** What filters leave with Proteína's choice, a run's defaults; each chain counts for the first that drops it. */
  usualFilters: { kept: number; dropped: Record<string, number> };
  /** By sequence; null for more than 5,000 chains. */
  clusters: ChainClusters | null;
  /** Chains with the letters and positions of another one. */
  duplicates: Duplicates;
  /** Of alpha carbons; `firstAtom` is from the centroid to the first residue. */
  orientation: Orientation;
  /** Each a sentence with the value and the way out. */
  warnings: string[];
}

export interface ChainClusters {
  identity: number;
  count: number;
  /** Chains in the largest one. */
  largest: number;
  /** What it took to find them. */
  seconds: number;
}

/** Time grows with the square of chains: more of them are for MMseqs2. */
export const mostClustered = 5000;
const identity = 0.5;

/** Proteína's choice, as `data.kind: proteins` has it by default. */
const usualLength = lengthFilter({ min: 51, max: 255 });
const usualFilters: readonly Filter<Chain>[] = [
  usualLength,
  resolutionFilter({ max: 5 }),
  methodFilter(["diffraction", "microscopy"]),
  residueFilter({ modified: "drop" }),
];

/**
 * Looks at chains one at a time. Memory grows by some bytes a chain, and by the sequences of the first
 * 5,000.
 *
 * @param onProgress - hears what is going on: "3,000 chains"
 */
export async function inspectChains(
  chains: AsyncIterable<Chain> | Iterable<Chain>,
  onProgress?: (message: string) => void,
): Promise<ProteinInspection> {
  const sums = new ProteinSums();
  for await (const chain of chains) {
    sums.add(chain);
    if (sums.chains % 1000 === 0) onProgress?.(`${sums.chains.toLocaleString("en-US")} chains`);
  }
  return sums.result(onProgress);
}

class ProteinSums {
  chains = 0;
  private residues = 0;
  private readonly entries = new Set<string>();
  private readonly lengths = new Statistics();
  private ofUsualLength = 0;
  private readonly resolution = new Statistics();
  private readonly methods = new Map<string, number>();
  private withoutMethod = 0;
  private readonly caDistances = new CaDistanceSums();
  private readonly residueKinds = new ResidueSums();
  private kept = 0;
  private readonly dropped = new Map(usualFilters.map(({ drops }) => [drops, 0]));
  private readonly sequences: string[] = [];
  private readonly duplicates = new DuplicateSums();
  private readonly orientation = new OrientationSums();

  add(chain: Chain): void {
    const { entry, sequence, resolution, method } = chain;
    this.chains++;
    this.residues += sequence.length;
    this.entries.add(entry);
    this.lengths.add(sequence.length);
    if (usualLength.keeps(chain)) this.ofUsualLength++;
    if (resolution !== undefined) this.resolution.add(resolution);
    if (method === undefined) this.withoutMethod++;
    else this.methods.set(method, (this.methods.get(method) ?? 0) + 1);
    const dropping = usualFilters.find((filter) => !filter.keeps(chain));
    if (dropping) this.dropped.set(dropping.drops, this.dropped.get(dropping.drops)! + 1);
    else this.kept++;
    if (this.chains <= mostClustered) this.sequences.push(sequence);
    this.caDistances.add(chain);
    this.residueKinds.add(chain);
    const trace = traceOf(chain);
    this.duplicates.add(trace);
    this.orientation.add(trace);
  }

  result(onProgress?: (message: string) => void): ProteinInspection {
    const { chains, residues, entries, ofUsualLength, withoutMethod, kept, dropped } = this;
    const inspection: Omit<ProteinInspection, "warnings"> = {
      kind: "proteins",
      chains,
      residues,
      entries: entries.size,
      lengths: this.lengths.summary(),
      ofUsualLength,
      resolution: this.resolution.summary(),
      methods: commonestFirst(this.methods),
      withoutMethod,
      ...this.caDistances.result(),
      residueKinds: this.residueKinds.result(),
      usualFilters: { kept, dropped: Object.fromEntries(dropped) },
      clusters: chains <= mostClustered ? clustersOf(this.sequences, onProgress) : null,
      duplicates: this.duplicates.result(),
      orientation: this.orientation.result(),
    };
    return { ...inspection, warnings: chainWarnings(inspection) };
  }
}

function clustersOf(
  sequences: readonly string[],
  report?: (message: string) => void,
): ChainClusters {
  const start = performance.now();
  const { members } = clusterSequences(sequences, {
    identity,
    onProgress: (done, all) => report?.(`clustering ${done} of ${all} sequences`),
  });
  const largest = members.reduce((most, { length }) => Math.max(most, length), 0);
  const seconds = (performance.now() - start) / 1000;
  return { identity, count: members.length, largest, seconds };
}

/** The chain as what is asked how it lies: a structure with an atom for each residue, its letter's. */
function traceOf({ name, sequence, positions }: Chain): Structure {
  return {
    name,
    atomicNumbers: Int32Array.from(sequence, (letter) => letter.charCodeAt(0)),
    positions,
    periodic: [false, false, false],
    info: {},
    arrays: {},
  };
}
