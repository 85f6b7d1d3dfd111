import { expect, test } from "vitest";
import { monitorLine } from "../runs/testing.js";
import { summaryTable } from "./summary-table.js";
import { inventedRun } from "./testing.js";

const steps = { steps: 2000, perDecade: 4 };

test("a row for each run, then what the errors are and how it was measured", () => {
  const runs = [true, false].map((augmented) => {
    return {
      name: augmented ? "augmented" : "not-augmented",
      lines: inventedRun({ augmented, ...steps }),
    };
  });
  expect(summaryTable(runs)).toMatchInlineSnapshot();
});

test("what was not measured is a dash, and the footer is silent of it", () => {
  const table = summaryTable([{ name: "new", lines: [] }]).split("\n");
  expect(table[2].split(/ +/)).toEqual(["new", "–", "–", "–", "–", "–", "–", "–"]);
  expect(table.slice(3)).toEqual([
    "percent of the loss from broken symmetry, raw weights; ± standard error over samples",
  ]);
});

test("a start without anything learned is no fall and has no star", () => {
  const lines = [monitorLine(0, { explained: 0 }), monitorLine(5, { percent: 30, explained: 0.5 })];
  expect(summaryTable([{ name: "a", lines }])).not.toContain("*");
});
