import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { ones, tensor } from "@equimeter/torch";
import { afterAll, expect, test } from "vitest";

import { examine } from "../measure/index.js";
import { openSubject } from "./open.js";
import { flatSource, linearSource, modelFile, moleculesFile, scratchFolder } from "./testing.js";

const { path: folder, remove } = scratchFolder("open");
afterAll(remove);
const data = moleculesFile(folder);
mkdirSync(join(folder, "alike"));
const alike = moleculesFile(join(folder, "alike"), 6, [4]);
const matrix = tensor([
  [1, 0.2, 0],
  [0, 1, 0],
  [0.1, 0, 1],
]);

test("a model of rows without a mask is asked for structures of one size at a time", async () => {
  const path = modelFile(folder, "rows", linearSource, { parameters: { matrix } });
  const opened = await openSubject(path, data, { declaration: { outputs: { forces: "vector" } } });
  expect(opened.layout).toBe("rows");
  expect(opened.inputs).toEqual([
    { name: "positions", field: "positions", action: "point", byName: true },
  ]);
  expect(opened.data.starts).toEqual([0, 2, 4]);
  expect(opened.batches.map(({ positions }) => positions.shape)).toEqual([
    [2, 2, 3],
    [2, 3, 3],
    [2, 4, 3],
  ]);
  const { fields, spreads } = examine({ ...opened.given });
  // A linear map of points: L_equiv = ‖B − (tr B / 3) I‖² ‖x‖² / 9 a component, over all atoms.
  const squares = opened.batches.map(({ positions }) => positions.square().sum().item());
  const atoms = 3 + 2 + 4 + 3 + 2 + 4;
  const expected = ((0.2 ** 2 + 0.1 ** 2) * squares.reduce((a, b) => a + b)) / 9 / atoms;
  expect(spreads.forces.L_equiv / expected).toBeCloseTo(1, 5);
  expect(fields.forces.L_equiv / expected).toBeCloseTo(1, 5);
});

test("an index of the samples among the inputs means atoms one after the other", async () => {
  const path = modelFile(folder, "flat", flatSource, { buffers: { axis: tensor([0, 0, 0.3]) } });
  const opened = await openSubject(path, data, {
    declaration: { inputs: { pos: null, atomic_numbers: null, batch: null } },
  });
  expect(opened.layout).toBe("flat");
  expect(opened.outputs.map(({ name, field, action }) => [name, field, action])).toEqual([
    ["forces", "forces", "vector"],
    ["total_energy", "energy", "invariant"],
  ]);
  const { fields } = examine({ ...opened.given });
  // A constant force a along z: its twirl is 0, so that L_equiv = |a|² / 3 a component.
  expect(fields.forces.L_equiv).toBeCloseTo(0.3 ** 2 / 3, 6);
  expect(Object.keys(fields)).toEqual(["forces", "total_energy"]);
});

test("a model that takes a mask gets its structures padded, and the padding is not looked at", async () => {
  const source = `
    def forward(self, positions: Tensor, mask: Tensor) -> Tensor:
        return positions @ self.matrix + (~mask).unsqueeze(-1) * 100
  `;
  const path = modelFile(folder, "masked", source, { parameters: { matrix } });
  const declaration = { outputs: { forces: "vector" } };
  const opened = await openSubject(path, data, { declaration });
  expect(opened.given.mask).toBe("mask");
  expect(opened.batches[0].positions.shape).toEqual([6, 4, 3]);
  const rows = modelFile(folder, "rows", linearSource, { parameters: { matrix } });
  const reference = await openSubject(rows, data, { declaration });
  const [one, other] = [opened, reference].map(({ given }) => examine({ ...given }).fields.forces);
  expect(one.L / other.L).toBeCloseTo(1, 5);
  expect(one.percent.value).toBeCloseTo(other.percent.value, 4);
});

test("a model of one structure is found out, and measured like one of batches", async () => {
  const source = `
    def forward(self, positions: Tensor) -> Tuple[Tensor, Tensor]:
        assert positions.dim() == 2, "one structure at a time"
        return positions @ self.matrix, positions.square().sum()
  `;
  const path = modelFile(folder, "single", source, { parameters: { matrix } });
  const outputs = { forces: "vector", energy: "invariant" };
  const opened = await openSubject(path, data, { declaration: { outputs } });
  expect(opened.layout).toBe("single");
  const same = await openSubject(
    modelFile(folder, "rows", linearSource, { parameters: { matrix } }),
    data,
    { declaration: { outputs: { forces: "vector" } } },
  );
  const [one, other] = [opened, same].map(({ given }) => examine({ ...given }).fields.forces);
  expect(one.percent.value).toBeCloseTo(other.percent.value, 4);
});

test("one sample alone is tried beside a changed copy of itself", async () => {
  const source = `
    def forward(self, positions: Tensor) -> Tensor:
        return positions @ self.matrix - positions.mean([0, 1], True)
  `;
  const notes: string[] = [];
  const path = modelFile(folder, "mixing-one", source, { parameters: { matrix } });
  await openSubject(path, alike, {
    declaration: { outputs: { forces: "vector" } },
    layout: "rows",
    samples: 1,
    say: (note) => notes.push(note),
  });
  expect(notes[0]).toMatch(/depends on what else is in the call/);
});

test("a dipole of single molecules of three atoms is a vector of the sample, and so is an energy of one atom", async () => {
  mkdirSync(join(folder, "three"), { recursive: true });
  const three = moleculesFile(join(folder, "three"), 4, [3]);
  const source = `
    def forward(self, positions: Tensor) -> Tuple[Tensor, Tensor]:
        assert positions.dim() == 2
        return positions.sum([0]), positions.square().sum().reshape([1])
  `;
  const path = modelFile(folder, "dipole", source);
  const opened = await openSubject(path, three, {
    declaration: { outputs: { dipole: "vector", energy: "invariant" } },
  });
  const { dipole, energy } = opened.model.forward(opened.batches[0]);
  expect([dipole.shape, energy.shape]).toEqual([
    [4, 3],
    [4, 1],
  ]);
});

test("a model that fails on batches above one is called with one at a time, and it is said", async () => {
  const source = `
    def forward(self, positions: Tensor) -> Tensor:
        assert positions.dim() == 3 and positions.size(0) == 1, "only one"
        return positions @ self.matrix
  `;
  const notes: string[] = [];
  const path = modelFile(folder, "alone", source, { parameters: { matrix } });
  const { model, given } = await openSubject(path, alike, {
    declaration: { outputs: { forces: "vector" } },
    say: (note) => notes.push(note),
  });
  expect(notes).toEqual([
    expect.stringMatching(
      /^it fails on several samples in one call \(.*only one.*\): it is called with one at a time$/,
    ),
  ]);
  expect(model.samplesPerCall).toBe(1);
  expect(examine({ ...given }).fields.forces.percent.value).toBeGreaterThan(0);
});

test("a model that mixes the samples of a call is called with one at a time where that is what it is for", async () => {
  const source = `
    def forward(self, positions: Tensor) -> Tensor:
        return positions @ self.matrix - positions.mean([0, 1], True)
  `;
  const path = modelFile(folder, "mixing", source, { parameters: { matrix } });
  const outputs = { forces: "vector" };
  await expect(openSubject(path, alike, { declaration: { outputs } })).rejects.toThrow(
    "the model runs on samples in rows, where they see each other, and on one structure a call: say which",
  );
  const notes: string[] = [];
  await openSubject(path, alike, {
    declaration: { outputs },
    layout: "rows",
    say: (note) => notes.push(note),
  });
  expect(notes).toEqual([
    'its output "forces" for a sample depends on what else is in the call: it is called with one at a time',
  ]);
});

test("a call that is too large for memory is halved until it fits, and it is said", async () => {
  const source = `
    def forward(self, positions: Tensor) -> Tensor:
        if positions.size(0) > 3:
            return torch.empty([1 << 46]) # 256 TiB
        return positions @ self.matrix
  `;
  const notes: string[] = [];
  const path = modelFile(folder, "large", source, { parameters: { matrix } });
  const declaration = { outputs: { forces: "vector" } };
  const opened = await openSubject(path, alike, { declaration, say: (note) => notes.push(note) });
  const { fields } = examine({ ...opened.given });
  expect(notes[0]).toMatch(/^\d+ samples in one call need too much memory: going on with \d+$/);
  expect(notes.at(-1)).toMatch(/going on with [23]$/);
  const free = modelFile(folder, "rows", linearSource, { parameters: { matrix } });
  const reference = await openSubject(free, alike, { declaration });
  expect(fields.forces).toEqual(examine({ ...reference.given }).fields.forces);
});

test("a model that is too large for one sample is one sentence", async () => {
  const source = `
    def forward(self, positions: Tensor) -> Tensor:
        return torch.empty([1 << 46])
  `;
  const path = modelFile(folder, "never", source);
  await expect(
    openSubject(path, data, { declaration: { outputs: { forces: "vector" } }, layout: "rows" }),
  ).rejects.toThrow("there is too little memory for one sample alone: ");
});

test.each([
  [{ outputs: { forces: "vectors" } }, '--output forces=vectors: "vectors"'],
  [
    { inputs: { positions: "invariant" }, outputs: { forces: "vector" } },
    "all inputs are declared invariant (positions): say which one turns, such as --input positions=point",
  ],
  [
    { inputs: { velocities: "vector" }, outputs: { forces: "vector" } },
    'no field of the data is called like the input "velocities"',
  ],
  [{}, "nothing is declared about the outputs (0)"],
  [
    { inputs: { cells: null }, fields: { cells: "energy" }, outputs: { forces: "vector" } },
    'it takes no input "cells" (it takes positions)',
  ],
])("declarations that do not fit are one sentence %#", async (declaration, message) => {
  const path = modelFile(folder, "rows", linearSource, { parameters: { matrix: ones([3, 3]) } });
  await expect(openSubject(path, data, { declaration })).rejects.toThrow(message);
});
