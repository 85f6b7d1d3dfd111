import { UserError } from "../../../errors.js";
import { streamMetrics } from "../../folder/metrics.js";
import type { MetricKind, MetricLine } from "../../folder/schema.js";
import { type Cell, cellsOf, keyColumns } from "./row.js";

/** A run to be exported. */
export interface NamedRun {
  /** In the column `run`. */
  readonly name: string;
  readonly folder: string;
}

/** All lines of some runs as one table, a row a line. The rows are read anew whenever they are walked over. */
export interface Table {
  /** Those that occur, keys first. */
  readonly columns: readonly string[];
  readonly rows: number;
  read(): Generator<ReadonlyMap<string, Cell>>;
}

/**
 * Looks through the lines of runs, without holding them.
 *
 * @param kinds of lines; all where there is none
 * @throws UserError where a line is damaged or there is none
 */
export function tableOf(runs: readonly NamedRun[], kinds: readonly MetricKind[] = []): Table {
  // A run that is under way grows meanwhile: as many lines as there are now.
  const most = new Map<string, number>();
  const names = new Set<string>();
  let rows = 0;
  for (const { name, folder } of runs) {
    let lines = 0;
    for (const line of linesOf(folder, kinds)) {
      for (const column of cellsOf(name, line).keys()) names.add(column);
      lines += 1;
    }
    most.set(folder, lines);
    rows += lines;
  }
  if (rows === 0) {
    const what = kinds.length > 0 ? `lines of the kind ${kinds.join(" or ")}` : "lines yet";
    throw new UserError(`${runs.map(({ folder }) => folder).join(", ")}: there are no ${what}`);
  }
  const keys: readonly string[] = keyColumns;
  const columns = [
    ...keys.filter((key) => names.has(key)),
    ...[...names].filter((name) => !keys.includes(name)),
  ];
  return {
    columns,
    rows,
    *read() {
      for (const { name, folder } of runs) {
        let lines = 0;
        for (const line of linesOf(folder, kinds)) {
          if (lines++ === most.get(folder)) break;
          yield cellsOf(name, line);
        }
      }
    },
  };
}

function* linesOf(folder: string, kinds: readonly MetricKind[]): Generator<MetricLine> {
  for (const line of streamMetrics(folder))
    if (kinds.length === 0 || kinds.includes(line.kind)) yield line;
}
