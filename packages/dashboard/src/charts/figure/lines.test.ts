import type { RunSummary } from "equimeter/ui";
import { expect, test } from "vitest";
import { addMetrics, emptyRunData } from "../../live/series.ts";
import { linesOf } from "./lines.ts";
import { metricOf } from "./metrics.ts";

function lineOf(step: (number | null)[], loss: (number | null)[]) {
  const data = emptyRunData("a");
  const series = { kind: "train", weights: null, field: null, t: null } as const;
  addMetrics(data, {
    run: "a",
    offset: 1,
    restarted: false,
    series: [{ ...series, columns: { step, loss } }],
    notes: [],
  });
  const summary = { name: "a" } as RunSummary;
  const view = { weights: ["raw"], field: null, x: "step", times: [] } as const;
  const [line] = linesOf([{ summary, data }], metricOf("train.loss")!, view);
  return { x: line.x, y: line.y };
}

test("points as they were logged; one without a place is left out, one without a value is a gap", () => {
  expect(lineOf([1, 2, null, 3], [5, null, 7, 4])).toEqual({ x: [1, 2, 3], y: [5, null, 4] });
});

test("of several at one step the last", () => {
  expect(lineOf([1, 2, 2, 3], [5, 6, 7, 8])).toEqual({ x: [1, 2, 3], y: [5, 7, 8] });
});

test("a run that was taken up at an earlier step: the later lines stand, in order", () => {
  expect(lineOf([1, 2, 3, 4, 3, null, 5], [5, 6, 7, 8, 9, 10, 11])).toEqual({
    x: [1, 2, 3, 4, 5],
    y: [5, 6, 9, 8, 11],
  });
});
