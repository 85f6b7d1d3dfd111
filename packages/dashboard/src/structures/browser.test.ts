import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { execute } from "../../../equimeter/src/runs/execute.ts";
import { tinyProteins, writeChains } from "../../../equimeter/src/runs/tasks/proteins/testing.ts";
import { tinyVoxels, writeMolecules } from "../../../equimeter/src/runs/tasks/voxels/testing.ts";
import { tinyConfig } from "../../../equimeter/src/runs/testing.ts";
import { AnalyzedRuns, asItIs, damage, equimeter } from "../testing/analyzed.ts";
import { isWithoutChromium, useChromium, why, type Opening } from "../testing/chromium.ts";
import { colorsOf, fits, phone, shotOf, slow } from "../testing/pictures.ts";
import { temporaryFolder } from "../testing/runs.ts";
import { serve, type Server } from "../testing/server.ts";

describe.skipIf(isWithoutChromium)(`structures in a browser${why}`, () => {
  const folder = temporaryFolder();
  const runs = new AnalyzedRuns(folder);
  let server: Server;
  const openAddress = useChromium();
  const open = (hash: string, options: Opening = {}) =>
    openAddress(`${server.address}/${hash}`, options);
  const address = (run: string) => `#/structures/${run}`;

  beforeAll(async () => {
    writeMolecules(folder);
    writeChains(folder);
    await execute(tinyConfig(), { root: folder });
    await execute(tinyVoxels(folder), { root: folder });
    await execute(tinyProteins(folder, { "monitor.weights": ["raw"] }), { root: folder });
    for (const name of ["tiny", "grids", "backbones"])
      equimeter("analyze", "structures", runs.path(name), "--samples", "3");
    server = await serve(folder);
  }, 240_000);
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(["tiny", "backbones", "grids"])("%s: a slider, two views, a gallery", async (name) => {
    const page = await open(address(name));
    const canvas = page.locator("canvas");
    await expect.poll(() => colorsOf(canvas)).toBeGreaterThan(50);
    await expect.poll(() => page.locator("li img").count()).toBe(3);
    const still = await shotOf(canvas);
    await page.getByLabel("as the model saw it").check();
    await canvas.focus();
    await page.keyboard.press("]");
    await expect.poll(() => page.locator(".settings").innerText()).toMatch(/2 of \d+: /);
    await expect.poll(() => shotOf(canvas)).not.toBe(still);
    const reading = await page.locator(".reading").innerText();
    await page.locator("li button").nth(1).press("Enter");
    await expect.poll(() => page.locator(".reading").innerText()).not.toBe(reading);
  });

  test("densities: which, of which channel, at which level", async () => {
    const page = await open(address("grids"));
    const canvas = page.locator("canvas");
    await expect.poll(() => colorsOf(canvas)).toBeGreaterThan(50);
    const two = await shotOf(canvas);
    await page.getByLabel("truth").check();
    await expect.poll(() => shotOf(canvas)).not.toBe(two);
    await page.getByLabel("channel").selectOption("H");
    await page.getByLabel("level").fill("0.1");
    await expect.poll(() => page.locator(".settings").innerText()).toContain("0.10; of the spread");
  });

  test("an analysis that is made meanwhile appears", async () => {
    const name = "bare";
    runs.copy("tiny", name);
    const page = await open(address(name));
    const canvas = page.locator("canvas");
    await expect
      .poll(() => page.locator("main").innerText())
      .toMatch(/analyze structures [^ ]*\/(bare|grids)\b/);
    runs.give("tiny", name, "structures.json");
    await expect.poll(() => canvas.count(), slow).toBe(1);
    await expect.poll(() => colorsOf(canvas.first()), slow).toBeGreaterThan(50);
  });

  test("a run that is deleted meanwhile", async () => {
    const name = "short-lived";
    runs.copy("tiny", name, { "structures.json": asItIs });
    const named = await open(address(name));
    const found = await open(`#/structures?run=${name}&run=tiny`);
    for (const page of [named, found]) {
      await expect.poll(() => page.locator("canvas").count(), slow).toBeGreaterThan(0);
      expect(await page.locator(".controls select").inputValue()).toBe(name);
    }
    rmSync(runs.path(name), { recursive: true });
    for (const page of [named, found]) {
      await expect
        .poll(() => page.locator("main").innerText(), slow)
        .toContain(`There is no run ${name} in this folder, or no longer.`);
      expect(await page.locator("canvas").count()).toBe(0);
      await page.locator(".controls select").selectOption("tiny");
      await expect.poll(() => page.locator("canvas").count(), slow).toBeGreaterThan(0);
    }
  });

  test("390 pixels wide and dark", async () => {
    const page = await open(address("tiny"), phone);
    await expect.poll(() => colorsOf(page.locator("canvas").first())).toBeGreaterThan(50);
    expect(await fits(page)).toBe(true);
  });

  test("damaged structures give a sentence", async () => {
    runs.copy("tiny", "damaged", {
      "structures.json": damage("shown.1.portrait.mean.float32", "AAAA"),
    });
    const page = await open(address("damaged"));
    await expect
      .poll(() => page.locator("[role=alert]").allInnerTexts())
      .toEqual([
        expect.stringMatching(
          /^structures\.json is damaged: shown\[1\]\.portrait\.mean\.float32 has 3 of \d+ bytes: run `npx equimeter analyze structures RUN` again$/,
        ),
      ]);
    rmSync(runs.path("damaged"), { recursive: true });
  });
});
