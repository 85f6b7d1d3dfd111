import { appendFileSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  copyRun,
  findChromium,
  serve,
  temporaryFolder,
  trainShortly,
  type Server,
} from "./testing.ts";

const executablePath = findChromium();
const why = executablePath ? "" : ": skipped, there is no Chromium here (apt-get install chromium)";

describe.skipIf(!executablePath)(`the page in a browser${why}`, () => {
  const folder = temporaryFolder();
  const [augmented, plain] = ["quickstart-augmented", "quickstart-not-augmented"] as const;
  const fileOf = (run: string) => path.join(folder, run, "metrics.jsonl");
  let browser: Browser;
  let server: Server;
  let troubles: string[] = [];
  let pages: Page[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath!, args: ["--no-sandbox"] });
    trainShortly(folder, augmented);
    trainShortly(folder, plain);
    server = await serve(folder);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(async () => {
    await Promise.all(pages.map((page) => page.context().close()));
    pages = [];
    const found = troubles;
    troubles = [];
    if (found.length > 0) throw new Error(`on the console: ${found.join("; ")}`);
  });

  async function open(hash: string, options: BrowserContextOptions = {}, address = server.address) {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 860 },
      ...options,
    });
    const page = await context.newPage();
    pages.push(page);
    page.on("pageerror", (error) => troubles.push(error.message));
    page.on("console", (message) => {
      // What the browser says while the server is away, and of this test's own reading of pixels.
      const usual =
        /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_EMPTY_RESPONSE|willReadFrequently/;
      if (usual.test(message.text())) return;
      if (message.type() === "error" || message.type() === "warning") troubles.push(message.text());
    });
    await page.goto(`${address}/${hash}`);
    return page;
  }
  const compare = `#/compare?run=${augmented}&run=${plain}`;
  const chart = (page: Page, metric: string) => page.locator(`[data-metric="${metric}"]`);
  const values = (page: Page, metric: string) =>
    chart(page, metric).locator(".legend td:nth-child(2)");

  /** Pixels of a chart in the colours of lines, or in the grey of those that say nothing. */
  const pixels = (page: Page, metric: string, of: "color" | "grey") =>
    chart(page, metric)
      .locator("canvas")
      .evaluate((canvas: HTMLCanvasElement, wanted) => {
        const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
        let count = 0;
        for (let i = 0; i < data.length; i += 4) {
          const [red, green, blue, opacity] = data.subarray(i, i + 4);
          const isColor = Math.max(red, green, blue) - Math.min(red, green, blue) > 60;
          const isGrey = red === 0x9b && green === 0x9b && blue === 0x98;
          if (opacity > 100 && (wanted === "grey" ? isGrey : isColor)) count += 1;
        }
        return count;
      }, of);
  const coloredPixels = (page: Page, metric: string) => pixels(page, metric, "color");
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
    await page.getByLabel("Group by").selectOption("");
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await rows.first().focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
    await expect.poll(() => page.locator("tr[aria-selected=true]").count()).toBe(2);
    expect(page.url()).toContain(`run=${augmented}&run=${plain}`);
    await page.getByRole("link", { name: "Compare", exact: true }).last().click();
    await expect.poll(() => coloredPixels(page, "monitor.L")).toBeGreaterThan(100);
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
      await expect
        .poll(() => coloredPixels(page, metric), { timeout: 10_000 })
        .toBeGreaterThan(100);
    await chart(page, "monitor.explained").locator("canvas").waitFor();
    // After a dozen steps next to nothing is explained.
    const percent = chart(page, "monitor.percent");
    expect(await percent.innerText()).toContain(
      "grey: less than 0.1 explained, outputs only shrink",
    );
    expect(await percent.locator(".legend td.grey").count()).toBe(2);
    expect(await pixels(page, "monitor.percent", "grey")).toBeGreaterThan(100);
    const last = readFileSync(fileOf(augmented), "utf8")
      .split("\n")
      .filter((line) => line.startsWith('{"kind":"monitor"') && line.includes('"weights":"raw"'))
      .map((line) => JSON.parse(line) as { percent: number; ci95: number[] })
      .at(-1)!;
    const [shown] = await values(page, "monitor.percent").allInnerTexts();
    expect(Number.parseFloat(shown)).toBeCloseTo(last.percent, 1);
    expect(Number.parseFloat(shown.split("[")[1])).toBeCloseTo(last.ci95[0], 0);
  });

  test("reads values under the pointer and with arrow keys, zooms, keeps all of it in the address", async () => {
    const page = await open(compare);
    const plot = chart(page, "monitor.L").locator(".u-over");
    await plot.waitFor();
    const place = chart(page, "monitor.L").locator(".legend td:nth-child(3)").first();
    await expect.poll(() => place.innerText()).toBe("last, 12");
    await plot.hover({ position: { x: 3, y: 50 } });
    await expect.poll(() => place.innerText()).toBe("0");
    await chart(page, "monitor.L").locator(".plot").focus();
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
      .poll(() => chart(page, "monitor.L").innerText())
      .toContain("smoothed: median of 9 points");
    const { hash } = new URL(page.url());
    expect(hash).toContain("xlog=1");
    await page.reload();
    await expect.poll(() => values(page, "monitor.L").count()).toBe(4);
    expect(await page.getByLabel("Smoothing").inputValue()).toBe("median");
    expect(new URL(page.url()).hash).toBe(hash);
    await page.goBack();
    await expect.poll(() => page.getByLabel("Smoothing").inputValue()).toBe("none");
  });

  test("gives the figure as SVG and its data as CSV", async () => {
    const page = await open(compare);
    const saved = async (name: string) => {
      await values(page, "monitor.percent").first().waitFor();
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        chart(page, "monitor.percent").getByRole("button", { name, exact: true }).click(),
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
    await expect.poll(() => coloredPixels(page, "monitor.L")).toBeGreaterThan(50);
    expect(await page.locator(".equal").innerText()).toContain("train.augment");
  });

  test("grows with a run, says when the connection is broken, and goes on after it", async () => {
    copyRun(path.join(folder, augmented), path.join(folder, "growing"));
    const line = readFileSync(fileOf("growing"), "utf8")
      .split("\n")
      .find((one) => one.includes('"kind":"monitor"'))!;
    const measure = (step: number) =>
      appendFileSync(
        fileOf("growing"),
        `${JSON.stringify({ ...(JSON.parse(line) as object), step })}\n`,
      );
    const page = await open("#/compare?run=growing");
    const place = chart(page, "monitor.L").locator(".legend td:nth-child(3)").first();
    await expect.poll(() => place.innerText(), { timeout: 10_000 }).toBe("last, 12");
    measure(500);
    appendFileSync(fileOf("growing"), '{"kind":"monitor","step":501,"time":1,"wei');
    await expect.poll(() => place.innerText(), { timeout: 10_000 }).toBe("last, 500");
    await server.stop();
    const notice = page.locator(".notice");
    await expect
      .poll(() => notice.innerText(), { timeout: 10_000 })
      .toContain("connection to the server is lost");
    appendFileSync(fileOf("growing"), "\n");
    measure(600);
    server = await serve(folder, server.port);
    await expect.poll(() => place.innerText(), { timeout: 15_000 }).toBe("last, 600");
    await expect.poll(() => notice.count()).toBe(0);
    rmSync(path.join(folder, "growing"), { recursive: true });
    await expect
      .poll(() => notice.innerText(), { timeout: 10_000 })
      .toContain("Not there, or no longer: growing");
  });

  /** What the legend of a chart says of the last point: "last, 12". */
  const lastPlace = (page: Page, metric: string) =>
    chart(page, metric).locator(".legend td:nth-child(3)").first();

  test("follows a run that is written at 100 lines a second, and can be used meanwhile", async () => {
    copyRun(path.join(folder, augmented), path.join(folder, "fast"), { metrics: () => "" });
    const page = await open("#/compare?run=fast&metric=train.loss");
    let step = 0;
    const begin = Date.now();
    const writing = setInterval(() => {
      // A busy machine calls late: then several lines at once.
      for (const due = (Date.now() - begin) / 10; step < due; step++)
        appendFileSync(
          fileOf("fast"),
          `{"kind":"train","step":${step},"time":${step / 100},"loss":${1 / (1 + step)}}\n`,
        );
    }, 10);
    const seen = new Set<string>();
    let slowest = 0;
    try {
      while (Date.now() - begin < 6000) {
        const place = lastPlace(page, "train.loss");
        if ((await place.count()) > 0) seen.add(await place.innerText());
        slowest = Math.max(slowest, await page.evaluate(frameMilliseconds));
      }
    } finally {
      clearInterval(writing);
    }
    await expect
      .poll(() => lastPlace(page, "train.loss").innerText())
      .toBe(`last, ${new Intl.NumberFormat("en-US").format(step - 1).replace(",", " ")}`);
    expect(seen.size).toBeGreaterThanOrEqual(3);
    expect(slowest).toBeLessThan(1000);
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      chart(page, "train.loss").getByRole("button", { name: "CSV", exact: true }).click(),
    ]);
    // Each line once.
    expect(
      readFileSync((await file.path())!, "utf8")
        .trimEnd()
        .split("\r\n"),
    ).toHaveLength(step + 1);
    rmSync(path.join(folder, "fast"), { recursive: true });
  });

  test("more tabs than a browser has connections: those that nobody sees leave theirs to others", async () => {
    copyRun(path.join(folder, augmented), path.join(folder, "tabs"));
    const line = readFileSync(fileOf("tabs"), "utf8")
      .split("\n")
      .find((one) => one.includes('"kind":"monitor"'))!;
    const measure = (step: number) =>
      appendFileSync(
        fileOf("tabs"),
        `${JSON.stringify({ ...(JSON.parse(line) as object), step })}\n`,
      );
    const first = await open("#/compare?run=tabs");
    await expect.poll(() => lastPlace(first, "monitor.L").innerText()).toBe("last, 12");
    await turnAway(first);
    for (let tab = 0; tab < 7; tab++) {
      const other = await first.context().newPage();
      await other.goto(`${server.address}/#/compare?run=tabs`);
      await expect.poll(() => lastPlace(other, "monitor.L").innerText()).toBe("last, 12");
      await turnAway(other);
    }
    measure(700);
    await first.waitForTimeout(2500);
    expect(await lastPlace(first, "monitor.L").innerText()).toBe("last, 12");
    expect(await first.locator(".notice").count()).toBe(0);
    await turnAway(first, false);
    await expect.poll(() => lastPlace(first, "monitor.L").innerText()).toBe("last, 700");
    rmSync(path.join(folder, "tabs"), { recursive: true });
  });

  test("an empty folder names the first command, and a run appears without a reload", async () => {
    const empty = temporaryFolder();
    const other = await serve(empty);
    try {
      const page = await open("", {}, other.address);
      await expect
        .poll(() => page.locator("main").innerText())
        .toContain("npx equimeter quickstart");
      copyRun(path.join(folder, plain), path.join(empty, "first"));
      await expect.poll(() => page.locator("tr[data-row]").count(), { timeout: 10_000 }).toBe(1);
    } finally {
      await other.stop();
      rmSync(empty, { recursive: true });
    }
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

  test("lists 1,000 runs within a second, or three on a busy machine", async () => {
    const many = temporaryFolder();
    for (let i = 0; i < 1000; i++)
      copyRun(path.join(folder, i % 2 ? plain : augmented), path.join(many, `run-${i}`), {
        config: (text) => text.replace(/^seed: .*$/m, `seed: ${i}`),
      });
    const other = await serve(many);
    try {
      await fetch(`${other.address}/api/runs`); // the server has looked at the folder
      const page = await open("", {}, other.address);
      await page.locator("tr[data-row]").first().waitFor();
      const took = await page.evaluate(() => performance.now());
      console.log(`1,000 runs listed ${took.toFixed(0)} ms after the navigation began`);
      expect(await page.locator(".summary").innerText()).toContain("1000 runs");
      expect(took).toBeLessThan(1000 * patience);
      await page.locator(".table").evaluate((table) => (table.scrollTop = 20_000));
      await expect.poll(() => page.locator('tr[data-row="630"]').count()).toBe(1);
    } finally {
      await other.stop();
      rmSync(many, { recursive: true });
    }
  });

  test("draws 100,000 points within a second, or three on a busy machine", async () => {
    for (let run = 0; run < 10; run++) {
      const lines = Array.from({ length: 10_000 }, (_, i) => {
        const loss = Math.exp(-i / 3000) + 0.1 * Math.abs(Math.sin(i * (run + 1)));
        return `{"kind":"train","step":${i},"time":${i * (1 + run / 7)},"loss":${loss}}\n`;
      });
      copyRun(path.join(folder, plain), path.join(folder, `long-${run}`), {
        metrics: () => lines.join(""),
      });
    }
    const runs = Array.from({ length: 10 }, (_, run) => `run=long-${run}`).join("&");
    // Each run has times of its own: nothing is shared between the lines.
    const page = await open(`#/compare?${runs}&metric=train.loss&x=time`);
    await expect
      .poll(
        () =>
          values(page, "train.loss")
            .allInnerTexts()
            .then((all) => all.filter((one) => one !== "–").length),
        { timeout: 20_000 },
      )
      .toBe(10);
    await page.waitForTimeout(500);
    const total = await page.evaluate(() => performance.now() - 500);
    // Once more from the beginning, everything being there: from a click to the picture.
    const drawn = await page.evaluate(async () => {
      const log = [...document.querySelectorAll("button")].find((one) => one.innerText === "log")!;
      const begin = performance.now();
      log.click();
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return performance.now() - begin;
    });
    console.log(
      `100,000 points drawn in ${drawn.toFixed(0)} ms, with reading and sending ${total.toFixed(0)} ms`,
    );
    expect(await coloredPixels(page, "train.loss")).toBeGreaterThan(5000);
    expect(drawn).toBeLessThan(1000 * patience);
    for (let run = 0; run < 10; run++)
      rmSync(path.join(folder, `long-${run}`), { recursive: true });
  }, 120_000);
});

/** Runs in the page: how long it takes until the next picture. */
function frameMilliseconds(): Promise<number> {
  const begin = performance.now();
  return new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now() - begin)));
}

/** As when another tab is chosen, or this one again. Without a window every tab counts as seen. */
async function turnAway(page: Page, isHidden = true): Promise<void> {
  await page.evaluate((value) => {
    Object.defineProperty(document, "hidden", { value, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, isHidden);
}

/** A machine that runs other tests at once is slower by as much; the numbers themselves are printed. */
const patience = 3;
