import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { type Chain, readChainsAll, sliceChain } from "../../data/proteins/index.js";
import { isSharedAbsent, sharedForces, sharedReason } from "../../data/testing.js";
import { meanOf, spreadOf } from "../spread.js";
import { secondaryStructure } from "./secondary-structure.js";
import { structureRow } from "./structure-table.js";
import { mirrored } from "./testing.js";
import { tmScore } from "./tm-score.js";

const folder = join(sharedForces, "../proteins");
const readSet = (): Promise<Chain[]> => readChainsAll(join(folder, "chain_set.jsonl.gz"));

test.skipIf(isSharedAbsent)(
  `670 chains of the PDB look as proteins do${sharedReason}`,
  async () => {
    const chains = await readSet();
    const rows = chains.map(structureRow);
    const mean = (key: Exclude<keyof (typeof rows)[0], "name">): number =>
      meanOf(rows.map((row) => row[key]));
    expect(mean("caDistance")).toBeCloseTo(3.803, 3);
    expect(mean("outside01")).toBeLessThan(0.013);
    expect(mean("outside04")).toBeLessThan(0.004);
    expect(mean("cis")).toBeCloseTo(0.003, 3);
    expect(rows.reduce((sum, { clashes }) => sum + clashes, 0)).toBe(11);
    const { mean: size, deviation } = spreadOf(rows.map(({ relativeRadius }) => relativeRadius));
    expect([size, deviation]).toEqual([expect.closeTo(1.07, 2), expect.closeTo(0.13, 2)]);
    expect([mean("helix"), mean("strand")]).toEqual([
      expect.closeTo(0.269, 3),
      expect.closeTo(0.196, 3),
    ]);
    expect(mean("leftHelix")).toBeLessThan(1e-4);
    const images = chains.map((chain) => secondaryStructure(mirrored(chain)));
    const turned = images.filter(({ helix }) => helix > 0.2);
    expect(turned.length).toBeGreaterThan(100);
    for (const { helix, leftHelix } of turned) expect(leftHelix / helix).toBeGreaterThan(0.75);
  },
);

/** H and E where the file's own records say so; helices of type 5 are 3-10, and none of P-SEA's. */
function recorded(path: string, { chain, residueNumbers }: Chain): string {
  const letters = Array.from(residueNumbers, () => "C");
  for (const line of readFileSync(path, "latin1").split("\n")) {
    const isHelix = line.startsWith("HELIX ") && line.slice(38, 40).trim() !== "5";
    if (!isHelix && !line.startsWith("SHEET ")) continue;
    const [at, from, to] = isHelix ? [19, 21, 33] : [21, 22, 33];
    if (line[at] !== chain) continue;
    const [first, last] = [from, to].map((column) => Number(line.slice(column, column + 4)));
    residueNumbers.forEach((number, i) => {
      if (number >= first && number <= last) letters[i] = isHelix ? "H" : "E";
    });
  }
  return letters.join("");
}

test.skipIf(isSharedAbsent)(
  `helix and strand against HELIX and SHEET of eight files${sharedReason}`,
  async () => {
    const pairs = new Map<string, number>();
    for (const name of ["1A8O", "1LCD", "1aki", "1dix", "1f2n", "1k6p", "1o1z", "2BEG"]) {
      const path = join(folder, "full_originals", `${name}.pdb`);
      for (const chain of await readChainsAll(path)) {
        const known = recorded(path, chain);
        [...secondaryStructure(chain).letters].forEach((letter, i) => {
          const pair = known[i] + letter;
          pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
        });
      }
    }
    const sum = (pattern: RegExp): number =>
      [...pairs].reduce((all, [pair, count]) => all + (pattern.test(pair) ? count : 0), 0);
    const share = (part: RegExp, whole: RegExp): number =>
      Number((sum(part) / sum(whole)).toFixed(2));
    expect(sum(/./)).toBe(1602);
    // P-SEA is careful: what it calls a helix is one, and it leaves out ends, short and bent ones.
    expect({
      agreement: share(/HH|EE|CC/, /./),
      helixPrecision: share(/HH/, /.H/),
      helixRecall: share(/HH/, /H./),
      strandPrecision: share(/EE/, /.E/),
      strandRecall: share(/EE/, /E./),
      opposite: share(/HE|EH/, /./),
    }).toMatchInlineSnapshot(`
      {
        "agreement": 0.77,
        "helixPrecision": 0.98,
        "helixRecall": 0.74,
        "opposite": 0,
        "strandPrecision": 0.82,
        "strandRecall": 0.6,
      }
    `);
  },
);

test.skipIf(isSharedAbsent)(
  `unrelated chains score 0.17 on average, copies above 0.9${sharedReason}`,
  async () => {
    const long = (await readSet()).filter(({ sequence }) => sequence.length >= 100);
    const cut = long
      .filter((_, i) => i % 40 === 0)
      .slice(0, 8)
      .map((chain) => sliceChain(chain, 0, 100));
    const scores = cut.flatMap((a, i) => cut.slice(0, i).map((b) => tmScore(a, b)));
    expect(scores).toHaveLength(28);
    expect(Math.abs(meanOf(scores) - 0.17)).toBeLessThan(0.015);
    expect(Math.max(...scores)).toBeLessThan(0.35);
    for (const chain of cut) expect(tmScore(chain, mirrored(chain))).toBeLessThan(0.5);
    // The three chains of a virus's capsid have one fold.
    const capsid = await readChainsAll(join(folder, "full_originals", "1f2n.pdb"));
    const numbers = capsid.map(({ residueNumbers }) => residueNumbers);
    const common = numbers[0].filter((n) => numbers.every((own) => own.includes(n)));
    const traces = capsid.map(({ name, residueNumbers, positions }) => ({
      name,
      positions: Array.from(common).flatMap((number) => {
        const at = 3 * residueNumbers.indexOf(number);
        return Array.from(positions.subarray(at, at + 3));
      }),
    }));
    expect(common.length).toBeGreaterThan(150);
    expect(tmScore(traces[0], traces[1])).toBeGreaterThan(0.9);
    expect(tmScore(traces[0], traces[2])).toBeGreaterThan(0.9);
  },
);
