import { expect, test } from "vitest";
import { monitorLine } from "../runs/testing.js";
import { inventedFlow } from "./figures/times/testing.js";
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
  expect(summaryTable(runs)).toMatchInlineSnapshot(`
    "run            start %       least %  at step        end %  explained                      test loss  rotations
    ─────────────  ───────  ────────────  ───────  ───────────  ─────────  ─────────────────────────────  ─────────
    augmented       39 ± 3   1.01 ± 0.08    1,000  1.07 ± 0.08      0.760  0.290 ± 0.017 → 0.287 ± 0.017     1 → 32
    not-augmented   40 ± 3  10.2 ± 0.7 *       18       71 ± 5      0.838    0.61 ± 0.04 → 0.207 ± 0.012     1 → 32
    percent of the loss from broken symmetry, raw weights; ± standard error over samples
    * the outputs were shrinking: explained < 0.1
    Measured on 64 validation samples, tetrahedralOrbits × 2 (24 passes), haar law.
    Measured on 100 test samples, tetrahedralOrbits × 2 (24 passes), haar law."
  `);
});

test("of several times the worst and the range have columns of their own", () => {
  const runs = [
    { name: "flow", lines: inventedFlow(steps) },
    { name: "plain", lines: inventedRun({ augmented: true, ...steps }) },
    { name: "new", lines: [] },
  ];
  expect(summaryTable(runs)).toMatchInlineSnapshot(`
    "run    worst t  end %, all t  start %      least %  at step        end %  explained                              test loss  rotations
    ─────  ───────  ────────────  ───────  ───────────  ───────  ───────────  ─────────  ─────────────────────────────────────  ─────────
    flow       0.9  0.032 to 3.5   40 ± 3    3.3 ± 0.3    1,000    3.5 ± 0.3      0.715  0.00342 ± 0.00017 → 0.00339 ± 0.00017     1 → 32
    plain        –             –   39 ± 3  1.01 ± 0.08    1,000  1.07 ± 0.08      0.760          0.290 ± 0.017 → 0.287 ± 0.017     1 → 32
    new          –             –        –            –        –            –          –                                      –          –
    percent of the loss from broken symmetry, raw weights; ± standard error over samples
    worst t: the time with the largest percent at the end, of which the row speaks
    Measured on 64 validation samples, tetrahedralOrbits × 2 (24 passes), haar law.
    Measured on 100 test samples, tetrahedralOrbits × 2 (24 passes), haar law."
  `);
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
