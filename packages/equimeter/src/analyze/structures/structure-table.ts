import { type Spread, spreadOf } from "../spread.js";
import { caDistances } from "./ca-distances.js";
import { clashes } from "./clashes.js";
import { type Diversity, diversity, type DiversityOptions } from "./diversity.js";
import { radiusOfGyration } from "./radius-of-gyration.js";
import { secondaryStructure } from "./secondary-structure.js";
import { checkTrace, type Trace } from "./trace.js";

const quantities = [
  "residues",
  "caDistance",
  "outside01",
  "outside04",
  "cis",
  "clashes",
  "clashesPer100",
  "radius",
  "relativeRadius",
  "helix",
  "strand",
  "coil",
  "leftHelix",
] as const;

type Quantity = (typeof quantities)[number];

/**
 * Numbers of one chain: lengths in Å, shares from 0 to 1. See CaDistances, Clashes, Gyration,
 * SecondaryStructure.
 */
export interface StructureRow extends Readonly<Record<Quantity, number>> {
  readonly name: string;
}

export interface StructureTable {
  readonly rows: readonly StructureRow[];
  /** Over the chains, each of which counts once. */
  readonly summary: Readonly<Record<Quantity, Spread>>;
  readonly diversity: Diversity;
}

/** The numbers of one chain. @throws UserError for a bad trace */
export function structureRow(trace: Trace): StructureRow {
  const bonds = caDistances(trace);
  const { count, per100 } = clashes(trace);
  const { radius, relative } = radiusOfGyration(trace);
  const { helix, strand, coil, leftHelix } = secondaryStructure(trace);
  return {
    name: trace.name,
    residues: checkTrace(trace),
    caDistance: bonds.mean,
    outside01: bonds.outside01,
    outside04: bonds.outside04,
    cis: bonds.cis,
    clashes: count,
    clashesPer100: per100,
    radius,
    relativeRadius: relative,
    helix,
    strand,
    coil,
    leftHelix,
  };
}

/**
 * What a set of generated chains looks like: a row for each, means and deviations over them, and how
 * different they are from each other.
 *
 * @throws UserError for no chains, bad ones
 */
export function structureTable(
  traces: readonly Trace[],
  options: DiversityOptions = {},
): StructureTable {
  const rows = traces.map(structureRow);
  const among = diversity(traces, options);
  const summary = Object.fromEntries(
    quantities.map((key) => [key, spreadOf(rows.map((row) => row[key]))]),
  ) as Record<Quantity, Spread>;
  return { rows, summary, diversity: among };
}

/** The rows as CSV under their names: lengths in Å, shares from 0 to 1. */
export function structureCsv({ rows }: StructureTable): string {
  const lines = [
    ["name", ...quantities],
    ...rows.map((row) => [row.name, ...quantities.map((key) => row[key])]),
  ];
  return lines.map((cells) => `${cells.join(",")}\n`).join("");
}

interface Column {
  readonly header: string;
  readonly key: Quantity;
  readonly digits: number;
  /** A share is shown in %. */
  readonly isShare?: boolean;
}

const columns: readonly Column[] = [
  { header: "Residues", key: "residues", digits: 0 },
  { header: "CA–CA (Å)", key: "caDistance", digits: 3 },
  { header: "off 3.8 by > 0.1 (%)", key: "outside01", digits: 1, isShare: true },
  { header: "by > 0.4 (%)", key: "outside04", digits: 1, isShare: true },
  { header: "cis (%)", key: "cis", digits: 1, isShare: true },
  { header: "Clashes", key: "clashes", digits: 0 },
  { header: "per 100", key: "clashesPer100", digits: 2 },
  { header: "Rg (Å)", key: "radius", digits: 2 },
  { header: "Rg / globular", key: "relativeRadius", digits: 2 },
  { header: "Helix (%)", key: "helix", digits: 1, isShare: true },
  { header: "Strand (%)", key: "strand", digits: 1, isShare: true },
  { header: "Left helix (%)", key: "leftHelix", digits: 1, isShare: true },
];

export interface StructureCells {
  readonly header: string[];
  /** A row for each chain and one of means ± deviations. */
  readonly rows: string[][];
  /** What the set is like, in a sentence. */
  readonly diversity: string;
}

/** The table as text, for a terminal's table or one in Markdown. */
export function structureCells(table: StructureTable): StructureCells {
  const shown = (value: number, { digits, isShare }: Column): string =>
    (isShare ? 100 * value : value).toFixed(digits);
  const spread = ({ mean, deviation }: Spread, column: Column): string => {
    const wide = { ...column, digits: Math.max(column.digits, 1) };
    const own = shown(mean, wide);
    return Number.isNaN(deviation) ? own : `${own} ± ${shown(deviation, wide)}`;
  };
  return {
    header: ["Chain", ...columns.map(({ header }) => header)],
    rows: [
      ...table.rows.map((row) => [
        row.name,
        ...columns.map((column) => shown(row[column.key], column)),
      ]),
      ["mean", ...columns.map((column) => spread(table.summary[column.key], column))],
    ],
    diversity: sentence(table.diversity),
  };
}

function sentence({ chains, clusters, meanTm }: Diversity): string {
  const groups = `${clusters} ${clusters === 1 ? "cluster" : "clusters"} among ${chains}`;
  return Number.isNaN(meanTm)
    ? `Diversity: ${groups}; no two chains have one length, and none were compared`
    : `Diversity: mean TM-score ${meanTm.toFixed(3)} of pairs of one length; ${groups}`;
}
