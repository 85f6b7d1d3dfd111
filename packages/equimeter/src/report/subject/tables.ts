import type { GroupReport, SubjectReport } from "../../subjects/report.js";
import { markup, type Markup } from "../page/markup.js";
import { scrollTable } from "../page/scroll-table.js";
import { outputColumns, outputRows, worstRows } from "./rows.js";

export function outputsTable(group: GroupReport, report: SubjectReport): Markup {
  return scrollTable({
    caption: "Losses, and the spread against the size of each output.",
    head: outputColumns,
    rows: outputRows(group, report).map(row),
  });
}

/** A table for each output. */
export function worstTables({ examination }: GroupReport): Markup[] {
  return Object.entries(examination.worst).map(([output, parts]) => {
    const { last, rows } = worstRows(parts);
    return scrollTable({
      caption: `Samples with the largest L_equiv in ${output}.`,
      head: ["sample", "L_equiv", last],
      rows: rows.map(row),
    });
  });
}

/** L_equiv by element, residue or what else the data are made of; nothing where it is not known. */
export function partsTable(
  { examination }: GroupReport,
  { target, partsAre = "element" }: SubjectReport,
): Markup | false {
  const parts = examination.parts[target] ?? [];
  if (parts.length === 0) return false;
  const { last, rows } = worstRows(parts);
  return scrollTable({
    caption: `L_equiv in ${target} by ${partsAre}.`,
    head: [partsAre, "L_equiv", last],
    rows: rows.map(row),
  });
}

export function declaredTable({ inputs, outputs }: SubjectReport): Markup {
  const rows = [
    ...inputs.map((one) => ({ ...one, what: "input" })),
    ...outputs.map((one) => ({ ...one, what: "output" })),
  ];
  return scrollTable({
    head: ["", "name", "turns as", "field of the data"],
    rows: rows.map(({ what, name, action, field, byName }) =>
      row([what, name, `${action}${byName ? " (by its name)" : ""}`, field ?? "no label"]),
    ),
  });
}

function row(cells: readonly string[]): Markup {
  const [first, ...rest] = cells;
  return markup`<tr>
    <th scope="row">${first}</th>
    ${rest.map((cell) => markup`<td>${cell}</td>`)}
  </tr> `;
}
