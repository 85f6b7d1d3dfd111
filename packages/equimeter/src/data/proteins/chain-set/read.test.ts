import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

import { UserError } from "../../../errors.js";
import type { SkippedChain } from "../index.js";
import { readChainsAll } from "../index.js";

const folder = mkdtempSync(join(tmpdir(), "equimeter-chain-set-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, "chain_set.jsonl");

const four = { CA: "[[0,0,0],[3.8,0,0],[7.6,0,0],[11.4,0,0]]", seq: "AXGU" };

function record({ name = "1abc.A", seq = four.seq, CA = four.CA, more = "" } = {}): string {
  return `{"name": "${name}", "seq": "${seq}", "coords": {"CA": ${CA}}${more}}\n`;
}

function read(content: string, options = {}) {
  writeFileSync(file, content);
  return readChainsAll(file, options);
}

test("names, letters, numbers, and what else a line has", async () => {
  const more =
    ', "resnum": ["-2", 5, "5B", "6"], "resolution": 2.5, "CATH": ["1.10"], "split": "test"';
  const [chain] = await read(record({ more }));
  expect(chain).toEqual({
    name: "1abc.A",
    entry: "1abc",
    chain: "A",
    asym: "A",
    model: 1,
    sequence: "AXGU",
    residueNames: ["ALA", "UNK", "GLY", "SEC"],
    residueNumbers: Int32Array.of(-2, 5, 5, 6),
    insertionCodes: ["", "", "B", ""],
    positions: Float64Array.of(0, 0, 0, 3.8, 0, 0, 7.6, 0, 0, 11.4, 0, 0),
    polymer: { sequence: "AXGU", index: Int32Array.of(0, 1, 2, 3) },
    gaps: [],
    resolution: 2.5,
    info: { CATH: ["1.10"], split: "test" },
  });
});

test("Python's NaN and null are residues that were not seen", async () => {
  const CA = "[[0,0,0],[NaN, NaN, NaN],null,[11.4,0,0]]";
  const content = record({ CA, name: "NaN" }) + record({ CA, more: ', "note": "[NaN]"' });
  const chains = await read(content, { fewestResidues: 1 });
  expect(chains[0]).toMatchObject({ name: "NaN", entry: "NaN", chain: "", sequence: "AU" });
  expect(chains[1].info).toEqual({ note: "[NaN]" });
  expect(chains[0].residueNumbers).toEqual(Int32Array.of(1, 4));
  expect(chains[0].gaps).toEqual([{ after: 0, missing: 2, distance: 11.4 }]);
});

const bad: [string, string, string][] = [
  ["a line that is cut off", '{"name": "1abc.A", "seq', "is no JSON object (is the file cut off?)"],
  ["no name", '{"seq": "AA"}', "its name is missing, not a text"],
  ["no letters", '{"name": "x", "seq": 3}', '"x": its seq is "3", not letters'],
  ["no places", '{"name": "x", "seq": "A"}', '"x": its coords have no list CA'],
  [
    "a list of another length",
    record({ seq: "AA" }),
    '"1abc.A": its list CA is of 4 places, where its seq has 2 letters',
  ],
  [
    "a place that is none",
    record({ CA: "[[0,0,0],[1,2],[0,0,0],[0,0,0]]" }),
    'CA of residue 1 is at "[1,2]", not at three finite numbers',
  ],
  [
    "an infinite place",
    record({ CA: "[[0,0,0],[1,2,1e999],[0,0,0],[0,0,0]]" }),
    'CA of residue 1 is at "[1,2,null]", not at three finite numbers',
  ],
  [
    "half a place",
    record({ CA: "[[0,0,NaN],null,null,null]" }),
    'CA of residue 0 is at "[0,0,null]"',
  ],
  [
    "numbers of other residues",
    record({ more: ', "resnum": ["1"]' }),
    "resnum does not give the number of each of 4",
  ],
  [
    "a number that is none",
    record({ more: ', "resnum": ["1", "2", "x", "4"]' }),
    'its resnum has "\\"x\\"", which is no number',
  ],
];

test.each(bad)("%s", async (_, line, message) => {
  const error: unknown = await read(record() + line).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UserError);
  expect((error as Error).message).toContain(`${file}, line 2: `);
  expect((error as Error).message).toContain(message);
});

test("skipMalformed leaves out the line alone", async () => {
  const skipped: SkippedChain[] = [];
  const lines = bad.map(([, line]) => line.trim()).join("\n");
  const chains = await read(`${record()}${lines}\n\n${record({ name: "last" })}`, {
    skipMalformed: (one: SkippedChain) => skipped.push(one),
  });
  expect(chains.map(({ name }) => name)).toEqual(["1abc.A", "last"]);
  expect(skipped).toHaveLength(bad.length);
  expect(skipped[0].name).toBe("line 2");
});
