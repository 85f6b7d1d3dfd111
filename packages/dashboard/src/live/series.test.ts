import type { RunMetrics } from "equimeter/ui";
import { expect, test } from "vitest";
import { addMetrics, emptyRunData, lengthOf } from "./series.ts";

const train = { kind: "train", weights: null, field: null, t: null } as const;
const answer = (given: Partial<RunMetrics>): RunMetrics => ({
  run: "a",
  offset: 1,
  restarted: false,
  series: [],
  notes: [],
  ...given,
});

test("lines are appended, and a column that comes or goes has null where it is not", () => {
  const data = emptyRunData("a");
  addMetrics(data, answer({ series: [{ ...train, columns: { step: [1, 2], loss: [5, 4] } }] }));
  addMetrics(
    data,
    answer({
      offset: 9,
      series: [{ ...train, columns: { step: [3], auxiliary: [7] } }],
      notes: [{ step: 3, message: "resumed" }],
    }),
  );
  const [series] = data.series.values();
  expect(series.columns).toEqual({
    step: [1, 2, 3],
    loss: [5, 4, null],
    auxiliary: [null, null, 7],
  });
  expect([lengthOf(series), data.offset, data.version, data.notes.length]).toEqual([3, 9, 2, 1]);
});

test("series of other weights, fields and times stay apart, and the answer is not written to", () => {
  const data = emptyRunData("a");
  const of = (weights: "raw" | "ema", t: number | null) =>
    ({ kind: "monitor", weights, field: "x_1", t, columns: { step: [0] } }) as const;
  const first = answer({ series: [of("raw", 0), of("raw", 0.5), of("ema", 0)] });
  addMetrics(data, first);
  addMetrics(data, first);
  expect(data.series.size).toBe(3);
  expect(first.series[0].columns.step).toEqual([0]);
});

test("another file begins anew", () => {
  const data = emptyRunData("a");
  addMetrics(data, answer({ series: [{ ...train, columns: { step: [1, 2] } }] }));
  addMetrics(
    data,
    answer({ restarted: true, series: [{ ...train, columns: { step: [1], loss: [2] } }] }),
  );
  expect([...data.series.values()][0].columns).toEqual({ step: [1], loss: [2] });
  addMetrics(data, answer({ restarted: true }));
  expect(data.series.size).toBe(0);
});
