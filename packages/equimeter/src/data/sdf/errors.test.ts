import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";

import { UserError } from "../../errors.js";
import { uniform } from "../../random.js";
import { readStructures, readStructuresAll } from "../read/index.js";
import type { ReadOptions, SkippedRecord } from "../read/index.js";
import { atomLine, countsLine, methoxide, water } from "./testing.js";

const folder = mkdtempSync(join(tmpdir(), "equimeter-sdf-"));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, "bad.sdf");

function read(content: string | Uint8Array, options?: ReadOptions) {
  writeFileSync(path, content);
  return readStructuresAll(path, options);
}

async function complaint(content: string | Uint8Array, options?: ReadOptions): Promise<string> {
  const error: unknown = await read(content, options).then(
    () => "nothing was wrong",
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UserError);
  return (error as Error).message.replaceAll(path, "bad.sdf");
}

const text = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join("");

/** Water, once whole and then with a line replaced by others. */
function second(line: number, ...others: string[]): string {
  return text([...water, ...water.toSpliced(line, 1, ...others)]);
}

const name = ", record 1 (water): ";
const wayOut = "; mend it, or leave it out with skipMalformed";

test.each<[string, string, string]>([
  [
    "a count that is none",
    second(3, "three atoms"),
    `line 18${name}"three atoms" is no line of counts: columns 1–3 and 4–6 hold the numbers of atoms and of bonds`,
  ],
  [
    "no counts",
    second(3, ""),
    `line 18${name}"" is no line of counts: columns 1–3 and 4–6 hold the numbers of atoms and of bonds`,
  ],
  [
    "too many atoms",
    second(3, countsLine(4, 2)),
    `line 22${name}"  1  2  1  0" is not atom 4 of the 4 that line 4 of the record promises`,
  ],
  [
    "more atoms than lines",
    second(3, countsLine(999, 2)),
    `line 22${name}"  1  2  1  0" is not atom 4 of the 999 that line 4 of the record promises`,
  ],
  [
    "too few atoms",
    second(3, countsLine(2, 2)),
    `line 21${name}"    0.0000   -0.7572   -0.4692 H   0  0" is not bond 1 of the 2 between 2 atoms that line 4 of the record promises`,
  ],
  [
    "no atoms",
    second(3, countsLine(0, 0)),
    `line 19${name}"    0.0000    0.0000    0.1173 O   0  0" stands where "M  END" should; is the number of bonds in line 4 of the record right?`,
  ],
  [
    "nothing",
    text([...water, "", "", "", countsLine(0, 0), "M  END", "$$$$"]),
    "line 18, record 1: it has no atoms",
  ],
  [
    "too many bonds",
    second(3, countsLine(3, 3)),
    `line 24${name}"M  END" is not bond 3 of the 3 between 3 atoms that line 4 of the record promises`,
  ],
  [
    "too few bonds",
    second(3, countsLine(3, 1)),
    `line 23${name}"  1  3  1  0" stands where "M  END" should; is the number of bonds in line 4 of the record right?`,
  ],
  [
    "a bond to nowhere",
    second(8, "  1  4  1  0"),
    `line 23${name}"  1  4  1  0" is not bond 2 of the 2 between 3 atoms that line 4 of the record promises`,
  ],
  [
    "a coordinate that is no number",
    second(5, "    0.0000    0.75x2   -0.4692 H   0  0"),
    `line 20${name}the y of an atom is "    0.75x2", which is no finite number`,
  ],
  [
    "a coordinate that only JavaScript takes for a number",
    second(5, "    0.0000      0x1F   -0.4692 H   0  0"),
    `line 20${name}the y of an atom is "      0x1F", which is no finite number`,
  ],
  [
    "a coordinate that did not fit",
    second(5, "    0.0000    0.7572********** H   0  0"),
    `line 20${name}the z of an atom is "**********", which is no finite number`,
  ],
  [
    "a coordinate that is not finite",
    second(5, "       NaN    0.7572   -0.4692 H   0  0"),
    `line 20${name}the x of an atom is "       NaN", which is no finite number`,
  ],
  [
    "no coordinate",
    second(5, "              0.7572   -0.4692 H   0  0"),
    `line 20${name}the x of an atom is "          ", which is no finite number`,
  ],
  [
    "an unknown element",
    second(5, atomLine("Xx", 0, 0, 0)),
    `line 20${name}"Xx" is the symbol of no element`,
  ],
  [
    "a placeholder",
    second(5, atomLine("R#", 0, 0, 0)),
    `line 20${name}"R#" is the symbol of no element`,
  ],
  [
    "no element",
    second(5, "    0.0000    0.7572   -0.4692"),
    `line 20${name}"    0.0000    0.7572   -0.4692" is not atom 2 of the 3 that line 4 of the record promises`,
  ],
  [
    "an empty line",
    second(5, ""),
    `line 20${name}"" is not atom 2 of the 3 that line 4 of the record promises`,
  ],
  [
    "charges of half an atom",
    second(9, "M  CHG  1   2", "M  END"),
    `line 24${name}"M  CHG  1   2" is no list of atoms and charges`,
  ],
  [
    "no M  END",
    second(9),
    `line 24${name}">  <DIPOLE>  (1)" stands where "M  END" should; is the number of bonds in line 4 of the record right?`,
  ],
  [
    "nothing behind the bonds",
    text([...water, ...water.slice(0, 9), "$$$$"]),
    `line 24${name}it ends where "M  END" should stand`,
  ],
  [
    "no $$$$ in between",
    text([...water.slice(0, 13), ...water]),
    `line 14, record 0 (water): "water" should be a property ("> <NAME>") or the end of the record ("$$$$")`,
  ],
  [
    "a record of nothing",
    text([...water, "$$$$", ...water]),
    "line 15, record 1: it ends where the name of the molecule should stand",
  ],
  [
    "cut off in the header",
    text([...water, "water"]),
    `line 15${name}it ends where the line of the program should stand`,
  ],
  [
    "cut off in the atoms",
    text([...water, ...water.slice(0, 6)]),
    `line 20${name}it ends where atom 3 of the 3 that line 4 of it promises should stand`,
  ],
  [
    "cut off in the bonds",
    text([...water, ...water.slice(0, 8)]),
    `line 22${name}it ends where bond 2 of the 2 that line 4 of it promises should stand`,
  ],
  [
    "cut off in the properties",
    text([...water, ...water.slice(0, 12)]),
    `line 26${name}the file ends without the line $$$$ that ends a record`,
  ],
  [
    "cut off behind M  END",
    text([...water, ...water.slice(0, 10)]),
    `line 24${name}the file ends without the line $$$$ that ends a record`,
  ],
  [
    "a drawing",
    text([
      ...water,
      "flat",
      "     tests          2D",
      "",
      countsLine(4, 0),
      ..."CCCC".split("").map((c, i) => atomLine(c, i, i % 2, 0)),
      "M  END",
      "$$$$",
    ]),
    "line 16, record 1 (flat): it is a drawing (2D), not a molecule in space",
  ],
])("%s", async (_, content, expected) => {
  expect(await complaint(content)).toBe(`bad.sdf, ${expected}${wayOut}`);
});

const v3000 = (line: number, ...others: string[]): string =>
  text(methoxide.toSpliced(line, 1, ...others));

test.each<[string, string, string]>([
  [
    "no count",
    v3000(5, "M  V30 COUNTS"),
    'line 6, record 0: "COUNTS" stands where "COUNTS", numbers of atoms and of bonds should',
  ],
  [
    "too many atoms",
    v3000(5, "M  V30 COUNTS 6 4 0 0 0"),
    'line 14, record 0: "END ATOM" is not atom 6 of the 6 that COUNTS promises',
  ],
  [
    "a billion atoms",
    v3000(5, "M  V30 COUNTS 999999999 4 0 0 0"),
    'line 14, record 0: "END ATOM" is not atom 6 of the 999999999 that COUNTS promises',
  ],
  [
    "too few atoms",
    v3000(5, "M  V30 COUNTS 4 4 0 0 0"),
    'line 13, record 0: "5 D -1.1 -0.5 -0.9 0" stands where "END ATOM" should',
  ],
  [
    "no block of atoms",
    v3000(6, "M  V30 BEGIN BOND"),
    'line 7, record 0: "BEGIN BOND" stands where "BEGIN ATOM" should',
  ],
  [
    "a line of V2000",
    v3000(7, atomLine("C", 0, 0, 0)),
    'line 8, record 0: "    0.0000    0.0000    0.0000 C   0  0" does not start with "M  V30 "',
  ],
  [
    "a list of elements",
    v3000(7, "M  V30 1 [C,N] 0 0 0 0"),
    'line 8, record 0: "[C,N]" is the symbol of no element',
  ],
  [
    "a coordinate",
    v3000(7, "M  V30 1 C 0 zero 0 0"),
    'line 8, record 0: the y of an atom is "zero", which is no finite number',
  ],
  [
    "a charge",
    v3000(7, "M  V30 1 C 0 0 0 0 CHG=x"),
    'line 8, record 0: the charge of an atom is "x", which is no whole number',
  ],
  ["no M  END", v3000(21), 'line 22, record 0: it ends where "M  END" should stand'],
])("V3000: %s", async (_, content, expected) => {
  expect(await complaint(content)).toBe(`bad.sdf, ${expected}${wayOut}`);
});

const whole = text(water);
const packed = gzipSync(text(Array.from({ length: 2000 }, () => water).flat()));

test.each<[string, string | Uint8Array, RegExp]>([
  ["empty", "", /^bad\.sdf is empty: there is no molecule in it$/],
  ["blank lines", "\n\r\n \n", /^bad\.sdf is empty: there is no molecule in it$/],
  [
    "binary",
    Buffer.from([65, 10, 0, 1, 2]),
    /^bad\.sdf is not an SD file: it is binary \(byte 0x00 at offset 2\)$/,
  ],
  [
    "of one word",
    "hello",
    /^bad\.sdf, line 1, record 0 \(hello\): it ends where the line of the program/,
  ],
  [
    "extended XYZ",
    "1\n\nH 0 0 0\n",
    /^bad\.sdf, line 3, record 0 \(1\): it ends where the line with the numbers/,
  ],
  [
    "a damaged gzip",
    packed.map((byte, i) => (i === packed.length - 8 ? 255 - byte : byte)),
    /^bad\.sdf is damaged: its gzip stream/,
  ],
  [
    "half of a gzip",
    packed.subarray(0, packed.length / 2),
    /^bad\.sdf is cut off: its gzip stream ends too early/,
  ],
])("a file that is %s", async (_, content, expected) => {
  expect(await complaint(content)).toMatch(expected);
});

test.each<[ReadOptions, string]>([
  [{ require: ["forces"] }, "bad.sdf is an SD file, which holds no forces; do not ask for them"],
  [{ forcesKey: "F" }, "bad.sdf is an SD file, which holds no forces; do not ask for them"],
  [
    { require: ["energy"] },
    "bad.sdf, record 0 (water): there is no energy (there are: DIPOLE); set energyKey",
  ],
  [
    { energyKey: "DIPOL" },
    'there is no "DIPOL" (there are: DIPOLE); did you mean DIPOLE? Then set energyKey to it',
  ],
])("%j", async (options, expected) => {
  expect(await complaint(whole, options)).toContain(expected);
});

test("an energy that is no number", async () => {
  const content = whole.replace("1.85", "large");
  expect(await complaint(content, { energyKey: "DIPOLE" })).toBe(
    'bad.sdf, record 0 (water): its DIPOLE is "large", which is no energy; set energyKey to another property',
  );
});

test("malformed records are left out when asked, each is listed, and the others are read", async () => {
  const bad = water.with(5, atomLine("Qq", 0, 0, 0)).with(0, "bad");
  const skipped: SkippedRecord[] = [];
  const content = text([
    ...bad,
    ...water,
    ...water.toSpliced(9, 1),
    "$$$$",
    ...methoxide,
    ...bad.slice(0, 7),
  ]);
  const found = await read(content, { skipMalformed: (record) => skipped.push(record) });
  expect(found.map((structure) => structure.name)).toEqual(["bad.sdf#1 (water)", "bad.sdf#4"]);
  expect(skipped.map(({ record, line }) => [record, line])).toEqual([
    [0, 6],
    [2, 38],
    [3, 42],
    [5, 71],
  ]);
  expect(skipped[0].message).toBe(
    `${path}, line 6, record 0 (bad): "Qq" is the symbol of no element${wayOut}`,
  );
  // What concerns the file as a whole, or what was asked of it, is no matter of one record.
  const ignore = { skipMalformed: () => {} };
  await expect(read("", ignore)).rejects.toThrow("is empty");
  await expect(read(whole, { ...ignore, require: ["energy"] })).rejects.toThrow("no energy");
  await expect(read(packed.subarray(0, 300), ignore)).rejects.toThrow("is cut off");
});

test("a mistake of who reads is not taken for a malformed record", async () => {
  writeFileSync(path, whole);
  const seen: SkippedRecord[] = [];
  const reading = async () => {
    for await (const one of readStructures(path, { skipMalformed: (each) => seen.push(each) }))
      throw new UserError(`mine: ${one.name}`);
  };
  await expect(reading()).rejects.toThrow("mine: bad.sdf#0 (water)");
  expect(seen).toEqual([]);
});

test("whatever is damaged, it is one sentence or a molecule", async () => {
  const random = uniform(6);
  const original = Buffer.from(text([...water, ...methoxide]));
  let complaints = 0;
  for (let round = 0; round < 300; round++) {
    const bytes = Buffer.from(original);
    for (let change = 0; change < 1 + round / 30; change++)
      bytes[Math.floor(random() * bytes.length)] = 10 + Math.floor(random() * 110);
    const cut = random() < 0.3 ? Math.floor(random() * bytes.length) : bytes.length;
    await read(bytes.subarray(0, cut)).then(
      (structures) => {
        for (const { positions } of structures) expect(positions.every(Number.isFinite)).toBe(true);
      },
      (error: Error) => {
        complaints++;
        expect(error).toBeInstanceOf(UserError);
        expect(error.message).not.toContain("\n");
      },
    );
  }
  expect(complaints).toBeGreaterThan(100);
});
