import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { gzipSync } from "node:zlib";

import { UserError } from "../../../errors.js";
import { each } from "../../list.js";
import { isSharedAbsent, sharedForces, sharedReason } from "../../testing.js";
import { type Chain, readChainsAll } from "../index.js";
import { fixture, pdbTrace, text } from "../testing.js";
import { type IndexProgress, indexStructures, openLibrary } from "./index.js";

const root = mkdtempSync(join(tmpdir(), "equimeter-library-"));
afterAll(() => rmSync(root, { recursive: true }));
let counter = 0;
const fresh = () => {
  const folder = join(root, `${counter++}`, "structures");
  mkdirSync(folder, { recursive: true });
  return folder;
};
const trace = (residues = 5, first = 1) =>
  text(...pdbTrace(Array.from({ length: residues }, () => "GLY").join(" "), first));
const names = (chains: Iterable<Chain>) => Array.from(chains, ({ name }) => name);

/** What is kept of a chain, and how exactly. */
function kept(chain: Chain): Chain {
  const { backbone: _, polymer: __, ...rest } = chain;
  return { ...rest, positions: Float64Array.from(Float32Array.from(chain.positions)) };
}

test("chains of all formats in nested folders, as the readers give them", async () => {
  const folder = fresh();
  mkdirSync(join(folder, "ab", "c"), { recursive: true });
  const files = { cif: "ab/c/one.cif", bcif: "two.bcif.gz", pdb: "ab/pdb3abc.ent.gz" } as const;
  for (const [format, file] of Object.entries(files)) {
    const bytes = readFileSync(fixture(format as keyof typeof files));
    writeFileSync(join(folder, file), file.endsWith(".gz") ? gzipSync(bytes) : bytes);
  }
  const coords = { CA: [[1.0004, 2, 3], null, [4, 5, 6], [7, 8, -9.25]] };
  const line = {
    name: "9XYZ_B",
    seq: "MAUX",
    coords,
    resnum: ["1", "2", "2A", "-3"],
    split: "test",
  };
  writeFileSync(join(folder, "set.jsonl"), JSON.stringify(line));
  writeFileSync(join(folder, "README.md"), "no structure");
  mkdirSync(join(folder, ".hidden"));
  writeFileSync(join(folder, ".hidden", "x.pdb"), trace());
  symlinkSync(folder, join(folder, "ab", "circle"));

  const library = await indexStructures(folder, { model: "all" });
  const expected: Chain[] = [];
  const sources: string[] = [];
  for (const file of [files.cif, files.pdb, "set.jsonl", files.bcif])
    for (const chain of await readChainsAll(join(folder, file), { model: "all" })) {
      expected.push(kept(chain));
      sources.push(file);
    }
  expect([...each(library)]).toEqual(expected);
  expect([...library.lengths]).toEqual(expected.map(({ sequence }) => sequence.length));
  expect(expected.map((_, index) => library.fileOf(index))).toEqual(sources);
  expect([library.unreadable, library.record.files]).toEqual([[], 4]);
  expect([...each(openLibrary(library.folder))]).toEqual(expected);
  expect(() => library.at(expected.length)).toThrow(RangeError);
  expect(library.folder).toContain(join(folder, "..", ".equimeter-cache", "structures-"));
});

test("files are read once, and again where they changed", async () => {
  const folder = fresh();
  const put = (name: string, residues?: number) =>
    writeFileSync(join(folder, name), trace(residues));
  for (const name of ["a.pdb", "b.pdb", "c.pdb", "d.pdb"]) put(name);
  const heard: IndexProgress[] = [];
  const index = () => {
    heard.length = 0;
    return indexStructures(folder, { filesPerShard: 2, onProgress: (one) => heard.push(one) });
  };
  const first = await index();
  expect(heard.map(({ done, chains }) => [done, chains])).toEqual(
    [0, 1, 2, 3, 4].map((n) => [n, n]),
  );
  const shards = () => readdirSync(first.folder).filter((name) => name.startsWith("shard-")).length;
  expect((await index()).length).toBe(4);
  expect(heard).toEqual([{ done: 4, files: 4, chains: 0, unreadable: 0 }]);
  put("b.pdb", 7);
  rmSync(join(folder, "d.pdb"));
  put("e.pdb", 9);
  const changed = await index();
  expect(heard.at(-1)).toEqual({ done: 4, files: 4, chains: 2, unreadable: 0 });
  expect(names(each(changed)).toSorted()).toEqual(["a", "b", "c", "e"].map((name) => `${name}_A`));
  expect([...changed.lengths].toSorted()).toEqual([5, 5, 7, 9].toSorted());
  expect(changed.record).toMatchObject({ chains: 4, residues: 26 });
  expect(shards()).toBe(3);
  // Of the same size, at another time.
  utimesSync(join(folder, "c.pdb"), 1, 1);
  await index();
  expect(heard.at(-1)).toMatchObject({ chains: 1 });
  expect(shards()).toBe(3); // the one of c and d is of no use any more
  // What was opened before goes on to be what it was.
  expect(names(each(first))).toEqual(["a", "b", "c", "d"].map((name) => `${name}_A`));
});

test("other options make another library", async () => {
  const folder = fresh();
  const unknown = text(...pdbTrace("GLY GLY GLY UNK", 1), ...pdbTrace("GLY", 9));
  writeFileSync(join(folder, "a.pdb"), unknown);
  const one = await indexStructures(folder);
  const other = await indexStructures(folder, { unknownResidues: "skip", gapDistance: 100 });
  expect([one.at(0).sequence, one.at(0).gaps.length]).toEqual(["GGGXG", 1]);
  expect([other.at(0).sequence, other.at(0).gaps.length]).toEqual(["GGGG", 0]);
  expect(openLibrary(one.folder).at(0).sequence).toBe("GGGXG");
});

test("what cannot be read is listed with its sentence, and the others are there", async () => {
  const folder = fresh();
  const coords = { CA: [[0, 0, 0], [3.8, 0, 0], [7.6, 0, 0]] }; // prettier-ignore
  const good = JSON.stringify({ name: "1ABC_A", seq: "GGG", coords });
  const files = {
    "a.pdb": trace(),
    "cut.cif": "data_1CUT\n_entry.id 1CUT\n",
    "empty.pdb": "",
    "packed.pdb.gz": gzipSync(trace()).subarray(0, 60),
    "rna.pdb": trace().replaceAll("GLY", "  U").replaceAll(" CA ", " P  "),
    "set.jsonl": text(good, '{"name": "1ABC_B", "seq": "G"}', good.replace("1ABC_A", "1ABC_C")),
  };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  symlinkSync("nowhere.pdb", join(folder, "lost.pdb"));
  const library = await indexStructures(folder);
  expect(names(each(library))).toEqual(["a_A", "1ABC_A", "1ABC_C"]);
  expect(library.unreadable.map(({ path, chain }) => chain ?? path).toSorted()).toEqual(
    ["cut.cif", "empty.pdb", "lost.pdb", "packed.pdb.gz", "1ABC_B"].toSorted(),
  );
  for (const { message } of library.unreadable) expect(message).toMatch(/^[^\n]+[^.\n]$/);
  expect(library.unreadable.find(({ path }) => path === "empty.pdb")!.message).toBe(
    `${join(folder, "empty.pdb")} is empty: there is no structure in it`,
  );
  // It is known by now; only what could not be opened is tried again.
  const heard: IndexProgress[] = [];
  const again = await indexStructures(folder, { onProgress: (one) => heard.push(one) });
  expect(heard).toHaveLength(1);
  expect(again.unreadable).toEqual(library.unreadable);
});

test("files without a single chain are a library without any", async () => {
  const folder = fresh();
  writeFileSync(join(folder, "empty.pdb"), "");
  const library = await indexStructures(folder);
  expect([library.length, library.unreadable.length]).toEqual([0, 1]);
});

test("broken off, it keeps the shards that are complete", async () => {
  const folder = fresh();
  for (let i = 0; i < 10; i++) writeFileSync(join(folder, `${i}.pdb`), trace());
  const stop = new AbortController();
  const onProgress = ({ done }: IndexProgress) => void (done === 7 && stop.abort());
  const broken = indexStructures(folder, { filesPerShard: 3, onProgress, signal: stop.signal });
  await expect(broken).rejects.toThrow(/aborted/);
  const heard: IndexProgress[] = [];
  const library = await indexStructures(folder, {
    filesPerShard: 3,
    onProgress: (one) => heard.push(one),
  });
  expect(heard[0].done).toBe(6);
  expect(library.length).toBe(10);
  const leftovers = readdirSync(library.folder).filter((name) => name.includes(".tmp"));
  expect(leftovers).toEqual([]);
});

test("two that index the same at once share the work and end with the same", async () => {
  const folder = fresh();
  for (let i = 0; i < 40; i++) writeFileSync(join(folder, `${i}.pdb`), trace());
  const read = [0, 0];
  const both = [0, 1].map((which) =>
    indexStructures(folder, {
      filesPerShard: 4,
      onProgress: ({ chains }) => (read[which] = chains),
    }),
  );
  const [a, b] = await Promise.all(both);
  expect([...each(a)]).toEqual([...each(b)]);
  expect(new Set(names(each(a))).size).toBe(40);
  expect(Math.min(...read)).toBeGreaterThan(0);
  expect(read[0] + read[1]).toBeLessThan(60); // 80 without taking turns
});

test("folders and options that make no sense", async () => {
  const folder = fresh();
  const message = (reading: Promise<unknown>) =>
    reading.then(
      () => "",
      (error: unknown) => (error instanceof UserError ? error.message : String(error)),
    );
  expect(await message(indexStructures(join(folder, "none")))).toMatch(/none does not exist$/);
  expect(await message(indexStructures(folder))).toContain(`${folder} holds no structures: `);
  const file = join(folder, "a.pdb");
  writeFileSync(file, trace());
  expect(await message(indexStructures(file))).toContain(`${file} is a file; name the folder`);
  expect(await message(indexStructures(folder, { filesPerShard: 0 }))).toContain(
    "filesPerShard must be a whole number from 1 on, not 0",
  );
  expect(await message(indexStructures(folder, { fewestResidues: 0 }))).toContain("fewestResidues");
  expect(await message(indexStructures(folder, { cache: file }))).toContain(
    "cannot be made (ENOTDIR); name another folder with cache",
  );
});

test("damage is one sentence with the way out", async () => {
  const folder = fresh();
  writeFileSync(join(folder, "a.pdb"), trace());
  const { folder: library } = await indexStructures(folder);
  const shard = join(
    library,
    readdirSync(library).find((name) => name.startsWith("shard-"))!,
  );
  const residues = join(shard, "residues.safetensors");
  truncateSync(residues, 540);
  const sentence = (path: string) =>
    `${path} is missing, damaged or of another library; delete its folder and index again`;
  expect(() => openLibrary(library)).toThrow(sentence(residues));
  writeFileSync(join(shard, "shard.json"), "{");
  await expect(indexStructures(folder)).rejects.toThrow(sentence(join(shard, "shard.json")));
  rmSync(shard, { recursive: true });
  expect(() => openLibrary(library)).toThrow(/shard\.json is missing/);
  expect((await indexStructures(folder)).at(0).sequence).toBe("GGGGG");
  writeFileSync(join(library, "library.json"), '{"version": 99}');
  expect(() => openLibrary(library)).toThrow(/is of version 99, and this program reads 1; delete/);
});

/** Memory of the process's own in MB, without mapped files. */
const ownMemory = () =>
  Number(/RssAnon:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))![1]) / 1024;
const isLinux = existsSync("/proc/self/status");

test.skipIf(!isLinux)("a file of many chains in bounded memory", async () => {
  const folder = fresh();
  const path = join(folder, "set.jsonl");
  const residues = 200;
  const place = (i: number) => [3.8 * i, 0.001 * i, -1.5];
  const coords = { CA: Array.from({ length: residues }, (_, i) => place(i)) };
  const end = `${JSON.stringify({ seq: "G".repeat(residues), coords }).slice(1)}\n`;
  const write = (count: number, to: string) => {
    const lines = Array.from({ length: count }, (_, i) => `{"name":"${i}_A",${end}`);
    writeFileSync(to, lines.join(""));
  };
  write(500, path);
  await indexStructures(folder); // the heap as large as it gets
  renameSync(path, join(folder, "first.jsonl"));
  write(8000, path); // 1.6 million residues: 32 MB of shard, 42 MB of text
  const before = ownMemory();
  const library = await indexStructures(folder);
  const grown = ownMemory() - before;
  expect(library.length).toBe(8500);
  const last = library.at(8499);
  expect([last.name, ...last.positions.slice(-3)]).toEqual([
    "7999_A",
    ...Float32Array.from(place(199)),
  ]);
  expect(grown).toBeLessThan(100);
});

const proteins = join(sharedForces, "../proteins");

test.skipIf(isSharedAbsent)(
  `40 originals, 670 chains of chain_set and 670 CA files${sharedReason}`,
  async () => {
    const cache = fresh();
    const library = await indexStructures(proteins, { cache });
    expect(library.record.files).toBe(40 + 1 + 670);
    // Its first model has one residue: no chain, and no mistake either.
    expect(library.unreadable).toEqual([]);
    const seen = new Map<string, number>();
    for (let index = 0; index < library.length; index++) {
      const [room] = library.fileOf(index).split("/");
      seen.set(room, (seen.get(room) ?? 0) + 1);
    }
    expect([seen.get("chain_set.jsonl.gz"), seen.get("chains_ca")]).toEqual([670, 670]);
    expect(new Set(Array.from(library.lengths)).size).toBeGreaterThan(100);
    const file = "full_originals/1k6p.cif";
    const expected = (await readChainsAll(join(proteins, file))).map(kept);
    const found = [...each(library)].filter((_, index) => library.fileOf(index) === file);
    expect(found).toEqual(expected);
  },
);
