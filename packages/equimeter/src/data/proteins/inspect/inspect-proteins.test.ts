import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

import { UserError } from "../../../errors.js";
import { isSharedAbsent, sharedForces, sharedReason } from "../../testing.js";
import { fixture, pdbAtom, pdbTrace, text } from "../testing.js";
import { holdsProteins, inspectProteins } from "./index.js";

const folder = mkdtempSync(join(tmpdir(), "equimeter-inspect-proteins-"));
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test.each(["cif", "bcif", "pdb"] as const)(
  "a %s file, with what is left out of it",
  async (format) => {
    const found = await inspectProteins(fixture(format));
    expect(found).toMatchObject({
      chains: 1,
      residues: 8,
      entries: 1,
      // Where alternates are equal the first counts: no X.
      residueKinds: { modified: { MSE: 1 }, chains: 1 },
      leftOut: [{ reason: "nucleic acid" }],
      skipped: [],
      folder: null,
    });
    expect(found.gaps).toMatchObject({ gaps: 1, chains: 1, missing: 2, torn: 0 });
  },
);

const line = (name: string, letters: string) =>
  JSON.stringify({
    name,
    seq: letters,
    coords: { CA: Array.from(letters, (_, i) => [3.8 * i, 0, 0]) },
  });
const broken = '{"name": "2ABC_A", "seq": "AAA"}';

test("chains that cannot be read are an error, or left out and listed", async () => {
  const path = written("set.jsonl", text(line("1ABC_A", "ACDE"), broken, line("3ABC_A", "ACDE")));
  await expect(inspectProteins(path)).rejects.toThrow("its coords have no list CA");
  const { chains, skipped } = await inspectProteins(path, { skipMalformed: true });
  expect(chains).toBe(2);
  expect(skipped).toEqual([
    { file: path, chain: "2ABC_A", message: expect.stringContaining("line 2: ") as string },
  ]);
  const only = written("broken.jsonl", text(broken));
  const nothing = await inspectProteins(only, { skipMalformed: true });
  expect([nothing.chains, nothing.skipped.length]).toEqual([0, 1]);
});

test("a limit of chains ends the reading", async () => {
  const path = written("limited.jsonl", text(line("1ABC_A", "ACDE"), broken));
  expect((await inspectProteins(path, { limit: 1 })).chains).toBe(1);
  for (const limit of [0, 1.5, NaN])
    await expect(inspectProteins(path, { limit })).rejects.toThrow(
      new UserError(`the limit of chains must be a whole number from 1 on, not ${limit}`),
    );
});

test("a folder: what its files hold, what cannot be read, and where its index is", async () => {
  const path = join(folder, "structures");
  const cache = join(folder, "index");
  mkdirSync(path);
  copyFileSync(fixture("pdb"), join(path, "a.pdb"));
  writeFileSync(join(path, "dna.pdb"), text(pdbAtom({ name: " C1'", residue: "DA" })));
  writeFileSync(join(path, "empty.cif"), "");
  writeFileSync(join(path, "set.jsonl"), text(line("1ABC_A", "ACDE"), broken));
  const found = await inspectProteins(path, { cache });
  expect(found).toMatchObject({
    chains: 2,
    residues: 12,
    leftOut: null,
    folder: { files: 4, filesWithoutChains: 1 },
    skipped: [
      { file: "empty.cif", chain: null },
      { file: "set.jsonl", chain: "2ABC_A" },
    ],
  });
  expect(existsSync(join(found.folder!.index, "library.json"))).toBe(true);
  const limited = await inspectProteins(path, { cache, limit: 1 });
  expect([limited.chains, limited.folder]).toEqual([1, found.folder]);
});

test("without a protein it is one sentence", async () => {
  const short = written("short.pdb", text(...pdbTrace("ALA GLY")));
  await expect(inspectProteins(short)).rejects.toThrow(
    new UserError(
      `${short} has no protein chain (left out: short_A: too few residues); only the first model of an ` +
        "entry is looked at, and chains of three residues or more",
    ),
  );
  const none = join(folder, "none");
  mkdirSync(none);
  await expect(inspectProteins(none)).rejects.toThrow(
    /holds no structures: there is no file that /,
  );
});

const shared = join(sharedForces, "../proteins");

test.skipIf(isSharedAbsent)(
  `40 original files give an inspection each, one of them a sentence${sharedReason}`,
  async () => {
    const originals = join(shared, "full_originals");
    const refused: string[] = [];
    let [residues, files] = [0, 0];
    for (const name of readdirSync(originals)) {
      const path = join(originals, name);
      if (!(await holdsProteins(path))) continue;
      files++;
      const found = await inspectProteins(path).catch((error: unknown) => {
        if (!(error instanceof UserError)) throw error;
        refused.push(name);
      });
      residues += found?.residues ?? 0;
    }
    expect([files, refused]).toEqual([40, ["a_structure.pdb"]]);
    expect(residues).toBeGreaterThan(8000);
  },
);

test.skipIf(isSharedAbsent)(
  `670 chains of a chain set lie in no frame, and few neighbours are off${sharedReason}`,
  async () => {
    const found = await inspectProteins(join(shared, "chain_set.jsonl.gz"));
    expect(found).toMatchObject({
      chains: 670,
      residues: 96_020,
      ofUsualLength: 665,
      gaps: { gaps: 0 },
      usualFilters: { kept: 0 },
      clusters: { count: 631 },
      duplicates: { structures: 0 },
      orientation: { verdict: "isotropic within noise" },
    });
    expect(found.neighbors.off).toBe(9);
  },
);
