/** What the tool says of files that Python made, against what Python computes from the definitions. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { saveSafetensors } from "@equimeter/torch";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { elementSymbols } from "../data/elements.js";
import { octahedralRotations } from "../groups/index.js";
import {
  askPython,
  makeModels,
  python,
  type PythonModel,
  restored,
  stored,
} from "../remedy/testing.js";
import { type MeasureSettings, measureSubject } from "./examine.js";
import { scratchFolder } from "./testing.js";

interface Expected {
  readonly L: number;
  readonly L_equiv: number;
  readonly percent: number;
  readonly samples: readonly { readonly L_equiv: number }[];
}

const { path: folder, remove } = scratchFolder("python-subjects");
afterAll(remove);

let models: Record<string, PythonModel> = {};
/** By Python, over the 24 rotations of the cube. */
const expected: Record<string, Record<string, Expected>> = {};
const inRows = ["plain", "equivariant", "hidden", "ignores-cell", "named"];

beforeAll(() => {
  if (python === null) return;
  models = makeModels(folder, "--onnx");
  const elements = stored(octahedralRotations());
  const names = [...inRows, "flat"];
  const questions = names.map((name) => {
    const batch = models[name].layout === "flat" ? { batch: "batch" } : {};
    return [join(folder, `${name}.pt`), { ...models[name], elements, ...batch }] as const;
  });
  const answers = askPython<Record<string, Expected>>("expected.py", questions);
  names.forEach((name, i) => (expected[name] = answers[i]));
});

/** Inputs and labels as a file, one row a sample. */
function tensorsOf(name: string): string {
  const { inputs, outputs } = models[name];
  const path = join(folder, `${name}.safetensors`);
  const given = Object.entries(inputs).map(([key, { tensor }]) => [key, restored(tensor)] as const);
  const labels = Object.entries(outputs).map(
    ([key, { label }]) => [`label_${key}`, restored(label)] as const,
  );
  saveSafetensors(path, Object.fromEntries([...given, ...labels]));
  return path;
}

function settingsOf(name: string, data: string): MeasureSettings {
  const { inputs, outputs } = models[name];
  const roles = (fields: Record<string, { role: string }>) =>
    Object.fromEntries(Object.entries(fields).map(([key, { role }]) => [key, role]));
  const fields = Object.fromEntries(Object.keys(outputs).map((key) => [key, `label_${key}`]));
  return {
    data,
    declaration: { inputs: roles(inputs), outputs: roles(outputs), fields },
    groups: ["O"],
  };
}

/** Outputs where both differ by more than 10⁻⁵ of the loss, in which rounding of float32 is 10⁻⁷ or so. */
function departures(
  fields: Readonly<
    Record<string, Pick<Expected, "L" | "L_equiv"> & { percent: { value: number } }>
  >,
  inPython: Record<string, Expected>,
): string[] {
  expect(Object.keys(fields).toSorted()).toEqual(Object.keys(inPython).toSorted());
  return Object.entries(inPython).flatMap(([output, { L, L_equiv, percent }]) => {
    const found = fields[output];
    const isSame =
      Math.abs(found.L / L - 1) < 1e-5 &&
      Math.abs(found.L_equiv - L_equiv) < 1e-5 * L &&
      Math.abs(found.percent.value - percent) < 1e-5 * Math.max(percent, 1);
    return isSame ? [] : [output];
  });
}

describe.skipIf(python === null)("measured here and in Python", () => {
  test.each(inRows)("%s", async (name) => {
    const report = await measureSubject(
      join(folder, `${name}.pt`),
      settingsOf(name, tensorsOf(name)),
    );
    expect(departures(report.groups[0].examination.fields, expected[name])).toEqual([]);
  });

  test.each(["plain", "equivariant", "hidden"])("%s as ONNX", async (name) => {
    const report = await measureSubject(
      join(folder, `${name}.onnx`),
      settingsOf(name, tensorsOf(name)),
    );
    expect(departures(report.groups[0].examination.fields, expected[name])).toEqual([]);
  });

  test("atoms one after the other, from a file of structures", async () => {
    const { inputs, outputs } = models.flat;
    const value = (key: string) => restored(inputs[key].tensor);
    const [pos, types] = [value("pos").toArray(), value("atom_types").toNumbers()] as [
      number[][],
      number[],
    ];
    const cells = value("cell").toArray() as number[][][];
    const forces = restored(outputs.forces.label).toArray() as number[][];
    const energies = restored(outputs.total_energy.label).toNumbers();
    const batch = value("batch").toNumbers();
    const frames = energies.map((energy, sample) => {
      const rows = batch.flatMap((of, atom) => (of === sample ? [atom] : []));
      const lines = rows.map((atom) =>
        [elementSymbols[6], ...pos[atom], ...forces[atom], types[atom]].join(" "),
      );
      const comment =
        `Lattice="${cells[sample].flat().join(" ")}" energy=${energy} pbc="T T T" ` +
        "Properties=species:S:1:pos:R:3:forces:R:3:atom_types:I:1";
      return `${rows.length}\n${comment}\n${lines.join("\n")}\n`;
    });
    const data = join(folder, "flat.xyz");
    writeFileSync(data, frames.join(""));
    const { declaration, ...rest } = settingsOf("flat", data);
    const report = await measureSubject(join(folder, "flat.pt"), {
      ...rest,
      declaration: { ...declaration, fields: { atom_types: "atom_types" } },
    });
    expect(report.layout).toBe("flat");
    expect(departures(report.groups[0].examination.fields, expected.flat)).toEqual([]);
  });

  test("dropout that was left on is refused", async () => {
    const settings = settingsOf("dropout", tensorsOf("dropout"));
    await expect(measureSubject(join(folder, "dropout.pt"), settings)).rejects.toThrow(
      /the model gives two answers to one input .*put it into evaluation mode/,
    );
  });
});
