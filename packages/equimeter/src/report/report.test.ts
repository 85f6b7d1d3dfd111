import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { reportCommand } from "../cli/report.js";
import { UserError } from "../errors.js";
import { createRun, linesOf, openMetrics, updateRun, type MetricLine } from "../runs/index.js";
import {
  exampleConfig,
  exampleDetails,
  monitorLine,
  temporaryFolder,
  trainLine,
} from "../runs/testing.js";
import { runFalls } from "./falls.js";
import { inventedFlow } from "./figures/times/testing.js";
import { formatDuration, formatNumber } from "./format.js";
import { writeReport } from "./report.js";
import { runSummary } from "./summary.js";
import { inventedRun } from "./testing.js";

let temporary: ReturnType<typeof temporaryFolder>;
let out: string;
beforeEach(() => {
  temporary = temporaryFolder();
  out = join(temporary.path, "reports", "test");
});
afterEach(() => {
  vi.restoreAllMocks();
  temporary[Symbol.dispose]();
});

const lines = inventedRun({ augmented: true, steps: 300, perDecade: 2 });

function makeRun(name: string, metrics: MetricLine[] = lines, root = "runs") {
  const { folder } = createRun(join(temporary.path, root), exampleConfig(name), exampleDetails);
  const writer = openMetrics(folder);
  for (const line of metrics) writer.append(line);
  writer.close();
  updateRun(folder, { state: "finished", step: 300 });
  return folder;
}

const page = () => readFileSync(join(out, "report.html"), "utf8");
const summary = () => JSON.parse(readFileSync(join(out, "summary.json"), "utf8"));

test("two runs become a page, a summary and a file for each figure, and nothing else", () => {
  const folders = [makeRun("augmented"), makeRun("not-augmented")];
  expect(writeReport(folders, out, { title: "First" })).toBe(join(out, "report.html"));
  expect(readdirSync(out).sort()).toEqual(["figures", "report.html", "summary.json"]);
  expect(readdirSync(join(out, "figures")).sort()).toEqual([
    "averaging.svg",
    "explained.svg",
    "losses-1-augmented.svg",
    "losses-2-not-augmented.svg",
    "percent-explained.svg",
    "percent.svg",
    "twirl.svg",
  ]);
  const expected = JSON.parse(JSON.stringify(runSummary(lines)));
  expect(summary()).toEqual({ augmented: expected, "not-augmented": expected });
  expect(page()).toContain("<h1>First</h1>");
});

test("the training time is that of the last line, a line of training too", () => {
  const [first] = linesOf(lines, "monitor");
  const written = [{ ...first, time: 9000 }, { ...first, step: 2, time: 4000 }, trainLine(50)];
  writeReport([makeRun("a", written)], out);
  const [, time] = /<dt>training time<\/dt>\s*<dd>([^<]*)/.exec(page())!;
  expect(time).toBe(formatDuration(5));
});

test("keys of the summary can be chosen", () => {
  writeReport([makeRun("quickstart-augmented")], out, { summaryKeys: ["augmented"] });
  expect(Object.keys(summary())).toEqual(["augmented"]);
  expect(() => writeReport([makeRun("b")], out, { summaryKeys: [] })).toThrow(RangeError);
});

test("a report is made again over the old one; other files stay", () => {
  const folder = makeRun("a");
  writeReport([folder], out);
  writeFileSync(join(out, "figures", "own.svg"), "mine");
  writeReport([folder], out, { title: "Second" });
  expect(page()).toContain("Second");
  expect(readFileSync(join(out, "figures", "own.svg"), "utf8")).toBe("mine");
});

describe("the page", () => {
  test("needs nothing from outside and runs no script", () => {
    writeReport([makeRun("a"), makeRun("b")], out);
    const links = page().replaceAll("http://www.w3.org/2000/svg", "");
    expect(links).not.toMatch(/https?:|<script|<link|<img|\bsrc=|href=|@import|url\(|javascript:/i);
  });

  test("carries every number with its errors, its design and its samples", () => {
    writeReport([makeRun("a", [monitorLine(0, { percent: 25.004 })])], out);
    const cells = page().replace(/\s+/g, " ");
    for (const [name, value] of [
      ["percent (%)", "25.0"],
      ["± rotations (%)", "0.2"],
      ["± samples (%)", "1.0"],
      ["95 % over samples (%)", "[23.0, 27.0]"],
      ["explained", "0.400"],
      ["float floor (%)", "1.0 × 10⁻⁹"],
      ["samples", "64"],
      ["passes a sample", "24"],
      ["design", "tetrahedralOrbits × 2"],
      ["law", "haar"],
      ["reduction", "pooled"],
    ]) {
      expect(cells).toContain(`<th scope="row">${name}</th> <td>${value}</td>`);
    }
    expect(cells).toContain("<b>25.0 %</b> (± 0.2 rotations, ± 1.0 samples)");
  });

  test("escapes whatever the run says", () => {
    const evil = `</code><script>alert("1")</script>&`;
    const metrics: MetricLine[] = [
      monitorLine(0, { warnings: [evil], field: evil, design: evil }),
      { kind: "note", step: 0, time: 0, message: evil },
    ];
    const folder = makeRun("a", metrics);
    updateRun(folder, { name: evil, device: evil, command: [evil], state: "failed", error: evil });
    writeReport([folder], out, { title: evil });
    expect(page()).not.toContain("<script");
    expect(page()).not.toContain(evil);
    expect(page()).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;");
    expect(readdirSync(join(out, "figures"))).toHaveLength(5);
  });

  test("says what made the percent fall, for each run and kind of weights", () => {
    const small = { percent: 1, L_equiv: 0.01, L: 1, explained: 0 };
    const metrics = [monitorLine(0), monitorLine(9, small)];
    writeReport([makeRun("a", metrics), makeRun("b", [monitorLine(0)]), makeRun("new", [])], out);
    const text = page().replace(/\s+/g, " ");
    const rows = [
      ...text.matchAll(
        /<tr> <th scope="rowgroup" rowspan="1">(\w+)<\/th> <td>raw<\/td><td>([^<]*)</g,
      ),
    ];
    expect(rows.map(([, ...cells]) => cells)).toEqual([
      ["a", "outputs shrank"],
      ["b", "not below 2 %"],
    ]);
    writeReport([makeRun("nothing", [])], out);
    expect(page()).not.toContain("What made the percent fall");
  });

  test("lists equal warnings once, with their steps, and notes", () => {
    const warnings = ["outputs shrinking"];
    const metrics: MetricLine[] = [
      monitorLine(1, { warnings }),
      monitorLine(10, { warnings, weights: "ema" }),
      { kind: "note", step: 5, time: 1, message: "resumed" },
    ];
    writeReport([makeRun("a", metrics)], out);
    const text = page().replace(/\s+/g, " ");
    expect(text).toContain("outputs shrinking</span> (2 times, steps 1 to 10; raw, ema)");
    expect(text).toContain("step 5: resumed");
  });

  test("says when the percent fell while the outputs shrank", () => {
    const start = monitorLine(0, { percent: 40, explained: 0 });
    const metrics = [start, monitorLine(5, { percent: 1, explained: 0.03 }), monitorLine(9)];
    writeReport([makeRun("a", metrics)], out);
    expect(page()).toContain("explained was 0.030: the outputs were shrinking");
    writeReport([makeRun("b", [start, monitorLine(9)])], out);
    expect(page()).not.toContain("the outputs were shrinking");
  });

  test("takes a run that measured nothing yet, and one that diverged", () => {
    const diverged = [
      monitorLine(0),
      monitorLine(9, { percent: NaN, explained: NaN, L: Infinity }),
    ];
    writeReport([makeRun("new", []), makeRun("diverged", diverged)], out);
    expect(page()).toContain("no measurement with raw weights yet");
    expect(page()).toContain("The last measurement is not a finite number");
    expect(summary().new.percentStart).toBeNull();
    expect(summary().diverged.percentEnd.value).toBeNull();
  });

  test("tells runs of one name apart by their folders", () => {
    const folders = [makeRun("a"), makeRun("a", lines, "elsewhere")];
    writeReport(folders, out);
    expect(Object.keys(summary())).toEqual(folders);
  });
});

describe("a flow", () => {
  const flow = inventedFlow({ steps: 300, perDecade: 2, times: [0, 0.5, 0.9] });
  const text = () => page().replace(/\s+/g, " ").replaceAll("\u00a0", " ");

  test("has figures of its own, all written out", () => {
    writeReport([makeRun("flow", flow)], out);
    expect(readdirSync(join(out, "figures")).sort()).toEqual([
      "averaging.svg",
      "explained.svg",
      "gradients-flow.svg",
      "losses-flow.svg",
      "normalized-variance.svg",
      "percent-at-t.svg",
      "percent-by-t.svg",
      "percent-explained.svg",
      "percent.svg",
      "twirl.svg",
      "worst-t.svg",
    ]);
    expect(text().match(/<figcaption>/g)).toHaveLength(11);
  });

  test("finds the worst time, and that another measure disagrees", () => {
    writeReport([makeRun("flow", flow), makeRun("plain")], out);
    expect(text()).toMatch(/flow<\/strong>: worst at t = 0\.9: <b>[\d.]+ %<\/b> \(± /);
    expect(text()).toContain("least at t = 0:");
    expect(text()).toMatch(/t = 0\.9 was worst at \d+ of \d+ measurements/);
    expect(text()).toContain(
      "The normalized variance disagrees:</b> it is largest at t = 0.5, the percent at t = 0.9 (test split, step 300)",
    );
    const agreeing = flow.map((line) =>
      "normalizedVariance" in line ? { ...line, normalizedVariance: line.percent } : line,
    );
    writeReport([makeRun("agreeing", agreeing)], out);
    expect(text()).toContain("The normalized variance is largest at t = 0.9 too");
  });

  test("tells of every time when it fell below 2 %, its least, what came after, and its last", () => {
    const metrics = [
      monitorLine(0, { t: 0.1 }),
      monitorLine(0, { t: 0.9 }),
      monitorLine(5, { t: 0.1, percent: 1 }),
      monitorLine(5, { t: 0.9, percent: 3 }),
      monitorLine(7, { t: 0.1, percent: 9 }),
      monitorLine(7, { t: 0.9, percent: NaN }),
      monitorLine(9, { t: 0.1, percent: 4 }),
      monitorLine(9, { t: 0.9, percent: 2.5, lossZero: 2, lossLinear: 1.4 }),
    ];
    writeReport([makeRun("flow", metrics)], out);
    const rows = [
      ...text().matchAll(/<tr>(?: <th scope="rowgroup"[^>]*>raw<\/th>)? (<td>0\..*?)<\/tr>/g),
    ];
    const cells = rows.map(([, row]) => [...row.matchAll(/<td>([^<]*)</g)].map(([, cell]) => cell));
    expect(cells).toEqual([
      ["0.1", "25", "5", "1.0 (5)", "9.0 (7)", "4.0", "0.40", "–"],
      ["0.9", "25", "–", "2.5 (9)", "–", "2.5", "0.40", "0.30"],
    ]);
  });

  test("never mixes times in a table", () => {
    writeReport([makeRun("flow", flow)], out);
    const captions = Array.from(text().matchAll(/<caption> (.*?) <\/caption>/g), ([, c]) => c);
    const kinds = ["raw", "ema", "ema-debiased"];
    expect(captions).toEqual([
      "flow: the percent at each time. Highest after: the largest percent after the smallest. Linear: what a linear filter along the chain explains.",
      ...["validation", "test"].flatMap((split) =>
        kinds.map((kind) => `forces: ${split} split, step 300, ${kind} weights`),
      ),
      ...[0, 0.5, 0.9].map((t) => expect.stringContaining(`t = ${t}, forces: test loss`)),
    ]);
    const tested = linesOf(flow, "test").filter(({ weights }) => weights === "ema");
    expect(tested).toHaveLength(3);
    for (const { t, L } of tested) {
      expect(text()).toContain(`<th scope="row">${t}</th> <td>${formatNumber(L, 4)}</td>`);
    }
    expect(text()).toContain("normalized variance</th>");
    expect(text()).toContain("Samples: 64; passes a sample: 24; design: tetrahedralOrbits × 2");
  });

  test("has correlations with the gradients in a table, and none without gradients", () => {
    writeReport([makeRun("flow", flow)], out);
    expect(text()).toMatch(
      /<th scope="row">flow<\/th> <td>raw<\/td><td>0\.5<\/td><td>[01]\.\d\d<\/td><td>[01]\.\d\d<\/td><td>\d+<\/td>/,
    );
    const without = flow.filter(({ kind }) => kind !== "gradients");
    writeReport([makeRun("without", without)], out);
    expect(text()).not.toContain("Percent and gradients");
  });

  test("warnings say at which times", () => {
    const warnings = ["outputs shrinking"];
    const metrics = [0.9, 0].map((t) => monitorLine(1, { warnings, t }));
    writeReport([makeRun("flow", metrics)], out);
    expect(text()).toContain("outputs shrinking</span> (2 times, step 1; raw; t = 0, 0.9)");
  });

  test("that measured nothing finite, only other weights, or only gradients has a report", () => {
    const nan = { percent: NaN, explained: NaN, L: NaN, normalizedVariance: NaN };
    const never = [0, 0.9].map((t) => monitorLine(1, { ...nan, t }));
    const ema = [0, 0.9].map((t) => monitorLine(1, { weights: "ema", t }));
    const gradients = flow.filter(({ kind }) => kind === "gradients");
    writeReport([makeRun("never", never), makeRun("ema", ema), makeRun("g", gradients)], out);
    expect(text()).toContain("never</strong>: no finite percent with raw weights yet");
    expect(text()).toContain("ema</strong>: no measurement with raw weights yet");
    for (const file of readdirSync(join(out, "figures"))) {
      expect(readFileSync(join(out, "figures", file), "utf8")).not.toMatch(/NaN|undefined/);
    }
  });
});

describe("mistakes leave nothing behind", () => {
  test.each<[string, () => string[], string]>([
    ["no run", () => [], "give at least one run folder"],
    ["a missing run", () => [makeRun("a"), "gone"], "there is no run folder gone"],
    [
      "the same run twice",
      () => [makeRun("a"), makeRun("b"), join(temporary.path, "runs/a/")],
      "twice",
    ],
    [
      "a damaged run",
      () => {
        const folder = makeRun("a");
        writeFileSync(join(folder, "metrics.jsonl"), "{}\n");
        return [folder];
      },
      "metrics.jsonl:1: this line is damaged",
    ],
  ])("%s", (_, folders, message) => {
    const given = folders();
    expect(() => writeReport(given, out)).toThrow(UserError);
    expect(() => writeReport(given, out)).toThrow(message);
    expect(existsSync(out)).toBe(false);
  });

  test("a folder that cannot be made", () => {
    mkdirSync(join(temporary.path, "reports"));
    writeFileSync(out, "a file");
    expect(() => writeReport([makeRun("a")], out)).toThrow(
      "cannot be made (ENOTDIR); choose another",
    );
  });
});

/** What the command prints. */
async function command(...words: string[]) {
  let printed = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  await reportCommand().exitOverride().parseAsync(words, { from: "user" });
  vi.restoreAllMocks();
  return printed;
}

describe("equimeter report", () => {
  test("prints the short table and the path", async () => {
    const printed = await command(makeRun("a"), "--out", out, "--title", "T");
    expect(printed.split("\n").at(-2)).toBe(join(out, "report.html"));
    expect(printed).toMatch(/^run +start % +least %/);
    expect(printed).toContain("Measured on 64 validation samples, tetrahedralOrbits × 2");
    expect(page()).toContain("<h1>T</h1>");
  });

  test("--json prints the same numbers as the summary", async () => {
    const printed = JSON.parse(await command(makeRun("a"), "--out", out, "--json"));
    expect(printed).toMatchObject({ report: join(out, "report.html"), runs: summary() });
    expect(printed.falls).toEqual({
      a: JSON.parse(JSON.stringify(runFalls({ name: "a", lines, emaDecay: 0.999 }))),
    });
  });

  test("draws curves from elsewhere, all or those named, and losses", async () => {
    const file = join(temporary.path, "theirs.csv");
    writeFileSync(file, "series,step,value\nfirst,10,0.2\nsecond,10,0.3\nL_equiv,10,0.5\n");
    const run = makeRun("a");
    const reference = ["--reference", file];
    await command(run, "--out", out, ...reference, "--reference-losses", file);
    for (const name of ["first", "second", "theirs"])
      expect(page()).toContain(`published: ${name}<`);
    await command(run, "--out", out, ...reference, "--reference-series", "second");
    expect(page()).not.toContain("published: first<");
    expect(page()).toContain("published: second<");
  });

  test("draws bars from elsewhere, and curves of several times under one name", async () => {
    const [curves, bars] = ["curves", "bars"].map((name) => join(temporary.path, `${name}.csv`));
    writeFileSync(
      curves,
      "series,step,value\nt=0 smoothed,9,0.2\nt=0.9 smoothed,9,0.3\nt=0,9,0.1\n",
    );
    writeFileSync(bars, "t,value\n0,0.1\n0.9,0.2\n");
    const run = makeRun("flow", inventedFlow({ steps: 100, perDecade: 1, times: [0, 0.9] }));
    const flags = ["--reference", curves, "--reference", bars, "--reference-series", "smoothed"];
    await command(run, "--out", out, ...flags);
    expect(page()).toContain("published: curves, smoothed<");
    expect(page()).toContain("published: bars<");
    expect(page()).not.toContain("published: curves<");
  });

  test.each([
    [["--reference", "gone.csv"], "there is no reference file gone.csv"],
    [["--reference-series", "a"], "--reference-series needs the file that has it"],
    [
      ["--reference-decay", "1"],
      '--reference-decay must be between 0 and 1, both excluded, got "1"',
    ],
  ])("%j is a mistake that leaves nothing behind", async (flags, message) => {
    await expect(command(makeRun("a"), "--out", out, ...flags)).rejects.toThrow(UserError);
    await expect(command("a", "--out", out, ...flags)).rejects.toThrow(message);
    expect(existsSync(out)).toBe(false);
  });

  test("writes to reports/ under the name of the run, or of several", async () => {
    const runs = [makeRun("a"), makeRun("b")];
    const before = process.cwd();
    process.chdir(temporary.path);
    try {
      expect(await command(runs[0])).toContain(join("reports", "a", "report.html"));
      expect(await command(...runs)).toContain(join("reports", "runs", "report.html"));
    } finally {
      process.chdir(before);
    }
    expect(existsSync(join(temporary.path, "reports", "runs", "summary.json"))).toBe(true);
  });

  test("a missing run is the user's mistake", async () => {
    await expect(command(join(temporary.path, "gone"))).rejects.toThrow(UserError);
  });

  test("needs a run and knows its options", async () => {
    vi.spyOn(process.stderr, "write").mockReturnValue(true);
    await expect(command()).rejects.toThrow("missing required argument 'run'");
    await expect(command("a", "--outt", "b")).rejects.toThrow("unknown option '--outt'");
  });
});
