import { expect, test } from "vitest";

import { energyScale, forceScale, lengthScale, ownUnits, scalesOf } from "./units.js";

test("lengths and energies under all their names, in Å and eV", () => {
  for (const name of ["angstrom", "Å", "\u212b", "Ang", "A", "Angstroms"])
    expect(lengthScale(name, "")).toBe(1);
  for (const name of ["bohr", "Bohr", "a0", "a.u."])
    expect(lengthScale(name, "")).toBe(0.529177210903);
  for (const name of ["nm", "nanometers"]) expect(lengthScale(name, "")).toBe(10);
  expect(energyScale("meV", "")).toBe(1e-3);
  for (const name of ["hartree", "Ha", "Eh", "au"])
    expect(energyScale(name, "")).toBe(27.211386245988);
  // 4184 J/mol over Avogadro's number and the elementary charge.
  for (const name of [
    "kcal/mol",
    "kcal mol^-1",
    "kcal*mol^-1",
    "kilocalorie_per_mole",
    "kcal per mol",
  ])
    expect(energyScale(name, "")).toBeCloseTo(4184 / (6.02214076e23 * 1.602176634e-19), 14);
  expect(energyScale("kJ/mol", "") * 4.184).toBeCloseTo(energyScale("kcal/mol", ""), 15);
});

test.each([
  ["eV/Å", 1],
  ["eV/Angstrom", 1],
  ["eV A^-1", 1],
  ["hartree/bohr", 51.4220674763],
  ["Hartree/Ang", 27.211386245988],
  ["a.u.", 51.4220674763],
  ["kcal/mol/Å", 0.0433641042],
  ["kcal/(mol*angstrom)", 0.0433641042],
  ["kcal mol^-1 A^-1", 0.0433641042],
  ["kJ/mol/nm", 0.0010364269574],
  ["kilojoule_per_mole / nanometer", 0.0010364269574],
])("force %s", (unit, scale) => {
  expect(forceScale(unit, "")).toBeCloseTo(scale, 9);
});

test("what is no unit is named with its place and the way out", () => {
  expect(() => lengthScale("inch", "x.h5, /mol")).toThrow(
    'x.h5, /mol: "inch" is no known unit of length (known: angstrom, bohr, nm, pm); give lengthUnit',
  );
  expect(() => energyScale("bohr", "x")).toThrow('x: "bohr" is no known unit of energy');
  for (const unit of ["hartree", "bohr/hartree", "", "/", "eV/"])
    expect(() => forceScale(unit, "x")).toThrow(
      `x: ${JSON.stringify(unit)} is no known unit of force`,
    );
});

test("what the caller says beats what the file says", () => {
  const scales = scalesOf({ ...ownUnits, length: "furlong" }, { lengthUnit: "nm" }, "x");
  expect(scales).toEqual({ length: 10, energy: 1, force: 1 });
});
