import type { MonitorLine } from "../../runs/index.js";
import { runFalls, linearOf, type NamedFall } from "../falls.js";
import { monitorSeries, weightsOrder, type RunLines } from "../figures/series.js";
import { formatCount, formatNumber } from "../format.js";
import { smallestPercent } from "../summary.js";
import { markup, type Markup } from "./markup.js";
import { scrollTable } from "./scroll-table.js";

interface TimeRow extends NamedFall {
  /** The largest percent after the smallest; null where none was measured later. */
  rebound: { step: number; percent: number } | null;
  /** What a linear filter along the chain explains. */
  byLinear: number | null;
}

/** How the percent of a run fell and rose again at every time, for each kind of weights. */
export function timeTable(run: RunLines): Markup {
  const rows = rowsOf(run);
  const several = new Set(rows.map(({ field }) => field)).size > 1;
  return scrollTable({
    caption:
      `${run.name}: the percent at each time. Highest after: the largest percent after the smallest. ` +
      "Linear: what a linear filter along the chain explains.",
    head: ["weights", ...columns.map(([name]) => name)],
    rows: rows.map((row, i) => {
      const label = several ? `${row.weights}, ${row.field}` : row.weights;
      const isSame = (other: TimeRow) => other.weights === row.weights && other.field === row.field;
      const isFirst = rows.findIndex(isSame) === i;
      const span = rows.filter(isSame).length;
      return markup`<tr>
        ${isFirst && markup`<th scope="rowgroup" rowspan="${span}">${label}</th>`}
        ${columns.map(([, cell]) => markup`<td>${cell(row)}</td>`)}
      </tr> `;
    }),
  });
}

const columns: [name: string, cell: (row: TimeRow) => string][] = [
  ["t", ({ t }) => (t === undefined ? "–" : `${t}`)],
  ["start %", ({ start }) => number(start)],
  ["first below 2 % at", ({ below2 }) => (below2 ? formatCount(below2.step) : "–")],
  ["least % (step)", ({ dip }) => atStep(dip)],
  ["highest after % (step)", ({ rebound }) => atStep(rebound)],
  ["last %", ({ last }) => number(last?.percent)],
  ["explained", ({ last }) => number(last?.explained)],
  ["linear", ({ byLinear }) => number(byLinear)],
];

/** By kind of weights, field and time. */
function rowsOf(run: RunLines): TimeRow[] {
  const falls = runFalls(run);
  const rows = monitorSeries([run]).map(({ lines }, i): TimeRow => {
    return { ...falls[i], rebound: reboundOf(lines), byLinear: linearOf(lines.at(-1)!) };
  });
  const fields = [...new Set(rows.map(({ field }) => field))];
  const order = ({ weights, field }: TimeRow) =>
    weightsOrder.indexOf(weights) * fields.length + fields.indexOf(field);
  return rows.sort((a, b) => order(a) - order(b) || (a.t ?? Infinity) - (b.t ?? Infinity) || 0);
}

function reboundOf(lines: readonly MonitorLine[]): TimeRow["rebound"] {
  const dip = smallestPercent(lines);
  const later = lines.filter(({ step, percent }) => {
    return dip !== undefined && step > dip.step && Number.isFinite(percent);
  });
  if (later.length === 0) return null;
  const { step, percent } = later.reduce((a, b) => (b.percent > a.percent ? b : a));
  return { step, percent };
}

const number = (value: number | null | undefined): string =>
  value === null || value === undefined ? "–" : formatNumber(value, 2);

const atStep = (point: { step: number; percent: number } | null): string =>
  point ? `${number(point.percent)} (${formatCount(point.step)})` : "–";
