import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { isSharedAbsent, sharedForces, sharedReason } from "../../data/testing.js";
import { createRun, openMetrics } from "../../runs/index.js";
import {
  exampleConfig,
  exampleDetails,
  monitorLine,
  snapshot,
  temporaryFolder,
} from "../../runs/testing.js";
import { mainHere, startProgram } from "../testing.js";
import { analyzed, mistakeOf } from "./testing.js";

const root = temporaryFolder();
const at = (...names: string[]) => join(root.path, ...names);
const curveFile = at("published.csv");

/** A run whose percent falls by shrinking outputs, and rises again; with a flow's times where asked. */
function writeRun(name: string, times: readonly (number | undefined)[] = [undefined]): string {
  const { folder } = createRun(root.path, exampleConfig(name), exampleDetails);
  const metrics = openMetrics(folder);
  [40, 10, 4, 1.5, 0.4, 2.5, 1.8].forEach((percent, i) => {
    for (const t of times)
      for (const weights of ["raw", "ema"] as const)
        metrics.append(
          monitorLine(10 * i, {
            weights,
            ...(t !== undefined && { t }),
            percent: weights === "raw" ? percent : percent + 5,
            rotationError: percent / 100,
            sampleError: percent / 20,
            L_equiv: percent / 50,
            explained: i < 3 ? 0.02 : 0.5,
            relativeSpread: 0.5,
          }),
        );
  });
  metrics.close();
  return folder;
}

let [plain, flow] = ["", ""];
beforeAll(() => {
  plain = writeRun("plain");
  flow = writeRun("flow", [0, 0.9]);
  mkdirSync(at("folder.csv"));
  writeFileSync(
    curveFile,
    "series,step,value\nt=0,1,0.3\nt=0,5,0.01\nt=0.9 smoothed,1,0.2\nt=0.9 smoothed,8,0.04\nother,2,0.1\n",
  );
});
afterAll(() => root[Symbol.dispose]());

test("one run: tables, a file and a figure, with what made the percent fall", async () => {
  const shown = await analyzed("dynamics", plain);
  expect(shown).toMatch(/^plain +raw +40 ± 2 +20 \* \[10, 20\].* 30 \[\d+, \d+\], above at 50 /m);
  expect(shown).toMatch(
    /^plain +raw +0\.40 ± 0\.02 +40 \[40, 40\] +2\.50 ± 0\.13 +50 +6\.25 \[.*0\.001$/m,
  );
  expect(shown).toMatch(/^plain +ema +not below 2 %$/m);
  expect(shown).toMatch(/^plain +raw +outputs shrank$/m);
  const { settings, curves } = JSON.parse(
    readFileSync(at("plain", "analysis", "dynamics.json"), "utf8"),
  );
  expect(settings).toEqual({ dipBefore: 30_000, marks: [5, 2, 1], seed: 0 });
  const [raw, ema] = curves;
  expect([raw.weights, ema.weights, raw.points.length]).toEqual(["raw", "ema", 7]);
  expect(raw.dynamics).toMatchObject({ dip: { step: 40 }, rebound: { ratio: 6.25 } });
  expect(
    raw.dynamics.crossings.map(({ isShrinking }: { isShrinking: boolean }) => isShrinking),
  ).toEqual([true, false, false]);
  const svg = readFileSync(at("plain", "analysis", "dynamics.svg"), "utf8");
  for (const text of ["first below", "hollow: while explained", "dip", "ema weights"])
    expect(svg).toContain(text);
});

test("the same numbers with --json, other settings in files of their own", async () => {
  const flags = ["--dip-before", "25", "--marks", "8,3", "--seed", "7"];
  const { runs, references } = JSON.parse(await analyzed("dynamics", plain, ...flags, "--json"));
  expect([runs.length, references]).toEqual([1, []]);
  const file = at("plain", "analysis", "dynamics-dip-before-25-marks-8-3");
  expect(JSON.parse(readFileSync(`${file}.json`, "utf8"))).toEqual(runs[0]);
  expect(existsSync(`${file}.svg`)).toBe(true);
  const { dip, rebound, crossings } = runs[0].curves[0].dynamics;
  expect([
    dip.step,
    rebound.point.step,
    crossings.map(({ mark }: { mark: number }) => mark),
  ]).toEqual([20, 50, [8, 3]]);
});

test("several runs and published curves: a table with rows for all, and a figure by time", async () => {
  const table = at("all.csv");
  const flags = ["--reference", curveFile, "--output", table];
  const shown = await analyzed("dynamics", plain, flow, ...flags);
  expect(shown).toContain(`\n${table}`);
  expect(readFileSync(table, "utf8").split("\n").slice(1)).toEqual([
    "plain,raw,0,0.4,40,0.004,30,40,60,0.018,0.018",
    "plain,ema,0,0.45,40,0.054,,,60,0.068,0.068",
    "flow,t=0 raw,0,0.4,40,0.004,30,40,60,0.018,0.018",
    "flow,t=0 ema,0,0.45,40,0.054,,,60,0.068,0.068",
    "flow,t=0.9 raw,0,0.4,40,0.004,30,40,60,0.018,0.018",
    "flow,t=0.9 ema,0,0.45,40,0.054,,,60,0.068,0.068",
    "published,t=0,1,0.3,5,0.01,5,,5,0.01,0.01",
    "published,t=0.9 smoothed,1,0.2,8,0.04,,,8,0.04,0.04",
    "published,other,2,0.1,2,0.1,,,2,0.1,0.1",
    "",
  ]);
  const figure = at("all.svg");
  const some = ["--reference", curveFile, "--reference-series", "smoothed"];
  await analyzed("dynamics", flow, ...some, "--output", figure);
  const svg = readFileSync(figure, "utf8");
  expect(svg).toContain(">t = 0.9</text>");
  expect(svg).toContain("published: published, smoothed");
  expect(svg).not.toContain("other");
});

test("neither runs nor published curves need libtorch", async () => {
  const atExit = "process.report.getReport().sharedObjects.some((file) => file.includes('torch'))";
  const watch = `data:text/javascript,process.on('exit',()=>process.stderr.write(String(${atExit})))`;
  const argv = ["analyze", "dynamics", plain, "--reference", curveFile];
  const { code, stderr } = await startProgram(argv, ["--import", watch]).done;
  expect([code, stderr]).toEqual([0, "false"]);
  const measured = await startProgram(["analyze", "hessian", at("gone")], ["--import", watch]).done;
  expect(measured.stderr).toMatch(/true$/); // the watch sees it where it is
});

test("published curves alone need no run", async () => {
  const shown = await analyzed("dynamics", "--reference", curveFile, "--reference-series", "other");
  expect(shown).toMatch(/^published +other +10\.0 /m);
  const { runs, references } = JSON.parse(
    await analyzed("dynamics", "--reference", curveFile, "--json"),
  );
  expect([runs, references.length]).toEqual([[], 3]);
});

test("one of several runs that fails is named, and the others are shown", async () => {
  const outcome = await mainHere("analyze", "dynamics", plain, at("gone"));
  expect(outcome.code).toBe(1);
  expect(outcome.stderr).toMatch(/^equimeter: .*gone: there is no run folder /);
  expect(outcome.stdout).toMatch(/^plain /m);
});

describe("mistakes", () => {
  test.each<[string[], string]>([
    [[], "give a run folder, or a file of curves with --reference FILE"],
    [["--reference-series", "a"], "give a run folder, or a file"],
    [[at("plain"), "--reference-series", "a"], "needs the file that has it: add --reference FILE"],
    [[at("plain"), "--reference", at("gone.csv")], "there is no reference file"],
    [
      [at("plain"), "--reference", curveFile, "--reference-series", "othr"],
      'did you mean "other"?',
    ],
    [[at("plain"), at("plain")], "plain twice; leave one of them out"],
    [[`${at("plain")}@500`], "dynamics are of a whole run, not of a checkpoint"],
    [[at("plain"), "--marks", "5,x"], '--marks must be a list of percents such as 5,2,1, not "x"'],
    [[at("plain"), "--marks", ""], '--marks must be a list of percents such as 5,2,1, not ""'],
    [[at("plain"), "--marks", "0"], 'such as 5,2,1, not "0"'],
    [[at("plain"), "--marks", "100"], 'such as 5,2,1, not "100"'],
    [[at("plain"), "--marks", "2,2.0"], "--marks names 2 twice"],
    [
      [at("plain"), "--dip-before", "soon"],
      '--dip-before must be an integer of at least 0, got "soon"',
    ],
    [[at("plain"), "--seed", "-1"], '--seed must be an integer of at least 0, got "-1"'],
    [[at("plain"), "--output", at("all.png")], "give its name the ending .csv or .svg"],
    [[at("plain"), "--output", at("folder.csv")], "is a folder; name a file in it"],
    [[at("plain"), "--output", at("gone", "a.csv")], "cannot be written (ENOENT)"],
    [[at("plain"), "--weights", "raw"], "unknown option '--weights'; --help"],
    [[at("gone")], "there is no run folder"],
  ])("%j", async (argv, sentence) => {
    const before = snapshot(root.path);
    expect(await mistakeOf("dynamics", ...argv)).toContain(sentence);
    expect(snapshot(root.path)).toEqual(before);
  });
});

describe.skipIf(isSharedAbsent)(`the published curves${sharedReason}`, () => {
  const golden = (name: string) => join(sharedForces, "../../golden/reference_curves", name);
  const files: Record<string, string> = {
    escaip6M: "escaip6M_pct_equiv_replicates",
    msize: "escaip_vary_model_size_pct_equiv",
    tsize: "escaip_vary_train_size_pct_equiv",
    lropt: "escaip_vary_lr_optimizer_pct_equiv",
    p60: "proteina60M_pct_equiv",
    p400: "proteina400M_pct_equiv",
    p001: "proteina60M_train1pct_pct_equiv",
    p0001: "proteina60M_train0.1pct_pct_equiv",
  };
  type Row = Record<string, string>;
  const tableOf = (file: string): Row[] => {
    const [head, ...lines] = readFileSync(file, "utf8").trim().split("\n");
    const columns = head.trim().split(",");
    return lines.map((line) =>
      Object.fromEntries(
        line
          .trim()
          .split(",")
          .map((cell, i) => [columns[i], cell]),
      ),
    );
  };

  test("give the rows of their summary", async () => {
    const output = at("published-summary.csv");
    const flags = Object.values(files).flatMap((name) => ["--reference", golden(`${name}.csv`)]);
    await analyzed("dynamics", ...flags, "--output", output);
    const ours = tableOf(output);
    const rows = tableOf(golden("summary_dips.csv"));
    expect(rows).toHaveLength(46);
    const compared = rows.map((row) => {
      const name = files[row.figure];
      const own = ours.find(({ figure, series }) => figure === name && series === row.series)!;
      const points = tableOf(golden(`${name}.csv`)).filter(({ series }) => series === row.series);
      return { name, row, own, points };
    });
    for (const { name, row, own, points } of compared) {
      const { dip_step: _, dip_value: __, median_last_10pct, ...exact } = row;
      expect(own).toMatchObject({ ...exact, figure: name });
      // Of so many measurements that five to twelve are left.
      const late = points.filter(({ step }) => Number(step) >= 0.9 * Number(row.last_step));
      const values = late.map(({ value }) => Number(value));
      expect(Number(median_last_10pct)).toBeGreaterThanOrEqual(0.9 * Math.min(...values));
      expect(Number(median_last_10pct)).toBeLessThanOrEqual(1.1 * Math.max(...values));
      const ratio = Number(own.median_last_10pct) / Number(median_last_10pct);
      expect(ratio).toBeGreaterThan(0.74);
      expect(ratio).toBeLessThan(1.35);
    }
    // The files are thinned: of some curves the measurement of the dip is not in them.
    const isThere = ({ row, points }: (typeof compared)[number]) =>
      points.some(({ step }) => step === row.dip_step);
    for (const { row, own } of compared.filter(isThere))
      expect([own.dip_step, own.dip_value]).toEqual([row.dip_step, row.dip_value]);
    const thinned = compared.filter((one) => !isThere(one));
    for (const { row, own } of thinned)
      expect(Number(own.dip_value)).toBeGreaterThan(Number(row.dip_value));
    expect(thinned.map(({ row }) => `${row.figure} ${row.series}`)).toEqual([
      "lropt AdamW_1e-3",
      "lropt AdamW_1e-4",
      "p60 t=0.2",
      "p400 t=0",
      "p001 t=0",
      "p001 t=0.2",
      "p001 t=0.4",
      "p001 t=0.6",
      "p0001 t=0",
    ]);
  });
});
