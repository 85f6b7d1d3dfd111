import { appendFileSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";

import { execute } from "../../../equimeter/src/runs/execute.ts";
import { tinyVoxels, writeMolecules } from "../../../equimeter/src/runs/tasks/voxels/testing.ts";
import { tinyConfig } from "../../../equimeter/src/runs/testing.ts";
import { AnalyzedRuns, asItIs, damage, equimeter } from "../testing/analyzed.ts";
import { isWithoutChromium, useChromium, why } from "../testing/chromium.ts";
import { slow } from "../testing/pictures.ts";
import { temporaryFolder } from "../testing/runs.ts";
import { useServer } from "../testing/server.ts";

describe.skipIf(isWithoutChromium)(`the decision page in a browser${why}`, () => {
  const folder = temporaryFolder();
  const runs = new AnalyzedRuns(folder);
  const server = useServer(folder, async () => {
    writeMolecules(folder);
    await execute(tinyConfig(), { root: folder });
    await execute(tinyVoxels(folder), { root: folder });
    equimeter("advise", runs.path("tiny"), "--keep", "--samples", "2");
  });
  const openAddress = useChromium();
  const open = (hash: string) => openAddress(`${server.address}/${hash}`);
  const noteOf = (page: Page) => page.locator("section > .note").first().innerText();

  test("which is worth it, with points as a table", async () => {
    const page = await open("#/decision?run=tiny");
    await expect
      .poll(() => page.locator(".advice").innerText())
      .toContain(
        "Least loss by cost (seconds of a prediction for one sample): tiny as it is from ",
      );
    expect(await page.locator("figure svg").count()).toBe(4);
    await page.locator("summary").press("Enter");
    await expect.poll(() => page.locator("tbody tr").count()).toBeGreaterThan(1);
    const best = (of: Page) => of.locator("polyline.front, tr.best").count();
    expect(await best(page)).toBeGreaterThan(0);
    runs.copy("tiny", "elsewhere", { "advice.json": asItIs });
    const config = path.join(runs.path("elsewhere"), "config.yaml");
    const text = readFileSync(config, "utf8");
    writeFileSync(config, text.replace(/splitSeed: \d+/, "splitSeed: 123"));
    const mixed = await open("#/decision?run=tiny&run=elsewhere");
    await expect.poll(() => mixed.locator("[role=note]").innerText()).toContain("different data");
    // What is of different data has no best.
    expect(await mixed.locator("tbody tr").count()).toBeGreaterThan(1);
    expect(await best(mixed)).toBe(0);
  });

  test("rows that are there twice, and labels longer than a narrow page", async () => {
    runs.copy("tiny", "doubled", {}, (text) => text + text.match(/{"kind":"twirl".*\n/g)!.join(""));
    const page = await open("#/decision?run=doubled");
    await page.setViewportSize({ width: 390, height: 800 });
    const figures = page.locator("figure svg");
    await expect.poll(() => figures.count(), slow).toBe(4);
    const cut = () =>
      figures.evaluateAll((all) =>
        all.flatMap((figure) => {
          const box = figure.getBoundingClientRect();
          return [...figure.querySelectorAll("text")].flatMap((text) => {
            const { left, right, top, bottom } = text.getBoundingClientRect();
            const isInside =
              left >= box.left - 1 &&
              right <= box.right + 1 &&
              top >= box.top - 1 &&
              bottom <= box.bottom + 1;
            return isInside ? [] : [text.textContent];
          });
        }),
      );
    await expect.poll(cut, slow).toEqual([]);
    const label = figures.nth(2).locator("text:has(title)").first();
    expect(await label.textContent()).toMatch(
      /^seconds of .*….*each call as one sample's training step$/,
    );
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
    expect(await noteOf(page)).toContain("Grey: a percent with");
    await page.locator("summary").press("Enter");
    const cells = await page.locator("td.grey").allInnerTexts();
    expect(cells.length).toBe(grey.length);
    for (const cell of cells)
      expect(cell).toMatch(/^[\d.]+( \(2 (test )?samples\))?, only shrinks$/);
    const enough = await open("#/decision?run=learns");
    await expect.poll(() => enough.locator(".advice").innerText()).toContain("learns");
    expect(await enough.locator("main").innerText()).not.toMatch(/explained|Grey/);
    // What an equivariant architecture would gain is told of what has learned something.
    const architectures = (of: Page) => of.locator(".architecture").allInnerTexts();
    expect(await architectures(page)).toEqual(await architectures(enough));
    expect(await architectures(enough)).toEqual([
      expect.stringMatching(
        /^A model equivariant by construction, as good otherwise as learns, would lose [\d.]+ % less/,
      ),
    ]);
  });

  test("damaged advice gives a sentence, and the run stays", async () => {
    runs.copy("tiny", "ill-advised", { "advice.json": damage("remedies.0.cost", "much") });
    const page = await open("#/decision?run=ill-advised&run=tiny");
    await expect
      .poll(() => page.locator("[role=alert]").allInnerTexts())
      .toEqual([
        'ill-advised: advice.json is damaged: remedies[0].cost is "much" instead of a number: run `npx equimeter advise RUN --keep` again',
      ]);
    expect(await page.locator('svg[aria-label^="Loss against time"] polyline').count()).toBe(2);
    // Its architecture is timed: that of the other run is the same.
    expect(await noteOf(page)).not.toContain("npx equimeter");
    const alone = await open("#/decision?run=ill-advised");
    await expect
      .poll(() => noteOf(alone))
      .toContain(
        `A prediction over n rotations counts as n calls. npx equimeter advise ${runs.path("ill-advised")} --keep times them.`,
      );
    expect(await alone.locator(".advice").innerText()).toContain("one sample's training step");
  });

  test("grows with a run that trains, and takes in advice that is given, changed and deleted", async () => {
    runs.copy("tiny", "growing");
    const page = await open("#/decision?run=growing");
    const line = page.locator('svg[aria-label^="Loss against time"] polyline');
    await expect.poll(() => line.count(), slow).toBe(1);
    const points = async () => (await line.getAttribute("points"))!.split(" ").length;
    const before = await points();
    const file = path.join(runs.path("growing"), "metrics.jsonl");
    const [last] = readFileSync(file, "utf8")
      .match(/{"kind":"monitor".*/g)!
      .filter((one) => one.includes('"raw"'))
      .slice(-1);
    const later = { ...(JSON.parse(last) as object), step: 1000, time: 1000 };
    appendFileSync(file, `${JSON.stringify(later)}\n`);
    await expect.poll(points, slow).toBe(before + 1);

    const advice = page.locator(".advice");
    expect(await advice.innerText()).toContain("training step");
    runs.give("tiny", "growing", "advice.json");
    await expect.poll(() => advice.innerText(), slow).toContain("seconds of a prediction for one");
    const cost = () => page.locator("tbody tr td:nth-child(3)").first().innerText();
    await page.locator("summary").press("Enter");
    const given = path.join(runs.path("growing"), "analysis", "advice.json");
    const dearer = damage("secondsPerSample", 123)(readFileSync(given, "utf8"));
    rmSync(given);
    await expect.poll(() => advice.innerText(), slow).toContain("training step");
    expect(await page.locator(".notice").count()).toBe(0);
    expect(await line.count()).toBe(1);
    runs.give("tiny", "growing", "advice.json");
    await expect.poll(() => advice.innerText(), slow).toContain("seconds of a prediction for one");
    // As the program does: whole at once, under the name that is there.
    writeFileSync(`${given}.draft`, dearer);
    renameSync(`${given}.draft`, given);
    await expect.poll(cost, slow).toBe("123");
  });

  test("what cannot be compared is left out by name, and spoils nothing", async () => {
    const csv = path.join(folder, "curves.csv");
    writeFileSync(csv, "step,loss\n1,3\n2,2\n");
    equimeter("import", csv, "--out", runs.path("theirs"));
    runs.copy("tiny", "nameless", { "advice.json": asItIs });
    rmSync(path.join(runs.path("nameless"), "config.yaml"));
    runs.copy("tiny", "waiting", {}, () => "");
    const page = await open("#/decision?run=theirs&run=nameless&run=waiting&run=tiny&run=grids");
    const left = page.locator("section > .note").last();
    await expect
      .poll(() => left.innerText(), slow)
      .toBe(
        "Left out: theirs (imported curves); nameless (no configuration to be read); waiting (no measurement yet); grids (no measurement of forces).",
      );
    const compared = await open("#/decision?run=theirs&run=nameless&run=tiny");
    await expect.poll(() => compared.locator(".advice").innerText(), slow).toContain("tiny");
    expect(await compared.locator("main").innerText()).not.toContain("different data");
    const none = await open("#/decision?run=theirs");
    await expect.poll(() => none.locator("main").innerText()).toContain("None of these runs");
  });

  test("colours are those of Compare, whatever is left out", async () => {
    runs.copy("tiny", "other", { "advice.json": asItIs });
    const chosen = "run=theirs&run=other&run=tiny";
    const compare = await open(`#/compare?${chosen}&metric=monitor.L`);
    await expect.poll(() => compare.locator(".legend tbody tr").count(), slow).toBe(2);
    const inCompare = await compare
      .locator(".legend tbody tr")
      .evaluateAll((rows) =>
        rows.map((row) => [
          row.textContent,
          row.querySelector("path")!.getAttribute("stroke")!.slice(0, 7),
        ]),
      );
    const page = await open(`#/decision?${chosen}`);
    const names = page.locator(".controls .run");
    await expect.poll(() => names.allInnerTexts(), slow).toEqual(["other", "tiny"]);
    const lines = page.locator('svg[aria-label^="Loss against time"] polyline');
    const strokes = await lines.evaluateAll((all) => all.map((one) => one.getAttribute("stroke")));
    expect(strokes).toEqual(inCompare.map(([, stroke]) => stroke));
    expect(new Set(strokes).size).toBe(2);
  });

  test("figures say what they are of, and are read with the pointer and by keys", async () => {
    const page = await open("#/decision?run=tiny");
    const figures = page.locator("figure");
    await expect.poll(() => figures.count(), slow).toBe(4);
    const captions = await figures.locator("figcaption").allInnerTexts();
    for (const [i, kind] of ["validation", "validation", "test", "test"].entries())
      expect(captions[i]).toMatch(new RegExp(`\\d+ ${kind} samples$`));
    expect(await figures.first().locator("svg text").allTextContents()).toContain("loss, (eV/Å)²");
    const reading = figures.nth(2).locator(".reading");
    await figures.nth(2).locator(".plot").press("ArrowRight");
    expect(await reading.innerText()).toMatch(/^tiny, as it is: [\d.]+ ± [\d.]+ at [\d.].* s$/);
    await figures.nth(2).locator(".plot").press("Escape");
    expect(await reading.innerText()).toBe("");
    await figures.nth(2).locator("path").first().hover();
    await expect.poll(() => reading.innerText()).toContain("tiny, ");
    await page.mouse.move(0, 0);
    await expect.poll(() => reading.innerText()).toBe("");
    await page.getByLabel("training by").selectOption("training step");
    await expect.poll(() => figures.first().innerText()).toContain("Loss against training step");
    await figures.first().locator(".plot").press("End");
    expect(await figures.first().locator(".reading").innerText()).toMatch(
      /^tiny.*: [\d.]+ at \d+$/,
    );
  });

  test("a run that is deleted meanwhile", async () => {
    runs.copy("tiny", "short-lived", { "advice.json": asItIs });
    const page = await open("#/decision?run=short-lived&run=tiny");
    const lines = page.locator('svg[aria-label^="Loss against time"] polyline');
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
