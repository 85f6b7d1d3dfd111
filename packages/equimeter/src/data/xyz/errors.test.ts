import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { UserError } from "../../errors.js";
import { readXyzAll } from "./read.js";
import type { XyzOptions } from "./read.js";

const folder = mkdtempSync(join(tmpdir(), "equimeter-xyz-"));
const path = join(folder, "bad.xyz");
afterAll(() => rmSync(folder, { recursive: true }));

/** The message that reading `content` gives, with <file> for the path. */
async function message(content: string | Buffer, options?: XyzOptions): Promise<string> {
  writeFileSync(path, content);
  return messageOf(path, options);
}

async function messageOf(file: string, options?: XyzOptions): Promise<string> {
  const error = await readXyzAll(file, options).then(
    () => new Error("nothing was thrown"),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UserError);
  const text = (error as UserError).message;
  expect(text).toContain(file);
  return text.replaceAll(file, "<file>");
}

const good = "2\nProperties=species:S:1:pos:R:3:forces:R:3\nC 0 0 0 0 0 0\nO 1.1 0 0 0 0 0\n";

/** The second frame of a file, after four good lines; `line` replaces its last atom. */
function withAtom(line: string): string {
  return good + good.replace("O 1.1 0 0 0 0 0", line);
}

function withComment(comment: string): string {
  return `1\n${comment}\nC 0 0 0\n`;
}

test.each([
  ["-1\n", 'line 1: frame 0 should start with its number of atoms, from 1 on, not "-1"'],
  ["0\n\n", 'line 1: frame 0 should start with its number of atoms, from 1 on, not "0"'],
  ["two\n", 'line 1: frame 0 should start with its number of atoms, from 1 on, not "two"'],
  ["2.0\n", 'line 1: frame 0 should start with its number of atoms, from 1 on, not "2.0"'],
  [
    `${good}O 1 2 3\n`,
    'line 5: frame 1 should start with its number of atoms, from 1 on, not "O 1 2 3" (or is the number of the frame before wrong?)',
  ],
  [`\n${good}`, "line 1: a blank line where frame 0 should give its number of atoms"],
  [`${good}\n\n${good}`, "line 5: a blank line where frame 1 should give its number of atoms"],
])("number of atoms: %j", async (content, expected) => {
  expect(await message(content)).toBe(`<file>, ${expected}`);
});

test.each([
  ["2\n", "line 1: the file ends inside frame 0, before its comment line"],
  [
    `${good}2\n\nC 0 0 0\n`,
    "line 7: the file ends inside frame 1, after 1 of the 2 atoms that line 5 promises",
  ],
  [`${good}2\n`, "line 5: the file ends inside frame 1, before its comment line"],
  ["1000000\n\nC 0 0 0\n", "line 1: promises 1000000 atoms, more than the file can hold"],
  [
    "99999999999999999999\n\nC 0 0 0\n",
    "line 1: promises 100000000000000000000 atoms, more than the file can hold",
  ],
])("truncated: %j", async (content, expected) => {
  expect(await message(content)).toBe(`<file>, ${expected}`);
});

const columns = "(species:1 pos:3 forces:3)";

test.each([
  ["O 1.1 0 0 0 0", `line 8: 6 columns where 7 are needed ${columns} for atom 2 of 2`],
  ["O 1.1 0 0 0 0 0 9 9", `line 8: 9 columns where 7 are needed ${columns} for atom 2 of 2`],
  ["", `line 8: 0 columns where 7 are needed ${columns} for atom 2 of 2`],
  [
    "Qq 1.1 0 0 0 0 0",
    'line 8: "Qq" is no element: a symbol or an atomic number from 1 to 118 is needed',
  ],
  [
    "0 1.1 0 0 0 0 0",
    'line 8: "0" is no element: a symbol or an atomic number from 1 to 118 is needed',
  ],
  [
    "119 1.1 0 0 0 0 0",
    'line 8: "119" is no element: a symbol or an atomic number from 1 to 118 is needed',
  ],
  [
    "O nan 0 0 0 0 0",
    'line 8: column 2 ("pos") is "nan", which is not finite, as positions must be',
  ],
  [
    "O 0 0 -Inf 0 0 0",
    'line 8: column 4 ("pos") is "-Inf", which is not finite, as positions must be',
  ],
  [
    "O 0 1e999 0 0 0 0",
    'line 8: column 3 ("pos") is "1e999", which is not finite, as positions must be',
  ],
  [
    "O 0 0 0 0 0 NaN",
    'line 8: column 7 ("forces") is "NaN", which is not finite, as forces must be',
  ],
  ["O 1.1.1 0 0 0 0 0", 'line 8: column 2 ("pos") is "1.1.1", which is not a number'],
  ["O 1,1 0 0 0 0 0", 'line 8: column 2 ("pos") is "1,1", which is not a number'],
  ["O 0 0 0 0 ***** 0", 'line 8: column 6 ("forces") is "*****", which is not a number'],
])("atom line %j", async (line, expected) => {
  expect(await message(withAtom(line))).toBe(`<file>, ${expected}`);
});

test.each([
  [
    "tag:I:1",
    "C 0 0 0 1.5",
    'column 5 ("tag") is "1.5", which is not a whole number, as its type I asks',
  ],
  ["tag:I:1", "C 0 0 0 x", 'column 5 ("tag") is "x", which is not a number'],
  ["fixed:L:1", "C 0 0 0 yes", 'column 5 ("fixed") is "yes", which is neither T nor F'],
])("array %s in %j", async (property, line, expected) => {
  const content = `1\nProperties=species:S:1:pos:R:3:${property}\n${line}\n`;
  expect(await message(content)).toBe(`<file>, line 3: ${expected}`);
});

test("a plain line with too few columns", async () => {
  const expected = "<file>, line 3: 3 columns where 4 are needed (species:1 pos:3) for atom 1 of 1";
  expect(await message("1\n\nC 0 0\n")).toBe(expected);
});

test.each([
  ["species:S:1:pos:R", "is not a list of name:type:columns, such as species:S:1:pos:R:3"],
  ["", "is not a list of name:type:columns, such as species:S:1:pos:R:3"],
  ["species:S:1:pos:F:3", 'gives "pos" the type "F", which is none of R, I, S, L'],
  ["species:S:1:pos:R:0", 'gives "pos" "0" columns, which is no such number'],
  ["species:S:1:pos:R:3x", 'gives "pos" "3x" columns, which is no such number'],
  ["species:S:1:pos:R:99999999", 'gives "pos" "99999999" columns, which is no such number'],
  ["species:S:1:a:R:9000:pos:R:3:b:R:9000", "has 18004 columns; at most 10000 are read"],
  ["species:S:1:pos:R:3::R:1", "has a property without a name"],
  ["species:S:1:pos:R:3:pos:R:3", 'names "pos" twice'],
  ["species:S:1:positon:R:3", "has no pos:R:3, the positions"],
  ["pos:R:3", "has neither species:S:1 nor Z:I:1, the elements"],
  ["species:S:1:pos:R:2", 'declares "pos" as R:2; a vector is R:3'],
  ["species:S:1:pos:R:3:forces:R:1", 'declares "forces" as R:1; a vector is R:3'],
  ["species:S:2:pos:R:3", 'declares "species" as S:2; an element is S:1 or I:1'],
])("Properties=%s", async (properties, expected) => {
  const found = await message(withComment(`Properties="${properties}"`));
  expect(found).toBe(`<file>, line 2: Properties="${properties}" ${expected}`);
});

const lattice =
  'is not nine finite numbers: the vectors a, b and c as "ax ay az bx by bz cx cy cz"';

test.each([
  ['Lattice="1 0 0 0 1 0 0 0"', `Lattice="1 0 0 0 1 0 0 0" ${lattice}`],
  ['Lattice="1 0 0 0 1 0 0 0 nan"', `Lattice="1 0 0 0 1 0 0 0 nan" ${lattice}`],
  ['Lattice="a b c d e f g h i"', `Lattice="a b c d e f g h i" ${lattice}`],
  ["Lattice", `Lattice="" ${lattice}`],
  ['pbc="T T"', 'pbc="T T" is not three of T and F, one per lattice vector'],
  ["pbc=xy", 'pbc="xy" is not three of T and F, one per lattice vector'],
  ["energy=low", 'energy="low" is not a finite number, as an energy in eV must be'],
  ["energy=nan", 'energy="nan" is not a finite number, as an energy in eV must be'],
  ["energy", 'energy="" is not a finite number, as an energy in eV must be'],
  [
    'Lattice="1 0 0',
    'the quote that opens at "\\"1 0 0 Properties=species:S:1:pos:R:3" is never closed',
  ],
])("comment %s", async (comment, expected) => {
  const found = await message(withComment(`${comment} Properties=species:S:1:pos:R:3`));
  expect(found).toBe(`<file>, line 2: ${expected}`);
});

test.each<[string, XyzOptions, string]>([
  [
    "Properties=species:S:1:pos:R:3:forces_xtb:R:3:tags:I:1",
    { require: ["forces"] },
    'per-atom property "forces" (there are: species, pos, forces_xtb, tags); did you mean forces_xtb? Then set forcesKey to it',
  ],
  [
    "Properties=species:S:1:pos:R:3:force:R:3:tags:I:1",
    { require: ["forces"], forcesKey: "dft_forces" },
    'per-atom property "dft_forces" (there are: species, pos, force, tags); did you mean force? Then set forcesKey to it',
  ],
  [
    "Properties=species:S:1:pos:R:3:F1:R:1:dip:R:1:q:R:1:tags:I:1",
    { require: ["forces"] },
    'per-atom property "forces" (there are: species, pos, F1, dip, q, tags); set forcesKey to the name of the forces in this file',
  ],
  [
    "Properties=species:S:1:pos:R:3:forces:R:3:tags:I:1 REF_energy=1 energy_source=dft",
    { require: ["forces", "energy"] },
    'value "energy" (there are: REF_energy, energy_source); did you mean REF_energy? Then set energyKey to it',
  ],
  [
    "Properties=species:S:1:pos:R:3:forces:R:3:tags:I:1",
    { require: ["energy"], energyKey: "E" },
    'value "E" (there are: none); set energyKey to the name of the energy in this file',
  ],
])("a required field that is not there: %s, %j", async (comment, options, expected) => {
  const found = await message(`1\n${comment}\nC 0 0 0 1 2 3 4\n`, options);
  expect(found).toBe(`<file>, line 2: frame 0 has no ${expected}`);
});

test("a field missing from a later frame is found there", async () => {
  const content = good + withComment("Properties=species:S:1:pos:R:3");
  expect(await message(content, { require: ["forces"] })).toMatch(
    /^<file>, line 6: frame 1 has no/,
  );
});

test("files that are not there, folders, empty files", async () => {
  expect(await messageOf(join(folder, "none.xyz"))).toBe("<file> does not exist");
  expect(await messageOf(folder)).toBe("<file> is a folder; name a file in it");
  for (const content of ["", "\n \n\n", gzipSync("")]) {
    expect(await message(content)).toBe("<file> is empty: there is no frame in it");
  }
});

test("gzip cut off anywhere or damaged", async () => {
  const packed = gzipSync(good.repeat(200).replaceAll("1.1", () => String(Math.random())));
  const cutOff = "<file> is cut off: its gzip stream ends too early; fetch it again";
  for (const length of [2, 9, 100, packed.length - 9, packed.length - 1]) {
    expect(await message(packed.subarray(0, length))).toBe(cutOff);
  }
  const damaged = "<file> is damaged: its gzip stream cannot be unpacked; fetch it again";
  packed[packed.length - 6] ^= 0xff; // in the checksum
  expect(await message(packed)).toBe(damaged);
  expect(await message(Buffer.from([0x1f, 0x8b, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7]))).toBe(damaged);
});

test("binary files, packed or not", async () => {
  const binary = Buffer.from([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 0x01, 0x00]);
  const expected = "<file> is not an extended-XYZ file: it is binary (byte 0x01 at offset 6)";
  expect(await message(binary)).toBe(expected);
  expect(await message(gzipSync(binary))).toBe(expected);
  expect(await message(Buffer.from("3\n", "utf16le"))).toContain("it is binary (byte 0x00");
});

test("a line of more than 1 MB, with or without an end, packed or not", async () => {
  const long = `1\n${"x".repeat(1024 * 1024 + 1)}`;
  const expected = "<file>, line 2: longer than 1 MB, which no line of an extended-XYZ file is";
  const forms = [long, `${long}\nC 0 0 0\n`, gzipSync(`1\n${"x".repeat(2 ** 26)}`)];
  for (const content of forms) expect(await message(content)).toBe(expected);
});

test("a value is quoted safely: shortened, control characters escaped", async () => {
  const found = await message(`1\n\n${"C".repeat(500)}\u007f 0 0 0\n`);
  expect(found).toContain(`"${"C".repeat(57)}..." is no element`);
});
