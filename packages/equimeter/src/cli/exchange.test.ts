import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { writeReport } from "../report/index.js";
import { createRun, linesOf, openMetrics, readRun } from "../runs/index.js";
import {
  everyKind,
  exampleConfig,
  exampleDetails,
  monitorLine,
  temporaryFolder,
} from "../runs/testing.js";
import { mainHere, program } from "./testing.js";

let temporary: ReturnType<typeof temporaryFolder>;
let csv: string;
beforeEach(() => {
  temporary = temporaryFolder();
  csv = at("curves.csv");
  writeFileSync(csv, "step,train/loss,sym <b>,note\n0,2,50,a\n10,1,20,b\n100,0.1,inf,c\n");
});
afterEach(() => temporary[Symbol.dispose]());

const at = (...names: string[]) => join(temporary.path, ...names);

function makeRun(name: string): string {
  const { folder } = createRun(at("runs"), exampleConfig(name), exampleDetails);
  const writer = openMetrics(folder);
  for (const line of [...everyKind(0), monitorLine(10), monitorLine(100)]) writer.append(line);
  writer.close();
  return folder;
}

test("import, report and export understand each other", async () => {
  const out = at("runs", "theirs");
  const named = ["--map", "percent=sym <b>", "--map", "loss=train/loss"];
  const imported = await mainHere("import", csv, "-o", out, ...named);
  expect([imported.code, imported.stderr]).toEqual([0, ""]);
  expect(imported.stdout).toContain('"note": no numbers, so left out');
  expect(imported.stdout).toContain("(3 steps, the last 100)");

  const json = await mainHere("import", csv, "-o", out, "--overwrite", "--json", ...named);
  expect(JSON.parse(json.stdout)).toMatchObject({ folder: out, steps: 3, lastStep: 100 });
  expect((await mainHere("import", csv, "-o", out)).code).toBe(2);

  const ours = makeRun("ours");
  const report = await mainHere("report", ours, out, "--out", at("report"));
  expect([report.code, report.stderr]).toEqual([0, ""]);
  const html = readFileSync(at("report", "report.html"), "utf8");
  expect(html).toContain("imported: theirs");
  expect(html).toContain("sym &lt;b&gt;");
  expect(html).not.toContain("sym <b>");
  expect(existsSync(at("report", "figures", "imported.svg"))).toBe(true);
  const summary = JSON.parse(readFileSync(at("report", "summary.json"), "utf8"));
  expect(summary.theirs.percentEnd).toBe(null);

  const exported = await mainHere("export", ours, out, "--csv", at("t.csv"), "--kind", "scalars");
  expect(exported).toEqual({ code: 0, stdout: `${at("t.csv")} (4)\n`, stderr: "" });
  const written = await mainHere("export", out, "--parquet", at("t.parquet"), "--json");
  expect(JSON.parse(written.stdout)).toEqual([{ path: at("t.parquet"), count: 4 }]);
});

test("a report of imported runs alone has their curves and nothing else", async () => {
  await mainHere("import", csv, "-o", at("runs", "theirs"));
  writeReport([at("runs", "theirs")], at("report"));
  const html = readFileSync(at("report", "report.html"), "utf8");
  expect(html).toContain("Imported curves");
  expect(html).not.toContain("no measurement yet");
  expect(html.match(/<figure>/g)).toHaveLength(1);
  const { metrics } = readRun(at("runs", "theirs"));
  expect(linesOf(metrics, "scalars")).toHaveLength(3);
});

describe("mistakes are one sentence, code 2", () => {
  test.each<[string[], string]>([
    [["import", "-o", "OUT"], "missing required argument 'path'"],
    [["import", "CSV"], "required option '-o, --out <folder>' not specified"],
    [["import", "GONE", "-o", "OUT"], "to import"],
    [["import", "CSV", "-o", "OUT", "--map", "percent"], "--map must be OURS=THEIRS"],
    [["import", "CSV", "-o", "OUT", "--map", "percent=sim"], 'there is no "sim"'],
    [["import", "CSV", "-o", "OUT", "--step", "epoch"], 'no column "epoch" for --step'],
    [["import", "CSV", "-o", "OUT", "--time", "clock"], 'no column "clock" for --time'],
    [["import", "CSV", "-o", "OUT", "--from", "x"], "unknown option '--from'"],
    [["export"], "missing required argument 'run'"],
    [["export", "RUN"], "say what to export to"],
    [["export", "GONE", "--csv", "OUT"], "there is no run folder"],
    [["export", "RUN", "--csv"], "argument missing"],
    [["export", "RUN", "--csv", "OUT", "--kind", "trian"], 'did you mean "train"?'],
    [["export", "RUN", "--csv", "CSV"], "exists already; replace it with --overwrite"],
    [["analyze", "dynamics", "IMPORTED"], "was imported: it has curves"],
    [["measure", "IMPORTED"], "was imported: it has curves"],
  ])("%j", async (argv, message) => {
    const paths: Record<string, string> = { CSV: csv, GONE: at("gone"), OUT: at("out"), RUN: "" };
    if (argv.includes("RUN")) paths.RUN = makeRun("ours");
    if (argv.includes("IMPORTED")) {
      paths.IMPORTED = at("runs", "theirs");
      await mainHere("import", csv, "-o", paths.IMPORTED);
    }
    const { code, stdout, stderr } = await mainHere(...argv.map((word) => paths[word] ?? word));
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(existsSync(at("out"))).toBe(false);
  });
});

test("help loads neither the work nor its library, which is loaded when it is needed", () => {
  const hooks = `export async function resolve(name, context, next) {
    const found = await next(name, context);
    if (/hyparquet|exchange/.test(found.url)) process._rawDebug(found.url);
    return found;
  }`;
  const dataUrl = (code: string) => `data:text/javascript,${encodeURIComponent(code)}`;
  const preload = `import { register } from "node:module"; register(${JSON.stringify(dataUrl(hooks))});`;
  const loadedBy = (...argv: string[]) => {
    const node = ["--import", dataUrl(preload), program, ...argv];
    const { status, stderr } = spawnSync(process.execPath, node, { encoding: "utf8" });
    expect(status).toBe(0);
    return stderr;
  };
  expect(loadedBy("export", "--help") + loadedBy("import", "--help")).toBe("");
  const folder = makeRun("ours");
  const ofCsv = loadedBy("export", folder, "--csv", at("t.csv"));
  expect(ofCsv).toContain("exchange/export");
  expect(ofCsv).not.toContain("hyparquet");
  expect(loadedBy("export", folder, "--parquet", at("t.parquet"))).toContain("hyparquet-writer");
});
