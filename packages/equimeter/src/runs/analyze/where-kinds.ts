import { tidy } from "@equimeter/torch";

import {
  breakdownsOfAtoms,
  breakdownsOfResidues,
  breakdownsOfVoxels,
  chainFan,
  type Fan,
  forcesFan,
  type GridOf,
  type Portrayed,
  type RowBreakdown,
  type SampleRows,
  spreadMap,
} from "../../analyze/where/index.js";
import { elementSymbols } from "../../data/index.js";
import { nameOfLetter } from "../../data/proteins/residues.js";
import type { ResolvedConfig } from "../config/schema.js";
import type { NamedBatches } from "../tasks/index.js";

/** What is to be known of the rows of a kind of run. */
export interface KindOfRows {
  /** In the plural. */
  readonly rows: "atoms" | "residues" | "voxels";
  /** Of the loss. */
  readonly unit: string;
  readonly isEachComponent: boolean;
  readonly breakdowns: readonly RowBreakdown[];
  readonly nameOf: (sample: SampleRows, row: number) => string;
  readonly portray: (given: Portrayed) => Fan;
  /** Why there is no breakdown of a name that other kinds have. */
  readonly missing: Readonly<Record<string, string>>;
}

export function kindOfRows(
  { data }: Pick<ResolvedConfig, "data">,
  given: NamedBatches,
): KindOfRows {
  if (data.kind === "forces") return atoms(given);
  return data.kind === "proteins" ? residues(given) : voxels(given, data);
}

function atoms({ batches }: NamedBatches): KindOfRows {
  return {
    rows: "atoms",
    unit: "(eV/Å)²",
    isEachComponent: false,
    breakdowns: breakdownsOfAtoms(batches),
    nameOf: ({ batch, first }, row) => {
      const number = tidy(() => batch.atomicNumbers.select(0, first + row).item());
      return `${elementSymbols[number]}${row + 1}`;
    },
    portray: forcesFan,
    missing: {
      frequency: "atoms stand along no chain and on no grid, so that forces have no waves",
      time: "only flows have a time",
    },
  };
}

function residues({ batches, sequences = [] }: NamedBatches): KindOfRows {
  return {
    rows: "residues",
    unit: "nm²",
    isEachComponent: false,
    breakdowns: breakdownsOfResidues(batches, sequences),
    nameOf: ({ batch, sample, number }, row) => {
      const place = tidy(() => batch.residue_pdb_idx.select(0, sample).select(0, row).item());
      return `${nameOfLetter(sequences[number][row])} ${place}`;
    },
    portray: chainFan,
    missing: {
      label: "the size of the label is the distance from the centroid; ask for distance",
      element: "all points are alpha carbons; ask for residue",
    },
  };
}

function voxels(
  { batches }: NamedBatches,
  { resolution, channels }: Pick<GridOf, "resolution" | "channels">,
): KindOfRows {
  const [, , ...size] = batches[0].density.shape;
  const grid = { size, resolution, channels };
  return {
    rows: "voxels",
    unit: "density²",
    isEachComponent: true,
    breakdowns: breakdownsOfVoxels(grid),
    nameOf: (_, row) => voxelName(row, grid),
    portray: (given) => spreadMap(given, grid),
    missing: { time: "only flows have a time" },
  };
}

/** "C at (1.2, −0.4, 3) Å", from the centre of the grid. */
function voxelName(row: number, { size, resolution, channels }: GridOf): string {
  let left = row;
  const place = size
    .toReversed()
    .map((count) => {
      const index = left % count;
      left = Math.floor(left / count);
      return Number((resolution * (index - (count - 1) / 2)).toFixed(2));
    })
    .toReversed();
  return `${channels[left]} at (${place.join(", ").replaceAll("-", "−")}) Å`;
}
