import { rmSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder, write } from "./fake-libtorch.mjs";
import { isCurrent, pageStamp } from "./page.mjs";

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
