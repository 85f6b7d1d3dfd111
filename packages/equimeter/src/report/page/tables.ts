import type { TwirlLine, Weights } from "../../runs/index.js";
import { isShrinking, weightsOrder } from "../figures/series.js";
import { formatBeside, formatCount, formatError, formatInterval, formatNumber } from "../format.js";
import type { Decomposition } from "../times.js";
import { markup, type Markup } from "./markup.js";
import { scrollTable } from "./scroll-table.js";

/** A number of a decomposition: its name, and its cell for one kind of weights. */
export type Row = [name: string, cell: (line: Decomposition) => string];

export const measuredRows: Row[] = [
  ["L", ({ L }) => formatNumber(L, 4)],
  ["L_mean", ({ L_mean }) => formatNumber(L_mean, 4)],
  ["L_equiv", ({ L_equiv }) => formatNumber(L_equiv, 4)],
  ["percent (%)", (line) => formatBeside(line.percent, errorsOf(line))],
  ["± rotations (%)", ({ rotationError }) => formatError(rotationError)],
  ["± samples (%)", ({ sampleError }) => formatError(sampleError)],
  ["95 % over samples (%)", ({ ci95, sampleError }) => formatInterval(ci95, sampleError)],
  ["explained", (line) => `${formatNumber(line.explained)}${shrinkingNote(line)}`],
  ["lossZero", ({ lossZero }) => formatNumber(lossZero, 4)],
  ["relative spread", ({ relativeSpread }) => formatNumber(relativeSpread)],
  ["float floor (%)", ({ floatFloor }) => formatNumber(floatFloor, 2)],
];

/** How it was measured. */
export const settingRows: Row[] = [
  ["samples", ({ samples }) => formatCount(samples)],
  ["passes a sample", ({ passes }) => formatCount(passes)],
  ["design", ({ design }) => design],
  ["law", ({ law }) => law],
  ["loss", ({ loss }) => loss],
  ["reduction", ({ reduction }) => reduction],
];

const errorsOf = (line: Decomposition) => [line.rotationError, line.sampleError];

/** Before the first step nothing has shrunk yet. */
const shrinkingNote = (line: Decomposition) =>
  line.step > 0 && isShrinking(line) ? " (outputs shrinking)" : "";

/** The normalized variance of Vonessen et al., where it was measured. */
export function varianceRows(lines: readonly Decomposition[]): Row[] {
  if (lines.every(({ normalizedVariance }) => normalizedVariance === undefined)) return [];
  return [
    [
      "normalized variance",
      ({ normalizedVariance: v }) => (v === undefined ? "–" : formatNumber(v)),
    ],
  ];
}

/** Everything about one decomposition, a column for each kind of weights. */
export function decompositionTable(caption: string, lines: readonly Decomposition[]): Markup {
  const columns = byWeights(lines);
  return scrollTable({
    caption,
    head: ["weights", ...columns.map(({ weights }) => weights)],
    rows: [...measuredRows, ...varianceRows(columns), ...settingRows].map(([name, cell]) =>
      tableRow(name, columns.map(cell)),
    ),
  });
}

/** Loss against rotations averaged over, a column for each kind of weights. */
export function twirlTable(caption: string, lines: readonly TwirlLine[]): Markup {
  const kinds = weightsOrder.filter((kind) => lines.some(({ weights }) => weights === kind));
  const rotations = [...new Set(lines.map((line) => line.rotations))].sort((a, b) => a - b);
  const cell = (n: number, kind: Weights) => {
    const line = lines.findLast(({ rotations: r, weights }) => r === n && weights === kind);
    // More digits than the error allows: the points of a column share their samples.
    return line ? `${formatNumber(line.loss, 4)} ± ${formatError(line.lossError)}` : "";
  };
  return scrollTable({
    caption,
    head: ["rotations", ...kinds],
    rows: rotations.map(
      (n) =>
        markup`<tr>
              <th scope="row">${formatCount(n)}</th>
              ${kinds.map((kind) => markup`<td>${cell(n, kind)}</td>`)}
            </tr> `,
    ),
  });
}

/** Cells that all say the same become one. */
function tableRow(name: string, cells: string[]): Markup {
  const same = cells.length > 1 && cells.every((cell) => cell === cells[0]);
  const content = same
    ? markup`<td colspan="${cells.length}">${cells[0]}</td>`
    : cells.map((cell) => markup`<td>${cell}</td>`);
  return markup`<tr>
    <th scope="row">${name}</th>
    ${content}
  </tr> `;
}

/** One line for each kind of weights, the last one written. */
function byWeights(lines: readonly Decomposition[]): Decomposition[] {
  return weightsOrder.flatMap((kind) => lines.findLast(({ weights }) => weights === kind) ?? []);
}
