import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";

import type { LeftOutChain } from "./index.js";
import { readChainsAll } from "./index.js";
import { fixture, pdbTrace, text } from "./testing.js";

const folder = mkdtempSync(join(tmpdir(), "equimeter-chains-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

const formats = ["cif", "bcif", "pdb"] as const;

test.each(formats)("an entry as %s, field by field", async (format) => {
  const chains = await readChainsAll(fixture(format));
  expect(chains).toEqual([
    {
      name: "9XYZ_H",
      entry: "9XYZ",
      chain: "H",
      asym: format === "pdb" ? "H" : "A",
      ...(format !== "pdb" && { entity: "1" }),
      model: 1,
      sequence: "MASRDEHI",
      residueNames: ["MSE", "ALA", "SER", "ARG", "ASP", "GLU", "HIS", "ILE"],
      residueNumbers: Int32Array.of(-1, 1, 1, 2, 5, 6, 7, 8),
      insertionCodes: ["", "", "A", "", "", "", "", ""],
      positions: Float64Array.from(
        [
          [8.088, -4.785, 3.5],
          [11.398, -5.993, 5],
          [12.014, -2.524, 6.5],
          [8.791, -2.219, 8.3],
          [10.655, -1.736, 12.5],
          [7.95, -3.993, 14],
          [10.642, -6.266, 15.5],
          [12.414, -3.221, 17],
        ].flat(),
      ),
      polymer: { sequence: "GMASKVWDEHIC", index: Int32Array.of(1, 2, 3, 4, 7, 8, 9, 10) },
      gaps: [{ after: 3, missing: 2, distance: expect.closeTo(4.6204, 4) }],
      resolution: 1.85,
      method: "X-RAY DIFFRACTION",
      info: {},
    },
  ]);
});

test.each(formats)("all models and the backbone of %s, and what is left out", async (format) => {
  const leftOut: LeftOutChain[] = [];
  const chains = await readChainsAll(fixture(format), {
    model: "all",
    backbone: true,
    leftOut: (chain) => leftOut.push(chain),
  });
  expect(chains.map(({ name, model }) => [name, model])).toEqual([
    ["9XYZ_H", 1],
    ["9XYZ_H-model2", 2],
  ]);
  expect(leftOut).toEqual([
    { name: "9XYZ_T", reason: "nucleic acid", residues: 0 },
    { name: "9XYZ_T-model2", reason: "nucleic acid", residues: 0 },
  ]);
  const [first, second] = chains;
  expect(first.backbone!.mask).toEqual(new Uint8Array(32).fill(1));
  // N, CA, C and O of residue 2, all of the alternate that its alpha carbon is in more often.
  expect(first.backbone!.positions.slice(36, 48)).toEqual(
    Float64Array.of(
      9.473,
      -1.668,
      7.85,
      8.791,
      -2.219,
      8.3,
      8.364,
      -2.986,
      8.75,
      8.255,
      -3.856,
      9.2,
    ),
  );
  for (let i = 0; i < 8; i++)
    expect(first.backbone!.positions.slice(12 * i + 3, 12 * i + 6)).toEqual(
      first.positions.slice(3 * i, 3 * i + 3),
    );
  expect(second.positions[2]).toBe(4);
  const [one] = await readChainsAll(fixture(format), { model: 2, backbone: true });
  expect(one).toEqual(second);
});

test("gzip or not, and whatever the name", async () => {
  for (const format of formats) {
    writeFileSync(at("entry.dat"), gzipSync(readFileSync(fixture(format))));
    expect(await readChainsAll(at("entry.dat"))).toEqual(await readChainsAll(fixture(format)));
  }
});

test("chains by their letters or names", async () => {
  const file = at("two.pdb");
  writeFileSync(
    file,
    text(...pdbTrace("ALA GLY SER"), "TER", ...pdbTrace("VAL VAL VAL LEU", 1, { chain: "B" })),
  );
  const names = async (chains: string[]) =>
    (await readChainsAll(file, { chains })).map(({ sequence }) => sequence);
  expect(await names(["B"])).toEqual(["VVVL"]);
  expect(await names(["two_A"])).toEqual(["AGS"]);
  expect(await names(["B", "A"])).toEqual(["AGS", "VVVL"]);
});

test("unknown residues are X, or missing", async () => {
  const file = at("unknown.pdb");
  const names = "ALA GLY UNK SER VAL";
  writeFileSync(file, text(`SEQRES   1 A    5  ${names}`, ...pdbTrace(names)));
  const [kept] = await readChainsAll(file);
  expect(kept.sequence).toBe("AGXSV");
  expect(kept.gaps).toEqual([]);
  const [skipped] = await readChainsAll(file, { unknownResidues: "skip" });
  expect(skipped.sequence).toBe("AGSV");
  expect(skipped.residueNumbers).toEqual(Int32Array.of(1, 2, 4, 5));
  expect(skipped.gaps).toEqual([{ after: 1, missing: 1, distance: expect.closeTo(7.6, 6) }]);
});

test("without the polymer, gaps are where neighbours are too far apart", async () => {
  const file = at("gap.pdb");
  writeFileSync(file, text(...pdbTrace("ALA GLY"), ...pdbTrace("SER VAL", 5)));
  const [chain] = await readChainsAll(file);
  expect(chain.polymer).toBeUndefined();
  expect(chain.gaps).toEqual([{ after: 1, distance: expect.closeTo(11.4, 6) }]);
  const [wide] = await readChainsAll(file, { gapDistance: 12 });
  expect(wide.gaps).toEqual([]);
});

test("short chains are left out, by default those of two", async () => {
  const file = at("short.pdb");
  writeFileSync(
    file,
    text(...pdbTrace("ALA GLY"), "TER", ...pdbTrace("VAL VAL VAL", 1, { chain: "B" })),
  );
  const leftOut: LeftOutChain[] = [];
  const names = await readChainsAll(file, { leftOut: (chain) => leftOut.push(chain) });
  expect(names.map(({ chain }) => chain)).toEqual(["B"]);
  expect(leftOut).toEqual([{ name: "short_A", reason: "too few residues", residues: 2 }]);
  expect(await readChainsAll(file, { fewestResidues: 2 })).toHaveLength(2);
});

test("a chain that stands there twice is skipped alone", async () => {
  const file = at("twice.pdb");
  const lines = [...pdbTrace("ALA GLY ALA SER"), ...pdbTrace("GLY", 2), "TER"];
  writeFileSync(file, text(...lines, ...pdbTrace("VAL VAL VAL", 1, { chain: "B" })));
  const message =
    `${file}: residue 2 of twice_A stands there twice (GLY, GLY) and not as alternate locations; ` +
    "mend it, or leave it out with skipMalformed";
  await expect(readChainsAll(file)).rejects.toThrow(message);
  const skipped: unknown[] = [];
  const chains = await readChainsAll(file, { skipMalformed: (one) => skipped.push(one) });
  expect(chains.map(({ chain }) => chain)).toEqual(["B"]);
  expect(skipped).toEqual([{ name: "twice_A", message }]);
});
