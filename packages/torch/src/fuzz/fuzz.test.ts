import { describe, expect, test } from "vitest";

import { fuzz } from "./batch.js";
import { fuzzCase, kinds } from "./cases.js";

/** How many of a thousand damaged files are expected to load: damage can hit what means nothing. */
const mostValid = { safetensors: 120, archive: 120, contents: 300 };

describe.each(kinds)("1000 damaged files: %s", (kind) => {
  test("each gives tensors or one sentence; nothing crashes, hangs or leaks", async () => {
    const { valid, refused, problems, leaked, growth } = await fuzz(kind, 1000);
    expect(problems).toEqual([]);
    expect(valid + refused).toBe(1000);
    expect(valid).toBeGreaterThan(0);
    expect(valid).toBeLessThan(mostValid[kind]);
    expect(leaked).toBe(0);
    expect(growth).toBeLessThan(150); // MB
  }, 240_000);

  test("the files of a seed are always the same, and those of two seeds are not", () => {
    const [first, again, other] = [7, 7, 8].map((seed) => fuzzCase(kind, seed).bytes);
    expect(first.equals(again)).toBe(true);
    expect(first.equals(other)).toBe(false);
  });
});
