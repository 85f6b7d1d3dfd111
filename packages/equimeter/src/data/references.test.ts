import { join } from "node:path";
import * as fc from "fast-check";
import { expect, test } from "vitest";

import { UserError } from "../errors.js";
import { readStructuresAll } from "./read/index.js";
import {
  fitReferences,
  givenReferences,
  referenceEnergy,
  withoutReferences,
} from "./references.js";
import { isSharedAbsent, sharedForces, sharedReason, structureOf } from "./testing.js";

/** A structure of these numbers of H, C and O; where its atoms stand does not matter. */
const molecule = (counts: readonly number[], energy?: number) =>
  structureOf(
    [1, 6, 8].flatMap((number, i) =>
      Array.from({ length: counts[i] }, (_, k) => [number, k, i, 0] as const),
    ),
    energy === undefined ? {} : { energy },
  );
const energyOf = ([h, c, o]: readonly number[]) => -13.6 * h - 1036.2 * c - 2043.1 * o;

test("energies that are sums over elements are found exactly", () => {
  const count = fc.integer({ min: 0, max: 20 });
  const formulas = fc.array(fc.tuple(count, count, count), { minLength: 3, maxLength: 30 });
  const check = (others: [number, number, number][]) => {
    const all = [[4, 1, 0], [2, 0, 1], [2, 1, 1], ...others].filter((some) => some.some(Boolean));
    const { energies, fit } = fitReferences(all.map((some) => molecule(some, energyOf(some))));
    expect(energies.H).toBeCloseTo(-13.6, 8);
    expect(energies.C).toBeCloseTo(-1036.2, 8);
    expect(energies.O).toBeCloseTo(-2043.1, 8);
    expect(fit).toMatchObject({ structures: all.length, rank: 3 });
    expect(fit!.rmsePerAtom).toBeLessThan(1e-8);
    expect(fit!.note).toBeUndefined();
  };
  fc.assert(fc.property(formulas, check), { numRuns: 50 });
});

test("with noise it is the least-squares solution: the residual stands on every column", () => {
  const all = [
    [4, 1, 0],
    [2, 0, 1],
    [4, 1, 1],
    [6, 2, 0],
    [6, 2, 1],
    [4, 1, 0],
  ];
  const structures = all.map((some, i) => molecule(some, energyOf(some) + Math.sin(7 * i)));
  const references = fitReferences(structures);
  const residuals = structures.map((one) => withoutReferences(one, references).energy!);
  for (const column of [0, 1, 2])
    expect(all.reduce((sum, some, i) => sum + some[column] * residuals[i], 0)).toBeCloseTo(0, 8);
  const squares = residuals.map((r, i) => (r / structures[i].atomicNumbers.length) ** 2);
  const rmse = Math.sqrt(squares.reduce((a, b) => a + b) / squares.length);
  expect(references.fit!.rmsePerAtom).toBeCloseTo(rmse, 10);
});

test("one molecule alone: the sum is right, and the note says what is not", () => {
  const energy = energyOf([6, 2, 1]);
  const references = fitReferences([
    molecule([6, 2, 1], energy - 1),
    molecule([6, 2, 1], energy + 1),
  ]);
  expect(referenceEnergy(molecule([6, 2, 1]), references)).toBeCloseTo(energy, 8);
  expect(references.fit).toMatchObject({ rank: 1, formulas: 1, structures: 2 });
  expect(references.fit!.note).toMatch(/^one formula determines only 1 of 3 energies \(H, C, O\)/);
});

test("a rare element among a million common ones is determined all the same", () => {
  const common = Array.from({ length: 2000 }, (_, i) => [2 + (i % 5), 1 + (i % 3), 0]);
  const structures = [...common, [4, 1, 1]].map((some) => molecule(some, energyOf(some)));
  const { energies, fit } = fitReferences(structures);
  expect(fit!.rank).toBe(3);
  expect(energies.O).toBeCloseTo(-2043.1, 6);
});

test("mistakes", () => {
  expect(() => fitReferences([molecule([1, 0, 0])])).toThrow(UserError);
  expect(() => givenReferences({ Hx: 1 })).toThrow('"Hx" is no element; did you mean H?');
  expect(() => givenReferences({ h: 1 })).toThrow('"h" is no element; did you mean H?');
  expect(() => givenReferences({ H: NaN })).toThrow("that of H must be in eV, not NaN");
  const references = givenReferences({ H: -13.6, C: -1036 });
  expect(() => referenceEnergy(molecule([1, 1, 1]), references)).toThrow(
    "test: there is no reference energy of O (there are: H, C); give one",
  );
  const bare = molecule([1, 0, 0]);
  expect(withoutReferences(bare, references)).toBe(bare);
});

test.skipIf(isSharedAbsent)(`eight molecules of rMD17${sharedReason}`, async () => {
  const { energies, fit } = fitReferences(
    await readStructuresAll(join(sharedForces, "rmd17/rmd17_8mol_train.xyz")),
  );
  // Near those of free atoms: -13.6 (H), -1029 (C), -1485 (N), -2042 (O).
  expect(fit).toMatchObject({ structures: 2000, rank: 4, formulas: 8 });
  expect(Math.abs(energies.C + 1035)).toBeLessThan(10);
  expect(Math.abs(energies.O + 2045)).toBeLessThan(10);
  expect(fit!.rmsePerAtom).toBeLessThan(0.1);
});
