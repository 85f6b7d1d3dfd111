import * as fc from "fast-check";
import { join } from "node:path";
import { expect, test } from "vitest";

import { UserError } from "../../../errors.js";
import { uniform } from "../../../random.js";
import { isSharedAbsent, sharedForces, sharedReason } from "../../testing.js";
import { readChainsAll } from "../index.js";
import { alignedMatches } from "./align.js";
import { encode } from "./blosum62.js";
import { clusterSequences } from "./cluster.js";

const letters = "ARNDCQEGHILKMFPSTWYV";
const matches = (a: string, b: string) => alignedMatches(encode(a), encode(b));

/** A sequence of this length, and kin of others, from numbers in [0, 1). */
const drawn = (length: number, random: () => number) =>
  Array.from({ length }, () => letters[Math.floor(random() * 20)]).join("");
const mutated = (sequence: string, share: number, random: () => number) =>
  [...sequence].map((letter) => (random() < share ? drawn(1, random) : letter)).join("");

test.each([
  ["WWWWWWWW", "WWWWWWWW", 8],
  ["wwww", "WWWW", 4],
  ["UUUO", "CCCK", 4], // selenocysteine and pyrrolysine, as in BLAST
  ["XXXXXX", "XXXXXX", 0],
  ["WWWW", "DDDD", 0],
  ["", "WWWW", 0],
  // In the middle a mismatch that costs less (−4) than what is behind it gains (22), and one that does not.
  ["WWCCDWW", "WWCCWWW", 6],
  ["WWWWDDDA", "WWWWWWWA", 4],
  // A gap of one costs 12 and is worth it for 44 behind it, not for 4.
  ["WWWWAWWWW", "WWWWWWWW", 8],
  ["WWWWDDDDWA", "WWWWWA", 6],
  // One of 40 costs 51 and is worth it for 55; one of 45 costs 56.
  [`WWWWW${"D".repeat(40)}WWWWW`, "WWWWWWWWWW", 10],
  [`WWWWW${"D".repeat(45)}WWWWW`, "WWWWWWWWWW", 5],
])("%s and %s have %i residues in common", (a, b, expected) => {
  expect([matches(a, b), matches(b, a)]).toEqual([expected, expected]);
});

/** The same from all scores of all pairs of places, with gaps of every length, in n⁴. */
function slowMatches(a: string, b: string): number {
  const table: [number, number][][] = [];
  let best: [number, number] = [0, 0];
  const better = (x: [number, number], y: [number, number]) =>
    y[0] > x[0] || (y[0] === x[0] && y[1] > x[1]) ? y : x;
  for (let i = 0; i <= a.length; i++) {
    table.push([]);
    for (let j = 0; j <= b.length; j++) {
      let here: [number, number] = [0, 0];
      if (i > 0 && j > 0) {
        const same = a[i - 1] === b[j - 1] ? 1 : 0;
        const [score, count] = table[i - 1][j - 1];
        here = better(here, [score + pairScore(a[i - 1], b[j - 1]), count + same]);
      }
      for (let gap = 1; gap <= i; gap++)
        here = better(here, [table[i - gap][j][0] - 11 - gap, table[i - gap][j][1]]);
      for (let gap = 1; gap <= j; gap++)
        here = better(here, [table[i][j - gap][0] - 11 - gap, table[i][j - gap][1]]);
      table[i].push(here);
      best = better(best, here);
    }
  }
  return best[1];
}
/** BLOSUM62 of these four. */
const pairScore = (a: string, b: string) =>
  ({ WW: 11, CC: 9, DD: 6, AA: 4, WC: -2, WD: -4, WA: -3, CD: -3, CA: 0, DA: -2 })[
    "WCDA".indexOf(a) <= "WCDA".indexOf(b) ? a + b : b + a
  ]!;

test("matches are those of an alignment that looks at every gap", () => {
  const sequence = fc
    .array(fc.constantFrom("W", "C", "D", "A"), { maxLength: 30 })
    .map((one) => one.join(""));
  const check = (a: string, b: string) => {
    expect(matches(a, b)).toBe(slowMatches(a, b));
  };
  fc.assert(fc.property(sequence, sequence, check));
});

/** Greedy with every pair aligned. */
function slowClusters(sequences: readonly string[], identity: number): number {
  const order = [...new Set(sequences)].sort((a, b) => b.length - a.length);
  const representatives: string[] = [];
  for (const sequence of order)
    if (!representatives.some((one) => matches(sequence, one) >= identity * sequence.length))
      representatives.push(sequence);
  return representatives.length;
}

test("families of kin are clusters, pieces join the whole, and equals stay together", () => {
  const random = uniform(1);
  const founders = [60, 100, 160, 240].map((length) => drawn(length, random));
  const sequences = founders.flatMap((one) => [
    one,
    mutated(one, 0.3, random),
    one.slice(10, -15),
    `${one.slice(0, 30)}${drawn(6, random)}${one.slice(30)}`, // an insertion
    one,
  ]);
  const { of, members } = clusterSequences([...sequences, "XXXX", "XXXX", "GG"]);
  expect(members.slice(0, 4)).toEqual(
    [0, 1, 2, 3].map((k) => [0, 1, 2, 3, 4].map((i) => 5 * k + i)),
  );
  expect(members.slice(4)).toEqual([[20, 21], [22]]);
  expect([...of].slice(18)).toEqual([3, 3, 4, 4, 5]);
});

test("the order of sequences of different lengths changes nothing", () => {
  const random = uniform(5);
  const founder = drawn(150, random);
  const sequences = Array.from({ length: 40 }, (_, i) => mutated(founder.slice(i), 0.4, random));
  const groups = (list: string[]) =>
    clusterSequences(list, { identity: 0.5 })
      .members.map((member) =>
        member
          .map((item) => list[item])
          .sort()
          .join(),
      )
      .sort();
  expect(groups(sequences.toReversed())).toEqual(groups(sequences));
});

test.each([0.4, 0.5, 0.6, 0.75, 1])(
  "at %d words find what aligning all pairs finds",
  (identity) => {
    const random = uniform(7);
    const sequences = Array.from({ length: 20 }, () => drawn(50 + random() * 150, random)).flatMap(
      (one) => [0, 0.1, 0.2, 0.3, 0.4, 0.5].map((share) => mutated(one, share, random)),
    );
    expect(clusterSequences(sequences, { identity }).members).toHaveLength(
      slowClusters(sequences, identity),
    );
  },
);

test("progress, and thresholds that make no sense", () => {
  const heard: number[][] = [];
  const sequences = Array.from({ length: 250 }, (_, i) => "A".repeat(i + 1));
  clusterSequences(sequences, { onProgress: (...done) => heard.push(done) });
  expect(heard).toEqual([100, 200, 250].map((done) => [done, 250]));
  for (const identity of [0.29, 1.01, NaN])
    expect(() => clusterSequences(sequences, { identity })).toThrow(
      `identity must be from 0.3 to 1, not ${identity}`,
    );
  expect(() => clusterSequences([], { identity: 0 })).toThrow(UserError);
  expect(clusterSequences([]).members).toEqual([]);
});

test.skipIf(isSharedAbsent)(
  `670 chains: as many clusters as with all 224,115 pairs aligned${sharedReason}`,
  async () => {
    const chains = await readChainsAll(join(sharedForces, "../proteins/chain_set.jsonl.gz"));
    const sequences = chains.map(({ sequence }) => sequence);
    const counts = [0.5, 0.7].map((identity) => {
      const { members } = clusterSequences(sequences, { identity });
      for (const [first, ...others] of members)
        for (const other of others)
          expect(matches(sequences[other], sequences[first])).toBeGreaterThan(20);
      return members.length;
    });
    expect(counts).toEqual([631, 666]);
  },
);
