import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

import type { ChainOptions } from "../index.js";
import { readChainsAll } from "../index.js";
import { pdbAtom, pdbTrace, text } from "../testing.js";

const folder = mkdtempSync(join(tmpdir(), "equimeter-pdb-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, "9abc.pdb");

function read(lines: readonly string[], options?: ChainOptions) {
  writeFileSync(file, text(...lines));
  return readChainsAll(file, options);
}

test("TER ends a chain: hetero atoms behind it are ligands, atoms another chain of its name", async () => {
  const chains = await read([
    ...pdbTrace("ALA GLY SER"),
    ...pdbTrace("MSE", 4, { record: "HETATM" }),
    "TER",
    ...pdbTrace("MSE", 5, { record: "HETATM" }),
    ...pdbTrace("VAL VAL VAL", 1),
    "END",
  ]);
  expect(chains.map(({ name, sequence }) => [name, sequence])).toEqual([
    ["9abc_A", "AGSM"],
    ["9abc_A-2", "VVV"],
  ]);
});

test("hetero atoms are residues where a name, MODRES or SEQRES says so", async () => {
  const strange = (residue: string, number: number) =>
    pdbAtom({ record: "HETATM", residue, number });
  const trace = pdbTrace("ALA GLY SER");
  const sequence = async (...lines: string[]) => (await read(lines))[0].sequence;
  expect(await sequence(...trace, strange("QQQ", 4))).toBe("AGS");
  expect(await sequence(...trace, strange("TPO", 4))).toBe("AGST");
  expect(
    await sequence("MODRES 9ABC QQQ A    4  TRP  SOMETHING", ...trace, strange("QQQ", 4)),
  ).toBe("AGSW");
  expect(await sequence("SEQRES   1 A    4  ALA GLY SER QQQ", ...trace, strange("QQQ", 4))).toBe(
    "AGSX",
  );
});

test("calcium is no alpha carbon, however its name is aligned", async () => {
  const calcium = (more: object) =>
    pdbAtom({ record: "HETATM", residue: "CA", number: 9, ...more });
  const [chain] = await read([
    ...pdbTrace("ALA GLY SER"),
    calcium({ name: "CA" }),
    calcium({ name: " CA", element: "CA", number: 10 }),
    pdbAtom({ name: "CA", residue: "UNK", number: 11 }),
    pdbAtom({ name: "CA", residue: "VAL", number: 4 }), // aligned by a program that does not care
    pdbAtom({ name: "CA", residue: "UNK", number: 5, element: "C" }),
  ]);
  expect(chain.sequence).toBe("AGSVX");
  const old = pdbTrace("ALA GLY SER").map((line, i) => `${line.slice(0, 72)}1LZH${260 + i}`);
  expect((await read(old))[0].sequence).toBe("AGS");
});

test("models without numbers, and END between them", async () => {
  const trace = pdbTrace("ALA GLY SER");
  const models = async (...lines: string[]) =>
    (await read(lines, { model: "all" })).map(({ name }) => name);
  const names = ["9abc_A", "9abc_A-model2"];
  expect(await models(...trace, "END", ...trace, "END")).toEqual(names);
  expect(await models("MODEL", ...trace, "ENDMDL", "MODEL", ...trace, "ENDMDL")).toEqual(names);
  expect(await models("MODEL", ...trace, "ENDMDL", ...trace, "END")).toEqual(names);
  expect(await models("MODEL        7", ...trace, "ENDMDL")).toEqual(["9abc_A-model7"]);
});

test("alternates: the highest occupancy, else the first, whole and in any order", async () => {
  const place = (alternate: string, occupancy: number, x: number, more = {}) =>
    pdbAtom({ number: 2, alternate, occupancy, x, ...more });
  const [a, , b] = pdbTrace("ALA ALA ALA");
  const x = async (...lines: string[]) => {
    const [chain] = await read([a, ...lines, b], { backbone: true });
    expect(chain.sequence).toHaveLength(3);
    return Array.from(chain.backbone!.positions.slice(12, 18).filter((_, i) => i % 3 === 0));
  };
  const [low, high] = [place("A", 0.4, 7), place("B", 0.6, 8)];
  expect(await x(low, high)).toEqual([0, 8]);
  expect(await x(high, low)).toEqual([0, 8]);
  expect(await x(place("A", 0.5, 7), place("B", 0.5, 8))).toEqual([0, 7]);
  const n = (alternate: string, value: number) => place(alternate, 0.9, value, { name: " N" });
  expect(await x(n("A", 5), low, n("B", 6), high)).toEqual([6, 8]);
  expect(await x(n("", 4), low, high)).toEqual([4, 8]);
  expect(await x(n("A", 5), low, high)).toEqual([0, 8]); // not together with the other's
  // Some programs write the alternates behind all others.
  const [late] = await read([a, low, b, high]);
  expect(late.positions).toEqual(Float64Array.of(3.8, 0, 0, 8, 0, 0, 11.4, 0, 0));
});

test("chains without a letter, lower case, insertions, an occupancy that is left out", async () => {
  const bare = pdbTrace("ALA GLY SER", -1, { chain: "" }).map((line) => line.slice(0, 54));
  const [chain] = await read([...bare, pdbAtom({ chain: "", number: 1, insertion: "B", x: 9 })]);
  expect(chain).toMatchObject({ name: "9abc", chain: "", insertionCodes: ["", "", "", "B"] });
  expect(chain.residueNumbers).toEqual(Int32Array.of(-1, 0, 1, 1));
  const both = [
    ...pdbTrace("ALA ALA ALA", 1, { chain: "a" }),
    ...pdbTrace("GLY GLY GLY", 1, { chain: "A" }),
  ];
  expect((await read(both)).map(({ name }) => name)).toEqual(["9abc_a", "9abc_A"]);
});

test("entry, method and resolution of the header", async () => {
  const [chain] = await read([
    "HEADER    HYDROLASE                               29-JUN-81   1LZH",
    "EXPDTA    ELECTRON MICROSCOPY",
    "REMARK   2 RESOLUTION.    3.20 ANGSTROMS.",
    ...pdbTrace("ALA GLY SER"),
  ]);
  expect(chain).toMatchObject({
    name: "1LZH_A",
    method: "ELECTRON MICROSCOPY",
    resolution: 3.2,
  });
  const [none] = await read(["REMARK   2 RESOLUTION. NOT APPLICABLE.", ...pdbTrace("ALA GLY SER")]);
  expect(none.resolution).toBeUndefined();
});
