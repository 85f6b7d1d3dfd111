import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";

import { inspectStructures } from "../inspect/index.js";
import { readStructuresAll } from "../read/index.js";
import type { ReadOptions } from "../read/index.js";
import { atomLine, countsLine, methoxide, water } from "./testing.js";

const folder = mkdtempSync(join(tmpdir(), "equimeter-sdf-"));
afterAll(() => rmSync(folder, { recursive: true }));

function read(lines: readonly string[], options?: ReadOptions, name = "some.sdf") {
  const path = join(folder, name);
  writeFileSync(path, lines.map((line) => `${line}\n`).join(""));
  return readStructuresAll(path, options);
}

test("elements, positions, name, charge and properties of V2000 and V3000", async () => {
  const structures = await read([...water, ...methoxide]);
  expect(structures).toEqual([
    {
      name: "some.sdf#0 (water)",
      atomicNumbers: Int32Array.of(8, 1, 1),
      positions: Float64Array.of(0, 0, 0.1173, 0, 0.7572, -0.4692, 0, -0.7572, -0.4692),
      periodic: [false, false, false],
      info: { name: "water", charge: 0, DIPOLE: 1.85 },
      arrays: {},
    },
    {
      name: "some.sdf#1",
      atomicNumbers: Int32Array.of(6, 8, 1, 1, 1),
      positions: Float64Array.from([
        -0.71, 0, 0.01, 0.62, 0, -0.03, -1.1, 1.02, 0, -1.1, -0.5, 0.9, -1.1, -0.5, -0.9,
      ]),
      periodic: [false, false, false],
      info: { charge: -1 },
      arrays: {},
    },
  ]);
});

test("the content tells an SD file, packed or not; else its ending", async () => {
  const packed = gzipSync(water.join("\n"));
  for (const name of ["a.sdf.gz", "b", "c.xyz"]) {
    writeFileSync(join(folder, name), packed);
    expect((await readStructuresAll(join(folder, name)))[0].name).toBe(`${name}#0 (water)`);
  }
  expect((await read(water, {}, "plain.txt"))[0].atomicNumbers).toHaveLength(3);
  const old = water.map((line) => line.replace("999 V2000", ""));
  for (const name of ["old.sdf", "old.mol", "old.SD"])
    expect((await read(old, {}, name))[0].info.DIPOLE).toBe(1.85);
  await expect(read(old, {}, "old.txt")).rejects.toThrow("frame 0 should start with its number of");
});

test("a molfile needs no $$$$, and line breaks may be those of Windows", async () => {
  const molfile = water.slice(0, 10);
  expect(await read(molfile, {}, "water.mol")).toHaveLength(1);
  expect(await read([...molfile, "", ""], {}, "water.mol")).toHaveLength(1);
  const windows = [...water, ...methoxide, "", ""].map((line) => `${line}\r`);
  const found = await read(windows);
  expect(found.map(({ info }) => info)).toEqual([
    { name: "water", charge: 0, DIPOLE: 1.85 },
    { charge: -1 },
  ]);
});

test("columns may touch, and there are obsolete lines", async () => {
  const [molecule] = await read([
    "",
    "",
    "",
    "  2  1  1  0  0  0  0  0  0  0999 V2000",
    " -123.4567-1234.5678 9999.9999 C   0  3", // charge +1
    "    1.0000    0.0000    0.0000 T  -1  5", // charge −1
    "  1  2  1  0",
    "  1 F    2   6   7",
    "A    1",
    "M  END of an alias",
    "",
    "M  ISO  1   2   3",
    "M  END",
    "$$$$",
  ]);
  expect(molecule.positions.subarray(0, 3)).toEqual(
    Float64Array.of(-123.4567, -1234.5678, 9999.9999),
  );
  expect([...molecule.atomicNumbers]).toEqual([6, 1]);
  expect(molecule.info).toEqual({ charge: 0 });
});

test("charges that are listed replace those of the atom lines", async () => {
  const nitrogen = atomLine("N", 0, 0, 0).replace(/..0$/, "  3"); // charge +1
  const charged = (properties: string[]) =>
    ["", "", "", countsLine(2, 0), nitrogen, atomLine("O", 1, 0, 0)].concat(properties, [
      "M  END",
      "$$$$",
    ]);
  const all = [[], ["M  CHG  1   2  -1", "M  CHG  2   1   2   2   2"], ["M  RAD  1   1   2"]];
  const found = await read(all.flatMap(charged));
  expect(found.map(({ info }) => info.charge)).toEqual([1, 3, 0]);
});

test("properties: numbers, text, several lines, names of all kinds", async () => {
  const items = `> <number>
-1.5e-3

> 25 <with a <bracket>> (7) DT3
x

> DT12
12

> <lines>
one
 two

> <id>
00123

> <long>
12345678901234567890

> <empty>

> <__proto__>
nan

> <name>
T

> <charge>
-2`;
  const [{ info, name }] = await read([...water.slice(0, 10), items, "$$$$"]);
  expect(name).toBe("some.sdf#0 (water)");
  expect(Object.entries(info)).toEqual([
    ["name", "T"],
    ["charge", -2],
    ["number", -1.5e-3],
    ["with a <bracket>", "x"],
    ["DT12", 12],
    ["lines", "one\n two"],
    ["id", "00123"],
    ["long", "12345678901234567890"],
    ["empty", ""],
    ["__proto__", "nan"],
  ]);
});

test("an energy where a property is named as one, in its unit", async () => {
  const [found] = await read(water, { energyKey: "DIPOLE", energyUnit: "meV", lengthUnit: "nm" });
  expect(found.energy).toBeCloseTo(1.85e-3, 15);
  expect(found.info).toEqual({ name: "water", charge: 0 });
  expect(found.positions[2]).toBeCloseTo(1.173, 15);
});

test("inspection copes without labels", async () => {
  const found = await inspectStructures(await read([...water, ...methoxide]));
  expect(found).toMatchObject({
    structures: 2,
    atoms: 8,
    elements: { H: { atoms: 5, structures: 2 }, O: { atoms: 2 }, C: { atoms: 1 } },
    energy: null,
    forces: null,
  });
  expect(found.warnings.join()).toContain("no structure has energy");
});

test("the limit ends reading, whatever comes then", async () => {
  expect(await read([...water, "nonsense"], { limit: 1 })).toHaveLength(1);
});
