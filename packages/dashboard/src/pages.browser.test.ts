import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { chartOf, pixelsOf, placeOf, valuesOf } from "./testing/charts.ts";
import { isWithoutChromium, useChromium, why, type Opening } from "./testing/chromium.ts";
import { temporaryFolder, trainShortly } from "./testing/runs.ts";
import { useServer } from "./testing/server.ts";

describe.skipIf(isWithoutChromium)(`runs and charts in a browser${why}`, () => {
  const folder = temporaryFolder();
  const [augmented, plain] = ["quickstart-augmented", "quickstart-not-augmented"] as const;
  const compare = `#/compare?run=${augmented}&run=${plain}`;
  const fileOf = (run: string) => path.join(folder, run, "metrics.jsonl");
  const server = useServer(folder, () => {
    trainShortly(folder, augmented);
    trainShortly(folder, plain);
  });
  const openAddress = useChromium();
  const open = (hash: string, options: Opening = {}) =>
    openAddress(`${server.address}/${hash}`, options);

  const isWithoutScrolling = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

  test("lists runs, searches, groups, chooses with the keyboard, compares", async () => {
    const page = await open("");
    const rows = page.locator("tbody tr[data-row]");
    await expect.poll(() => rows.count()).toBe(2);
    expect(await rows.first().innerText()).toContain("finished");
    await page.getByLabel("Search").fill("augment=none");
    await expect.poll(() => rows.count()).toBe(1);
    expect(await rows.innerText()).toContain(plain);
    await page.getByLabel("Search").fill("");
    await page.getByLabel("Group by").selectOption("train.augment");
    await expect.poll(() => page.locator("tr.group").count()).toBe(2);
    // Percent and explained of both groups: next to nothing is explained after a dozen steps.
    expect(await page.locator("tr.group td.grey").count()).toBe(4);
    await page.getByLabel("Group by").selectOption("");
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await rows.first().focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
    await expect.poll(() => page.locator("tr[aria-selected=true]").count()).toBe(2);
    expect(page.url()).toContain(`run=${augmented}&run=${plain}`);
    await page.getByRole("link", { name: "Compare", exact: true }).last().click();
    await expect.poll(() => pixelsOf(page, "monitor.L")).toBeGreaterThan(100);
    await page.goBack();
    await expect.poll(() => rows.count()).toBe(2);
    await rows.first().focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator("h1").innerText()).toBe(augmented);
  });

  test("draws every usual chart of real runs, with what was measured", async () => {
    const page = await open(compare);
    const metrics = ["monitor.L", "monitor.L_mean", "monitor.L_equiv", "gradients.ratio"];
    for (const metric of metrics)
      await expect.poll(() => pixelsOf(page, metric), { timeout: 10_000 }).toBeGreaterThan(100);
    await chartOf(page, "monitor.explained").locator("canvas").waitFor();
    // After a dozen steps next to nothing is explained.
    const percent = chartOf(page, "monitor.percent");
    expect(await percent.innerText()).toContain(
      "grey: less than 0.1 explained, outputs only shrink",
    );
    expect(await percent.locator(".legend td.grey").count()).toBe(2);
    expect(await pixelsOf(page, "monitor.percent", "grey")).toBeGreaterThan(100);
    const last = readFileSync(fileOf(augmented), "utf8")
      .split("\n")
      .filter((line) => line.startsWith('{"kind":"monitor"') && line.includes('"weights":"raw"'))
      .map((line) => JSON.parse(line) as { percent: number; ci95: number[] })
      .at(-1)!;
    const [shown] = await valuesOf(page, "monitor.percent").allInnerTexts();
    expect(Number.parseFloat(shown)).toBeCloseTo(last.percent, 1);
    expect(Number.parseFloat(shown.split("[")[1])).toBeCloseTo(last.ci95[0], 0);
  });

  test("reads values under the pointer and with arrow keys, zooms, keeps all of it in the address", async () => {
    const page = await open(compare);
    const plot = chartOf(page, "monitor.L").locator(".u-over");
    await plot.waitFor();
    const place = placeOf(page, "monitor.L");
    await expect.poll(() => place.innerText()).toBe("last, 12");
    await plot.hover({ position: { x: 3, y: 50 } });
    await expect.poll(() => place.innerText()).toBe("0");
    await chartOf(page, "monitor.L").locator(".plot").focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => place.innerText()).toBe("1");
    const box = (await plot.boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.3, box.y + 50);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.8, box.y + 60, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => page.url()).toMatch(/zoom=3\.\d+%7E9\.\d+/);
    await page.getByLabel("logarithmic").check();
    await page.getByRole("checkbox", { name: "ema", exact: true }).check();
    await page.getByLabel("Smoothing").selectOption("median");
    await expect
      .poll(() => chartOf(page, "monitor.L").innerText())
      .toContain("smoothed: median of 9 points");
    const { hash } = new URL(page.url());
    expect(hash).toContain("xlog=1");
    await page.reload();
    await expect.poll(() => valuesOf(page, "monitor.L").count()).toBe(4);
    expect(await page.getByLabel("Smoothing").inputValue()).toBe("median");
    expect(new URL(page.url()).hash).toBe(hash);
    await page.goBack();
    await expect.poll(() => page.getByLabel("Smoothing").inputValue()).toBe("none");
  });

  test("gives the figure as SVG and its data as CSV", async () => {
    const page = await open(compare);
    const saved = async (name: string) => {
      await valuesOf(page, "monitor.percent").first().waitFor();
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        chartOf(page, "monitor.percent").getByRole("button", { name, exact: true }).click(),
      ]);
      return { name: file.suggestedFilename(), text: readFileSync((await file.path())!, "utf8") };
    };
    const svg = await saved("SVG");
    expect(svg.name).toBe("monitor.percent.svg");
    expect(svg.text).toMatch(/^<svg[^]*quickstart-not-augmented[^]*<\/svg>\n$/);
    expect(
      await page.evaluate(
        (text) =>
          new DOMParser().parseFromString(text, "image/svg+xml").querySelectorAll("parsererror")
            .length,
        svg.text,
      ),
    ).toBe(0);
    const csv = await saved("CSV");
    const measured = readFileSync(fileOf(augmented), "utf8").match(
      /"kind":"monitor"[^\n]*"raw"/g,
    )!.length;
    const lines = csv.text.trimEnd().split("\r\n");
    expect(lines[0]).toContain("training step,value,low,high");
    expect(lines.filter((line) => line.startsWith(`${augmented},`))).toHaveLength(measured);
  });

  test("shows the difference of configurations, and one run with its notes", async () => {
    const page = await open(compare);
    const differing = page.locator(".diff .scroll tbody tr");
    await expect.poll(() => differing.allInnerTexts()).toContain("train.augment\trotations\tnone");
    expect(await differing.count()).toBeLessThan(5);
    await page.goto(`${server.address}/#/run/${augmented}`);
    await expect.poll(() => page.locator("h1").innerText()).toBe(augmented);
    await expect.poll(() => pixelsOf(page, "monitor.L")).toBeGreaterThan(50);
    expect(await page.locator(".equal").innerText()).toContain("train.augment");
  });

  test("fits a telephone, in light and dark, with text that can be read", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await open("#/runs", { viewport: { width: 390, height: 844 }, colorScheme });
      for (const hash of [
        "#/runs",
        compare,
        `#/run/${plain}`,
        "#/decision",
        "#/landscape",
        "#/structures",
      ]) {
        await page.goto(`${server.address}/${hash}`);
        await page.waitForTimeout(300);
        expect([hash, await isWithoutScrolling(page)]).toEqual([hash, true]);
      }
      const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      expect(background).toBe(colorScheme === "dark" ? "rgb(21, 23, 26)" : "rgb(251, 251, 250)");
    }
  });
});
