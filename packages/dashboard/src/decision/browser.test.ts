import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { execute } from "../../../equimeter/src/runs/execute.ts";
import { tinyVoxels, writeMolecules } from "../../../equimeter/src/runs/tasks/voxels/testing.ts";
import { tinyConfig } from "../../../equimeter/src/runs/testing.ts";
import { AnalyzedRuns, asItIs, damage, equimeter } from "../testing/analyzed.ts";
import { isWithoutChromium, useChromium, why } from "../testing/chromium.ts";
import { slow } from "../testing/pictures.ts";
import { temporaryFolder } from "../testing/runs.ts";
import { serve, type Server } from "../testing/server.ts";

describe.skipIf(isWithoutChromium)(`the decision page in a browser${why}`, () => {
  const folder = temporaryFolder();
  const runs = new AnalyzedRuns(folder);
  let server: Server;
  const openAddress = useChromium();
  const open = (hash: string) => openAddress(`${server.address}/${hash}`);

  beforeAll(async () => {
    writeMolecules(folder);
    await execute(tinyConfig(), { root: folder });
    await execute(tinyVoxels(folder), { root: folder });
    equimeter("advise", runs.path("tiny"), "--keep", "--samples", "2");
    server = await serve(folder);
  }, 240_000);
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test("which is worth it, with points as a table", async () => {
    const page = await open("#/decision?run=tiny");
    await expect.poll(() => page.locator(".advice").innerText()).toContain("at every budget tiny");
    expect(await page.locator(".advice").innerText()).toContain("seconds of a call");
    expect(await page.locator("figure svg").count()).toBe(4);
    await page.locator("summary").press("Enter");
    await expect.poll(() => page.locator("tbody tr").count()).toBeGreaterThan(1);
    const mixed = await open("#/decision?run=tiny&run=grids");
    await expect.poll(() => mixed.locator("[role=note]").innerText()).toContain("different data");
  });

  test("a percent is grey, and no reason to choose, where less than 0.1 is explained", async () => {
    const explaining = (least: number) => (text: string) =>
      text.replace(/"explained":[^,}]+/g, () => `"explained":${least}`);
    runs.copy("tiny", "shrinks", { "advice.json": asItIs }, explaining(0.0999));
    runs.copy("tiny", "learns", { "advice.json": asItIs }, explaining(0.1));
    const page = await open("#/decision?run=shrinks&run=learns");
    const percents = page.locator('svg[aria-label^="Percent against"]');
    await expect.poll(() => percents.locator("polyline").count()).toBe(2);
    expect(await percents.locator("polyline.shrinking").count()).toBe(1);
    const labels = (shape: string) => percents.locator(`${shape} title`).allTextContents();
    const [grey, all] = [await labels("path.shrinking"), await labels("path")];
    expect(grey.every((label) => /^shrinks, .*, which only shrinks: /.test(label))).toBe(true);
    expect(all.filter((label) => label.startsWith("shrinks,"))).toEqual(grey);
    expect(all.filter((label) => label.startsWith("learns,"))).toHaveLength(grey.length);
    expect(await page.locator('svg[aria-label^="Loss"] .shrinking').count()).toBe(0);
    const advice = await page.locator(".advice").innerText();
    expect(advice).toContain("Less than 0.1 is explained by shrinks: outputs that only shrink");
    expect(await page.locator("section > .note").innerText()).toContain("Grey: a percent with");
    await page.locator("summary").press("Enter");
    const cells = await page.locator("td.grey").allInnerTexts();
    expect(cells.length).toBe(grey.length);
    for (const cell of cells) expect(cell).toMatch(/^[\d.]+, only shrinks$/);
    const enough = await open("#/decision?run=learns");
    await expect.poll(() => enough.locator(".advice").innerText()).toContain("learns");
    expect(await enough.locator("main").innerText()).not.toMatch(/explained|Grey/);
  });

  test("damaged advice gives a sentence, and the run stays", async () => {
    runs.copy("tiny", "ill-advised", { "advice.json": damage("remedies.0.cost", "much") });
    const page = await open("#/decision?run=ill-advised&run=tiny");
    await expect
      .poll(() => page.locator("[role=alert]").allInnerTexts())
      .toEqual([
        'ill-advised: advice.json is damaged: remedies[0].cost is "much" instead of a number: run `npx equimeter advise RUN --keep` again',
      ]);
    expect(await page.locator('svg[aria-label^="Loss against training"] polyline').count()).toBe(2);
    expect(await page.locator("section > .note").innerText()).toContain("advise RUN --keep");
  });

  test("a run that is deleted meanwhile", async () => {
    runs.copy("tiny", "short-lived", { "advice.json": asItIs });
    const page = await open("#/decision?run=short-lived&run=tiny");
    const lines = page.locator('svg[aria-label^="Loss against training"] polyline');
    await expect.poll(() => lines.count(), slow).toBe(2);
    rmSync(runs.path("short-lived"), { recursive: true });
    const notice = page.locator(".notice");
    await expect
      .poll(() => notice.allInnerTexts(), slow)
      .toEqual([expect.stringContaining("Not there, or no longer: short-lived")]);
    await expect.poll(() => lines.count(), slow).toBe(1);
    await notice.getByRole("button").click();
    await expect.poll(() => page.url()).toMatch(/#\/decision\?run=tiny$/);
    await expect.poll(() => notice.count()).toBe(0);
    runs.copy("tiny", "alone");
    const alone = await open("#/decision?run=alone");
    await expect.poll(() => alone.locator("figure").count(), slow).toBe(4);
    rmSync(runs.path("alone"), { recursive: true });
    await expect.poll(() => alone.locator("main").innerText(), slow).toContain("alone");
    await expect
      .poll(() => alone.locator("main").innerText(), slow)
      .toContain("Choose runs on the page Runs");
  });
});
