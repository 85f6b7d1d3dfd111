import { expect, test } from "vitest";

import { fieldNamed, usualAction } from "./data/fields.js";
import { declaredInputs, declaredOutputs } from "./declaration.js";

const data = {
  positions: "atom",
  atomicNumbers: "atom",
  batch: "atom",
  cell: "sample",
  forces: "atom",
  energy: "sample",
  charges: "atom",
} as const;

test("names that others use lead to our fields and actions", () => {
  expect(fieldNamed("pos", Object.keys(data))).toBe("positions");
  expect(fieldNamed("Z", Object.keys(data))).toBe("atomicNumbers");
  expect(fieldNamed("charges", Object.keys(data))).toBe("charges");
  expect(fieldNamed("velocities", Object.keys(data))).toBe(null);
  expect(["coords", "lattice", "F", "dipole_moment", "charges"].map(usualAction)).toEqual([
    "point",
    "cell",
    "vector",
    "vector",
    "invariant",
  ]);
});

test("a field of the very name comes before one that is usually meant", () => {
  expect(fieldNamed("r", ["positions", "r"])).toBe("r");
});

test("inputs that the model names need no declaration where their names say enough", () => {
  const ports = [{ name: "pos" }, { name: "numbers" }, { name: "batch" }];
  expect(declaredInputs({}, ports, data)).toEqual([
    { name: "pos", field: "positions", action: "point", byName: true },
    { name: "numbers", field: "atomicNumbers", action: "invariant", byName: true },
    { name: "batch", field: "batch", action: "invariant", byName: true },
  ]);
});

test("what is declared comes before what names say", () => {
  const inputs = { pos: "vector", q: null };
  const declared = declaredInputs({ inputs, fields: { q: "charges" } }, null, data);
  expect(declared).toEqual([
    { name: "pos", field: "positions", action: "vector", byName: false },
    { name: "q", field: "charges", action: "invariant", byName: true },
  ]);
});

test("outputs have labels by their names, by --field, or none", () => {
  const outputs = { forces: null, total_energy: "invariant", stress: null, F2: "vector" };
  const fields = { F2: "forces", forces: "none" };
  const declared = declaredOutputs({ outputs, fields }, Object.keys(outputs), data);
  expect(declared.map(({ name, field, action }) => [name, field, action])).toEqual([
    ["forces", null, "vector"],
    ["total_energy", "energy", "invariant"],
    ["stress", null, "tensor(2)"],
    ["F2", "forces", "vector"],
  ]);
});

test("without a declaration, outputs with usual names are measured", () => {
  const names = declaredOutputs({}, ["forces", "hidden", "energy"], data).map(({ name }) => name);
  expect(names).toEqual(["forces", "energy"]);
});

test.each([
  [
    () => declaredInputs({}, null, data),
    "the model does not say what it takes: declare its inputs",
  ],
  [
    () => declaredInputs({}, [{ name: "velocity" }], data),
    'no field of the data is called like the input "velocity"',
  ],
  [
    () => declaredInputs({ fields: { x: "position" }, inputs: { x: "point" } }, null, data),
    '--field x=position: the data has no field "position" (there are positions, atomicNumbers, batch, ' +
      "cell, forces, energy, charges): did you mean positions?",
  ],
  [
    () => declaredOutputs({ outputs: { force: "vector" } }, ["forces", "energy"], data),
    'the model gives no output "force"; it gives forces, energy: did you mean forces?',
  ],
  [
    () => declaredOutputs({}, ["0"], data),
    "nothing is declared about the outputs (0): say how one turns, such as --output 0=vector or =invariant",
  ],
])("mistakes are one sentence %#", (body, message) => {
  expect(body).toThrow(message);
});
