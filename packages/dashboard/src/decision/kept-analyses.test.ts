import { expect, test } from "vitest";

import { ApiFailure } from "../api/client.ts";
import { summary } from "../runs/testing.ts";
import { KeptAnalyses } from "./kept-analyses.ts";
import { type Analyses, noAnalyses } from "./read.ts";

const advice = (seconds: number) => ({
  target: "forces",
  weights: "raw",
  checkpoint: "last",
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
    pause,
  );
  const seconds = (name: string) => known.get(name)?.advice?.secondsPerSample;
  return { kept, asked, seconds, known: () => known, told: () => told };
}

const pause = 5;
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
  expect(known().get("a")).toEqual(noAnalyses);
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
  expect(known().get("a")).toEqual(noAnalyses);
});

test("what is known stays while the server gives no answer, and is asked for again until it does", async () => {
  const { kept, asked, seconds, known } = server();
  kept.look([advised()]);
  asked[0].answer(advice(1));
  await settle();
  kept.look([advised()]);
  asked[1].fail(new ApiFailure("the server does not answer", 0));
  await settle();
  expect(seconds("a")).toBe(1);
  expect(known().get("a")?.problems).toEqual(["a: the server does not answer"]);
  await expect.poll(() => asked.length).toBe(3);
  asked[2].answer(advice(1));
  await settle();
  expect(known().get("a")).toMatchObject({ problems: [], advice: { secondsPerSample: 1 } });
  // A damaged file is an answer.
  kept.look([advised()]);
  asked[3].answer({});
  await settle();
  expect(seconds("a")).toBeUndefined();
  // Who looks at it no more asks no more.
  kept.look([advised()]);
  asked[4].fail(new ApiFailure("the server does not answer", 0));
  await settle();
  kept.look([]);
  await new Promise((resolve) => setTimeout(resolve, 4 * pause));
  expect(asked).toHaveLength(5);
});
