import {
  createReadStream,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { readXyz, readXyzAll } from "./read.js";

const folder = mkdtempSync(join(tmpdir(), "equimeter-xyz-"));
afterAll(() => rmSync(folder, { recursive: true }));

function write(content: string | Buffer, name = "test.xyz"): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function only(content: string, options = {}) {
  const structures = await readXyzAll(write(content), options);
  expect(structures).toHaveLength(1);
  return structures[0];
}

const water = [
  "3",
  'Lattice="9 0 1 0 8 0 0 0 7" Properties=species:S:1:pos:R:3:forces:R:3 energy=-5.5 name=water',
  "O  0.0  0.25 -1.5e-3   0.5 0 -0.5",
  "H  1.0  0.25  1.0D-3  -0.5 0  0.5",
  "H -1.0 -0.25  +2.     .125 0 -0.0",
].join("\n");

test("a frame as ASE writes it", async () => {
  const structure = await only(water);
  expect(structure).toEqual({
    name: "test.xyz#0 (water)",
    atomicNumbers: Int32Array.of(8, 1, 1),
    positions: Float64Array.of(0, 0.25, -1.5e-3, 1, 0.25, 1e-3, -1, -0.25, 2),
    forces: Float64Array.of(0.5, 0, -0.5, -0.5, 0, 0.5, 0.125, 0, -0),
    cell: Float64Array.of(9, 0, 1, 0, 8, 0, 0, 0, 7),
    periodic: [true, true, true],
    energy: -5.5,
    info: { name: "water" },
    arrays: {},
  });
});

test("properties of all types in any order, further ones kept as arrays", async () => {
  const { arrays, ...structure } = await only(
    `2
Properties=tags:I:1:pos:R:3:fixed:L:2:species:S:1:label:S:1:charge:R:1
 3 1 2 3 T F cl first -0.5
-4 4 5 6 False True NA second nan
`,
  );
  expect(structure.atomicNumbers).toEqual(Int32Array.of(17, 11));
  expect(structure.positions).toEqual(Float64Array.of(1, 2, 3, 4, 5, 6));
  expect(arrays).toEqual({
    tags: { values: Float64Array.of(3, -4), columns: 1, type: "I" },
    fixed: { values: Float64Array.of(1, 0, 0, 1), columns: 2, type: "L" },
    label: { values: ["first", "second"], columns: 1, type: "S" },
    charge: { values: Float64Array.of(-0.5, NaN), columns: 1, type: "R" },
  });
});

test.each([
  ["Properties=Z:I:1:pos:R:3", "6 0 0 0"],
  ["Properties=pos:R:3:numbers:I:1", "0 0 0 6"],
  ["Properties=species:S:1:pos:R:3:Z:I:1", "ghost 0 0 0 6"],
  ["", "6 0 0 0"],
])("atomic numbers instead of symbols: %s", async (comment, line) => {
  expect((await only(`1\n${comment}\n${line}\n`)).atomicNumbers).toEqual(Int32Array.of(6));
});

test("plain XYZ: free comments, further columns ignored", async () => {
  const comments = ["", "benzene, 300 K", "what's that\" = odd", "it's = \"5", "have T=300"];
  for (const comment of comments) {
    const { atomicNumbers, positions } = await only(`1\n${comment}\n C 1 2 3 0.5 x\n`);
    expect([...atomicNumbers, ...positions]).toEqual([6, 1, 2, 3]);
  }
  expect((await only("1\n benzene, 300 K \nC 1 2 3")).info).toEqual({ comment: "benzene, 300 K" });
  expect((await only("1\nT=300 warm\nC 1 2 3")).info).toEqual({ T: 300, warm: true });
});

test.each([
  ['pbc="T T F"', [true, true, false]],
  ['pbc="1 0 1"', [true, false, true]],
  ["pbc=[True, False, False]", [true, false, false]],
  ["pbc=T", [true, true, true]],
  ["", [false, false, false]],
  ['Lattice="1 0 0 0 1 0 0 0 1"', [true, true, true]],
  ['Lattice="1 0 0 0 1 0 0 0 1" pbc="F F F"', [false, false, false]],
  ['Lattice="0 0 0 0 0 0 0 0 0"', [false, false, false]],
])("periodicity of %s", async (comment, periodic) => {
  const structure = await only(`1\n${comment} Properties=species:S:1:pos:R:3\nC 0 0 0\n`);
  expect(structure.periodic).toEqual(periodic);
});

test("energy and forces under other names; without them both are absent", async () => {
  const frame = "1\nProperties=species:S:1:pos:R:3:REF_forces:R:3 REF_energy=2\nC 0 0 0 1 2 3\n";
  const named = await only(frame, { energyKey: "REF_energy", forcesKey: "REF_forces" });
  expect(named).toMatchObject({ energy: 2, forces: Float64Array.of(1, 2, 3), info: {} });
  const unnamed = await only(frame);
  expect("energy" in unnamed || "forces" in unnamed).toBe(false);
  expect(unnamed.info).toEqual({ REF_energy: 2 });
  expect(unnamed.arrays["REF_forces"].values).toEqual(Float64Array.of(1, 2, 3));
});

test("stress is a matrix, written column by column", async () => {
  const { info } = await only('1\nstress="1 2 3 4 5 6 7 8 9"\nC 0 0 0\n');
  expect(info.stress).toEqual([
    [1, 4, 7],
    [2, 5, 8],
    [3, 6, 9],
  ]);
});

test("keys that are names of Object.prototype are ordinary keys", async () => {
  const { info } = await only("1\n__proto__=5 constructor=6 x=1\nC 0 0 0\n");
  expect(Object.entries(info)).toEqual(
    Object.entries(JSON.parse('{"__proto__":5,"constructor":6,"x":1}')),
  );
  expect(Object.getPrototypeOf(info)).toBe(Object.prototype);
});

test("Windows line ends, a byte order mark, tabs, no final line break, blank lines at the end", async () => {
  const expected = await only(water);
  const variants = [
    water.replaceAll("\n", "\r\n"),
    `\uFEFF${water}\n`,
    water.replaceAll(/ +(?=[-+.\d])/g, (spaces, at: number) => (at > 100 ? "\t" : spaces)),
    `${water}\n\n \n\t\r\n`,
  ];
  for (const variant of variants) expect(await only(variant)).toEqual(expected);
});

test("gzip is known by its bytes, in one member or several, whatever the name", async () => {
  const both = await readXyzAll(write(`${water}\n${water}\n`));
  const packed = gzipSync(`${water}\n`);
  expect(await readXyzAll(write(gzipSync(`${water}\n${water}\n`)))).toEqual(both);
  expect(await readXyzAll(write(Buffer.concat([packed, packed])))).toEqual(both);
  const [plain] = await readXyzAll(write(water, "plain.xyz.gz"));
  expect(plain).toEqual({ ...both[0], name: "plain.xyz.gz#0 (water)" });
});

test("a file of many chunks is read as its frames are, packed or not", async () => {
  const count = 20_000;
  const frames = Array.from(
    { length: count },
    (_, i) => `2\nenergy=${i} Properties=species:S:1:pos:R:3\nC ${i}.5 0 0\nH 0 ${i}.25 0\n`,
  );
  for (const content of [Buffer.from(frames.join("")), gzipSync(frames.join(""))]) {
    let frame = 0;
    let wrong = 0;
    for await (const { name, energy, positions } of readXyz(write(content, "many.xyz"))) {
      const expected = [frame + 0.5, 0, 0, 0, frame + 0.25, 0];
      if (energy !== frame || name !== `many.xyz#${frame}`) wrong++;
      if (!positions.every((value, i) => value === expected[i])) wrong++;
      frame++;
    }
    expect([frame, wrong]).toEqual([count, 0]);
  }
});

test("limit and an early end stop reading: what follows is not looked at", async () => {
  const path = write(`${water}\n${water}\nnonsense\n`);
  expect(await readXyzAll(path, { limit: 2 })).toHaveLength(2);
  for await (const structure of readXyz(path)) {
    expect(structure.name).toBe("test.xyz#0 (water)");
    break;
  }
  await expect(readXyzAll(path, { limit: 3 })).rejects.toThrow("line 11");
  await expect(readXyzAll(path, { limit: 0 })).rejects.toThrow("from 1 on, not 0");
});

test.skipIf(process.platform !== "linux")("an early end closes the file", async () => {
  const path = write(`${water}\n`.repeat(20_000), "open.xyz");
  const isOpen = () =>
    readdirSync("/proc/self/fd").some((number) => {
      try {
        return readlinkSync(`/proc/self/fd/${number}`) === path;
      } catch {
        return false;
      }
    });
  const stream = createReadStream(path);
  await once(stream, "open");
  expect(isOpen()).toBe(true); // the probe works
  stream.destroy();
  await once(stream, "close");
  await readXyzAll(path, { limit: 1 });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(isOpen()).toBe(false);
});
