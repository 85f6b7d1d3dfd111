import { expect, test } from "vitest";
import { textTable } from "./table.js";

test("columns are aligned by signs, not by UTF-16 units", () => {
  const rows = [["a", "1 ± 2"], ["𝜇 long", "10"], ["missing"]];
  expect(textTable(["name", "value"], rows)).toMatchInlineSnapshot(`
    "name     value
    ───────  ─────
    a        1 ± 2
    𝜇 long      10
    missing"
  `);
});

test("alignment and gap can be chosen; a name with line breaks stays on its line", () => {
  const table = textTable(["a", "b"], [["x\ny\u001b[2J", "1"]], {
    align: ["right", "left"],
    gap: 1,
  });
  expect(table.split("\n")).toEqual(["      a b", "─────── ─", "x y [2J 1"]);
});

test("a table without rows is its header", () => {
  expect(textTable(["a", "b"], []).split("\n")).toEqual(["a  b", "─  ─"]);
});
