import { rmSync } from "node:fs";
import type { HessianAnalysis } from "equimeter/runs/analyze";
import { describe, expect, test } from "vitest";

import { execute } from "../../../equimeter/src/runs/execute.ts";
import { tinyVoxels, writeMolecules } from "../../../equimeter/src/runs/tasks/voxels/testing.ts";
import { tinyConfig } from "../../../equimeter/src/runs/testing.ts";
import { AnalyzedRuns, asItIs, damage, equimeter } from "../testing/analyzed.ts";
import { isWithoutChromium, useChromium, why, type Opening } from "../testing/chromium.ts";
import { colorsOf, fits, phone, shotOf, slow } from "../testing/pictures.ts";
import { temporaryFolder } from "../testing/runs.ts";
import { useServer } from "../testing/server.ts";

describe.skipIf(isWithoutChromium)(`landscapes in a browser${why}`, () => {
  const folder = temporaryFolder();
  const runs = new AnalyzedRuns(folder);
  const server = useServer(folder, async () => {
    writeMolecules(folder);
    await execute(tinyConfig(), { root: folder });
    await execute(tinyVoxels(folder), { root: folder });
    const few = ["--points", "5", "--elements", "both", "--draws", "2"];
    equimeter("analyze", "landscape", runs.path("tiny"), ...few);
    equimeter("analyze", "hessian", runs.path("tiny"), "--minibatches", "1", "--samples", "2");
    equimeter("analyze", "structures", runs.path("tiny"), "--samples", "2");
  });
  const openAddress = useChromium();
  const open = (hash: string, options: Opening = {}) =>
    openAddress(`${server.address}/${hash}`, options);
  const address = (run: string) => `#/landscape/${run}`;

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

  test("what is chosen is in the address, and there again after a reload", async () => {
    const page = await open(address("tiny"));
    const canvases = page.locator("canvas");
    await expect.poll(() => colorsOf(canvases.nth(0))).toBeGreaterThan(100);
    await page.getByLabel("fresh elements").check();
    await page.getByLabel("one scale").check();
    await canvases.nth(0).focus();
    for (let i = 0; i < 9; i++) await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Shift+ArrowUp");
    const reading = await page.locator(".reading").innerText();
    expect(reading).toContain("along the eigenvector of the smallest eigenvalue > 0, ");
    await expect
      .poll(() => decodeURIComponent(new URL(page.url()).hash))
      .toMatch(/see=elements:fresh&see=heights:one&see=place:0~[\d.e-]+&see=eye:0\.185~0\.5~1$/);
    await page.getByRole("link", { name: "Structures" }).click();
    await expect.poll(() => canvases.count()).toBe(1);
    await page.goBack();
    for (const again of [() => page.reload(), () => Promise.resolve()]) {
      await again();
      await expect.poll(() => colorsOf(canvases.nth(0)), slow).toBeGreaterThan(50);
      expect(await page.getByLabel("fresh elements").isChecked()).toBe(true);
      expect(await page.getByLabel("one scale").isChecked()).toBe(true);
      expect(await page.locator(".reading").innerText()).toBe(reading);
    }
    await page.goto(`${server.address}/${address("tiny")}?see=place:7~7&see=eye:x&see=elements:no`);
    await expect.poll(() => page.getByLabel("same elements").isChecked()).toBe(true);
    await expect.poll(() => page.locator(".reading").innerText()).toContain("White");
  });

  test("a click keeps the place, and Escape takes it away", async () => {
    const page = await open(address("tiny"));
    const canvas = page.locator("canvas").first();
    await expect.poll(() => colorsOf(canvas)).toBeGreaterThan(100);
    await canvas.click();
    await expect.poll(() => page.locator(".reading").innerText()).toContain("L_mean");
    await page.mouse.move(2, 2);
    expect(await page.locator(".reading").innerText()).toContain("L_mean");
    await expect.poll(() => page.url()).toContain("see=place");
    await canvas.press("Escape");
    await expect.poll(() => page.locator(".reading").innerText()).toContain("White");
  });

  test("labels of the spectrum are whole", async () => {
    runs.copy("tiny", "wide", { "hessian.json": from10Minus2To10Plus2 });
    for (const options of [{}, phone]) {
      const page = await open(address("wide"), options);
      const labels = page.locator("figure svg text");
      await expect.poll(() => labels.allTextContents(), slow).toContain("10²");
      const cut = await labels.evaluateAll((texts) =>
        texts
          .filter((text) => {
            const [own, all] = [text, text.closest("svg")!].map((one) =>
              one.getBoundingClientRect(),
            );
            return own.left < all.left || own.right > all.right || own.bottom > all.bottom;
          })
          .map((text) => text.textContent),
      );
      expect(cut).toEqual([]);
      expect(await labels.allTextContents()).toContain("eigenvalues a half decade");
    }
    rmSync(runs.path("wide"), { recursive: true });
  });

  test("pages that are left give their WebGL contexts back", async () => {
    const page = await open("#/runs", {
      prepare: (before) =>
        before.addInitScript(() => {
          const all: WebGL2RenderingContext[] = [];
          const usual = HTMLCanvasElement.prototype.getContext;
          HTMLCanvasElement.prototype.getContext = function (this: unknown, ...given: unknown[]) {
            const context = Reflect.apply(usual, this, given);
            if (given[0] === "webgl2" && context && !all.includes(context)) all.push(context);
            return context;
          } as typeof usual;
          Object.assign(globalThis, {
            living: () => all.filter((one) => !one.isContextLost()).length,
          });
        }),
    });
    const living = () =>
      page.evaluate(() => (globalThis as unknown as { living(): number }).living());
    const canvases = page.locator("canvas");
    const link = (name: string) => page.getByRole("navigation").getByRole("link", { name });
    const visit = async (name: string, count: number) => {
      await link(name).click();
      await expect.poll(() => canvases.count(), slow).toBe(count);
    };
    for (let i = 0; i < 4; i++) {
      await visit("Landscape", 2);
      await expect.poll(() => colorsOf(canvases.first()), slow).toBeGreaterThan(50);
      await visit("Structures", 1);
      await expect.poll(() => page.locator("li img").count(), slow).toBe(2);
    }
    // Left before they have drawn.
    for (let i = 0; i < 16; i++) {
      await visit("Landscape", 2);
      await visit("Structures", 1);
    }
    await expect.poll(() => colorsOf(canvases.first()), slow).toBeGreaterThan(50);
    await expect.poll(living, slow).toBe(1);
    await link("Runs").click();
    await expect.poll(living, slow).toBe(0);
  }, 60_000);

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

/** Eigenvalues whose axis ends with a label. */
function from10Minus2To10Plus2(text: string): string {
  const file = JSON.parse(text) as HessianAnalysis;
  const decades = Array.from({ length: 8 }, (_, i) => -2 + i / 2);
  const density = { decades, width: 0.5, positive: decades.map(() => 3), rest: 0 };
  const minibatches = file.minibatches.map((minibatch) => ({
    ...minibatch,
    parts: Object.fromEntries(
      Object.entries(minibatch.parts).map(([name, part]) => [
        name,
        { ...part, density: { ...density, negative: decades.map(() => 0) } },
      ]),
    ),
  }));
  return JSON.stringify({ ...file, minibatches });
}
