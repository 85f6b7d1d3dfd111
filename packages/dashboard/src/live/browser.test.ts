import { appendFileSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { chartOf, placeOf } from "../testing/charts.ts";
import { isWithoutChromium, serverAway, useChromium, why } from "../testing/chromium.ts";
import { copyRun, temporaryFolder, trainShortly } from "../testing/runs.ts";
import { serve, useServer } from "../testing/server.ts";

describe.skipIf(isWithoutChromium)(`runs that are written meanwhile, in a browser${why}`, () => {
  const folder = temporaryFolder();
  const plain = "quickstart-not-augmented";
  const fileOf = (run: string) => path.join(folder, run, "metrics.jsonl");
  const server = useServer(folder, () => {
    trainShortly(folder, plain);
  });
  const openAddress = useChromium(serverAway);
  const open = (hash: string, address = server.address) => openAddress(`${address}/${hash}`);

  /** Writes a measurement as training does. */
  function measure(run: string, step: number): void {
    const [line] = /{"kind":"monitor".*/.exec(readFileSync(fileOf(plain), "utf8"))!;
    appendFileSync(fileOf(run), `${JSON.stringify({ ...(JSON.parse(line) as object), step })}\n`);
  }

  test("grows with a run, says when the connection is broken, and goes on after it", async () => {
    copyRun(path.join(folder, plain), path.join(folder, "growing"));
    const page = await open("#/compare?run=growing");
    const place = placeOf(page, "monitor.L");
    await expect.poll(() => place.innerText(), { timeout: 10_000 }).toBe("last, 12");
    measure("growing", 500);
    appendFileSync(fileOf("growing"), '{"kind":"monitor","step":501,"time":1,"wei');
    await expect.poll(() => place.innerText(), { timeout: 10_000 }).toBe("last, 500");
    await server.stop();
    const notice = page.locator(".notice");
    await expect
      .poll(() => notice.innerText(), { timeout: 10_000 })
      .toContain("connection to the server is lost");
    appendFileSync(fileOf("growing"), "\n");
    measure("growing", 600);
    await server.startAgain();
    await expect.poll(() => place.innerText(), { timeout: 15_000 }).toBe("last, 600");
    await expect.poll(() => notice.count()).toBe(0);
    rmSync(path.join(folder, "growing"), { recursive: true });
    await expect
      .poll(() => notice.innerText(), { timeout: 10_000 })
      .toContain("Not there, or no longer: growing");
  });

  test("follows a run that is written at 100 lines a second, and can be used meanwhile", async () => {
    copyRun(path.join(folder, plain), path.join(folder, "fast"), { metrics: () => "" });
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
        const place = placeOf(page, "train.loss");
        if ((await place.count()) > 0) seen.add(await place.innerText());
        slowest = Math.max(slowest, await page.evaluate(frameMilliseconds));
      }
    } finally {
      clearInterval(writing);
    }
    await expect
      .poll(() => placeOf(page, "train.loss").innerText())
      .toBe(`last, ${new Intl.NumberFormat("en-US").format(step - 1).replace(",", " ")}`);
    expect(seen.size).toBeGreaterThanOrEqual(3);
    expect(slowest).toBeLessThan(1000);
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      chartOf(page, "train.loss").getByRole("button", { name: "CSV", exact: true }).click(),
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
    copyRun(path.join(folder, plain), path.join(folder, "tabs"));
    const first = await open("#/compare?run=tabs");
    await expect.poll(() => placeOf(first, "monitor.L").innerText()).toBe("last, 12");
    await turnAway(first);
    for (let tab = 0; tab < 7; tab++) {
      const other = await first.context().newPage();
      await other.goto(`${server.address}/#/compare?run=tabs`);
      await expect.poll(() => placeOf(other, "monitor.L").innerText()).toBe("last, 12");
      await turnAway(other);
    }
    measure("tabs", 700);
    await first.waitForTimeout(2500);
    expect(await placeOf(first, "monitor.L").innerText()).toBe("last, 12");
    expect(await first.locator(".notice").count()).toBe(0);
    await turnAway(first, false);
    await expect.poll(() => placeOf(first, "monitor.L").innerText()).toBe("last, 700");
    rmSync(path.join(folder, "tabs"), { recursive: true });
  });

  test("an empty folder names the first command, and a run appears without a reload", async () => {
    const empty = temporaryFolder();
    const other = await serve(empty);
    try {
      const page = await open("", other.address);
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
