import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { isWithoutChromium, useChromium, why } from "../testing/chromium.ts";
import { fits } from "../testing/pictures.ts";
import { copyRun, temporaryFolder, trainShortly } from "../testing/runs.ts";
import { useServer } from "../testing/server.ts";

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10" width="20" height="10">
  <style>rect { fill: #00f }</style><script>document.title = "it ran"</script><rect width="20" height="10"/></svg>`;

describe.skipIf(isWithoutChromium)(`one run, and damaged ones, in a browser${why}`, () => {
  const folder = temporaryFolder();
  const name = "quickstart-augmented";
  const fileOf = (...names: string[]) => path.join(folder, ...names);
  const server = useServer(folder, () => {
    trainShortly(folder, name);
    mkdirSync(fileOf(name, "analysis"));
    writeFileSync(fileOf(name, "analysis", "where.json"), "{}");
    writeFileSync(fileOf(name, "analysis", "where.svg"), drawing);
    copyRun(fileOf(name), fileOf("no-record"));
    writeFileSync(fileOf("no-record", "run.json"), "");
  });
  // That its script was refused is what the browser says of the drawing.
  const openAddress = useChromium(/Content Security Policy|sandboxed/);
  const open = (hash: string, options = {}) => openAddress(`${server.address}/${hash}`, options);

  test("shows what analyses drew, and the commands of those that are missing", async () => {
    const page = await open(`#/run/${name}`);
    const picture = page.locator(".figures img");
    await picture.scrollIntoViewIfNeeded();
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBe(20);
    const said = await page.locator("main").innerText();
    expect(said).toContain(`npx equimeter analyze structures ${folder}/${name}`);
    expect(said).not.toContain("analyze where");
    writeFileSync(fileOf(name, "analysis", "samples.svg"), drawing);
    await expect.poll(() => page.locator(".figures img").count(), { timeout: 10_000 }).toBe(2);
    const narrow = await open(`#/run/${name}`, { viewport: { width: 390, height: 800 } });
    await narrow.locator(".figures img").first().waitFor();
    expect(await fits(narrow)).toBe(true);
  });

  test("a drawing that is opened alone cannot run its scripts", async () => {
    const page = await openAddress(`${server.address}/api/runs/${name}/analysis/where.svg`);
    await page.waitForTimeout(300);
    expect(await page.title()).not.toContain("it ran");
    expect(await page.locator("rect").evaluate((rect) => getComputedStyle(rect).fill)).toBe(
      "rgb(0, 0, 255)",
    );
  });

  test("the table says what is wrong with a run, and a click on a row chooses it", async () => {
    const page = await open("#/runs");
    const row = page.locator("tr[data-row]", { hasText: "no-record" });
    expect(await row.locator(".problem").innerText()).toMatch(/^no-record\/run\.json is damaged/);
    await row.locator("td.number").first().click();
    await expect.poll(() => row.getAttribute("aria-selected")).toBe("true");
    expect(page.url()).toContain("run=no-record");
    await row.locator("td.number").first().click();
    await expect.poll(() => row.getAttribute("aria-selected")).toBe("false");
    await row.locator("input").click();
    await expect.poll(() => row.getAttribute("aria-selected")).toBe("true");
    await page.getByLabel("Search").fill("state=failed");
    await expect.poll(() => page.locator("tr[data-row]").count()).toBe(1);
    await row.locator("a").click();
    await expect.poll(() => page.locator("h1").innerText()).toBe("no-record");
    expect(await page.locator(".facts").innerText()).toMatch(/step\s+12\s/);
  });
});
