import { expect, test } from "vitest";

import { changed } from "../analyses/testing.ts";
import { ApiFailure } from "../api/client.ts";
import { summary } from "../runs/testing.ts";
import { checkAdvice } from "./check-advice.ts";
import { checkSampler } from "./check-sampler.ts";
import { filesOf, readAnalyses } from "./read.ts";

const advice = {
  target: "forces",
  weights: "raw",
  checkpoint: "last",
  samples: 4,
  secondsPerSample: 0.01,
  remedies: [{ name: "as it is", calls: 1, cost: 1, L: 3, percent: 20 }],
  penalty: 1.25,
  slower: [{ exponent: 0.5, times: 1.56, from: "curve" }],
};
const sampler = {
  modes: [
    {
      mode: "plain",
      slowdown: 1,
      times: [
        { t: 0.5, samples: 4, fields: { x_1: { L: 1, percent: { value: 3 }, explained: 0.5 } } },
      ],
    },
  ],
};

test("what the program writes passes, with null for what is not finite", () => {
  expect(() => checkAdvice(advice)).not.toThrow();
  expect(() => checkAdvice(changed(advice, "remedies.0.L", null))).not.toThrow();
  expect(() => checkAdvice(changed(advice, "penalty", null))).not.toThrow();
  expect(() => checkAdvice(changed(advice, "slower.0.times", null))).not.toThrow();
  expect(() => checkAdvice(changed(advice, "slower", []))).not.toThrow();
  expect(() =>
    checkAdvice({ ...advice, checkpoint: 500, split: "test", step: null }),
  ).not.toThrow();
  expect(() => checkSampler(sampler)).not.toThrow();
  expect(() => checkSampler(changed(sampler, "modes.0.slowdown", null))).not.toThrow();
  const field = "modes.0.times.0.fields.x_1";
  expect(() => checkSampler(changed(sampler, `${field}.percent.value`, null))).not.toThrow();
});

test.each<[string, unknown, string]>([
  ["remedies", undefined, "remedies is missing"],
  ["remedies", [], "remedies is empty"],
  ["remedies.0", null, "remedies[0] is null instead of an object"],
  ["remedies.0.cost", null, "remedies[0].cost is null instead of a number"],
  ["remedies.0.calls", 0, "remedies[0].calls is 0 instead of a number above 0"],
  ["remedies.0.L", "3", 'remedies[0].L is "3" instead of a number'],
  ["remedies.0.percent", undefined, "remedies[0].percent is missing"],
  ["secondsPerSample", "fast", 'secondsPerSample is "fast" instead of a number'],
  ["secondsPerSample", -1, "secondsPerSample is -1 instead of a number above 0"],
  ["target", undefined, "target is missing"],
  ["weights", 1, "weights is 1 instead of a text"],
  ["checkpoint", undefined, "checkpoint is missing"],
  ["split", 1, "split is 1 instead of a text"],
  ["step", "last", 'step is "last" instead of a number'],
  ["samples", null, "samples is null instead of a number"],
  ["penalty", 0, "penalty is 0 instead of a number above 0"],
  ["slower", undefined, "slower is missing"],
  ["slower.0.exponent", null, "slower[0].exponent is null instead of a number"],
  ["slower.0.times", "2", 'slower[0].times is "2" instead of a number'],
  ["slower.0.from", 1, "slower[0].from is 1 instead of a text"],
])("advice whose %s is %j", (at, value, sentence) => {
  expect(() => checkAdvice(changed(advice, at, value))).toThrow(new Error(sentence));
});

test.each<[string, unknown, string]>([
  ["modes", undefined, "modes is missing"],
  ["modes", [], "modes is empty"],
  ["modes.0.mode", undefined, "modes[0].mode is missing"],
  ["modes.0.slowdown", "2", 'modes[0].slowdown is "2" instead of a number'],
  ["modes.0.times", {}, "modes[0].times is an object instead of a list"],
  ["modes.0.times.0.samples", null, "modes[0].times[0].samples is null instead of a number"],
  ["modes.0.times.0.t", undefined, "modes[0].times[0].t is missing"],
  ["modes.0.times.0.fields", undefined, "modes[0].times[0].fields is missing"],
  [
    "modes.0.times.0.fields.x_1.percent",
    3,
    "modes[0].times[0].fields.x_1.percent is 3 instead of an object",
  ],
  [
    "modes.0.times.0.fields.x_1.L",
    "low",
    'modes[0].times[0].fields.x_1.L is "low" instead of a number',
  ],
])("a sampler whose %s is %j", (at, value, sentence) => {
  expect(() => checkSampler(changed(sampler, at, value))).toThrow(new Error(sentence));
});

test("which files are read: of raw weights alone", () => {
  const analyses = ["hessian.json", "sampler-ema.json", "sampler-length-20.json"];
  expect(filesOf({ analyses })).toEqual({ advice: null, sampler: "sampler-length-20.json" });
  expect(filesOf({ analyses: ["advice.json"] })).toEqual({ advice: "advice.json", sampler: null });
});

test("the sampler is that of the trained run: no other checkpoint, weights or part of the data", () => {
  const others = [
    "sampler-best-validation-plain.json",
    "sampler-best.json",
    "sampler-ema-debiased.json",
    "sampler-initial.json",
    "sampler-step-500-steps-20.json",
    "sampler-train.json",
    "sampler-validation-length-20.json",
  ];
  expect(filesOf({ analyses: others }).sampler).toBeNull();
  expect(filesOf({ analyses: [...others, "sampler.json"] }).sampler).toBe("sampler.json");
  const shorter = "sampler-plain-twirled-4-steps-20.json";
  expect(filesOf({ analyses: [...others, shorter] }).sampler).toBe(shorter);
  expect(filesOf({ analyses: [shorter, "sampler.json"] }).sampler).toBe("sampler.json");
});

const run = summary("a", { analyses: ["advice.json", "sampler.json"] });

test("a damaged analysis is told and left out, the other one stays", async () => {
  const read = await readAnalyses(run, (_, file) =>
    Promise.resolve(file === "advice.json" ? {} : sampler),
  );
  expect(read).toEqual({
    advice: null,
    sampler,
    problems: [
      "a: advice.json is damaged: target is missing: run `npx equimeter advise RUN --keep` again",
    ],
    unanswered: [],
  });
});

test("one that was deleted meanwhile is none, and no problem; a server that fails is one", async () => {
  const failing = (status: number) =>
    readAnalyses(run, (_, file) =>
      file === "advice.json"
        ? Promise.reject(new ApiFailure("there is no such file", status))
        : Promise.resolve(sampler),
    );
  expect(await failing(404)).toEqual({ advice: null, sampler, problems: [], unanswered: [] });
  expect(await failing(500)).toEqual({
    advice: null,
    sampler,
    problems: ["a: there is no such file"],
    unanswered: ["advice"],
  });
});
