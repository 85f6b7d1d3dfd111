import { expect, test } from "vitest";

import { diversity } from "./diversity.js";
import { structureCells, structureTable } from "./structure-table.js";
import { alphaHelix, betaStrand, helixTrace, movedTrace, randomTrace, shaken } from "./testing.js";
import { tmScore } from "./tm-score.js";
import type { Trace } from "./trace.js";

const named = (trace: Trace, name: string): Trace => ({ ...trace, name });

test("a row for each chain, means and deviations, diversity", () => {
  const helix = named(helixTrace(30, alphaHelix), "one");
  const strand = named(helixTrace(20, betaStrand), "two");
  const table = structureTable([helix, movedTrace(helix, 3), strand]);
  const { rows, summary } = table;
  expect(rows.map(({ name, residues }) => [name, residues])).toEqual([
    ["one", 30],
    ["one", 30],
    ["two", 20],
  ]);
  expect(rows[0]).toMatchObject({ helix: 28 / 30, strand: 0, clashes: 0, outside04: 0 });
  expect(rows[0].helix + rows[0].strand + rows[0].coil).toBeCloseTo(1, 12);
  expect(summary.residues).toMatchObject({ mean: 80 / 3, count: 3 });
  expect(summary.residues.deviation).toBeCloseTo(Math.sqrt(100 / 3), 10);
  expect(table.diversity).toMatchObject({ chains: 3, clusters: 2, meanTm: expect.closeTo(1, 10) });
  const { header, rows: cells, diversity: sentence } = structureCells(table);
  expect([header, ...cells].map((row) => row.join(" | "))).toMatchInlineSnapshot(`
    [
      "Chain | Residues | CA–CA (Å) | off 3.8 by > 0.1 (%) | by > 0.4 (%) | cis (%) | Clashes | per 100 | Rg (Å) | Rg / globular | Helix (%) | Strand (%) | Left helix (%)",
      "one | 30 | 3.830 | 0.0 | 0.0 | 0.0 | 0 | 0.00 | 13.19 | 1.65 | 93.3 | 0.0 | 0.0",
      "one | 30 | 3.830 | 0.0 | 0.0 | 0.0 | 0 | 0.00 | 13.19 | 1.65 | 93.3 | 0.0 | 0.0",
      "two | 20 | 3.798 | 0.0 | 0.0 | 0.0 | 0 | 0.00 | 19.05 | 2.77 | 0.0 | 85.0 | 0.0",
      "mean | 26.7 ± 5.8 | 3.819 ± 0.018 | 0.0 ± 0.0 | 0.0 ± 0.0 | 0.0 ± 0.0 | 0.0 ± 0.0 | 0.00 ± 0.00 | 15.14 ± 3.39 | 2.02 ± 0.65 | 62.2 ± 53.9 | 28.3 ± 49.1 | 0.0 ± 0.0",
    ]
  `);
  expect(sentence).toBe(
    "Diversity: mean TM-score 1.000 of pairs of one length; 2 clusters among 3",
  );
});

test("one chain has no deviation and no pair", () => {
  const { rows, diversity: sentence } = structureCells(structureTable([randomTrace(8, 1)]));
  expect(rows.map(([name, residues]) => [name, residues])).toEqual([
    ["random 1", "8"],
    ["mean", "8.0"],
  ]);
  expect(sentence).toBe(
    "Diversity: 1 cluster among 1; no two chains have one length, and none were compared",
  );
});

test("pairs of one length, lengths weigh the same, the order says nothing", () => {
  const short = [1, 2, 3].map((seed) => randomTrace(30, seed));
  const long = [4, 5].map((seed) => randomTrace(50, seed));
  const heard: string[] = [];
  const { lengths, meanTm, clusters } = diversity([...short, ...long], {
    onPair: (done, pairs) => heard.push(`${done}/${pairs}`),
  });
  const [a, b, c] = short;
  const mean = (tmScore(a, b) + tmScore(a, c) + tmScore(b, c)) / 3;
  expect(lengths.map(({ residues, chains }) => [residues, chains])).toEqual([
    [30, 3],
    [50, 2],
  ]);
  expect(lengths[0].meanTm).toBeCloseTo(mean, 10);
  expect(meanTm).toBeCloseTo((mean + tmScore(long[0], long[1])) / 2, 10);
  expect(heard).toEqual(["1/4", "2/4", "3/4", "4/4"]);
  const again = diversity([...long, c, a, b]);
  expect(again.meanTm).toBeCloseTo(meanTm, 10);
  expect(again.clusters).toBe(clusters);
});

test("single linkage: chains joined by others are one cluster, in any order", () => {
  const start = randomTrace(60, 1);
  const middle = shaken(start, 2.4, 2);
  const end = shaken(middle, 2.4, 3);
  const other = randomTrace(60, 9);
  const [near, far] = [tmScore(start, middle), tmScore(start, end)];
  expect(far).toBeLessThan(Math.min(near, tmScore(middle, end)));
  const threshold = (far + Math.min(near, tmScore(middle, end))) / 2;
  const count = (...traces: Trace[]) => diversity(traces, { threshold }).clusters;
  expect(count(start, end, other)).toBe(3);
  expect(count(start, middle, end, other)).toBe(2);
  expect(count(start, end, other, middle)).toBe(2);
  expect(count(other, middle, start, end)).toBe(2);
});

test("mistakes", () => {
  expect(() => structureTable([])).toThrow("there is no chain to compare; give at least one");
  expect(() => diversity([randomTrace(9, 1)], { threshold: 1 })).toThrow(
    "the threshold of a TM-score must be between 0 and 1, not 1",
  );
  expect(() => diversity([randomTrace(4, 1)])).toThrow("random 1 has 4 residues, too few");
});
