import fc from "fast-check";
import { expect, test } from "vitest";
import {
  amountOf,
  firstView,
  formatAddress,
  groupBands,
  horizontals,
  parseAddress,
  smoothings,
  weightKinds,
  type View,
} from "./address.ts";

test("the first view has the shortest address", () => {
  expect(formatAddress(firstView)).toBe("#/runs");
  for (const empty of ["", "#", "#/", "#/runs"]) expect(parseAddress(empty)).toEqual(firstView);
});

test("an address as people see it", () => {
  const view: View = {
    ...firstView,
    page: "compare",
    runs: ["plain/seed 1", "b&c"],
    metrics: ["monitor.percent"],
    weights: ["raw", "ema"],
    smoothing: "mean",
    amount: 5,
    zoom: [0.5, 100],
  };
  expect(formatAddress(view)).toBe(
    "#/compare?run=plain%2Fseed+1&run=b%26c&metric=monitor.percent&weights=raw&weights=ema" +
      "&smooth=mean%3A5&zoom=0.5%7E100",
  );
  expect(parseAddress(formatAddress(view))).toEqual(view);
});

const text = fc.string({ minLength: 1, maxLength: 12 });
const views = fc
  .record({
    page: fc.constantFrom("runs", "compare", "landscape", "structures", "decision"),
    name: fc.constant(null),
    runs: fc.uniqueArray(text),
    search: fc.string(),
    sort: text,
    groupBy: fc.option(text),
    metrics: fc.uniqueArray(text),
    weights: fc.subarray([...weightKinds], { minLength: 1 }),
    field: fc.option(text),
    times: fc.uniqueArray(fc.double({ min: 0, max: 1, noNaN: true }).map((t) => t || 0)),
    x: fc.constantFrom(...horizontals),
    xLog: fc.boolean(),
    turned: fc.uniqueArray(text),
    bands: fc.boolean(),
    groupBand: fc.constantFrom(...groupBands),
    smoothing: fc.constantFrom(...smoothings),
    amount: fc.constant(NaN),
    zoom: fc.option(fc.tuple(fc.integer({ max: 0 }), fc.integer({ min: 1, max: 1e7 }))),
    see: fc.uniqueArray(text),
  })
  .map((view) => {
    const zoom = view.zoom && view.zoom.map((x) => Number(x.toPrecision(8)));
    return { ...view, zoom, amount: amountOf(view.smoothing, NaN) } as View;
  });

test("every view comes back from its address", () => {
  fc.assert(
    fc.property(views, (view) => {
      expect(parseAddress(formatAddress(view))).toEqual(view);
    }),
  );
  const run = { ...firstView, page: "run" as const, name: "a/b c?d#e" };
  expect(parseAddress(formatAddress(run))).toEqual(run);
});

test.each([
  ["#/nowhere", {}],
  ["#/run/%E0%A4%A", { page: "run", name: "%E0%A4%A" }],
  ["#/compare?zoom=5~1", { page: "compare" }],
  ["#/compare?zoom=~7", { page: "compare" }],
  ["#/compare?x=miles&weights=heavy&smooth=magic:3", { page: "compare" }],
  ["#/compare?smooth=exponential:1.5", { page: "compare", smoothing: "exponential", amount: 0.9 }],
  ["#/compare?smooth=median:2.5", { page: "compare", smoothing: "median", amount: 9 }],
  ["#/compare?t=early&t=0.5", { page: "compare", times: [0.5] }],
  ["#/compare?run=a&run=a&run=", { page: "compare", runs: ["a"] }],
])("what cannot be read of %s is as at first", (hash, expected) => {
  expect(parseAddress(hash)).toEqual({ ...firstView, ...expected });
});

test("anything typed gives a view whose address leads back to it", () => {
  fc.assert(
    fc.property(fc.string(), (hash) => {
      const view = parseAddress(`#${hash}`);
      expect(parseAddress(formatAddress(view))).toEqual(view);
    }),
  );
});
