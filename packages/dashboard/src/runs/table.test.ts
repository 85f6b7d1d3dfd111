import { expect, test } from "vitest";
import { latestOf } from "./latest.ts";
import { groupKeys, meanOf, rowsOf, searched } from "./table.ts";
import { monitor, summary } from "./testing.ts";

const runs = [
  summary("seed-10", {
    tags: ["Paper"],
    config: { seed: 10, "train.augment": "none", "model.extra": true },
    latest: [monitor(20)],
    started: "2026-01-03T00:00:00.000Z",
  }),
  summary("seed-9", {
    state: "dead",
    config: { seed: 9, "train.augment": "rotations" },
    latest: [monitor(5), monitor(3, { weights: "ema" })],
    started: null,
  }),
  summary("seed-1", { config: { seed: 1, "train.augment": "none" }, latest: [monitor(30)] }),
];
const usual = { search: "", sort: "name", groupBy: null, weights: "raw" } as const;
const names = (options: object) =>
  rowsOf(runs, { ...usual, ...options }).map((row) =>
    row.kind === "run" ? row.run.name : `# ${row.label} (${row.runs.length})`,
  );

test("names sort by their numbers, columns both ways, runs without a value last", () => {
  expect(names({})).toEqual(["seed-1", "seed-9", "seed-10"]);
  expect(names({ sort: "-percent" })).toEqual(["seed-1", "seed-10", "seed-9"]);
  expect(names({ sort: "started" })).toEqual(["seed-1", "seed-10", "seed-9"]);
  expect(names({ sort: "-started" })).toEqual(["seed-10", "seed-1", "seed-9"]);
  expect(names({ sort: "percent", weights: "ema" })).toEqual(["seed-9", "seed-1", "seed-10"]);
  expect(names({ sort: "__proto__" })).toEqual(names({ sort: "started" }));
  expect(names({ sort: "-nonsense" })).toEqual(names({ sort: "-started" }));
});

test("all words are looked for in names, tags, states and configurations", () => {
  const found = (search: string) => searched(runs, search).map(({ name }) => name);
  expect(found("PAPER")).toEqual(["seed-10"]);
  expect(found("augment=none seed=1")).toEqual(["seed-10", "seed-1"]);
  expect(found("dead")).toEqual(["seed-9"]);
  expect(found("state=dead")).toEqual(["seed-9"]);
  expect(found("tag=paper -state=dead")).toEqual(["seed-10"]);
  expect(found("-augment=none")).toEqual(["seed-9"]);
  expect(found(" - ")).toHaveLength(3);
  expect(found("[.*")).toEqual([]);
});

test("curves from elsewhere are imported, whatever their record says", () => {
  const imported = summary("theirs", { isImported: true });
  expect(searched([...runs, imported], "imported")).toEqual([imported]);
  expect(searched([imported], "finished")).toEqual([]);
});

test("groups by a key of the configuration, with the mean over their runs", () => {
  expect(names({ groupBy: "train.augment" })).toEqual([
    "# train.augment = none (2)",
    "seed-1",
    "seed-10",
    "# train.augment = rotations (1)",
    "seed-9",
  ]);
  expect(names({ groupBy: "model.extra" })[0]).toBe("# model.extra = – (2)");
  expect(meanOf([runs[0], runs[2]], "raw", "percent")).toEqual({
    n: 2,
    mean: 25,
    deviation: Math.sqrt(50),
  });
  expect(meanOf([runs[1]], "raw", "percent")).toEqual({ n: 1, mean: 5, deviation: null });
  expect(meanOf([runs[0]], "ema", "percent")).toEqual({ n: 0, mean: null, deviation: null });
});

test("keys that differ come first", () => {
  const given = [
    summary("a", { config: { seed: 1, name: "a", depth: 2 } }),
    summary("b", { config: { seed: 1, name: "b" } }),
  ];
  expect(groupKeys(given)).toEqual({ differing: ["depth", "name"], equal: ["seed"] });
});

test("of a flow the time with the largest percent stands for the run", () => {
  const run = summary("flow", {
    latest: [monitor(3, { t: 0 }), monitor(8, { t: 0.5 }), monitor(null, { t: 0.9 })],
  });
  expect(latestOf(run, "raw")?.t).toBe(0.5);
  expect(latestOf(run, "ema")).toBeNull();
  expect(latestOf(summary("x", { latest: [monitor(null)] }), "raw")?.percent).toBeNull();
});

test("the mean over a group of flows is of one time, though each run has another worst one", () => {
  const flow = (name: string, early: number, late: number) =>
    summary(name, {
      latest: [monitor(early, { t: 0.1, L: 1 }), monitor(late, { t: 0.9, L: 3 })],
    });
  const pair = [flow("a", 2, 8), flow("b", 6, 4)];
  expect(meanOf(pair, "raw", "percent")).toMatchObject({ n: 2, mean: 6 });
  expect(meanOf(pair, "raw", "L")).toMatchObject({ n: 2, mean: 3, deviation: 0 });
  const other = summary("c", { latest: [monitor(9, { field: "energy" })] });
  expect(meanOf([...pair, other], "raw", "percent")).toMatchObject({ n: 0, mean: null });
});
