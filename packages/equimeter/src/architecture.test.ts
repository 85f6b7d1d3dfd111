import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/** The house of design.md: data flows upwards through these rooms. */
const rooms = [
  "data",
  "groups",
  "models",
  "measure",
  "train",
  "generate",
  "analyze",
  "subjects",
  "remedy",
  "runs",
  "report",
  "ui",
  "cli",
];

const packages = fileURLToPath(new URL("../../", import.meta.url));

interface Import {
  /** As written: a relative path or the name of a package. */
  readonly from: string;
  /** Whether importing the file runs it: no type alone, and not only when a function is called. */
  readonly loads: boolean;
}

/** The sources of a package below `src`, by absolute path. Tests and helpers of tests are none. */
function sourcesOf(name: string): Map<string, Import[]> {
  const root = join(packages, name, "src");
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !/\.test\.ts$|(^|[\\/])testing\.ts$/.test(file),
  );
  return new Map(
    files.map((file) => [join(root, file), importsOf(readFileSync(join(root, file), "utf8"))]),
  );
}

function importsOf(source: string): Import[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  const statements = code.matchAll(/^(import|export)\b(?!\s*\()([^;"']*?)\bfrom\s*"([^"]+)"/gm);
  const named = Array.from(statements, ([, , what, from]) => ({ from, loads: !isTypes(what) }));
  const bare = Array.from(code.matchAll(/^import\s*"([^"]+)"/gm), ([, from]) => ({
    from,
    loads: true,
  }));
  const later = Array.from(code.matchAll(/\bimport\(\s*"([^"]+)"\s*\)/g), ([, from]) => ({
    from,
    loads: false,
  }));
  return [...named, ...bare, ...later];
}

/** `import type { A }` and `import { type A, type B }`. */
function isTypes(what: string): boolean {
  if (/^\s*type\b/.test(what)) return true;
  const names = /^\s*\{([^}]*)\}\s*$/.exec(what)?.[1].split(",") ?? [];
  const given = names.map((name) => name.trim()).filter((name) => name !== "");
  return given.length > 0 && given.every((name) => name.startsWith("type "));
}

const sources = sourcesOf("equimeter");
const root = join(packages, "equimeter", "src");
const roomOf = (file: string) => relative(root, file).split(sep).slice(0, -1)[0];
const shown = (file: string) => relative(packages, file).split(sep).join("/");
const target = (file: string, from: string) => resolve(dirname(file), from.replace(/\.js$/, ".ts"));

/** Packages that importing this file loads, through all files it loads, with the way there. */
function loadedBy(file: string, way: string[] = [], seen = new Set<string>()): Map<string, string> {
  const found = new Map<string, string>();
  if (seen.has(file)) return found;
  seen.add(file);
  const here = [...way, shown(file)];
  for (const { from, loads } of sources.get(file) ?? []) {
    if (!loads) continue;
    if (!from.startsWith(".")) found.set(from, here.join(" → "));
    else for (const [name, path] of loadedBy(target(file, from), here, seen)) found.set(name, path);
  }
  return found;
}

test("imports are recognised in all their forms", () => {
  const source = `
    /** import { a } from "comment"; */
    // import { a } from "other-comment";
import { a, type B } from "value";
import type { C } from "type";
import {
  type D,
  type E,
} from "types";
import "bare";
import * as f from "star";
export { g } from "again";
export type { H } from "type-again";
export * from "everything";
const i = await import("late");
let j: import("type-inside").J;
`;
  const found = importsOf(source);
  const loaded = found.filter(({ loads }) => loads).map(({ from }) => from);
  expect(loaded.sort()).toEqual(["again", "bare", "everything", "star", "value"]);
  const rest = found.filter(({ loads }) => !loads).map(({ from }) => from);
  expect(rest.sort()).toEqual(["late", "type", "type-again", "type-inside", "types"]);
});

test("every source is in a room, and every relative import leads to a source", () => {
  expect(sources.size).toBeGreaterThan(100);
  for (const [file, imports] of sources) {
    expect([undefined, ...rooms]).toContain(roomOf(file));
    const relativeOnes = imports.filter(({ from }) => from.startsWith("."));
    const lost = relativeOnes.filter(({ from }) => !sources.has(target(file, from)));
    expect([shown(file), lost]).toEqual([shown(file), []]);
  }
});

/** Files beside the rooms (errors, random) belong below all of them, `index.ts` above. */
function levelOf(file: string): number {
  if (file === join(root, "index.ts")) return rooms.length;
  const room = roomOf(file);
  return room === undefined ? -1 : rooms.indexOf(room);
}

test("a lower room never imports an upper one, not even a type", () => {
  const wrong = [...sources].flatMap(([file, imports]) =>
    imports
      .filter(({ from }) => from.startsWith(".") && levelOf(target(file, from)) > levelOf(file))
      .map(({ from }) => `${shown(file)} imports ${from}`),
  );
  expect(wrong).toEqual([]);
});

test("groups know nothing of data and models, measure and analyze nothing of files", () => {
  const wrong: string[] = [];
  for (const [file, imports] of sources) {
    const forbidden =
      roomOf(file) === "groups"
        ? /\/(data|models)\//
        : ["measure", "analyze"].includes(roomOf(file))
          ? /^node:|\/xyz\//
          : null;
    for (const { from } of imports)
      if (forbidden?.test(from)) wrong.push(`${shown(file)} imports ${from}`);
  }
  expect(wrong).toEqual([]);
});

test("configurations, reports, run folders and the flags of the verbs load no libtorch", () => {
  const light = [...sources.keys()].filter(
    (file) =>
      ["cli", "report"].includes(roomOf(file)) ||
      /config[^/\\]*\.ts$/.test(file) ||
      /runs[/\\]config[/\\]/.test(file) ||
      /runs[/\\](index|start)\.ts$/.test(file),
  );
  expect(light.length).toBeGreaterThan(40);
  for (const file of light)
    expect([shown(file), loadedBy(file).get("@equimeter/torch")]).toEqual([shown(file), undefined]);
});

test("the schema of a model, of training and of a design is plain data", () => {
  const files = [...sources.keys()].filter(
    (file) => file.endsWith("config.ts") && ["models", "train", "measure"].includes(roomOf(file)),
  );
  expect(files.length).toBeGreaterThanOrEqual(3);
  const allowed = /^zod$|\/(config-values|presets|groups\/names)\.js$/;
  for (const file of files)
    for (const { from } of sources.get(file)!)
      expect([shown(file), from]).toEqual([shown(file), expect.stringMatching(allowed)]);
});

test("packages/torch stands alone", () => {
  const foreign = [...sourcesOf("torch")].flatMap(([file, imports]) =>
    imports
      .filter(({ from }) =>
        from.startsWith(".")
          ? !target(file, from).startsWith(join(packages, "torch", "src"))
          : !from.startsWith("node:"),
      )
      .map(({ from }) => `${shown(file)} imports ${from}`),
  );
  expect(foreign).toEqual([]);
});
