import { rmSync } from "node:fs";
import { describe, expect, test } from "vitest";

import { execute } from "../../../equimeter/src/runs/execute.ts";
import { tinyProteins, writeChains } from "../../../equimeter/src/runs/tasks/proteins/testing.ts";
import { tinyVoxels, writeMolecules } from "../../../equimeter/src/runs/tasks/voxels/testing.ts";
import { tinyConfig } from "../../../equimeter/src/runs/testing.ts";
import { AnalyzedRuns, asItIs, damage, equimeter } from "../testing/analyzed.ts";
import { isWithoutChromium, useChromium, why, type Opening } from "../testing/chromium.ts";
import { colorsOf, fits, phone, shotOf, slow } from "../testing/pictures.ts";
import { temporaryFolder } from "../testing/runs.ts";
import { useServer } from "../testing/server.ts";

describe.skipIf(isWithoutChromium)(`structures in a browser${why}`, () => {
  const folder = temporaryFolder();
  const runs = new AnalyzedRuns(folder);
  const server = useServer(folder, async () => {
    writeMolecules(folder);
    writeChains(folder);
    await execute(tinyConfig(), { root: folder });
    await execute(tinyVoxels(folder), { root: folder });
    await execute(tinyProteins(folder, { "monitor.weights": ["raw"] }), { root: folder });
    for (const name of ["tiny", "grids", "backbones"])
      equimeter("analyze", "structures", runs.path(name), "--samples", "3");
  });
  const openAddress = useChromium();
  const open = (hash: string, options: Opening = {}) =>
    openAddress(`${server.address}/${hash}`, options);
  const address = (run: string) => `#/structures/${run}`;

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

  test("what is chosen is in the address, and there again after a reload", async () => {
    const page = await open(address("tiny"));
    const canvas = page.locator("canvas");
    await expect.poll(() => colorsOf(canvas)).toBeGreaterThan(50);
    await page.getByLabel("as the model saw it").check();
    await page.getByLabel("the fan").uncheck();
    await page.getByLabel("one scale").check();
    await page.locator("li button").nth(1).click();
    await canvas.focus();
    await page.keyboard.press("]");
    await page.keyboard.press("]");
    for (let i = 0; i < 9; i++) await page.keyboard.press("ArrowUp");
    const shown = async () => [
      await page.locator(".reading").innerText(),
      await page.locator(".settings").innerText(),
      await page.locator("li button[aria-pressed=true]").innerText(),
    ];
    const before = await shown();
    await expect
      .poll(() => new URL(page.url()).hash)
      .toMatch(
        /see=sample%3A.+&see=T%3A3&see=turn%3Aseen&see=fan%3Aoff&see=colors%3Aone&see=side%3A0\.15%7E0\.985%7E1$/,
      );
    await page.reload();
    await expect.poll(() => colorsOf(canvas)).toBeGreaterThan(50);
    expect(await shown()).toEqual(before);
    expect(await page.getByLabel("the fan").isChecked()).toBe(false);
    expect(await page.getByLabel("as the model saw it").isChecked()).toBe(true);
    await canvas.focus();
    // Back to where it was looked at from at first, which needs no word.
    for (let i = 0; i < 9; i++) await page.keyboard.press("ArrowDown");
    await expect.poll(() => page.url()).not.toContain("side");
    await page.keyboard.press("ArrowLeft");
    await expect.poll(() => page.url()).toContain("side");
    await page.keyboard.press("0");
    await expect.poll(() => page.url()).not.toContain("side");
  });

  test("densities come back from the address too", async () => {
    const words = ["densities:label~spread", "channel:H", "level:0.11", "T:99"];
    const see = words.map((word) => `see=${encodeURIComponent(word)}`).join("&");
    const page = await open(`${address("grids")}?${see}`);
    await expect.poll(() => page.getByLabel("channel").inputValue()).toBe("H");
    const checked = await page.locator(".settings [type=checkbox]:checked").count();
    expect(checked).toBe(2);
    expect(await page.getByLabel("truth").isChecked()).toBe(true);
    expect(await page.getByRole("checkbox", { name: "spread" }).isChecked()).toBe(true);
    expect(await page.locator(".settings").innerText()).toContain("0.11; of the spread");
    // There are fewer rotations.
    expect(await page.locator(".settings").innerText()).toMatch(/(\d+) of \1: /);
  });

  test("the samples stand below the picture and beside the settings", async () => {
    const page = await open(address("tiny"));
    await expect.poll(() => page.locator("li img").count(), slow).toBe(3);
    const boxOf = async (part: string) => (await page.locator(part).first().boundingBox())!;
    const [picture, settings, samples] = [
      await boxOf(".picture"),
      await boxOf(".settings"),
      await boxOf(".samples"),
    ];
    expect(samples.y - (picture.y + picture.height)).toBeLessThan(30);
    expect(samples.x + samples.width).toBeLessThan(settings.x);
    expect((await boxOf("li .bar")).width).toBeGreaterThan(100);
  });

  test("the same sample of another run beside it, from the same side", async () => {
    runs.copy("tiny", "also", { "structures.json": asItIs });
    runs.copy("tiny", "lacks", { "structures.json": damage("shown.0.name", "another") });
    const page = await open(address("tiny"));
    const canvases = page.locator("canvas");
    const select = page.getByLabel("beside");
    await select.selectOption("also");
    await expect.poll(() => canvases.count(), slow).toBe(2);
    for (const i of [0, 1])
      await expect.poll(() => colorsOf(canvases.nth(i)), slow).toBeGreaterThan(50);
    expect(await page.locator("figcaption").allInnerTexts()).toEqual(["tiny", "also"]);
    const before = await shotOf(canvases.nth(1));
    await canvases.nth(0).focus();
    await page.keyboard.press("ArrowLeft");
    await expect.poll(async () => (await shotOf(canvases.nth(1))) === before).toBe(false);
    await page.reload();
    await expect.poll(() => canvases.count(), slow).toBe(2);
    expect(await fits(page)).toBe(true);
    await select.selectOption("lacks");
    await expect.poll(() => page.locator(".picture").innerText()).toContain("lacks kept no sample");
    expect(await canvases.count()).toBe(1);
    for (const name of ["also", "lacks"]) rmSync(runs.path(name), { recursive: true });
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
