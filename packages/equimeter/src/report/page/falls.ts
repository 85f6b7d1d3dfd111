import { runFalls, type NamedFall } from "../falls.js";
import type { RunLines } from "../figures/series.js";
import { formatCount, formatNumber } from "../format.js";
import { markup, type Markup } from "./markup.js";
import { scrollTable } from "./scroll-table.js";

/** When the percent of every run fell below 2 %, and what made it, for each kind of weights. */
export function fallsSection(runs: readonly RunLines[]): Markup {
  const rows = runs.flatMap((run) => rowsOf(run.name, runFalls(run)));
  if (rows.length === 0) return markup``;
  return markup`<section>
    <h2>What made the percent fall</h2>
    <p>
      With ‖μ‖² the mean square of the twirled predictions, percent = 100 · relative spread · ‖μ‖² / L.
      What makes up at least a third of the fall of its logarithm, from the start to the first
      measurement below 2 %, is named: <i>outputs shrank</i> (‖μ‖² fell), <i>symmetry was learned</i>
      (the relative spread fell, and explained is at least 0.1 there; otherwise only <i>spread fell</i>),
      <i>a linear filter was learned</i> (the same of a flow that explains less than a tenth of what a linear
      filter along the chain leaves; the filter turns with the chain whatever it knows),
      <i>loss grew</i>. <i>Weights were averaged</i> where the same weights without
      their start (ema-debiased, or else raw) were below 2 % in half as many steps or fewer, and still
      were when the average was last above. What comes after the crossing has no say in this.
    </p>
    ${scrollTable({ head: ["run", ...columns.map(([name]) => name)], rows })}
    <p class="made">
      × start: in units of the relative spread at the start. Slope: the mean log-slope of L_equiv of
      averaged weights from the start to the crossing, in units of 2 ln(decay), which is what averaging
      alone does to a model that is linear in its initial weights. Learned from: the first step with
      explained at 0.1 or above and less than half the relative spread of the start.
    </p>
  </section> `;
}

/** The cells after the name of the run. */
const columns: [name: string, cell: (fall: NamedFall) => string][] = [
  ["weights", ({ weights }) => weights],
  ["below 2 % because", ({ verdict }) => verdict],
  ["at step", ({ below2 }) => (below2 ? formatCount(below2.step) : "–")],
  ["explained (linear)", explainedOf],
  ["relative spread (× start)", spreadOf],
  ["slope", ({ slope }) => number(slope)],
  ["below 1 % at", ({ below1 }) => (below1 ? formatCount(below1.step) : "–")],
  ["start %", ({ start }) => number(start)],
  [
    "least % (step)",
    ({ dip }) => (dip ? `${number(dip.percent)} (${formatCount(dip.step)})` : "–"),
  ],
  ["last %", ({ last }) => number(last?.percent)],
  ["learned from", ({ learnedFrom }) => (learnedFrom === null ? "–" : formatCount(learnedFrom))],
];

/** The kinds of weights of one field and time share the name before them. */
function rowsOf(name: string, falls: readonly NamedFall[]): Markup[] {
  const several = new Set(falls.map(({ field }) => field)).size > 1;
  const label = ({ field, t }: NamedFall) =>
    [name, several && field, t !== undefined && `t\u00a0=\u00a0${t}`].filter(
      (part) => part !== false,
    );
  const labels = falls.map((fall) => label(fall).join(", "));
  return falls.map((fall, i) => {
    const rows = labels.filter((other) => other === labels[i]).length;
    const isFirst = labels.indexOf(labels[i]) === i;
    return markup`<tr>
      ${isFirst && markup`<th scope="rowgroup" rowspan="${rows}">${labels[i]}</th>`}
      ${columns.map(([, cell]) => markup`<td>${cell(fall)}</td>`)}
    </tr> `;
  });
}

const number = (value: number | null | undefined) =>
  value === null || value === undefined ? "–" : formatNumber(value, 2);

function explainedOf({ below2 }: NamedFall): string {
  if (!below2) return "–";
  const { explained, byLinear } = below2;
  return twoDecimals(explained) + (byLinear === null ? "" : ` (${twoDecimals(byLinear)})`);
}

/** Without a minus before 0.00. */
const twoDecimals = (value: number) =>
  (Math.round(100 * value) / 100 || 0).toFixed(2).replace("-", "−");

function spreadOf({ below2 }: NamedFall): string {
  if (!below2) return "–";
  const { relativeSpread, spreadRatio } = below2;
  return `${formatNumber(relativeSpread, 2)} (× ${formatNumber(spreadRatio, 2)})`;
}
