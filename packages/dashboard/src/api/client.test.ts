import { expect, test } from "vitest";

import type { RunMetrics, Series } from "equimeter/ui";
import { ApiFailure, openApi } from "./client.ts";

const loss = (values: number[], kind: Series["kind"] = "train"): Series => ({
  kind,
  weights: null,
  field: null,
  t: null,
  columns: { loss: values },
});

/** A server of one run, that answers each place in the file with these lines; asked addresses are written down. */
function serverOf(answers: Readonly<Record<string, Partial<RunMetrics>>>) {
  const asked: string[] = [];
  const api = openApi(((address: string) => {
    asked.push(address);
    const { searchParams } = new URL(address, "http://localhost");
    const given = answers[`${searchParams.get("since")} ${searchParams.get("mark")}`];
    const whole = { run: "a/b", restarted: false, series: [], notes: [], ...given };
    return Promise.resolve(given ? Response.json(whole) : new Response("", { status: 500 }));
  }) as typeof fetch);
  return { api, asked };
}

test("a file longer than one answer is asked for until its end", async () => {
  const { api, asked } = serverOf({
    "0 ": { offset: 64, mark: "x", series: [loss([3, 2])], notes: [{ step: 1, message: "first" }] },
    "64 x": {
      offset: 90,
      mark: "y",
      series: [loss([1]), loss([0.5], "test")],
      notes: [{ step: 3, message: "last" }],
    },
    "90 y": { offset: 90, mark: "y" },
  });
  const { series, notes, offset } = await api.metrics("a/b");
  expect(series).toEqual([loss([3, 2, 1]), loss([0.5], "test")]);
  expect(notes.map(({ message }) => message)).toEqual(["first", "last"]);
  expect(offset).toBe(90);
  expect(asked).toEqual([
    "/api/runs/a/b/metrics?since=0&mark=",
    "/api/runs/a/b/metrics?since=64&mark=x",
    "/api/runs/a/b/metrics?since=90&mark=y",
  ]);
});

test("a part without any series is no end", async () => {
  const { api } = serverOf({
    "0 ": { offset: 64, mark: "x" },
    "64 x": { offset: 70, mark: "y", series: [loss([1])] },
    "70 y": { offset: 70, mark: "y" },
  });
  expect((await api.metrics("a/b")).series).toEqual([loss([1])]);
});

test("a file that was replaced meanwhile is read from its beginning", async () => {
  const { api } = serverOf({
    "0 ": { offset: 64, mark: "x", series: [loss([3, 2])] },
    "64 x": { offset: 30, mark: "z", restarted: true, series: [loss([9])] },
    "30 z": { offset: 30, mark: "z" },
  });
  expect((await api.metrics("a/b")).series).toEqual([loss([9])]);
});

test("an answer that fails half way is no shorter file", async () => {
  const { api } = serverOf({ "0 ": { offset: 64, mark: "x", series: [loss([3])] } });
  await expect(api.metrics("a/b")).rejects.toThrow(new ApiFailure("the server answered 500", 500));
});
