import { expect, test } from "vitest";
import { addMetrics, emptyRunData } from "../live/series.ts";
import { monitor, summary } from "../runs/testing.ts";
import { isRead, shownRuns } from "./shown-runs.ts";

function storeOf(...names: string[]) {
  const summaries = new Map(names.map((name) => [name, summary(name)]));
  const data = new Map(names.map((name) => [name, emptyRunData(name)]));
  const run = (name: string) => summaries.get(name) ?? null;
  const metricsOf = (name: string) => data.get(name) ?? null;
  return { summaries, data, run, metricsOf };
}

test("the list is the one of before until a run of it changes, and not when another does", () => {
  const store = storeOf("a", "b", "c");
  const next = (before: ReturnType<typeof shownRuns>, names = ["a", "b", "gone"]) =>
    shownRuns(store, names, before);
  const first = next([]);
  expect(first.map((one) => one.summary.name)).toEqual(["a", "b"]);
  store.summaries.set("c", summary("c", { step: 7 }));
  expect(next(first)).toBe(first);

  store.summaries.set("b", summary("b", { step: 7 }));
  const second = next(first);
  expect(second[1].summary.step).toBe(7);
  expect(second).not.toBe(first);

  const more = { run: "a", offset: 1, restarted: false, series: [], notes: [] };
  addMetrics(store.data.get("a")!, more);
  const third = next(second);
  expect(third).not.toBe(second);
  expect(next(third)).toBe(third);

  // Deleted and made anew, its lines are counted from the first again.
  const anew = emptyRunData("a");
  addMetrics(anew, more);
  store.data.set("a", anew);
  expect(next(third)[0].data).toBe(anew);
  expect(next(third, ["b", "a"]).map((one) => one.summary.name)).toEqual(["b", "a"]);
});

test("of a run that has measured nothing nothing is told, and all is read", () => {
  const run = (given: Parameters<typeof summary>[1], version = 0) =>
    isRead({ summary: summary("a", given), data: emptyRunData("a"), version });
  expect(run({ step: 0, latest: [] })).toBe(true);
  expect(run({ step: 10, latest: [] })).toBe(false);
  expect(run({ step: 0, latest: [monitor(1)] })).toBe(false);
  expect(run({ step: 10, latest: [monitor(1)] }, 1)).toBe(true);
});
