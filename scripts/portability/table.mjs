/** The results as a Markdown table, and the failed tests below it. */

const COLUMNS = [
  ["place", (row) => row.place],
  ["libtorch", (row) => row.libtorch.version],
  ["C++", (row) => `${row.libtorch.cxxStandard}, ${row.compiler}`],
  ["Node", (row) => row.node],
  ["build", (row) => `${row.buildSeconds.toFixed(1)} s`],
  ["passed", (row) => row.passed],
  ["failed", (row) => row.failed],
  ["skipped", (row) => row.skipped],
  ["tests", (row) => `${row.seconds.toFixed(0)} s`],
];

/** Rows as `prepare` and `runTests` make them, joined, with the name of their `place`. */
export function table(rows) {
  const lines = [
    COLUMNS.map(([title]) => title),
    ...rows.map((row) => COLUMNS.map(([, cell]) => String(cell(row)))),
  ];
  const widths = COLUMNS.map((_, i) => Math.max(3, ...lines.map((line) => line[i].length)));
  const text = lines.map(
    (line) => `| ${line.map((cell, i) => cell.padEnd(widths[i])).join(" | ")} |`,
  );
  text.splice(1, 0, `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`);
  return text.join("\n");
}

/** One line a failed test and place; tests that fail alike in several places are told once. */
export function failureList(rows) {
  const places = new Map();
  for (const row of rows) {
    for (const { file, test, message } of row.failures) {
      const line = `${[file, test].filter(Boolean).join(" > ")}\n    ${message}`;
      places.set(line, [...(places.get(line) ?? []), `${row.place}/node ${row.node}`]);
    }
  }
  return [...places].map(([line, where]) => `${line}\n    on ${where.join(", ")}`).join("\n");
}
