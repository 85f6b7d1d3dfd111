import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder, write } from "./fake-libtorch.mjs";
import { buildPage, isCurrent, pageStamp } from "./page.mjs";

test("the page is stale after a change of a source, but not of a test", () => {
  const root = temporaryFolder();
  const file = (name) => path.join(root, "packages/dashboard", name);
  write(file("index.html"), "<!doctype html>");
  write(file("src/charts/figure.ts"), "export {};");
  expect(isCurrent(root)).toBe(false);
  write(file("dist/.stamp"), pageStamp(root));
  expect(isCurrent(root)).toBe(true);
  write(file("src/charts/figure.test.ts"), "test");
  expect(isCurrent(root)).toBe(true);
  for (const [name, content] of [
    ["src/charts/figure.ts", "export const a = 1;"],
    ["src/charts/more.svelte", "<p></p>"],
    ["index.html", "<!doctype html><p>"],
    ["../equimeter/src/report/format.ts", "export {};"],
  ]) {
    write(file(name), content);
    expect([name, isCurrent(root)]).toEqual([name, false]);
    write(file("dist/.stamp"), pageStamp(root));
  }
  rmSync(file("src/charts/more.svelte"));
  expect(isCurrent(root)).toBe(false);
});

/** Writes a page with an asset that is called by its source, and next to its log what `dist` held meanwhile. */
const fakeVite = `
  const { mkdirSync, readdirSync, readFileSync, writeFileSync } = require("node:fs");
  const out = process.argv[process.argv.indexOf("--outDir") + 1];
  const source = readFileSync("index.html", "utf8");
  let before = [];
  try { before = readdirSync("dist/assets").sort(); } catch {}
  writeFileSync("during.json", JSON.stringify(before));
  mkdirSync(out + "/assets", { recursive: true });
  writeFileSync(out + "/assets/" + source + ".js", source);
  if (source === "broken") { console.error("syntax error"); process.exit(1); }
  writeFileSync(out + "/index.html", source);
  writeFileSync(out + "/assets/shared.js", "shared");
`;

function fakePage() {
  const root = temporaryFolder();
  const file = (name) => path.join(root, "packages/dashboard", name);
  write(path.join(root, "node_modules/vite/package.json"), "{}");
  write(path.join(root, "node_modules/vite/bin/vite.js"), fakeVite);
  const read = (name) => readFileSync(file(name), "utf8");
  const assets = () => readdirSync(file("dist/assets")).sort();
  const build = (source) => {
    write(file("index.html"), source);
    buildPage(root);
  };
  return { root, file, read, assets, build };
}

test("the old page stands until the new one takes its place, with the parts that open pages may need", () => {
  const { root, file, read, assets, build } = fakePage();
  build("one");
  expect([isCurrent(root), read("dist/index.html")]).toEqual([true, "one"]);
  expect([read("during.json"), assets()]).toEqual(["[]", ["one.js", "shared.js"]]);
  build("two");
  expect(JSON.parse(read("during.json"))).toEqual(["one.js", "shared.js"]);
  expect([isCurrent(root), read("dist/index.html")]).toEqual([true, "two"]);
  expect(assets()).toEqual(["one.js", "shared.js", "two.js"]);
  // Those of one build, not of all.
  build("three");
  expect(assets()).toEqual(["shared.js", "three.js", "two.js"]);
  // Built again of the same sources.
  build("three");
  expect(assets()).toEqual(["shared.js", "three.js"]);
  expect(readdirSync(file("build"))).toEqual([]);
});

test("a build that fails leaves the old page", () => {
  const { root, file, read, assets, build } = fakePage();
  build("one");
  expect(() => build("broken")).toThrow("syntax error");
  expect([isCurrent(root), read("dist/index.html")]).toEqual([false, "one"]);
  expect(assets()).toEqual(["one.js", "shared.js"]);
  expect(readdirSync(file("build"))).toEqual([]);
});

test("what killed builds left is removed, and that of one at work is not", () => {
  const { file, build } = fakePage();
  const { pid } = spawnSync("true");
  for (const name of [`new-${pid}`, `old-${pid}`, `new-${process.ppid}`, "else"])
    write(file(`build/${name}/index.html`), "half");
  build("one");
  expect(readdirSync(file("build")).sort()).toEqual(["else", `new-${process.ppid}`]);
});

test("a page that a killed build has left in the way is built anew", () => {
  const { root, file, build } = fakePage();
  write(file("dist/assets/half.js"), "half");
  expect(isCurrent(root)).toBe(false);
  build("one");
  expect(isCurrent(root)).toBe(true);
  expect(existsSync(file("dist/index.html"))).toBe(true);
});
