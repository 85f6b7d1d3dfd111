import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

import { float64, writeNpz } from "../npz/testing.js";
import { demoFile } from "../testing.js";
import { readXyzAll } from "../xyz/index.js";
import { readStructures, readStructuresAll } from "./index.js";

const folder = mkdtempSync(join(tmpdir(), "equimeter-read-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

test("extended XYZ, packed or not, is what its own reader says", async () => {
  expect(await readStructuresAll(demoFile, { limit: 50 })).toEqual(
    await readXyzAll(demoFile, { limit: 50 }),
  );
});

test("the content decides, not the name", async () => {
  writeNpz(at("npz.xyz"), { z: float64([1]), R: float64([1, 2, 3], [1, 1, 3]) });
  const [one] = await readStructuresAll(at("npz.xyz"));
  expect(one.positions).toEqual(Float64Array.of(1, 2, 3));
  copyFileSync(demoFile, at("demo"));
  expect(await readStructuresAll(at("demo"), { limit: 2 })).toHaveLength(2);
});

test("units of an extended-XYZ file that are not Å and eV", async () => {
  const text =
    '1\nLattice="1 0 0 0 1 0 0 0 2" Properties=species:S:1:pos:R:3:forces:R:3 energy=2\nH 1 2 3 4 5 6\n';
  writeFileSync(at("bohr.xyz"), text);
  const options = {
    lengthUnit: "nm",
    energyUnit: "meV",
    forceUnit: "meV/nm",
    forcesAre: "gradient",
  } as const;
  const [one] = await readStructuresAll(at("bohr.xyz"), options);
  expect(one.positions).toEqual(Float64Array.of(10, 20, 30));
  expect(one.cell![8]).toBe(20);
  expect(one.energy).toBe(2e-3);
  expect(one.forces![2]).toBeCloseTo(-6e-4, 15);
});

test("ending early closes the file, and one structure is read at a time", async () => {
  const seen: string[] = [];
  for await (const { name } of readStructures(demoFile)) {
    seen.push(name);
    if (seen.length === 3) break;
  }
  expect(seen).toHaveLength(3);
});

test.each<[string, object, string]>([
  ["none.h5", {}, "none.h5 does not exist"],
  [".", {}, "is a folder; name"],
  ["x.xyz", { limit: 0 }, "the limit of frames must be a whole number from 1 on, not 0"],
  ["x.xyz", { forcesAre: "pulls" }, 'forcesAre must be "forces" or "gradient", not "pulls"'],
])("%s with %j", async (name, options, expected) => {
  await expect(readStructuresAll(at(name), options)).rejects.toThrow(expected);
});
