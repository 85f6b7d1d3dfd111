import { rmSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { pixelsOf, valuesOf } from "./testing/charts.ts";
import { isWithoutChromium, useChromium, why } from "./testing/chromium.ts";
import { copyRun, temporaryFolder, trainShortly } from "./testing/runs.ts";
import { serve, useServer } from "./testing/server.ts";

describe.skipIf(isWithoutChromium)(`large folders and long runs in a browser${why}`, () => {
  const folder = temporaryFolder();
  const plain = "quickstart-not-augmented";
  const server = useServer(folder, () => {
    trainShortly(folder, plain);
  });
  const openAddress = useChromium();
  const open = (hash: string, address = server.address) => openAddress(`${address}/${hash}`);

  test("lists 1,000 runs within a second, or three on a busy machine", async () => {
    const many = temporaryFolder();
    for (let i = 0; i < 1000; i++)
      copyRun(path.join(folder, plain), path.join(many, `run-${i}`), {
        config: (text) => text.replace(/^seed: .*$/m, `seed: ${i}`),
      });
    const other = await serve(many);
    try {
      await fetch(`${other.address}/api/runs`); // the server has looked at the folder
      const page = await open("", other.address);
      await page.locator("tr[data-row]").first().waitFor();
      const took = await page.evaluate(() => performance.now());
      console.log(`1,000 runs listed ${took.toFixed(0)} ms after the navigation began`);
      expect(await page.locator(".summary").innerText()).toContain("1000 runs");
      expect(took).toBeLessThan(1000 * patience);
      await page.locator(".table").evaluate((table) => (table.scrollTop = 20_000));
      await expect.poll(() => page.locator('tr[data-row="630"]').count()).toBe(1);
      await page.close(); // before its server goes
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
          valuesOf(page, "train.loss")
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
    expect(await pixelsOf(page, "train.loss")).toBeGreaterThan(5000);
    expect(drawn).toBeLessThan(1000 * patience);
    expect(total).toBeLessThan(1000 * patience);
    for (let run = 0; run < 10; run++)
      rmSync(path.join(folder, `long-${run}`), { recursive: true });
  }, 120_000);
});

/** A machine that runs other tests at once is slower by as much; the numbers themselves are printed. */
const patience = 3;
