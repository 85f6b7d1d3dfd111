import { expect, test } from "vitest";

import { ApiFailure } from "../api/client.ts";
import { fieldsAt, filledListAt, listAt, numberAt, numbersAt, orNull, textAt } from "./check.ts";
import { checkedAnalysis, damageText } from "./damage.ts";

test.each<[() => unknown, string]>([
  [() => fieldsAt(undefined, "noise"), "noise is missing"],
  [() => fieldsAt([], "noise"), "noise is a list instead of an object"],
  [() => fieldsAt(null, "the file"), "the file is null instead of an object"],
  [() => listAt({}, "axis"), "axis is an object instead of a list"],
  [() => listAt([1], "axis", 2), "axis has 1 of 2 items"],
  [() => filledListAt([], "axis"), "axis is empty"],
  [() => numberAt("3", "step"), 'step is "3" instead of a number'],
  [() => numbersAt([1, null], "axis"), "axis[1] is null instead of a number"],
  [() => textAt(3, "design"), "design is 3 instead of a text"],
  [() => numberAt("y".repeat(99), "step"), `step is "${"y".repeat(39)}… instead of a number`],
  [() => orNull(numberAt, false, "t"), "t is false instead of a number"],
])("%s", (check, sentence) => expect(check).toThrow(new Error(sentence)));

test("what is as it should be passes", () => {
  expect(numberAt(0, "step")).toBe(0);
  expect(textAt("", "bias")).toBe("");
  expect(listAt([], "notes")).toEqual([]);
  expect(() => orNull(numberAt, null, "t")).not.toThrow();
});

test("sentences name the command that writes the file anew", () => {
  expect(damageText("landscape.json", "axis is empty")).toBe(
    "landscape.json is damaged: axis is empty: run `npx equimeter analyze landscape RUN` again",
  );
  expect(damageText("hessian-initial-t-0.9.json", "x")).toBe(
    "hessian-initial-t-0.9.json is damaged: x: run `npx equimeter analyze hessian RUN` again with the options that the name tells",
  );
  expect(damageText("advice.json", "x")).toContain("run `npx equimeter advise RUN --keep` again");
});

test("no JSON is damage too; a file that is not there, or no answer, is what the server says", async () => {
  const check = (given: unknown): asserts given is number => void numberAt(given, "it");
  const failing = (failure: unknown) =>
    checkedAnalysis("sampler.json", Promise.reject(failure), check);
  await expect(checkedAnalysis("sampler.json", Promise.resolve(3), check)).resolves.toBe(3);
  await expect(checkedAnalysis("sampler.json", Promise.resolve("3"), check)).rejects.toThrow(
    'sampler.json is damaged: it is "3" instead of a number: run `npx equimeter analyze sampler RUN` again',
  );
  await expect(failing(new ApiFailure("the server answered 200", 200))).rejects.toThrow(
    "sampler.json is damaged: it is not valid JSON: run `npx equimeter analyze sampler RUN` again",
  );
  await expect(failing(new ApiFailure("there is no such file", 404))).rejects.toThrow(
    /^there is no such file$/,
  );
});
