import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { colorOf, withOpacity } from "./colors.ts";

const sheet = readFileSync(new URL("theme.css", import.meta.url), "utf8");
const [light, dark] = sheet.split("@media").map((part) => {
  const found = part.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g);
  return Object.fromEntries(Array.from(found, ([, name, color]) => [name, color]));
});

/** Relative luminance of sRGB, WCAG 2. */
function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

test.each([
  ["light", light],
  ["dark", dark],
])("text can be read on every ground, lines be seen: %s", (scheme, colors) => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
  const texts = [
    "ink",
    "faint",
    "accent",
    "running",
    "finished",
    "stopped",
    "failed",
    "dead",
    "caution",
  ];
  for (const text of texts)
    for (const ground of ["page", "card", "hover", "chosen"])
      expect(contrast(colors[text], colors[ground]), `${text} on ${ground}`).toBeGreaterThan(4.5);
  expect(contrast(colors["on-accent"], colors.accent)).toBeGreaterThan(4.5);
  for (const ground of ["page", "card"])
    expect(contrast(colors.grey, colors[ground]), `grey on ${ground}`).toBeGreaterThan(3);
  for (let i = 0; i < 8; i++)
    expect(contrast(colorOf(i, scheme === "dark"), colors.card), `line ${i}`).toBeGreaterThan(3);
});

test("colours repeat after eight, and take an opacity", () => {
  expect(colorOf(8, false)).toBe(colorOf(0, false));
  expect(new Set(Array.from({ length: 8 }, (_, i) => colorOf(i, true))).size).toBe(8);
  expect(withOpacity("#102030", 0.5)).toBe("#10203080");
});
