import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { expect, test } from "vitest";

// Benchmarks run for minutes and never in the tests; what they import may be renamed meanwhile.
const bench = fileURLToPath(new URL("../bench", import.meta.url));
const scripts = readdirSync(bench).filter((name) => name.endsWith(".mjs"));
const statement = /(?:import|const) \{([^}]+)\} (?:from|= await import\() ?"([^"]+)"/g;

test.each(scripts)("what bench/%s imports exists", async (name) => {
  const file = join(bench, name);
  const found = [...readFileSync(file, "utf8").matchAll(statement)];
  expect(found.length).toBeGreaterThan(0);
  for (const [, names, from] of found) {
    if (from.startsWith("./lib/") || from.startsWith("node:")) continue; // may settle threads on import
    const target = from.startsWith(".") ? pathToFileURL(join(dirname(file), from)).href : from;
    const module = await import(target);
    const wanted = names
      .split(",")
      .map((one) => one.trim().split(/ as |:/)[0])
      .filter(Boolean);
    expect(Object.keys(module)).toEqual(expect.arrayContaining(wanted));
  }
});
