import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { tensor } from "@equimeter/torch";
import { afterAll, expect, test } from "vitest";

import { keptParts } from "./kept.js";
import { scratchFolder } from "./testing.js";

const { path: folder, remove } = scratchFolder("kept");
afterAll(remove);

test("parts are found again by the same settings alone, and go at the end", () => {
  const parent = join(folder, "a");
  const first = keptParts(parent, { seed: 1 });
  expect([first.found, first.count]).toEqual([0, 0]);
  first.put("0/1", { sums: tensor([1, 2]) });
  first.put("0/2", { sums: tensor([3]) });
  const again = keptParts(parent, { seed: 1 });
  expect([again.found, again.count]).toEqual([2, 2]);
  expect(again.get("0/1")!.sums.toNumbers()).toEqual([1, 2]);
  expect(again.get("1/0")).toBe(undefined);
  expect(keptParts(parent, { seed: 2 }).found).toBe(0);
  again.finish();
  expect(existsSync(parent)).toBe(false);
});

test("a damaged part counts as none", () => {
  const parent = join(folder, "b");
  const parts = keptParts(parent, {});
  parts.put("x", { sums: tensor([1]) });
  const [inside] = readdirSync(parent);
  writeFileSync(join(parent, inside, "x.safetensors"), "torn");
  expect(keptParts(parent, {}).get("x")).toBe(undefined);
});

test("what others keep stays", () => {
  const parent = join(folder, "c");
  const [mine, other] = [keptParts(parent, { a: 1 }), keptParts(parent, { a: 2 })];
  mine.put("x", { sums: tensor([1]) });
  other.put("x", { sums: tensor([2]) });
  mine.finish();
  expect(keptParts(parent, { a: 2 }).get("x")!.sums.toNumbers()).toEqual([2]);
});
