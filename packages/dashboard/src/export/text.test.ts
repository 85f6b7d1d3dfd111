import fc from "fast-check";
import { expect, test } from "vitest";
import { shortened, textWidth, wrapped } from "./text.ts";

test("long texts are broken behind spaces, slashes and underlines, or inside of words", () => {
  expect(wrapped("short", 100, 12)).toEqual(["short"]);
  expect(wrapped("one two three", 60, 12)).toEqual(["one two", "three"]);
  expect(wrapped("runs/first/second", 75, 12)).toEqual(["runs/first/", "second"]);
  expect(wrapped("abcdefghij", 40, 12).join("")).toBe("abcdefghij");
});

test("nothing is lost and no row is too long, whatever the text", () => {
  const texts = fc.string({ unit: "grapheme", maxLength: 80 });
  fc.assert(
    fc.property(texts, fc.integer({ min: 30, max: 300 }), (text, width) => {
      const rows = wrapped(text, width, 12);
      expect(rows.join("").replaceAll(/\s/g, "")).toBe(text.replaceAll(/\s/g, ""));
      // A single sign is a row of its own, however wide.
      const long = rows.filter((row) => [...row].length > 1 && textWidth(row, 12) > width);
      expect(long).toEqual([]);
      const short = shortened(text, width, 12);
      expect(textWidth(short, 12)).toBeLessThanOrEqual(width);
    }),
  );
});

test("what is shortened keeps both ends", () => {
  const short = shortened(`${"long ".repeat(40)}seed 7`, 150, 12);
  expect(short).toMatch(/^long .*….*seed 7$/);
  expect(shortened("as it is", 150, 12)).toBe("as it is");
});
