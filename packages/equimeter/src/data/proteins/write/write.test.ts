import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

import { isSharedAbsent, sharedForces, sharedReason } from "../../testing.js";
import { type Chain, readChainsAll } from "../index.js";
import { chainOf, fixture } from "../testing.js";
import { formatPdb, traceChain, writePdb } from "./index.js";

const folder = mkdtempSync(join(tmpdir(), "equimeter-write-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, "made.pdb");

const all = { model: "all", backbone: true, fewestResidues: 1, leftOut: () => {} } as const;

async function again(chains: readonly Chain[], backbone = true): Promise<Chain[]> {
  writePdb(file, chains);
  return readChainsAll(file, { ...all, backbone });
}

/** What a file of atoms alone does not say. */
const kept = (chain: Chain) => ({
  ...chain,
  name: chain.name.replace(chain.entry, ""),
  entry: "",
  asym: "",
  entity: undefined,
  polymer: undefined,
  resolution: undefined,
  method: undefined,
  gaps: chain.gaps.map(({ after, distance }) => ({ after, distance: expect.closeTo(distance, 3) })),
});

test("a trace becomes these lines", () => {
  const chain = traceChain({
    name: "sample-1",
    positions: [-0.0001, 1.2345, -100, 3.8, 0, 0, 1234.5678, 0, 0],
    sequence: "AXG",
  });
  expect(formatPdb([chain], { remarks: ["plain, 400 steps\nseed 7"] })).toMatchInlineSnapshot(`
    "REMARK 999 plain, 400 steps
    REMARK 999 seed 7
    ATOM      1  CA  ALA A   1       0.000   1.235-100.000  1.00  0.00           C
    ATOM      2  CA  UNK A   2       3.800   0.000   0.000  1.00  0.00           C
    ATOM      3  CA  GLY A   3    1234.568   0.000   0.000  1.00  0.00           C
    TER       4      GLY A   3
    END
    "
  `);
});

test("several models, a chain twice, and an entry with a code", () => {
  const positions = [0, 0, 0, 3.8, 0, 0];
  const chain = (name: string, model: number) => ({
    ...traceChain({ name, positions, chain: name.at(-1)!, model }),
    entry: "1ABC",
  });
  const chains = [chain("A", 1), chain("B", 1), chain("A", 1), chain("A", 3)];
  expect(formatPdb(chains).replace(/^ATOM.*\n/gm, "")).toMatchInlineSnapshot(`
    "HEADER                                                        1ABC
    MODEL        1
    TER       3      GLY A   2
    TER       6      GLY B   2
    TER       9      GLY A   2
    ENDMDL
    MODEL        3
    TER       3      GLY A   2
    ENDMDL
    END
    "
  `);
});

test("the fixture with all its models, atoms, numbers and modified residues", async () => {
  const chains = await readChainsAll(fixture("cif"), all);
  expect(chains.length).toBeGreaterThan(1);
  expect(chains[0].residueNames).toContain("MSE");
  expect((await again(chains)).map(kept)).toEqual(chains.map(kept));
  expect((await again(chains))[0].entry).toBe(chains[0].entry);
  const traces = await readChainsAll(fixture("cif"), { ...all, backbone: false });
  expect((await again(traces, false)).map(kept)).toEqual(traces.map(kept));
});

test("residues keep their letters, whatever they are called", async () => {
  const residueNames = ["ALA", "MSE", "QQQ", "ZZZ", "UNK", "SEC"];
  const [chain] = await again([chainOf("AMWXXU", { residueNames })]);
  expect(chain).toMatchObject({ sequence: "AMWXXU", residueNames });
});

test("a trace without a sequence is glycine, its numbers run from 1", () => {
  const chain = traceChain({ name: "a", positions: new Float64Array(9), chain: "Q", model: 2 });
  expect(chain).toMatchObject({ sequence: "GGG", chain: "Q", model: 2, gaps: [] });
  expect(chain.residueNumbers).toEqual(Int32Array.of(1, 2, 3));
  expect(chain.residueNames).toEqual(["GLY", "GLY", "GLY"]);
});

test.each([
  [[], "there is no chain to write"],
  [[chainOf("AA", { chain: "AB" })], 'test has the chain "AB", and a PDB file has room for one'],
  [[chainOf("AA", { residueNames: ["ALA", "A1ABC"] })], 'test has the residue name "A1ABC"'],
  [
    [chainOf("AA", { residueNumbers: Int32Array.of(1, 10_000) })],
    "test has the residue number 10000, and a PDB file has room for numbers from -999 to 9999",
  ],
  [
    [chainOf("AA", { positions: Float64Array.of(0, 0, 0, 0, 10_000, 0) })],
    "residue 1 of test has the y 10000 Å, and a PDB file holds finite ones",
  ],
  [
    [chainOf("AA", { positions: Float64Array.of(0, 0, 0, 0, 0, NaN) })],
    "residue 1 of test has the z NaN Å",
  ],
  [
    Array.from({ length: 50 }, () => chainOf("A".repeat(2000))),
    "test brings the atoms of one model above 99999",
  ],
])("mistake %#", (chains, sentence) => {
  expect(() => formatPdb(chains)).toThrow(sentence);
});

test.each([
  [{ positions: [1, 2] }, "a has 2 coordinates, and a chain has three for each residue"],
  [{ positions: [] }, "a has 0 coordinates"],
  [{ positions: [1, 2, 3], sequence: "AA" }, "a has 1 alpha carbons and 2 letters"],
  [{ positions: [1, 2, 3], residueNumbers: [] }, "a has 1 alpha carbons and 0 residue numbers"],
])("no trace %#", (options, sentence) => {
  expect(() => traceChain({ name: "a", ...options })).toThrow(sentence);
});

test("a folder that is not there", () => {
  expect(() => writePdb(join(folder, "none", "a.pdb"), [chainOf("AA")])).toThrow(
    /a\.pdb cannot be written \(ENOENT\); name a file in a folder that is there$/,
  );
});

const originals = join(sharedForces, "../proteins/full_originals");

test.skipIf(isSharedAbsent)(`the original files give the same again${sharedReason}`, async () => {
  const files = readdirSync(originals).filter((name) => /\.(pdb|cif|gz)$/.test(name));
  let count = 0;
  for (const name of files) {
    const chains = await readChainsAll(join(originals, name), all);
    // Gaps that are known from the polymer alone are lost with it.
    const plain = chains.map((chain) => ({
      ...chain,
      gaps: chain.gaps.filter(({ distance }) => distance > 4.5),
    }));
    expect((await again(plain)).map(kept)).toEqual(plain.map(kept));
    count += chains.length;
  }
  expect(count).toBeGreaterThan(60);
});
