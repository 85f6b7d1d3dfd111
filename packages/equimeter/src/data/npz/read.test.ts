import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

import { UserError } from "../../errors.js";
import { readStructuresAll } from "../read/index.js";
import type { ReadOptions } from "../read/index.js";
import { parseNpy } from "./npy.js";
import { float64, npy, unicode, writeNpz, type Written } from "./testing.js";

const folder = mkdtempSync(join(tmpdir(), "equimeter-npz-"));
const path = join(folder, "some.npz");
afterAll(() => rmSync(folder, { recursive: true }));

const kcal = 4184 / (6.02214076e23 * 1.602176634e-19);
const count = (n: number) => Array.from({ length: n }, (_, i) => i);
const uint8 = (...values: number[]): Written => ({
  type: "|u1",
  shape: [values.length],
  bytes: Uint8Array.from(values),
});
const fail = (message: string) => new UserError(message);

/** Two frames of two atoms under the names of rMD17. */
const rmd17 = (): Record<string, Written | Uint8Array> => ({
  nuclear_charges: uint8(8, 1),
  coords: float64(count(12), [2, 2, 3]),
  energies: float64([-1, -2]),
  forces: float64(count(12), [2, 2, 3]),
  old_indices: { ...float64([7, 9]) },
});

async function read(arrays: ReturnType<typeof rmd17>, options?: ReadOptions) {
  writeNpz(path, arrays);
  return readStructuresAll(path, options);
}

test("rMD17 is in kcal/mol", async () => {
  const [, second, ...others] = await read(rmd17());
  expect(others).toEqual([]);
  expect(second).toMatchObject({
    name: "some.npz#1",
    atomicNumbers: Int32Array.of(8, 1),
    positions: Float64Array.of(6, 7, 8, 9, 10, 11),
    info: { old_indices: 9 },
  });
  expect(second.energy).toBeCloseTo(-2 * kcal, 12);
  expect(second.forces![5]).toBeCloseTo(11 * kcal, 12);
  const [own] = await read(rmd17(), { energyUnit: "eV", forceUnit: "eV/Å", forcesAre: "gradient" });
  expect([own.energy, own.forces![1]]).toEqual([-1, -1]);
});

test("sGDML's names, and the units that it states", async () => {
  const arrays = {
    z: uint8(8, 1),
    R: float64(count(12), [2, 2, 3]),
    E: float64([-1, -2], [2, 1]),
    F: float64(count(12), [2, 2, 3]),
  };
  const [first] = await read(arrays);
  expect(first.energy).toBeCloseTo(-kcal, 12);
  const [stated] = await read({ ...arrays, e_unit: unicode("eV"), r_unit: unicode("bohr") });
  expect(stated.energy).toBe(-1);
  expect(stated.positions[1]).toBe(0.529177210903);
  expect(stated.forces![1]).toBeCloseTo(1 / 0.529177210903, 12);
});

test("arrays of every kind of number, in both orders of bytes and of indices", () => {
  const view = (type: string, bytes: Uint8Array) =>
    [...parseNpy(npy({ type, shape: [2], bytes }), fail).values] as unknown;
  const swapped = (bytes: Uint8Array, width: number) =>
    Uint8Array.from(bytes, (_, i) => bytes[i - (i % width) + width - 1 - (i % width)]);
  const kinds: [type: string, values: ArrayBufferView][] = [
    ["f4", Float32Array.of(1.5, -2)],
    ["f8", Float64Array.of(1.5, -2)],
    ["i8", BigInt64Array.of(3n, -2n)],
    ["i4", Int32Array.of(3, -2)],
    ["i2", Int16Array.of(3, -2)],
    ["u2", Uint16Array.of(3, 65_535)],
  ];
  for (const [type, values] of kinds) {
    const bytes = new Uint8Array(values.buffer as ArrayBuffer);
    const expected = Array.from(values as unknown as number[], Number);
    expect(view(`<${type}`, bytes)).toEqual(expected);
    expect(view(`>${type}`, swapped(bytes, bytes.length / 2))).toEqual(expected);
  }
  expect(view("|b1", Uint8Array.of(1, 0))).toEqual([1, 0]);
  expect(parseNpy(npy(unicode("kcal/mol")), fail).values).toEqual(["kcal/mol"]);
  // A matrix [[0, 1, 2], [3, 4, 5]], its columns one after the other.
  const columns = { ...float64([0, 3, 1, 4, 2, 5], [2, 3]), fortran: true };
  expect(parseNpy(npy(columns), fail)).toEqual({
    kind: "f",
    shape: [2, 3],
    values: Float64Array.from(count(6)),
  });
});

test.each<[string, ReturnType<typeof rmd17>, string]>([
  [
    "no positions",
    { z: uint8(1) },
    "<file>: there is no array of positions (none of coords, R, positions; there are: z)",
  ],
  [
    "no elements",
    { R: float64(count(3), [1, 1, 3]) },
    "<file>: there is no array of atomic numbers (none of nuclear_charges, z, atomic_numbers; there are: R)",
  ],
  [
    "positions of a wrong shape",
    { ...rmd17(), coords: float64(count(12), [4, 3]) },
    "<file>: the positions have shape [4, 3] where [structures, atoms, 3] is needed",
  ],
  [
    "elements of a wrong number",
    { ...rmd17(), nuclear_charges: uint8(1, 1, 1) },
    "<file>: the array of atomic numbers has shape [3] where 2 or 4 numbers are needed",
  ],
  [
    "forces of a wrong shape",
    { ...rmd17(), forces: float64(count(6), [1, 2, 3]) },
    "<file>: forces has shape [1, 2, 3] where 12 numbers are needed",
  ],
  [
    "no structures",
    { ...rmd17(), coords: float64([], [0, 2, 3]) },
    "<file>: there are no structures in it",
  ],
  [
    "an energy that is not finite",
    { ...rmd17(), energies: float64([0, NaN]) },
    "<file>: structure 1: the energy is NaN; leave the structure out or mend its label",
  ],
  [
    "text for numbers",
    { ...rmd17(), energies: unicode("ab") },
    "<file>: energies holds text where numbers are needed",
  ],
  [
    "an unknown unit",
    { ...rmd17(), e_unit: unicode("BTU") },
    '<file>: "BTU" is no known unit of energy (known: angstrom',
  ],
  [
    "a type that is not read",
    { ...rmd17(), energies: { ...float64([1, 2]), type: "<c8" } },
    "<file>: energies has the dtype c8, which is not read; save it as float64",
  ],
  [
    "an array that is cut off",
    { ...rmd17(), coords: npy(float64(count(12), [2, 2, 3])).subarray(0, 150) },
    "<file>: coords is cut off: [2, 2, 3] of f8 needs 96 bytes and 22 are there; fetch the file again",
  ],
  [
    "no array of NumPy's",
    { ...rmd17(), coords: Buffer.from("hello, world") },
    "<file>: coords is not in NumPy's format; fetch the file again",
  ],
])("%s", async (_, arrays, expected) => {
  const error: unknown = await read(arrays).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  const start = expected.replace("energy (known: angstrom", "energy (known: ");
  expect((error as Error).message.replace(path, "<file>").slice(0, start.length)).toBe(start);
});

test("an archive that is cut off or damaged", async () => {
  writeNpz(path, rmd17());
  const bytes = readFileSync(path);
  for (const part of [bytes.subarray(0, bytes.length - 100), bytes.subarray(0, 40)]) {
    writeFileSync(path, part);
    await expect(readStructuresAll(path)).rejects.toThrow(
      `${path} is cut off or damaged: its zip archive cannot be unpacked; fetch it again`,
    );
  }
});
