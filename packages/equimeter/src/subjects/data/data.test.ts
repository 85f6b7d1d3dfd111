import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { randn, saveSafetensors, tensor } from "@equimeter/torch";
import { zipSync } from "fflate";
import { afterAll, expect, test } from "vitest";

import { loadSubjectData } from "./load.js";

const folder = mkdtempSync(join(tmpdir(), "equimeter-subject-data-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const xyz = `2
Properties=species:S:1:pos:R:3:forces:R:3:charge:R:1 energy=-1.5 dipole="1 2 3" stress="1 2 3 4 5 6 7 8 9" Lattice="4 0 0 0 5 0 0 0 6" pbc="T T F" name="a b"
H 0 0 0 1 2 3 0.5
O 0 0 1 4 5 6 -0.5
3
Properties=species:S:1:pos:R:3:forces:R:3:charge:R:1 energy=2 dipole="4 5 6" stress="0 0 0 0 0 0 0 0 1" Lattice="9 0 0 0 9 0 0 0 9" pbc="T T T"
C 1 0 0 7 8 9 0.1
H 0 2 0 1 1 1 0.2
H 0 0 2 2 2 2 0.3
`;
const file = join(folder, "two.xyz");
writeFileSync(file, xyz);

test("structures one after the other, with all that the file holds in numbers", async () => {
  const data = await loadSubjectData(file, { arrangement: "flat", types: [1, 6, 8] });
  const batch = data.batchOf(0, 10);
  expect(data.names).toEqual(["two.xyz#0 (a b)", "two.xyz#1"]);
  expect(batch.positions.shape).toEqual([5, 3]);
  expect(batch.atomicNumbers.toNumbers()).toEqual([1, 8, 6, 1, 1]);
  expect(batch.atomTypes.toNumbers()).toEqual([0, 2, 1, 0, 0]);
  expect(batch.batch.toNumbers()).toEqual([0, 0, 1, 1, 1]);
  expect(batch.atomCounts.toNumbers()).toEqual([2, 3]);
  expect(batch.energy.toNumbers()).toEqual([-1.5, 2]);
  expect(batch.forces.select(0, 2).toNumbers()).toEqual([7, 8, 9]);
  expect(batch.cell.shape).toEqual([2, 3, 3]);
  expect(batch.periodic.toNumbers().map(Number)).toEqual([1, 1, 0, 1, 1, 1]);
  expect(batch.dipole.toArray()).toEqual([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  expect(batch.stress.shape).toEqual([2, 3, 3]);
  expect(batch.charge.toNumbers()).toEqual([0.5, -0.5, 0.1, 0.2, 0.3]);
  expect(data.fields).toMatchObject({ charge: "atom", dipole: "sample", atomTypes: "atom" });
  expect(data.mask).toBe(undefined);
  expect(data.batchOf(1, 1).batch.toNumbers()).toEqual([0, 0, 0]);
});

test("in rows, structures of unequal size are padded, and the mask says what is there", async () => {
  const data = await loadSubjectData(file, { arrangement: "rows" });
  const batch = data.batchOf(0, 2);
  expect(data.mask).toBe("mask");
  // Of four places and not of three, which could be taken for a vector of each sample.
  expect(batch.positions.shape).toEqual([2, 4, 3]);
  expect(batch.mask.toNumbers().map(Number)).toEqual([1, 1, 0, 0, 1, 1, 1, 0]);
  expect(batch.atomicNumbers.toArray()).toEqual([
    [1, 8, 0, 0],
    [6, 1, 1, 0],
  ]);
  expect(batch.forces.shape).toEqual([2, 4, 3]);
  expect("batch" in batch).toBe(false);
});

test("edges go both ways, count from the first atom of the batch, and know about images", async () => {
  const data = await loadSubjectData(file, { arrangement: "flat", cutoff: 1.5 });
  const { edgeIndex, edgeShift, edgeCounts } = data.batchOf(0, 2);
  expect(edgeIndex.toArray()).toEqual([
    [0, 1],
    [1, 0],
  ]);
  expect(edgeShift.shape).toEqual([2, 3]);
  expect(edgeCounts.toNumbers()).toEqual([2, 0]);
  const wider = await loadSubjectData(file, { arrangement: "flat", cutoff: 4.5 });
  const { edgeIndex: index, edgeShift: shift, positions, cell } = wider.batchOf(0, 1);
  const [from, to] = [index.select(1, 0), index.select(1, 1)];
  const vectors = positions
    .indexSelect(0, to)
    .add(shift.matmul(cell.select(0, 0)))
    .sub(positions.indexSelect(0, from));
  const lengths = vectors.square().sum(-1).sqrt();
  // Each atom and its images along a (4 Å), and the pair with the neighbouring cells (√17 Å).
  expect(lengths.max().item()).toBeLessThan(4.5);
  expect(index.shape[0]).toBe(2 * (2 + 3));
});

test("tensors: the first axis counts samples", async () => {
  const path = join(folder, "tensors.safetensors");
  const [x, y] = [randn([5, 2, 3]), tensor([1, 2, 3, 4, 5], { dtype: "int64" })];
  saveSafetensors(path, { x, y });
  const data = await loadSubjectData(path, { arrangement: "rows", limit: 4 });
  expect(data.names.length).toBe(4);
  expect(data.sampleSize).toBe(6);
  const batch = data.batchOf(2, 10);
  expect([batch.x.shape, batch.y.toNumbers()]).toEqual([
    [2, 2, 3],
    [3, 4],
  ]);
  const odd = join(folder, "odd.safetensors");
  saveSafetensors(odd, { x, z: randn([4]) });
  await expect(loadSubjectData(odd, { arrangement: "rows" })).rejects.toThrow(
    `${odd}: the first axis of every tensor counts samples, and x is [5, 2, 3] where z is [4]`,
  );
});

/** A file of NumPy's of one array. */
function npy(dtype: string, shape: string, bytes: Uint8Array): Uint8Array {
  const header = `{'descr': '${dtype}', 'fortran_order': False, 'shape': ${shape}, }`.padEnd(117);
  const start = Buffer.from(`\x93NUMPY\x01\x00\x76\x00${header}\n`, "latin1");
  return Buffer.concat([start, bytes]);
}

test("npz files of named arrays keep whole numbers whole and truths true", async () => {
  const path = join(folder, "arrays.npz");
  const entries = {
    "image.npy": npy("<f4", "(2, 3)", new Uint8Array(Float32Array.of(1, 2, 3, 4, 5, 6).buffer)),
    "class.npy": npy("|i1", "(2,)", Uint8Array.of(7, 8)),
    "seen.npy": npy("|b1", "(2,)", Uint8Array.of(1, 0)),
  };
  writeFileSync(path, zipSync(entries));
  const batch = (await loadSubjectData(path, { arrangement: "rows" })).batchOf(0, 2);
  expect([batch.image.dtype, batch.class.dtype, batch.seen.dtype]).toEqual([
    "float64",
    "int64",
    "bool",
  ]);
});

test.each([
  [
    { arrangement: "flat", types: [1, 6] } as const,
    "two.xyz#0 (a b) holds the element 8, which is not among --types",
  ],
  [{ arrangement: "rows", cutoff: 3 } as const, "edges need structures one after the other"],
])("mistakes are one sentence %#", async (options, message) => {
  await expect(loadSubjectData(file, options)).rejects.toThrow(message);
});
