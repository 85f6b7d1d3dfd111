import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { formatXyz, type List, type Prepared, saveSplit, take } from "../../../data/index.js";
import { demoStructures } from "../../../data/testing.js";
import { UserError } from "../../../errors.js";
import type { ResolvedConfig } from "../../config/schema.js";
import { temporaryFolder, tinyConfig } from "../../testing.js";
import { sizeOf } from "../structures.js";
import { forcesOf, loadData as load, structuresOf } from "./data.js";
import { labelScales } from "./scales.js";

const loadData = (config: ResolvedConfig) => load(forcesOf(config));

const names = (part: List<Prepared>) => take(part).map(({ structure }) => structure.name);

test("parts are drawn by their own seed, and the limit applies to the training file", async () => {
  const first = await loadData(tinyConfig());
  expect([first.train, first.validation, first.test].map(({ length }) => length)).toEqual([
    48, 6, 6,
  ]);
  const again = await loadData(tinyConfig({ seed: 99 }));
  expect(names(again.test)).toEqual(names(first.test));
  const other = await loadData(tinyConfig({ "data.splitSeed": 1 }));
  expect(names(other.test)).not.toEqual(names(first.test));
});

test("validation and test can be files, whole whatever the limit", async () => {
  using folder = temporaryFolder();
  const path = join(folder.path, "some.xyz");
  const frames = await demoStructures(7);
  writeFileSync(path, frames.map((frame) => formatXyz(frame)).join(""));
  const config = tinyConfig({ "data.validation": path, "data.limit": 5, "data.test": 0.2 });
  const split = await loadData(config);
  const order = (part: List<Prepared>) =>
    names(part).map((name) => Number(/^some\.xyz#(\d)/.exec(name)![1]));
  expect(order(split.validation)).not.toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(order(split.validation).toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(order((await loadData(config)).validation)).toEqual(order(split.validation));
  expect([split.train.length, split.test.length]).toEqual([4, 1]);
  expect(sizeOf(structuresOf(split.validation))).toEqual({ structures: 7, atoms: 7 * 20 });
});

test("a smaller training part leaves validation and test as they are", async () => {
  const [whole, some] = await Promise.all(
    [{}, { "data.trainSize": 10 }].map((changes) => loadData(tinyConfig(changes))),
  );
  expect(some.train).toHaveLength(10);
  expect(names(whole.train)).toEqual(expect.arrayContaining(names(some.train)));
  expect(names(some.test)).toEqual(names(whole.test));
  const counted = await loadData(tinyConfig({ "data.validation": 7, "data.test": 0.05 }));
  expect([counted.validation.length, counted.test.length]).toEqual([7, 3]);
  await expect(loadData(tinyConfig({ "data.trainSize": 99 }))).rejects.toThrow(
    "99 structures for training are more than the 48 of 60",
  );
});

test("energies are those above the references: fitted, given, or none", async () => {
  const { train, references } = await loadData(tinyConfig());
  expect(references!.fit!.structures).toBe(48);
  const spread = (part: typeof train) => labelScales(part).energy!.scale;
  const plain = await loadData(tinyConfig({ "data.references": null }));
  expect(plain.references).toBeNull();
  expect(spread(train)).toBeLessThanOrEqual(spread(plain.train) * (1 + 1e-9));
  const energies = { ...references!.energies };
  const given = await loadData(tinyConfig({ "data.references": energies }));
  expect(given.train.at(0)!.structure.energy).toBeCloseTo(train.at(0)!.structure.energy!, 6);
  const { H: _, ...lacking } = energies;
  const call = loadData(tinyConfig({ "data.references": lacking }));
  await expect(call).rejects.toThrow("there is no reference energy of H");
});

test("forces that are gradients, and units that a file does not say", async () => {
  const [plain, turned] = await Promise.all(
    [{}, { "data.forcesAre": "gradient", "data.energyUnit": "hartree" }].map((changes) =>
      loadData(tinyConfig({ ...changes, "data.references": null })),
    ),
  );
  const [a, b] = [plain.train.at(0)!.structure, turned.train.at(0)!.structure];
  expect([...b.forces!]).toEqual(Array.from(a.forces!, (force) => -force));
  expect(b.energy! / a.energy!).toBeCloseTo(27.2114, 3);
  const unknown = loadData(tinyConfig({ "data.lengthUnit": "furlong" }));
  await expect(unknown).rejects.toThrow("furlong");
});

test("neighbours are those of the model", async () => {
  const [{ structure, neighbors }] = take(
    (await loadData(tinyConfig({ "model.neighbors": 3 }))).train,
  );
  expect(neighbors.index).toHaveLength(3 * structure.atomicNumbers.length);
  const [near] = take((await loadData(tinyConfig({ "model.cutoff": 0.5 }))).train);
  expect(near.neighbors.index.every((index) => index === -1)).toBe(true);
});

test("what the model cannot see is refused with the name of the frame", async () => {
  using folder = temporaryFolder();
  const path = join(folder.path, "bad.xyz");
  const atoms = (second: string) => `H 0 0 0 0 0 0\nH ${second} 0 0 0\n`;
  const frame = (comment: string, second: string) =>
    `2\n${comment} Properties=species:S:1:pos:R:3:forces:R:3\n${atoms(second)}`;
  const good = frame("", "0 0 1").repeat(3);
  const loadBad = (last: string) => {
    writeFileSync(path, good + last);
    return loadData(tinyConfig({ "data.train": path }));
  };
  const periodic = loadBad(frame('Lattice="5 0 0 0 5 0 0 0 5"', "0 0 1"));
  await expect(periodic).rejects.toThrow(UserError);
  await expect(periodic).rejects.toThrow(/^bad\.xyz#3 is periodic, .*pbc="F F F"/);
  await expect(loadBad(frame("", "0 0 0"))).rejects.toThrow("bad.xyz#3: atoms 0 and 1");
  const boxed = await loadBad(frame('Lattice="5 0 0 0 5 0 0 0 5" pbc="F F F"', "0 0 1"));
  expect(boxed.train.length + boxed.validation.length + boxed.test.length).toBe(4);
});

test("the scale of forces is their root mean square, and 1 where there are none", async () => {
  const { train } = await loadData(tinyConfig());
  const all = take(train).flatMap(({ structure }) => [...structure.forces!]);
  const squares = all.reduce((sum, force) => sum + force ** 2, 0);
  expect(labelScales(train).forces).toBeCloseTo(Math.sqrt(squares / all.length), 10);
  const still = take(train).map((one) => ({
    ...one,
    structure: { ...one.structure, forces: one.structure.forces!.map(() => 0) },
  }));
  expect(labelScales(still).forces).toBe(1);
});

test("mapped data are the same numbers, and only what is looked at is read", async () => {
  using folder = temporaryFolder();
  const changes = { "data.cache": join(folder.path, "sets") };
  const [plain, mapped] = await Promise.all(
    [{}, changes].map((some) => loadData(tinyConfig(some))),
  );
  expect(Array.isArray(mapped.train)).toBe(false);
  expect(mapped.references).toEqual(plain.references);
  expect(labelScales(mapped.train)).toEqual(labelScales(plain.train));
  const bare = ({ structure, neighbors }: Prepared) => ({
    structure: { ...structure, info: {}, arrays: {} },
    neighbors,
  });
  for (const part of ["train", "validation", "test"] as const)
    expect(take(mapped[part]).map(bare)).toEqual(take(plain[part]).map(bare));
  // The data set itself can stand in the place of the file, and is mapped without being asked to be.
  const [set] = readdirSync(join(folder.path, "sets"));
  const path = join(folder.path, "sets", set);
  const direct = await loadData(tinyConfig({ "data.train": path, "data.limit": null }));
  expect(names(direct.test)).toEqual(names(mapped.test));
  const first = await loadData(tinyConfig({ "data.train": path, "data.limit": 20 }));
  expect(first.split.structures).toBe(20);
});

test("coincident atoms of mapped data are found when a batch needs them", async () => {
  using folder = temporaryFolder();
  const path = join(folder.path, "some.xyz");
  const frame = (second: string) =>
    `2\nProperties=species:S:1:pos:R:3:forces:R:3\nH 0 0 0 0 0 0\nH ${second} 0 0 0\n`;
  writeFileSync(path, frame("0 0 1").repeat(3) + frame("0 0 0"));
  const {
    train,
    validation,
    test: testing,
  } = await loadData(tinyConfig({ "data.train": path, "data.cache": join(folder.path, "sets") }));
  const all = [train, validation, testing].flatMap((part) => take(part));
  expect(() => all.map(({ neighbors }) => neighbors)).toThrow("some.xyz#3: atoms 0 and 1");
});

test("a split file says which structures are in which part", async () => {
  using folder = temporaryFolder();
  const path = join(folder.path, "split.json");
  const drawn = await loadData(tinyConfig());
  saveSplit(path, drawn.split.indices, drawn.split.structures);
  const named = await loadData(tinyConfig({ "data.splitFile": path, "data.splitSeed": 5 }));
  expect(names(named.train)).toEqual(names(drawn.train));
  expect(names(named.test)).toEqual(names(drawn.test));
  writeFileSync(path, JSON.stringify({ train: [0, 1], validation: [2] }));
  await expect(loadData(tinyConfig({ "data.splitFile": path }))).rejects.toThrow(
    "the split leaves data.test empty",
  );
  writeFileSync(path, JSON.stringify({ train: [0, 60], validation: [2], test: [3] }));
  await expect(loadData(tinyConfig({ "data.splitFile": path }))).rejects.toThrow(
    `${path}: train holds 60, not one from 0 to 59`,
  );
});
