import { expect, test } from "vitest";

import { ApiFailure } from "../api/client.ts";
import { summary } from "../runs/testing.ts";
import { KeptAnalyses } from "./kept-analyses.ts";
import type { Analyses } from "./read.ts";

const advice = (seconds: number) => ({
  target: "forces",
  weights: "raw",
  samples: 4,
  secondsPerSample: seconds,
  remedies: [{ name: "as it is", calls: 1, cost: 1, L: 3, percent: 20 }],
  penalty: 1.25,
  slower: [],
});

/** A server whose answers are given by hand, in any order. */
function server() {
  const asked: { name: string; answer: (given: unknown) => void; fail: (error: Error) => void }[] =
    [];
  let known: ReadonlyMap<string, Analyses> = new Map();
  let told = 0;
  const kept = new KeptAnalyses(
    (name) => new Promise((resolve, reject) => asked.push({ name, answer: resolve, fail: reject })),
    (now) => {
      known = now;
      told += 1;
    },
  );
  const seconds = (name: string) => known.get(name)?.advice?.secondsPerSample;
  return { kept, asked, seconds, known: () => known, told: () => told };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));
const advised = () => summary("a", { analyses: ["advice.json"] });

test("a file is read once a summary, and again when a new summary comes: it may be another", async () => {
  const { kept, asked, seconds, told } = server();
  const first = advised();
  kept.look([first, summary("b")]);
  expect(seconds("a")).toBeUndefined();
  asked[0].answer(advice(1));
  await settle();
  expect(seconds("a")).toBe(1);
  kept.look([first]);
  expect(asked).toHaveLength(1);
  kept.look([advised()]);
  expect(asked).toHaveLength(2);
  expect(seconds("a")).toBe(1); // until the new one is there
  asked[1].answer(advice(2));
  await settle();
  expect(seconds("a")).toBe(2);
  const before = told();
  kept.look([advised()]);
  asked[2].answer(advice(2));
  await settle();
  expect(told()).toBe(before); // nothing is other than it was
});

test("what a summary no longer lists is forgotten at once, whatever comes later", async () => {
  const { kept, asked, seconds, known } = server();
  kept.look([advised()]);
  asked[0].answer(advice(1));
  await settle();
  kept.look([advised()]);
  kept.look([summary("a")]);
  expect(known().get("a")).toEqual({ advice: null, sampler: null, problems: [] });
  asked[1].answer(advice(2));
  await settle();
  expect(seconds("a")).toBeUndefined();
  kept.look([]);
  expect(known().size).toBe(0);
});

test("an earlier answer that comes late does not replace a later one", async () => {
  const { kept, asked, seconds } = server();
  kept.look([advised()]);
  kept.look([advised()]);
  asked[1].answer(advice(2));
  await settle();
  asked[0].answer(advice(1));
  await settle();
  expect(seconds("a")).toBe(2);
});

test("a file that is deleted before the summary says so is no problem", async () => {
  const { kept, asked, known } = server();
  kept.look([advised()]);
  asked[0].fail(new ApiFailure("there is no such file", 404));
  await settle();
  expect(known().get("a")).toEqual({ advice: null, sampler: null, problems: [] });
});
