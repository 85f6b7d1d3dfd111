import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";

import { UserError } from "../../../errors.js";
import { demoFile } from "../../testing.js";
import { fixture, pdbTrace, text } from "../testing.js";
import { holdsProteins } from "./index.js";

const folder = mkdtempSync(join(tmpdir(), "equimeter-holds-proteins-"));
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const xyz = "2\nTITLE  of a frame\nH 0 0 0\nH 0 0 1\n";
const molfile = "water\n made\n\n  1  0  0  0  0  0  0  0  0  0999 V2000\n";
const trace = text("REMARK made up", ...pdbTrace("ALA GLY SER"));
const chainSet = '{"name": "1ABC_A", "seq": "AAA", "coords": {"CA": []}}\n';

test.each([
  ["mmCIF without its name", readFileSync(fixture("cif")), true],
  ["BinaryCIF without its name", readFileSync(fixture("bcif")), true],
  ["PDB without its name", readFileSync(fixture("pdb")), true],
  ["a chain set without its name", chainSet, true],
  ["the same, packed", gzipSync(chainSet), true],
  ["PDB, packed", gzipSync(trace), true],
  ["empty.pdb", "", true],
  ["damaged.cif.gz", gzipSync(trace).subarray(0, 20), true],
  ["nonsense.ent", "nothing\n", true],
  ["frames.xyz", xyz, false],
  ["frames, whose comment is a line of PDB", `2\nREMARK 1\nH 0 0 0\nH 0 0 1\n`, false],
  ["molecule.sdf", molfile, false],
  ["frames.xyz.gz", gzipSync(xyz), false],
  ["damaged.gz", gzipSync(xyz).subarray(0, 20), false],
  ["empty", "", false],
  ["nonsense", "nothing\n", false],
  ["a pickle", Buffer.from([0x80, 4, 0x95, 0, 0, 0]), false],
  ["array.npz", Buffer.from("PK\x03\x04"), false],
])("%s: %#", async (name, content, expected) => {
  expect(await holdsProteins(written(name, content))).toBe(expected);
});

test("the demo data are none, a folder is proteins unless it is a data set of ours", async () => {
  expect(await holdsProteins(demoFile)).toBe(false);
  expect(await holdsProteins(folder)).toBe(true);
  const dataset = join(folder, "data-set");
  mkdirSync(dataset);
  writeFileSync(join(dataset, "dataset.json"), "{}");
  expect(await holdsProteins(dataset)).toBe(false);
});

test("a path that is not there", async () => {
  await expect(holdsProteins(join(folder, "none.pdb"))).rejects.toThrow(
    new UserError(`${join(folder, "none.pdb")} does not exist`),
  );
});
