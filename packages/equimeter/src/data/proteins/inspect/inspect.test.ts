import { expect, test } from "vitest";

import { uniform } from "../../../random.js";
import type { Chain } from "../chain.js";
import { chainOf } from "../testing.js";
import { inspectChains, mostClustered } from "./index.js";

const letters = "ACDEFGHIKLMNPQRSTVWY";
const sequenceOf = (length: number) =>
  Array.from({ length }, (_, i) => letters[((i * i * 7) % 97) % 20]).join("");

/** Along a line, with these distances of neighbours in Å. */
function line(distances: readonly number[], more: Partial<Chain> = {}): Chain {
  let x = 0;
  const positions = [0, ...distances].flatMap((step) => [(x += step), 0, 0]);
  return chainOf(sequenceOf(distances.length + 1), {
    positions: Float64Array.from(positions),
    ...more,
  });
}

const crystal = { resolution: 2, method: "X-RAY DIFFRACTION" };
const long = (length: number, more: Partial<Chain> = {}) =>
  line(Array<number>(length - 1).fill(3.8), { ...crystal, ...more });

test("counts and statistics, against numbers by hand", async () => {
  const found = await inspectChains([
    long(51, { entry: "1ABC", name: "1ABC_A" }),
    long(255, { entry: "1ABC", name: "1ABC_B", resolution: 6 }),
    long(50, { entry: "2ABC", resolution: undefined, method: "SOLUTION NMR" }),
    long(60, { entry: "3ABC", resolution: 1, method: undefined }),
  ]);
  expect(found).toMatchObject({
    kind: "proteins",
    chains: 4,
    residues: 416,
    entries: 3,
    lengths: { min: 50, median: 55.5, max: 255 },
    ofUsualLength: 3,
    resolution: { count: 3, min: 1, median: 2, max: 6 },
    methods: { "X-RAY DIFFRACTION": 2, "SOLUTION NMR": 1 },
    withoutMethod: 1,
    usualFilters: {
      kept: 1,
      dropped: {
        "fewer than 51 or more than 255 residues": 1,
        "a resolution above 5 Å, or none": 1,
        "methods other than diffraction, microscopy": 1,
        "unknown or modified residues": 0,
      },
    },
    clusters: { identity: 0.5, count: 1, largest: 4 },
    orientation: { verdict: "too few to tell" },
  });
});

test("distances of neighbours: cis, off, the extremes, and none across a gap", async () => {
  const insertionCodes = ["", "", "A", "", "", "", ""];
  const gaps = [
    { after: 3, missing: 2, distance: 9 },
    { after: 5, missing: 0, distance: 7 },
  ];
  const more = { ...crystal, name: "1ABC_A", insertionCodes, gaps };
  const { neighbors, gaps: found } = await inspectChains([
    line([3.8, 2.9, 3.3, 9, 3.85, 7], more),
    line([3.8, 3.8], crystal),
  ]);
  expect(neighbors).toMatchObject({
    count: 6,
    cis: 1,
    off: 1,
    shortest: { chain: "1ABC_A", residues: ["2", "3A"] },
    longest: { chain: "1ABC_A", residues: ["5", "6"] },
  });
  expect(neighbors.mean).toBeCloseTo((3 * 3.8 + 2.9 + 3.3 + 3.85) / 6, 12);
  expect(neighbors.shortest!.distance).toBeCloseTo(2.9, 12);
  expect(found).toEqual({
    gaps: 2,
    chains: 1,
    missing: 2,
    torn: 1,
    longest: { distance: 9, chain: "1ABC_A", residues: ["4", "5"] },
  });
});

test("residues that are none of the twenty, the commonest first", async () => {
  const residueNames = ["ALA", "SEP", "MSE", "MSE", "SEC", "UNK"];
  const { residueKinds } = await inspectChains([
    chainOf("ASMMUX", { residueNames }),
    chainOf("AAA"),
  ]);
  expect(residueKinds).toEqual({
    modified: { MSE: 2, SEP: 1 },
    rare: { SEC: 1 },
    unknown: { UNK: 1 },
    chains: 1,
  });
  expect(Object.keys(residueKinds.modified)).toEqual(["MSE", "SEP"]);
});

/** Chains whose longest axis lies along a direction that is drawn. */
function rods(count: number, directionOf: (random: () => number) => number[]): Chain[] {
  const random = uniform(3);
  return Array.from({ length: count }, (_, i) => {
    const raw = directionOf(random);
    const size = Math.hypot(...raw);
    const length = 20 + i;
    const positions = Float64Array.from(
      { length: 3 * length },
      (_unused, k) => (3.8 * Math.floor(k / 3) * raw[k % 3]) / size,
    );
    return chainOf("A".repeat(length), { positions, ...crystal });
  });
}

test("chains in one frame are warned of, chains that lie at random are not", async () => {
  const still = await inspectChains(rods(40, (random) => [0.2 * random(), 0.2 * random(), 1]));
  expect(still.orientation.verdict).toBe("oriented");
  expect(still.warnings).toEqual([
    expect.stringMatching(/^the chains lie in one frame \(lam1 0\.9\d+, R 1\.00; isotropic: /),
  ]);
  const normal = (random: () => number) =>
    Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const turned = await inspectChains(
    rods(200, (random) => [normal(random), normal(random), normal(random)]),
  );
  expect(turned.orientation).toMatchObject({ verdict: "isotropic within noise" });
  expect(turned.warnings).toEqual([]);
});

const warned = async (...chains: Chain[]) => (await inspectChains(chains)).warnings;

test("each trouble is one warning with the way out, and its absence none", async () => {
  expect(await warned(long(60), long(61))).toEqual([]);
  expect(await warned(long(60, { resolution: undefined }), long(61))).toEqual([
    "1 of 2 chains do not say their resolution: a run leaves them out unless data.maxResolution is null",
  ]);
  expect(await warned(long(60, { resolution: undefined, method: undefined }))).toEqual([
    "no chain says its resolution, and no chain says its method: a run leaves them out unless " +
      "data.maxResolution and data.methods are null",
  ]);
  expect(await warned(long(60), long(61), long(60, { name: "again" }))).toEqual([
    "1 chains stand in the data more than once, first again: an entry in two formats, or copied; " +
      "remove one of each",
  ]);
  expect(await warned(line([0.38, 0.38, 0.37], crystal))).toEqual([
    "100 % of neighbouring alpha carbons are neither 3.8 ± 0.4 nor 2.9 ± 0.3 Å apart (0.377 Å on average): " +
      "are the positions in Å, and the residues in order?",
  ]);
  const torn = [0, 1, 2].map((after) => ({ after, missing: 0, distance: 380 }));
  expect(await warned(line([380, 380, 380], { ...crystal, gaps: torn }))).toEqual([
    expect.stringMatching(/^100 % of .* apart \(3 torn apart\): /),
  ]);
});

test("the same letters elsewhere are no duplicate, the same places with other letters neither", async () => {
  const moved = chainOf("AAAA", { positions: Float64Array.from({ length: 12 }, (_, i) => i ** 2) });
  const { duplicates } = await inspectChains([chainOf("AAAA"), moved, chainOf("AAAG")]);
  expect(duplicates).toEqual({ structures: 0, first: null });
});

test(`of more than ${mostClustered} chains clusters are not counted`, async () => {
  const chain = chainOf("ACD");
  const many = function* (count: number) {
    for (let i = 0; i < count; i++) yield chain;
  };
  expect((await inspectChains(many(mostClustered))).clusters).toMatchObject({ count: 1 });
  const heard: string[] = [];
  const found = await inspectChains(many(mostClustered + 1), (message) => heard.push(message));
  expect([found.clusters, found.chains]).toEqual([null, mostClustered + 1]);
  expect(heard).toEqual([1, 2, 3, 4, 5].map((thousands) => `${thousands},000 chains`));
});

test("no chains", async () => {
  expect(await inspectChains([])).toMatchObject({
    chains: 0,
    lengths: null,
    resolution: null,
    neighbors: { mean: null, shortest: null },
    clusters: { count: 0, largest: 0 },
    warnings: [],
  });
});
