import { weightsOrder } from "../figures/series.js";
import { apart, type Decomposition } from "../times.js";
import { markup, type Markup } from "./markup.js";
import { scrollTable } from "./scroll-table.js";
import { measuredRows, settingRows, varianceRows } from "./tables.js";

/** Everything about decompositions at several times: a table for each kind of weights, a row for each time. */
export function decompositionsByTime(caption: string, lines: readonly Decomposition[]): Markup[] {
  const tables = weightsOrder.flatMap((kind) => {
    const own = apart(lines.filter(({ weights }) => weights === kind)).map((same) => same.at(-1)!);
    return own.length === 0 ? [] : [tableOf(`${caption}, ${kind} weights`, own)];
  });
  return [...tables, markup`<p class="made">${settingsOf(lines)}</p> `];
}

function tableOf(caption: string, lines: readonly Decomposition[]): Markup {
  const columns = [...measuredRows, ...varianceRows(lines)];
  return scrollTable({
    caption,
    head: ["t", ...columns.map(([name]) => name)],
    rows: lines.map(
      (line) =>
        markup`<tr>
          <th scope="row">${line.t ?? "–"}</th>
          ${columns.map(([, cell]) => markup`<td>${cell(line)}</td>`)}
        </tr> `,
    ),
  });
}

/** `Samples: 64; passes a sample: 24; …`: what differs between times is written out. */
function settingsOf(lines: readonly Decomposition[]): string {
  const parts = settingRows.map(([name, cell]) => {
    return `${name}: ${[...new Set(lines.map(cell))].join(", ")}`;
  });
  const text = parts.join("; ");
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}
