import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse, stringify } from "yaml";
import { expect, test, vi } from "vitest";

import { configText } from "./testing.js";
import { flatConfig } from "./plain-yaml.js";
import { loadConfig } from "../runs/index.js";

vi.mock("yaml", { spy: true });

/** The same by the full parser alone. */
function slowly(text: string): Record<string, unknown> {
  const flat: Record<string, unknown> = {};
  const visit = (data: object, prefix: string) => {
    for (const [key, value] of Object.entries(data) as [string, unknown][]) {
      if (Array.isArray(value))
        flat[prefix + key] = value
          .map((one) => (typeof one === "object" ? JSON.stringify(one) : String(one)))
          .join(", ");
      else if (typeof value === "object" && value !== null) visit(value, `${prefix}${key}.`);
      else flat[prefix + key] = value;
    }
  };
  visit(parse(text) as object, "");
  return flat;
}

const recipes = fileURLToPath(new URL("../../../../recipes/", import.meta.url));

test("every recipe, resolved as in a run folder, is read as the full parser does", () => {
  const files = readdirSync(recipes).filter((file) => file.endsWith(".yaml"));
  expect(files.length).toBeGreaterThan(3);
  for (const file of files) {
    const text = stringify(loadConfig(recipes + file));
    expect(flatConfig(`# a comment\n${text}`)).toEqual(slowly(text));
  }
});

test.each([
  ["a: 1\nb:\n  c: x y\n  d:\n    - 1\n    - two\n  e: 1e-8\nf: null\n"],
  ["a:\nb: 1\n"],
  ["a:\n  b: 1\nc:\n"],
  ["a:\n- 1\n- 2\nb: []\nc: {}\n"],
  ["a: \"with: colon\"\nb: 'quoted'\n"],
  ["a: long words\n  that go on\nb: 1\n"],
  ["a: b\n  - c\n"],
  ["a:\n  - b\n    - c\n"],
  ["a: [1, 2]\nb: {c: 1}\n"],
  ["a:\n  - x: 1\n    y: 2\n"],
  ["a: 010\nb: .5\nc: 0x10\nd: ~\ne: True\nf: yes\ng: 1.\nh: +1\n"],
  ["a: b # comment\nc: d#e\n"],
  ["a: &x 1\nb: *x\n"],
  ["a: |\n  b: 1\nc: 2\n"],
  ["a: 1\r\nb: 2\r\n"],
])("%j is read as the full parser does", (text) => {
  expect(flatConfig(text)).toEqual(slowly(text));
});

test.each([
  ["- 1\n", "not a mapping"],
  ["", "not a mapping"],
  ["just text", "not a mapping"],
  ["a: 1\n a: 2\n", "at line 1"],
  ["a: b\n  c: d\n", "at line 1"],
  ["a: 1\na: 2\n", "Map keys must be unique"],
  ["a:\n  b: 1\na:\n  c: 1\n", "Map keys must be unique"],
  ["a: [1\n", "Flow sequence"],
])("%j is refused", (text, reason) => {
  expect(() => flatConfig(text)).toThrow(reason);
});

test("a configuration that the program writes needs no full parser", () => {
  const text = configText("first");
  vi.mocked(parse).mockClear();
  flatConfig(text);
  expect(parse).not.toHaveBeenCalled();
  flatConfig(`${text}more: [1, 2]\n`);
  expect(parse).toHaveBeenCalledTimes(1);
});
