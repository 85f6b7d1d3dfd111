import { expect, test } from "vitest";
import { monitor, summary } from "../runs/testing.ts";
import { suggestionsFor } from "./commands.ts";

const commands = (given: object) =>
  suggestionsFor(summary("a", { latest: [monitor(3)], ...given }), "runs/a").map(
    ({ command }) => command,
  );

test("commands name the run, and those whose results are there are left out", () => {
  expect(commands({})).toEqual([
    "npx equimeter analyze where runs/a",
    "npx equimeter analyze structures runs/a",
    "npx equimeter analyze landscape runs/a --elements both",
    "npx equimeter analyze hessian runs/a",
    "npx equimeter advise runs/a --keep",
  ]);
  expect(
    commands({ analyses: ["advice.json", "landscape-same-fresh.json", "where-initial.json"] }),
  ).toEqual(["npx equimeter analyze structures runs/a", "npx equimeter analyze hessian runs/a"]);
});

test("of curves from elsewhere, and before a first measurement, there is nothing to look at", () => {
  expect(commands({ isImported: true })).toEqual([]);
  expect(commands({ latest: [] })).toEqual([]);
});
