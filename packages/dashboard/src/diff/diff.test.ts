import { expect, test } from "vitest";
import { summary } from "../runs/testing.ts";
import { diffOf } from "./diff.ts";

const [a, b] = [1, 2].map((seed) => summary(`run ${seed}`, { config: { seed, model: "plain" } }));
const imported = summary("theirs");

test("keys in which runs differ, and those in which they do not", () => {
  expect(diffOf([a, b])).toEqual({
    runs: ["run 1", "run 2"],
    without: [],
    differing: [{ key: "seed", values: ["1", "2"] }],
    equal: [{ key: "model", value: "plain" }],
  });
});

test("runs without a configuration are named and not compared", () => {
  expect(diffOf([a, imported, b])).toEqual({ ...diffOf([a, b]), without: ["theirs"] });
  const alone = diffOf([imported, a]);
  expect([alone.differing, alone.equal.length, alone.runs]).toEqual([[], 2, ["run 1"]]);
  expect(diffOf([imported])).toEqual({ runs: [], without: ["theirs"], differing: [], equal: [] });
});
