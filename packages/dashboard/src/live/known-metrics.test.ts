import { expect, test } from "vitest";
import { KnownMetrics, mostBeside } from "./known-metrics.ts";

const named = (first: number, count: number) =>
  Array.from({ length: count }, (_, i) => `run-${first + i}`);

test("what is looked at again is the same, and what is gone begins anew", () => {
  const known = new KnownMetrics();
  const [a, b] = known.lookAt(["a", "b"]);
  expect(known.lookAt(["b"])).toEqual([b]);
  expect(known.lookAt(["a"])[0]).toBe(a);
  known.forget("a");
  expect(known.get("a")).not.toBe(a);
  expect(known.get("a")).toEqual(a);
  known.forget("never seen");
  expect(known.get("never seen")).toBeNull();
});

test("those that nobody looked at for longest are dropped, and those looked at never", () => {
  const known = new KnownMetrics();
  known.lookAt(named(0, mostBeside + 10));
  known.lookAt([]);
  expect(known.get("run-9")).toBeNull();
  expect(known.get("run-10")).not.toBeNull();
  known.lookAt(["run-10"]);
  known.lookAt(["new"]);
  known.lookAt(["newer"]);
  expect(known.get("run-10")).not.toBeNull();
  expect(known.get("run-11")).toBeNull();
  const many = named(100, 3 * mostBeside);
  expect(known.lookAt(many)).toHaveLength(3 * mostBeside);
  expect(many.every((name) => known.get(name) !== null)).toBe(true);
});
