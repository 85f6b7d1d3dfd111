import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { gzipSync } from "node:zlib";

import { UserError } from "../../../errors.js";
import { chainOf } from "../testing.js";
import { assignClusters, drawMembers, pickClusters, readClusters, splitClusters } from "./index.js";
import { clustersOf } from "./clusters.js";

const folder = mkdtempSync(join(tmpdir(), "equimeter-clusters-"));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, "clusters");
const read = (text: string, format?: "tsv" | "lines") => {
  writeFileSync(path, text);
  return readClusters(path, format ? { format } : {});
};

/** 30 clusters of 1 to 5 items, mixed. */
const clusters = clustersOf(
  Array.from({ length: 90 }, (_, item) => (item * 7) % 90).map(
    (value) => Math.floor((Math.sqrt(8 * (value % 45) + 1) - 1) / 2) * 3 + (value % 3),
  ),
);
const items = (count: number) => Array.from({ length: count }, (_, item) => item);
const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);

describe("files", () => {
  test.each([
    ["MMseqs2", "a\ta\na\tb\nc\tc\n", [["a", "b"], ["c"]]],
    [
      "MMseqs2, not in order",
      "a\tb\nc\tc\na\ta\nc\td",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["a cluster a line", "a b\tc\n\nd\n", [["a", "b", "c"], ["d"]]],
    ["line breaks of Windows", "a\tb\r\nc\tc\r\n", [["a", "b"], ["c"]]],
  ])("%s", async (_, text, expected) => {
    expect((await read(text)).clusters).toEqual(expected);
    writeFileSync(path, gzipSync(text));
    expect((await readClusters(path)).clusters).toEqual(expected);
  });

  test("pairs with tabs mean the same either way", async () => {
    const [tsv, lines] = [await read("a\tb\nc\td\n", "tsv"), await read("a\tb\nc\td\n", "lines")];
    expect(tsv).toEqual(lines);
  });

  test.each([
    ["", undefined, "is empty: there are no clusters in it"],
    ["\n \n", undefined, "is empty: there are no clusters in it"],
    ["a\tb\nc\n", "tsv", 'line 2: "c" is not "representative<TAB>member"'],
    ["a\tb\na b c\n", "tsv", 'line 2: "a b c" is not "representative<TAB>member"'],
    ["a\tb\nc\tb\n", "tsv", 'line 2: "b" stands in line 1 already'],
    ["a\tb\na\tb\n", "tsv", 'line 2: "b" stands in line 1 already'],
    ["a\tb\nb\tc\n", "tsv", 'line 2: "b" stands in line 1 already'],
    ["a b\n\nc a d\n", undefined, 'line 3: "a" stands in line 1 already'],
    ["a b a\n", "lines", 'line 1: "a" stands in line 1 already'],
    ["a\0b\n", undefined, "is not a list of clusters: it is binary"],
  ] as const)("%j as %s", async (text, format, message) => {
    const reading = read(text, format);
    await expect(reading).rejects.toThrow(UserError);
    await expect(reading).rejects.toThrow(message);
  });

  test("what is no file, and no format", async () => {
    await expect(readClusters(join(folder, "none"))).rejects.toThrow("none does not exist");
    await expect(readClusters(path, { format: "csv" as "tsv" })).rejects.toThrow(
      'format must be "tsv" or "lines", not "csv"',
    );
  });
});

test("chains by the clusters of a file, by their name or another", async () => {
  const named = await read("1ABC_A\t2DEF_B\n3GHI_1\t4JKL_2\n");
  const chains = ["2DEF_B", "9XYZ_A", "1ABC_A"].map((name) => chainOf("A", { name }));
  expect(() => assignClusters(chains, named)).toThrow(
    `${path} has no cluster for 1 of 3 chains (9XYZ_A): say with nameOf what it calls them`,
  );
  const { of, members } = assignClusters(chains, named, { missing: "alone" });
  expect([[...of], members]).toEqual([
    [0, 1, 0],
    [[0, 2], [1]],
  ]);
  const entities = [chainOf("A", { entry: "4JKL", entity: "2" })];
  const nameOf = ({ entry, entity }: { entry: string; entity?: string }) => `${entry}_${entity}`;
  expect(assignClusters(entities, named, { nameOf }).members).toEqual([[0]]);
  expect(() => assignClusters(chains, named, { missing: "drop" as "alone" })).toThrow(
    'missing must be "error" or "alone", not "drop"',
  );
});

test("an epoch has one member of each cluster, and the seed and epoch alone decide", () => {
  const epochOf = drawMembers(clusters, 3);
  for (const epoch of [0, 1, 2, 500]) {
    const drawn = epochOf(epoch);
    expect(sorted(drawn.map((item) => clusters.of[item]))).toEqual(items(clusters.members.length));
    expect(drawMembers(clusters, 3)(epoch)).toEqual(drawn);
  }
  expect(epochOf(1)).not.toEqual(epochOf(2));
  expect(drawMembers(clusters, 4)(1)).not.toEqual(epochOf(1));
  expect(drawMembers(clusters, 2 ** 53 - 1)(0)).not.toEqual(drawMembers(clusters, 2 ** 53 - 1)(1));
});

test("every member comes up equally often", () => {
  const epochOf = drawMembers(clustersOf([0, 0, 0, 0, 1]), 9);
  const counts = [0, 0, 0, 0, 0];
  for (let epoch = 0; epoch < 4000; epoch++) for (const item of epochOf(epoch)) counts[item]++;
  expect(counts[4]).toBe(4000);
  // 1000 expected, five standard deviations of 27.
  for (const count of counts.slice(0, 4)) expect(Math.abs(count - 1000)).toBeLessThan(137);
});

test("epochs of some of the clusters draw these afresh", () => {
  const epochOf = drawMembers(clusters, 3, 4);
  const seen = items(60).flatMap((epoch) => epochOf(epoch).map((item) => clusters.of[item]));
  expect(epochOf(7)).toHaveLength(4);
  expect(new Set(seen).size).toBe(clusters.members.length);
  expect(() => drawMembers(clusters, 3, 1000)).toThrow("all there are, not 1000");
});

test("a split keeps clusters together, and a smaller training part begins a larger one", () => {
  const sizes = { validation: 0.2, test: 3 };
  const split = splitClusters(clusters, sizes, 1);
  const parts = [split.train, split.validation, split.test];
  expect(sorted(parts.flat())).toEqual(items(90));
  const seen = parts.map((part) => new Set(part.map((item) => clusters.of[item])));
  expect(seen[2].size).toBe(3);
  expect(seen.reduce((sum, { size }) => sum + size, 0)).toBe(clusters.members.length);
  const small = splitClusters(clusters, { ...sizes, train: 5 }, 1);
  expect(small.train).toEqual(split.train.slice(0, small.train.length));
  expect([small.validation, small.test]).toEqual([split.validation, split.test]);
  expect(splitClusters(clusters, sizes, 2).test).not.toEqual(split.test);
  expect(() => splitClusters(clusters, { validation: 0.2, test: 1000 }, 1)).toThrow(
    "clusters are divided, each as one structure: ",
  );
});

test("clusters of a part are numbered by its items", () => {
  const whole = clustersOf([5, 5, 3, 5, 3]);
  const part = pickClusters(whole, [4, 3, 1]);
  expect([[...part.of], part.members]).toEqual([
    [0, 1, 1],
    [[0], [1, 2]],
  ]);
  expect(() => pickClusters(whole, [5])).toThrow("5 is none of the 5 items that were clustered");
});
