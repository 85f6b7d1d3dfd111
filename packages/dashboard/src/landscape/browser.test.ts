import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { execute } from "../../../equimeter/src/runs/execute.ts";
import { tinyVoxels, writeMolecules } from "../../../equimeter/src/runs/tasks/voxels/testing.ts";
import { tinyConfig } from "../../../equimeter/src/runs/testing.ts";
import { AnalyzedRuns, asItIs, damage, equimeter } from "../testing/analyzed.ts";
import { isWithoutChromium, useChromium, why, type Opening } from "../testing/chromium.ts";
import { colorsOf, fits, phone, shotOf, slow } from "../testing/pictures.ts";
import { temporaryFolder } from "../testing/runs.ts";
import { serve, type Server } from "../testing/server.ts";

describe.skipIf(isWithoutChromium)(`landscapes in a browser${why}`, () => {
  const folder = temporaryFolder();
  const runs = new AnalyzedRuns(folder);
  let server: Server;
  const openAddress = useChromium();
  const open = (hash: string, options: Opening = {}) =>
    openAddress(`${server.address}/${hash}`, options);
  const address = (run: string) => `#/landscape/${run}`;

  beforeAll(async () => {
    writeMolecules(folder);
    await execute(tinyConfig(), { root: folder });
    await execute(tinyVoxels(folder), { root: folder });
    const few = ["--points", "5", "--elements", "both", "--draws", "2"];
    equimeter("analyze", "landscape", runs.path("tiny"), ...few);
    equimeter("analyze", "hessian", runs.path("tiny"), "--minibatches", "1", "--samples", "2");
    server = await serve(folder);
  }, 240_000);
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test("two surfaces that turn together by keys, and values under the pointer", async () => {
    const page = await open(address("tiny"));
    const canvases = page.locator("canvas");
    await expect.poll(() => canvases.count()).toBe(2);
    await expect.poll(() => colorsOf(canvases.nth(0))).toBeGreaterThan(100);
    const before = await shotOf(canvases.nth(1));
    await canvases.nth(0).focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press("ArrowRight");
    await expect.poll(() => shotOf(canvases.nth(1))).not.toBe(before);
    await page.keyboard.press("Shift+ArrowUp");
    await expect.poll(() => page.locator(".reading").innerText()).toMatch(/L_mean .*L_equiv /s);
    expect(await page.locator("caption").innerText()).toContain("Condition numbers");
    await page.getByLabel("fresh elements").check();
    await expect.poll(() => colorsOf(canvases.nth(1))).toBeGreaterThan(100);
    expect(await fits(page)).toBe(true);
  });

  test("without WebGL: still pictures", async () => {
    const page = await open(address("tiny"), {
      prepare: (before) =>
        before.addInitScript(() => {
          HTMLCanvasElement.prototype.getContext = () => null;
        }),
    });
    await expect.poll(() => page.locator('svg[aria-label^="Surface of"] polygon').count()).toBe(32);
    expect(await page.locator("canvas").count()).toBe(0);
  });

  test("a damaged analysis gives a sentence, and the rest of the page stays", async () => {
    const [landscape, hessian] = ["landscape-same-fresh.json", "hessian.json"];
    const damages: [file: string, (text: string) => string, sentence: string][] = [
      [landscape, damage("looks", undefined), "looks is missing"],
      [landscape, damage("axis", []), "axis is empty"],
      [
        landscape,
        damage("looks.0.surfaces.L_equiv.1.1", null),
        "looks[0].surfaces.L_equiv[1][1] is null instead of a number",
      ],
      [landscape, (text) => text.slice(0, 99), "it is not valid JSON"],
      [hessian, damage("minibatches.0.parts", "none"), 'minibatches[0].parts is "none"'],
    ];
    for (const [i, [file, change, sentence]] of damages.entries()) {
      const name = `damaged-${i}`;
      runs.copy("tiny", name, { [landscape]: asItIs, [hessian]: asItIs, [file]: change });
      const page = await open(address(name));
      const alert = page.locator("[role=alert]");
      await expect.poll(() => alert.allInnerTexts()).toHaveLength(1);
      expect(await alert.innerText()).toContain(`${file} is damaged: ${sentence}`);
      const isLandscape = file === landscape;
      const verb = isLandscape ? "landscape" : "hessian";
      expect(await alert.innerText()).toContain(`\`npx equimeter analyze ${verb} RUN\` again`);
      await expect.poll(() => page.locator("canvas").count()).toBe(isLandscape ? 0 : 2);
      await expect.poll(() => page.locator("caption").count()).toBe(isLandscape ? 1 : 0);
      expect(await fits(page)).toBe(true);
      await page.context().close();
      rmSync(runs.path(name), { recursive: true });
    }
  }, 60_000);

  test("an analysis that is made meanwhile appears", async () => {
    const name = "bare";
    runs.copy("tiny", name);
    const page = await open(address(name));
    const canvas = page.locator("canvas");
    await expect
      .poll(() => page.locator("main").innerText())
      .toMatch(/analyze landscape [^ ]*\/(bare|grids)\b/);
    runs.give("tiny", name, "landscape-same-fresh.json");
    await expect.poll(() => canvas.count(), slow).toBe(2);
    await expect.poll(() => colorsOf(canvas.first()), slow).toBeGreaterThan(50);
    runs.give("tiny", name, "hessian.json");
    await expect.poll(() => page.locator("caption").count(), slow).toBe(1);
  });

  test("a run that is deleted meanwhile", async () => {
    const name = "short-lived";
    runs.copy("tiny", name, { "landscape-same-fresh.json": asItIs });
    const named = await open(address(name));
    const found = await open(`#/landscape?run=${name}&run=tiny`);
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

  test("a run without a landscape says which command makes one", async () => {
    const page = await open(address("grids"), phone);
    await expect
      .poll(() => page.locator("main").innerText())
      .toMatch(/analyze landscape [^ ]*\/(bare|grids)\b/);
  });
});
