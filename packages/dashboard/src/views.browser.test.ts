import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import {
  chromium,
  type Browser,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

import { execute } from "../../equimeter/src/runs/execute.ts";
import { tinyProteins, writeChains } from "../../equimeter/src/runs/tasks/proteins/testing.ts";
import { tinyVoxels, writeMolecules } from "../../equimeter/src/runs/tasks/voxels/testing.ts";
import { tinyConfig } from "../../equimeter/src/runs/testing.ts";
import { findChromium, serve, temporaryFolder, type Server } from "./testing.ts";

const executablePath = findChromium();
const why = executablePath ? "" : ": skipped, there is no Chromium here (apt-get install chromium)";
const program = fileURLToPath(new URL("../../equimeter/bin/equimeter.mjs", import.meta.url));
/** Draws on the processor, whatever the machine has. */
const webGl = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"];

describe.skipIf(!executablePath)(`landscape, structures, decision in a browser${why}`, () => {
  const folder = temporaryFolder();
  let browser: Browser;
  let server: Server;
  let troubles: string[] = [];
  let pages: Page[] = [];

  function equimeter(...words: string[]): void {
    const { status, stderr } = spawnSync(process.execPath, [program, ...words], {
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`${words.join(" ")}: ${stderr}`);
  }
  const run = (name: string) => path.join(folder, name);

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: executablePath!,
      args: ["--no-sandbox", ...webGl],
    });
    writeMolecules(folder);
    writeChains(folder);
    await execute(tinyConfig(), { root: folder });
    await execute(tinyVoxels(folder), { root: folder });
    await execute(tinyProteins(folder, { "monitor.weights": ["raw"] }), { root: folder });
    for (const name of ["tiny", "grids", "backbones"])
      equimeter("analyze", "structures", run(name), "--samples", "3");
    equimeter(
      "analyze",
      "landscape",
      run("tiny"),
      "--points",
      "5",
      "--elements",
      "both",
      "--draws",
      "2",
    );
    equimeter("analyze", "hessian", run("tiny"), "--minibatches", "1", "--samples", "2");
    equimeter("advise", run("tiny"), "--keep", "--samples", "2");
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
    if (found.length > 0) throw new Error(`said on the console: ${found.join("; ")}`);
  });

  async function open(
    hash: string,
    options: BrowserContextOptions = {},
    prepare?: (page: Page) => Promise<unknown>,
  ) {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      ...options,
    });
    const page = await context.newPage();
    pages.push(page);
    page.on("pageerror", (error) => troubles.push(error.message));
    page.on("console", (message) => {
      // Of drawing on the processor.
      if (/GPU stall|GL Driver|swiftshader/i.test(message.text())) return;
      if (["error", "warning"].includes(message.type())) troubles.push(message.text());
    });
    await prepare?.(page);
    await page.goto(`${server.address}/${hash}`);
    return page;
  }
  /** How many colours a picture has: one where nothing is drawn. */
  async function colorsOf(picture: Locator): Promise<number> {
    const png = (await picture.screenshot()).toString("base64");
    return picture.page().evaluate(async (data) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const paper = new OffscreenCanvas(image.width, image.height).getContext("2d")!;
      paper.drawImage(image, 0, 0);
      const { data: bytes } = paper.getImageData(8, 8, image.width - 16, image.height - 16);
      const found = new Set<number>();
      for (let i = 0; i < bytes.length; i += 4)
        found.add((bytes[i] << 16) | (bytes[i + 1] << 8) | bytes[i + 2]);
      return found.size;
    }, png);
  }
  const shot = async (picture: Locator) => (await picture.screenshot()).toString("base64");
  const fits = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
  const address = (view: string, name: string) => `#/${view}/${name}`;

  test("landscape: two surfaces that turn together by keys, and values under the pointer", async () => {
    const page = await open(address("landscape", "tiny"));
    const canvases = page.locator("canvas");
    await expect.poll(() => canvases.count()).toBe(2);
    await expect.poll(() => colorsOf(canvases.nth(0))).toBeGreaterThan(100);
    const before = await shot(canvases.nth(1));
    await canvases.nth(0).focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press("ArrowRight");
    await expect.poll(() => shot(canvases.nth(1))).not.toBe(before);
    await page.keyboard.press("Shift+ArrowUp");
    await expect.poll(() => page.locator(".reading").innerText()).toMatch(/L_mean .*L_equiv /s);
    expect(await page.locator("caption").innerText()).toContain("Condition numbers");
    await page.getByLabel("fresh elements").check();
    await expect.poll(() => colorsOf(canvases.nth(1))).toBeGreaterThan(100);
    expect(await fits(page)).toBe(true);
  });

  test("landscape without WebGL: still pictures", async () => {
    const page = await open(address("landscape", "tiny"), {}, (before) =>
      before.addInitScript(() => {
        HTMLCanvasElement.prototype.getContext = () => null;
      }),
    );
    await expect.poll(() => page.locator('svg[aria-label^="Surface of"] polygon').count()).toBe(32);
    expect(await page.locator("canvas").count()).toBe(0);
  });

  test.each(["tiny", "backbones", "grids"])(
    "structures of %s: a slider, two views, a gallery",
    async (name) => {
      const page = await open(address("structures", name));
      const canvas = page.locator("canvas");
      await expect.poll(() => colorsOf(canvas)).toBeGreaterThan(50);
      await expect.poll(() => page.locator("li img").count()).toBe(3);
      const still = await shot(canvas);
      await page.getByLabel("as the model saw it").check();
      await canvas.focus();
      await page.keyboard.press("]");
      await expect.poll(() => page.locator(".settings").innerText()).toMatch(/2 of \d+: /);
      await expect.poll(() => shot(canvas)).not.toBe(still);
      const reading = await page.locator(".reading").innerText();
      await page.locator("li button").nth(1).press("Enter");
      await expect.poll(() => page.locator(".reading").innerText()).not.toBe(reading);
    },
  );

  test("densities: which, of which channel, at which level", async () => {
    const page = await open(address("structures", "grids"));
    const canvas = page.locator("canvas");
    await expect.poll(() => colorsOf(canvas)).toBeGreaterThan(50);
    const two = await shot(canvas);
    await page.getByLabel("truth").check();
    await expect.poll(() => shot(canvas)).not.toBe(two);
    await page.getByLabel("channel").selectOption("H");
    await page.getByLabel("level").fill("0.1");
    await expect.poll(() => page.locator(".settings").innerText()).toContain("0.10; of the spread");
  });

  test("decision: which is worth it, with points as a table", async () => {
    const page = await open("#/decision?run=tiny");
    await expect.poll(() => page.locator(".advice").innerText()).toContain("at every budget tiny");
    expect(await page.locator(".advice").innerText()).toContain("seconds of a call");
    expect(await page.locator("figure svg").count()).toBe(4);
    await page.locator("summary").press("Enter");
    await expect.poll(() => page.locator("tbody tr").count()).toBeGreaterThan(1);
    const mixed = await open("#/decision?run=tiny&run=grids");
    await expect.poll(() => mixed.locator("[role=note]").innerText()).toContain("different data");
  });

  const phone = { viewport: { width: 390, height: 800 }, colorScheme: "dark" } as const;

  test.each(["landscape", "structures"])("%s: 390 pixels wide and dark", async (view) => {
    const page = await open(address(view, "tiny"), phone);
    await expect.poll(() => colorsOf(page.locator("canvas").first())).toBeGreaterThan(50);
    expect(await fits(page)).toBe(true);
  });

  test("a run without a landscape says which command makes one", async () => {
    const page = await open(address("landscape", "grids"), phone);
    await expect.poll(() => page.locator("main").innerText()).toContain("analyze landscape RUN");
  });
});
