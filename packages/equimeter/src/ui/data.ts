import { fileBelow } from "./below.js";
import { readRunMetrics } from "./metrics.js";
import { isSelected, type Selection } from "./selection.js";
import { start } from "./tail.js";

/** Of one file, in bytes: some millions of lines. */
const most = 512 * 1024 * 1024;

const named = ["run", "kind", "weights", "field", "t"];

/**
 * The selected numbers of runs as CSV (RFC 4180): a row for each line of metrics, with `run`, `kind`, `weights`,
 * `field` and `t` first. A number that is not finite, or that a line lacks, is empty.
 *
 * @param folder of the runs
 * @throws Problem 404 where a run is not there
 */
export function csvOf(folder: string, selection: Selection): string {
  const all = selection.runs.flatMap((run) => {
    const path = fileBelow(folder, `${run}/metrics.jsonl`);
    const { series } = readRunMetrics(run, path, start, most);
    return series.filter((one) => isSelected(one, selection)).map((one) => ({ run, one }));
  });
  const columns = [...new Set(all.flatMap(({ one }) => Object.keys(one.columns)))];
  const rows = [[...named, ...columns].map(cell).join(",")];
  for (const { run, one } of all) {
    const head = [run, one.kind, one.weights, one.field, one.t].map(cell);
    const own = columns.map((name) => one.columns[name]);
    for (let i = 0; i < one.columns.step.length; i++)
      rows.push([...head, ...own.map((column) => cell(column?.[i] ?? null))].join(","));
  }
  return `${rows.join("\r\n")}\r\n`;
}

function cell(value: string | number | null): string {
  const text = value === null ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
