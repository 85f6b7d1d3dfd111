import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

import { UserError } from "../../errors.js";
import { each } from "../list.js";
import { readStructuresAll } from "../read/index.js";
import type { Structure } from "../structure.js";
import { demoFile, demoStructures, structureOf } from "../testing.js";
import { cacheStructures, openDataset, writeDataset } from "./index.js";

const root = mkdtempSync(join(tmpdir(), "equimeter-cache-"));
afterAll(() => rmSync(root, { recursive: true }));
let counter = 0;
const fresh = () => join(root, String(counter++));

test("what is read back is what was written, number by number", async () => {
  const frames = await demoStructures(60);
  const folder = fresh();
  const dataset = await cacheStructures(demoFile, { folder, limit: 60 });
  expect(dataset).toHaveLength(60);
  const bare = frames.map((frame) => ({ ...frame, info: {}, arrays: {} }));
  expect([...each(dataset)]).toEqual(bare);
  expect(await readStructuresAll(dataset.folder, { require: ["forces"] })).toEqual(bare);
  expect(() => dataset.at(60)).toThrow(RangeError);
});

test("crystals among molecules, and labels that only some have", async () => {
  const cell = Float64Array.of(4, 0, 0, 0, 5, 0, 0, 1, 6);
  const some: Structure[] = [
    structureOf([[8, 0, 0, 0]], { name: "ä ☃", energy: -0 }),
    structureOf(
      [
        [1, 0, 0, 0],
        [118, 0, 0, 1],
      ],
      { cell, periodic: [true, false, true] },
    ),
    structureOf([[6, 1, 2, 3]], { cell, forces: Float64Array.of(1e-300, -0, 3) }),
  ];
  const folder = fresh();
  await writeDataset(folder, some);
  expect([...each(openDataset(folder))]).toEqual(some);
  const missing = readStructuresAll(folder, { require: ["energy"] });
  await expect(missing).rejects.toThrow(`${folder}: 2 of 3 structures have no energy`);
});

test("it is built once for a file and options, and again when these change", async () => {
  const folder = fresh();
  const path = join(root, "one.xyz");
  const frame = "1\nProperties=species:S:1:pos:R:3 energy=1 other=2\nH 0 0 0\n";
  writeFileSync(path, frame);
  const first = await cacheStructures(path, { folder });
  const again = await cacheStructures(path, { folder, limit: undefined });
  expect(again.folder).toBe(first.folder);
  expect(readdirSync(folder)).toHaveLength(1);
  const other = await cacheStructures(path, { folder, energyKey: "other" });
  expect([first.at(0).energy, other.at(0).energy]).toEqual([1, 2]);
  appendFileSync(path, frame);
  expect(await cacheStructures(path, { folder })).toHaveLength(2);
  utimesSync(path, 1, 1);
  await cacheStructures(path, { folder });
  expect(readdirSync(folder)).toHaveLength(4);
  expect(first.record.source).toMatchObject({ path, size: frame.length, options: {} });
});

test("a data set that records were left out of is not taken for the whole file", async () => {
  const folder = fresh();
  const path = join(root, "some.sdf");
  const molecule = (count: string) =>
    `water\n  made\n\n${count}  0  0  0  0  0  0  0  0999 V2000\n` +
    "    0.0000    0.0000    0.0000 O   0  0\nM  END\n$$$$\n";
  writeFileSync(path, molecule("  1") + molecule("  x"));
  const skipped: unknown[] = [];
  const skipMalformed = (record: unknown) => void skipped.push(record);
  expect(await cacheStructures(path, { folder, skipMalformed })).toHaveLength(1);
  expect(skipped).toHaveLength(1);
  await expect(cacheStructures(path, { folder })).rejects.toThrow(/record 1/);
});

test("a failure in the middle leaves nothing, and leftovers of the dead are cleared", async () => {
  const folder = fresh();
  const host = hostname().replace(/[^\w.-]/g, "_");
  const leftovers = [
    `.demo.${host}~4194305~0.tmp`, // beyond the largest number of a process
    ".demo.elsewhere~1~0.tmp", // a day old and more
    ".demo.elsewhere~2~0.tmp", // perhaps being written
    `.demo.${host}~${process.pid}~99.tmp`,
  ];
  for (const name of leftovers) mkdirSync(join(folder, name), { recursive: true });
  utimesSync(join(folder, leftovers[1]), 1, 1);
  async function* failing() {
    yield* await demoStructures(5);
    throw new Error("in the middle");
  }
  await expect(writeDataset(join(folder, "x"), failing())).rejects.toThrow("in the middle");
  expect(readdirSync(folder).sort()).toEqual(leftovers.slice(2).sort());
  await expect(writeDataset(join(folder, "x"), [])).rejects.toThrow(UserError);
  expect(readdirSync(folder)).toHaveLength(2);
});

test("two that build the same at once end with one data set", async () => {
  const folder = fresh();
  const both = [1, 2].map(() => cacheStructures(demoFile, { folder, limit: 40 }));
  const [a, b] = await Promise.all(both);
  expect(a.folder).toBe(b.folder);
  expect([...each(a)]).toEqual([...each(b)]);
  expect(readdirSync(folder)).toHaveLength(1);
});

test("damage is one sentence with the way out", async () => {
  const { folder } = await cacheStructures(demoFile, { folder: fresh(), limit: 3 });
  const forces = join(folder, "forces.safetensors");
  truncateSync(forces, 600);
  expect(() => openDataset(folder)).toThrow(
    `${forces} is missing, damaged or of another data set; delete the folder`,
  );
  rmSync(join(folder, "offsets.safetensors"));
  expect(() => openDataset(folder)).toThrow(/offsets\.safetensors is missing/);
  const record = join(folder, "dataset.json");
  writeFileSync(record, readFileSync(record, "utf8").replace('"version": 1', '"version": 99'));
  expect(() => openDataset(folder)).toThrow(
    /is a data set of version 99, and this program reads 1/,
  );
  const onFile = join(root, "a-file");
  writeFileSync(onFile, "");
  const misplaced = cacheStructures(demoFile, { folder: onFile, limit: 3 });
  await expect(misplaced).rejects.toThrow(`${onFile} is a file; name a folder for data sets`);
});

/** Memory of the process's own in MB: mapped files can be dropped at any time and do not count. */
const ownMemory = () =>
  Number(/RssAnon:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))![1]) / 1024;
const isLinux = existsSync("/proc/self/status");

test.skipIf(!isLinux)("a hundred thousand structures in bounded memory", async () => {
  const atoms = 30;
  const count = 100_000; // 158 MB on the disk
  const one = (index: number): Structure => ({
    name: `#${index}`,
    atomicNumbers: new Int32Array(atoms).fill(1 + (index % 9)),
    positions: Float64Array.from({ length: 3 * atoms }, (_, i) => index + i / 1000),
    periodic: [false, false, false],
    energy: -index,
    forces: new Float64Array(3 * atoms).fill(index),
    info: {},
    arrays: {},
  });
  function* all() {
    for (let index = 0; index < count; index++) yield one(index);
  }
  for (let index = 0; index < 3000; index++) one(index); // the heap as large as it gets
  const before = ownMemory();
  const folder = fresh();
  await writeDataset(folder, all());
  const written = ownMemory() - before;
  const dataset = openDataset(folder);
  let at = 1;
  for (let step = 0; step < count; step++) {
    at = (at * 48_271) % count; // all over the files
    if (dataset.at(at).positions[0] !== at) throw new Error(`structure ${at} is another`);
  }
  const read = ownMemory() - before;
  expect(dataset.at(99_999)).toEqual(one(99_999));
  expect(written).toBeLessThan(80);
  expect(read).toBeLessThan(100);
});
