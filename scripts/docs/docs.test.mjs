import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

import { jsonSchema } from "../../packages/equimeter/dist/runs/index.js";
import * as functions from "../../packages/torch/dist/generated/functions.js";
import * as torch from "../../packages/torch/dist/index.js";
import { schemaFiles } from "./schema.mjs";
import { runTableCode, tableCode } from "./torch-table.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const pagesIn = (folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `${folder}/${name}`);
const pages = [
  "README.md",
  "ARCHITECTURE.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "bench/README.md",
  "data/README.md",
  "packages/torch/README.md",
  ...pagesIn("docs"),
  ...pagesIn("docs/analysis"),
  ...pagesIn("docs/results"),
  ...pagesIn("docs/subjects"),
  ...pagesIn("packages/torch/docs"),
];
const read = (page) => readFileSync(join(root, page), "utf8");
const fences = (page, language) =>
  [...read(page).matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, "gms"))].map((m) => m[1]);

// Inside the repository, where the examples' imports resolve.
const scratch = mkdtempSync(join(root, "scripts", "docs", "example-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test.each(pages)("links of %s lead somewhere", (page) => {
  for (const [, target] of read(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)) {
    if (/^[a-z]+:/.test(target)) continue;
    expect(existsSync(join(root, dirname(page), target)), target).toBe(true);
  }
});

const examples = pages.flatMap((page) =>
  fences(page, "js").map((code, i) => [`${page} ${i}`, code]),
);

test.each(examples)("example %s runs", (name, code) => {
  const file = join(scratch, `${name.replace(/\W/g, "-")}.mjs`);
  writeFileSync(file, code);
  const output = execFileSync(process.execPath, [file], { encoding: "utf8", cwd: root });
  expect(output).not.toBe("");
});

test.each(pagesIn("packages/torch/docs"))("%s has an example", (page) => {
  expect(fences(page, "js").length).toBeGreaterThan(0);
});

test("everything in the tables from PyTorch to here exists and runs", () => {
  const table = tableCode(read("packages/torch/README.md"));
  expect(table.length).toBeGreaterThan(200);
  const broken = table.flatMap((code) => {
    try {
      return runTableCode(code, torch, scratch) ?? [];
    } catch (error) {
      return `${code}: ${error.message}`;
    }
  });
  expect(broken).toEqual([]);
});

/** Words of the pages about @equimeter/torch; `Conv1d`–`3d` stands for three. */
function torchWords() {
  const about = ["packages/torch/README.md", ...pagesIn("packages/torch/docs"), "docs/cuda.md"];
  const text = about.map(read).join("\n");
  return new Set(text.replace(/(\w+)1d`–`3d/g, "$11d $12d $13d").match(/\w+/g));
}

test("the pages of @equimeter/torch name everything that it exports", () => {
  const words = torchWords();
  const { nn, optim, jit, cuda } = torch;
  const own = Object.keys(torch).filter((name) => !(name in functions));
  const inside = [nn, nn.init, optim, optim.lrScheduler, jit, cuda].flatMap(Object.keys);
  expect([...own, ...inside].filter((name) => !words.has(name))).toEqual([]);
});

test("the layers of packages/torch/docs/nn.md exist", () => {
  const rows = read("packages/torch/docs/nn.md")
    .match(/^\| [a-z]+ \|.*$/gm)
    .join();
  const names = rows.replace(/(\w+)1d`–`3d/g, "$11d,$12d,$13d").match(/\b[A-Z]\w+/g);
  expect(names.length).toBeGreaterThan(90);
  expect(names.filter((name) => !(name in torch.nn))).toEqual([]);
});

test("every flag in a documented command exists", () => {
  const help = {};
  const helpOf = (verb) =>
    (help[verb] ??= execFileSync(
      process.execPath,
      ["packages/equimeter/bin/equimeter.mjs", verb, "--help"],
      {
        encoding: "utf8",
        cwd: root,
      },
    ));
  let checked = 0;
  for (const page of pages)
    for (const block of fences(page, "sh"))
      for (const line of block.replaceAll("\\\n", " ").split("\n")) {
        const [, verb, rest] = /^npx equimeter (\w+)([^#]*)/.exec(line) ?? [];
        if (!verb) continue;
        for (const [flag] of rest.matchAll(/--[a-z-]+/g)) {
          expect(helpOf(verb), `${verb} ${flag}`).toContain(flag);
          checked++;
        }
      }
  expect(checked).toBeGreaterThan(5);
});

test("docs/recipes.md names every key of a recipe", () => {
  const page = read("docs/recipes.md");
  const keysOf = (schema, path) =>
    Object.entries(schema.properties ?? schema.oneOf?.[0]?.properties ?? {}).flatMap(
      ([key, value]) => {
        const name = [...path, key];
        const inner = key === "design" ? [] : keysOf(value, name);
        return inner.length > 0 ? inner : [name.join(".")];
      },
    );
  const keys = keysOf(jsonSchema().config, []);
  expect(keys.length).toBeGreaterThan(30);
  for (const key of keys) expect(page).toContain(`\`${key}\``);
});

test("docs/schema is what scripts/docs/schema.mjs writes", () => {
  for (const { url, text } of schemaFiles()) expect(readFileSync(url, "utf8")).toBe(text);
});
