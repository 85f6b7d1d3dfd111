import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { chartOf, pixelsOf, placeOf, valuesOf } from "../testing/charts.ts";
import { isWithoutChromium, useChromium, why } from "../testing/chromium.ts";
import { program } from "../testing/program.ts";
import { copyRun, temporaryFolder, trainShortly } from "../testing/runs.ts";
import { useServer } from "../testing/server.ts";

describe.skipIf(isWithoutChromium)(`charts in a browser${why}`, () => {
  const folder = temporaryFolder();
  const trained = "quickstart-augmented";
  const long = `${"a-long-name-".repeat(16)}1`;
  const server = useServer(folder, () => {
    trainShortly(folder, trained);
    // As after a longer training: something is explained in the end, and two rotations more are averaged over.
    const more = (text: string) => {
      const lines = text.trimEnd().split("\n");
      const explained = lines.map((line) =>
        /"kind":"monitor","step":\d\d/.test(line)
          ? line.replace(/"explained":[^,]*/, '"explained":0.5')
          : line,
      );
      const twirl = lines.find((line) => line.startsWith('{"kind":"twirl"'))!;
      const others = [2, 4].map((n) => twirl.replace('"rotations":1', `"rotations":${n}`));
      return [...explained, ...others, ""].join("\n");
    };
    copyRun(path.join(folder, trained), path.join(folder, long), { metrics: more });
    importCurves("theirs");
  });
  const openAddress = useChromium();
  const open = (hash: string) => openAddress(`${server.address}/${hash}`);

  /** A percent, a loss with steps of its own, and so many other curves that nobody wants to scroll through them. */
  function importCurves(name: string): void {
    const others = Array.from({ length: 20 }, (_, i) => `other ${i}`);
    const head = ["step", "percent", "val/loss", ...others].join(",");
    const row = (i: number) =>
      [i, i % 2 ? "" : 50 - i, i % 2 ? 1 + i : "", ...others.map(() => i)].join(",");
    const file = path.join(folder, `${name}.csv`);
    writeFileSync(file, [head, ...Array.from({ length: 12 }, (_, i) => row(i)), ""].join("\n"));
    const args = [program, "import", file, "-o", path.join(folder, name)];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    if (status !== 0) throw new Error(`import failed: ${stderr}`);
  }

  const plotOf = (page: Page, metric: string) => chartOf(page, metric).locator(".plot");

  /** Drags over the middle of a chart, in parts of its width. */
  async function drag(page: Page, metric: string, from: number, to: number): Promise<void> {
    const box = (await chartOf(page, metric).locator(".u-over").boundingBox())!;
    await page.mouse.move(box.x + box.width * from, box.y + 50);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * to, box.y + 60, { steps: 4 });
    await page.mouse.up();
  }

  test("arrow keys read values in all charts, until Escape or until the chart is left", async () => {
    const page = await open(`#/run/${trained}`);
    const [first, second] = [placeOf(page, "monitor.percent"), placeOf(page, "monitor.L")];
    const places = () => Promise.all([first.innerText(), second.innerText()]);
    await expect.poll(places).toEqual(["last, 12", "last, 12"]);
    const plot = plotOf(page, "monitor.percent");
    for (const leave of [() => page.keyboard.press("Escape"), () => page.keyboard.press("Tab")]) {
      await plot.focus();
      await page.keyboard.press("Home");
      await expect.poll(places).toEqual(["0", "0"]);
      await page.keyboard.press("ArrowRight");
      await expect.poll(places).toEqual(["1", "1"]);
      // Said once, by the chart that has the keys.
      const spoken = () => page.locator('.chart [role="status"]').allInnerTexts();
      await expect.poll(async () => (await spoken()).join("")).toMatch(/^training step 1: /);
      await leave();
      await expect.poll(places).toEqual(["last, 12", "last, 12"]);
    }
    // A height means nothing in the other charts.
    expect(await page.locator(".u-cursor-x").count()).toBeGreaterThan(1);
    expect(await page.locator(".u-cursor-y").count()).toBe(0);
  });

  test("Back undoes a zoom alone, and then the logarithm alone", async () => {
    const page = await open(
      `#/run/${trained}?metric=monitor.L&metric=monitor.percent&metric=test.L`,
    );
    await valuesOf(page, "test.L").first().waitFor();
    // A hand that trembles in a click drags over nothing, also not in a chart that shows a shorter part of training.
    await chartOf(page, "test.L").locator(".u-over").click();
    await drag(page, "monitor.L", 0.5, 0.504);
    const before = page.url();
    expect(before).not.toContain("zoom");
    await chartOf(page, "monitor.L").getByRole("button", { name: "log" }).click();
    const turned = page.url();
    expect(turned).toContain("turned=monitor.L");
    await drag(page, "monitor.L", 0.25, 0.75);
    await expect.poll(() => page.url()).toMatch(/zoom=[23]\.?\d*%7E[89]\.?\d*/);
    await page.goBack();
    await expect.poll(() => page.url()).toBe(turned);
    await page.goBack();
    await expect.poll(() => page.url()).toBe(before);
    // Of several steps with keys too.
    await plotOf(page, "monitor.L").focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press("+");
    await expect.poll(() => page.url()).toContain("zoom=");
    await page.goBack();
    await expect.poll(() => page.url()).toBe(before);
  });

  test("a pointer marks no second point where a line changes its colour", async () => {
    const page = await open(`#/run/${long}?metric=monitor.percent`);
    await valuesOf(page, "monitor.percent").first().waitFor();
    expect(await pixelsOf(page, "monitor.percent")).toBeGreaterThan(20);
    expect(await pixelsOf(page, "monitor.percent", "grey")).toBeGreaterThan(20);
    await plotOf(page, "monitor.percent").focus();
    /** Where points are marked, in pixels from the left; those that are not lie outside. */
    const marked = () =>
      chartOf(page, "monitor.percent")
        .locator(".u-cursor-pt:not(.u-off)")
        .evaluateAll((marks) => {
          const lefts = marks
            .filter((mark) => getComputedStyle(mark).backgroundColor !== "rgba(0, 0, 0, 0)")
            .map((mark) => new DOMMatrix(getComputedStyle(mark).transform).m41);
          return [...new Set(lefts)].filter((left) => left >= 0).length;
        });
    for (const key of ["Home", "ArrowRight", "End"]) {
      await page.keyboard.press(key);
      await expect.poll(marked).toBe(1);
    }
  });

  test("an imported run opens with its own curves, whole ones, among a menu that can be searched", async () => {
    const page = await open("#/run/theirs");
    await expect.poll(() => page.locator(".chart").count()).toBe(6);
    expect(await placeOf(page, "monitor.percent").innerText()).toBe("last, 10");
    expect(await chartOf(page, "monitor.percent").innerText()).toContain("theirs (imported)");
    expect(await page.getByText("Nothing is measured").count()).toBe(0);

    await page.locator(".menu summary").first().focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.type("val -other");
    const entries = page.locator(".menu label.check");
    await expect.poll(() => entries.allInnerTexts()).toEqual(["val/loss (imported)"]);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
    await expect.poll(() => page.locator(".chart").count()).toBe(7);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.type(" nowhere");
    await expect.poll(() => entries.count()).toBe(0);
    await page.keyboard.press("Escape");
    expect(await page.locator(".menu[open]").count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("SUMMARY");
  });

  test("a metric that no run has is named, and can be left out", async () => {
    const page = await open(`#/compare?run=${trained}&run=theirs&metric=nope.nope&metric=test.L`);
    const notice = page.locator(".notice");
    await expect.poll(() => notice.innerText()).toContain("These runs have no metric nope.nope.");
    expect(await page.locator(".chart").count()).toBe(1);
    await notice.getByRole("button").click();
    await expect.poll(() => notice.count()).toBe(0);
    expect(new URL(page.url()).hash).toContain("metric=test.L");
    expect(page.url()).not.toContain("nope");
    // So is an output, which can be chosen anew too.
    await page.goto(page.url().replace("metric=test.L", "metric=test.L&field=stress"));
    await expect.poll(() => notice.innerText()).toContain("These runs have no output stress.");
    expect(await page.getByLabel("Output").inputValue()).toBe("stress");
    await notice.getByRole("button").click();
    await expect.poll(() => notice.count()).toBe(0);
    expect(await page.getByLabel("Output").count()).toBe(0);
    expect(await valuesOf(page, "test.L").count()).toBe(1);
    expect(await page.locator(".diff").innerText()).toContain(
      "Without one, and not compared: theirs.",
    );
    expect(await page.locator(".diff").innerText()).not.toContain("differ");
  });

  test("the test loss stands against rotations, whatever part of training is shown", async () => {
    const page = await open(`#/run/${long}?metric=twirl.loss&metric=monitor.L&zoom=2~7`);
    await expect.poll(() => placeOf(page, "twirl.loss").innerText()).toBe("last, 4");
    await plotOf(page, "twirl.loss").focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => placeOf(page, "twirl.loss").innerText()).toBe("2");
    // Rotations are no steps: charts of training are not read with it, nor zoomed by it.
    expect(await placeOf(page, "monitor.L").innerText()).toBe("last, 12");
    await page.keyboard.press("+");
    await drag(page, "twirl.loss", 0.2, 0.8);
    await page.waitForTimeout(100);
    expect(page.url()).toContain("zoom=2~7");
  });

  test("a long name stays inside of the SVG, as the browser measures it", async () => {
    const page = await open(`#/compare?run=${long}&run=${trained}&metric=monitor.percent`);
    await valuesOf(page, "monitor.percent").first().waitFor();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      chartOf(page, "monitor.percent").getByRole("button", { name: "SVG" }).click(),
    ]);
    const ends = await page.evaluate(
      (text) => {
        const place = document.body.appendChild(document.createElement("div"));
        place.innerHTML = text;
        const svg = place.querySelector("svg")!;
        const { left } = svg.getBoundingClientRect();
        return [...svg.querySelectorAll("text")].map(
          (one) => one.getBoundingClientRect().right - left,
        );
      },
      readFileSync((await file.path())!, "utf8"),
    );
    expect(ends.length).toBeGreaterThan(5);
    expect(Math.max(...ends)).toBeLessThanOrEqual(720);
  });
});
