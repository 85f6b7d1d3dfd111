import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { mkdirSync, rmSync, truncateSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { UserError } from "../../errors.js";
import { lastMetric, linesOf, metricPieces, openMetrics, readMetrics } from "./metrics.js";
import type { MetricLine } from "./schema.js";
import { everyKind, monitorLine, temporaryFolder, trainLine } from "../testing.js";

let temporary: ReturnType<typeof temporaryFolder>;
let folder: string;
let file: string;
beforeEach(() => {
  temporary = temporaryFolder();
  folder = temporary.path;
  file = join(folder, "metrics.jsonl");
});
afterEach(() => temporary[Symbol.dispose]());

function write(lines: MetricLine[]) {
  const metrics = openMetrics(folder);
  for (const line of lines) metrics.append(line);
  metrics.close();
}

const steps = () => readMetrics(folder).map(({ step }) => step);

describe("writing", () => {
  test("every kind of line comes back in order, over several openings", () => {
    write(everyKind(1));
    write(everyKind(2));
    expect(readMetrics(folder)).toEqual([...everyKind(1), ...everyKind(2)]);
    expect(linesOf(readMetrics(folder), "monitor")).toEqual([monitorLine(1), monitorLine(2)]);
    expect(readdirSync(folder)).toEqual(["metrics.jsonl"]);
  });

  test("lines wait for the flush, or for the time of one", () => {
    const patient = openMetrics(folder, { flushSeconds: Infinity, fsync: true });
    patient.append(trainLine(1));
    expect(readMetrics(folder)).toEqual([]);
    patient.flush();
    expect(steps()).toEqual([1]);
    patient.close();
    const hasty = openMetrics(folder, { flushSeconds: 0 });
    hasty.append(trainLine(2));
    expect(steps()).toEqual([1, 2]);
    hasty.close();
  });

  test("a line that does not fit the schema is refused, and the rest is not harmed", () => {
    const metrics = openMetrics(folder);
    metrics.append(trainLine(1));
    expect(() => metrics.append({ ...trainLine(2), los: 3 } as MetricLine)).toThrow("los");
    metrics.append(trainLine(3));
    metrics.close();
    expect(steps()).toEqual([1, 3]);
  });

  test("closing twice is fine, appending after it is not", () => {
    const metrics = openMetrics(folder, { flushSeconds: 0 });
    metrics.close();
    metrics.close();
    expect(() => metrics.append(trainLine(1))).toThrow("metrics.jsonl is closed");
    expect(() => metrics.truncateAfter(0)).toThrow("metrics.jsonl is closed");
  });

  test("there is one writer at a time", () => {
    const metrics = openMetrics(folder);
    expect(() => openMetrics(folder)).toThrow(UserError);
    metrics.close();
    openMetrics(folder).close();
  });

  test("a missing folder is one sentence", () => {
    const gone = join(folder, "gone");
    expect(() => openMetrics(gone)).toThrow(new UserError(`there is no run folder ${gone}`));
    expect(existsSync(gone)).toBe(false);
  });

  test("what killed writers left is cleaned up", () => {
    const { pid } = spawnSync("true");
    mkdirSync(join(folder, "checkpoints", `.step-00000500.${pid}-0-1.tmp`), { recursive: true });
    writeFileSync(join(folder, `.run.json.${pid}-0-2.tmp`), "{");
    openMetrics(folder).close();
    expect(readdirSync(folder).sort()).toEqual(["checkpoints", "metrics.jsonl"]);
    expect(readdirSync(join(folder, "checkpoints"))).toEqual([]);
  });
});

describe("resuming", () => {
  test("drops what is newer than the checkpoint and goes on", () => {
    write([trainLine(1), trainLine(2), monitorLine(2), trainLine(3), trainLine(4)]);
    const metrics = openMetrics(folder);
    metrics.append(trainLine(5));
    metrics.truncateAfter(2);
    expect(steps()).toEqual([1, 2, 2]);
    metrics.append(trainLine(3, 7));
    metrics.close();
    expect(readMetrics(folder).at(-1)).toEqual(trainLine(3, 7));
    expect(steps()).toEqual([1, 2, 2, 3]);
  });

  test("keeps the bytes of the lines it keeps", () => {
    write([trainLine(1), trainLine(2)]);
    const [first] = readFileSync(file, "utf8").split("\n");
    const spaced = first.replace(":", " : ");
    writeFileSync(file, `${spaced}\n${JSON.stringify(trainLine(9))}\n`);
    const metrics = openMetrics(folder);
    metrics.truncateAfter(1);
    metrics.close();
    expect(readFileSync(file, "utf8")).toBe(`${spaced}\n`);
  });

  test("a torn last line is overwritten", () => {
    write([trainLine(1)]);
    appendFileSync(file, '{"kind":"train","st');
    write([trainLine(2)]);
    expect(steps()).toEqual([1, 2]);
  });
});

describe("reading", () => {
  test("a file cut at any byte gives all its whole lines", () => {
    const lines = [...everyKind(1), { ...trainLine(2), loss: NaN }, monitorLine(3)];
    write(lines);
    const whole = readFileSync(file);
    fc.assert(
      fc.property(fc.nat(whole.length), (length) => {
        writeFileSync(file, whole.subarray(0, length));
        const complete = whole.subarray(0, length).filter((byte) => byte === 10).length;
        expect(readMetrics(folder)).toEqual(lines.slice(0, complete));
      }),
    );
  });

  test("zeros after a loss of power count as a torn line", () => {
    write([trainLine(1)]);
    appendFileSync(file, new Uint8Array(4096));
    expect(steps()).toEqual([1]);
  });

  test.each([
    ["not JSON", '{"kind":"train"', "it is not valid JSON"],
    ["empty", "", "it is not valid JSON"],
    ["not a line", "5", "not a line of a known kind"],
    ["of an unknown kind", '{"kind":"loss"}', "kind: not a line of a known kind"],
    [
      "with a bad number",
      JSON.stringify(trainLine(1)).replace('"loss":1', '"loss":"big"'),
      "loss: must be a number",
    ],
  ])("a line in the middle that is %s is named with its number", (_, damaged, reason) => {
    const good = JSON.stringify(trainLine(1));
    writeFileSync(file, `${good}\n${damaged}\n${good}\n`);
    const message = `${file}:2: this line is damaged (${reason}); delete it to read the rest`;
    expect(() => readMetrics(folder)).toThrow(new UserError(message));
    const metrics = openMetrics(folder);
    expect(() => metrics.truncateAfter(0)).toThrow(new UserError(message));
    metrics.close();
  });

  test("a file of many pieces gives all lines in order, and the number of a damaged one", () => {
    const text = (step: number) => `${JSON.stringify({ ...trainLine(step), time: step })}\n`;
    const written = Array.from({ length: 9000 }, (_, step) => step);
    writeFileSync(file, written.map(text).join(""));
    expect(readMetrics(folder).map(({ time }) => time)).toEqual(written);
    expect([...metricPieces(file)].length).toBeGreaterThan(3);
    const metrics = openMetrics(folder);
    metrics.truncateAfter(8000);
    metrics.close();
    expect(readFileSync(file, "utf8")).toBe(written.slice(0, 8001).map(text).join(""));
    appendFileSync(file, "{}\n");
    expect(() => readMetrics(folder)).toThrow(`${file}:8002: this line is damaged`);
  });

  test("a line of many pieces comes whole", () => {
    const long = monitorLine(1, { design: "d".repeat(1_500_000) });
    write([trainLine(0), long, trainLine(2)]);
    expect(readMetrics(folder)).toEqual([trainLine(0), long, trainLine(2)]);
  });

  test("a line without end is refused once it is longer than any line, in linear time", () => {
    const good = `${JSON.stringify(trainLine(1))}\n`;
    writeFileSync(file, good);
    // A hole: it takes no room on the disk, and no time to write.
    truncateSync(file, 320 * 2 ** 20);
    const refused = (place: string) =>
      `${place}: this line is damaged (it is longer than 64 MiB); delete it to read the rest`;
    const started = performance.now();
    expect(() => readMetrics(folder)).toThrow(new UserError(refused(`${file}:2`)));
    // Copying what was read again with each piece took 8 GB for these 64 MB, and several seconds.
    expect(performance.now() - started).toBeLessThan(2000);
    appendFileSync(file, "\n");
    expect(() => lastMetric(folder)).toThrow(new UserError(refused(`${file}, its last line`)));
    truncateSync(file, 320 * 2 ** 20);
    openMetrics(folder).close();
    expect(readFileSync(file, "utf8")).toBe(good);
  });

  test("lines of kinds that are not wanted are left out, and not looked at", () => {
    write([trainLine(1), monitorLine(1), trainLine(2)]);
    const spaced = JSON.stringify(trainLine(3)).replaceAll(":", ": ");
    appendFileSync(file, `${spaced}\n{"kind":"train",nothing\n`);
    expect(readMetrics(folder, ["train"])).toEqual([monitorLine(1)]);
    expect(readMetrics(folder, ["monitor", "train"])).toEqual([]);
    expect(() => readMetrics(folder, ["monitor"])).toThrow(`${file}:5: this line is damaged`);
  });

  test("the last whole line is read without the others", () => {
    write([trainLine(1)]);
    expect(lastMetric(folder)).toEqual(trainLine(1));
    const long = monitorLine(2, { design: "d".repeat(200_000) });
    appendFileSync(file, `nothing\n${JSON.stringify(long)}\n`);
    expect(lastMetric(folder)).toEqual(long);
    appendFileSync(file, "x".repeat(200_000));
    expect(lastMetric(folder)).toEqual(long);
    openMetrics(folder).close();
    expect(readFileSync(file, "utf8").endsWith(`${JSON.stringify(long)}\n`)).toBe(true);
    writeFileSync(file, "nothing\n");
    expect(() => lastMetric(folder)).toThrow("its last line: this line is damaged");
    for (const none of ["", '{"kind":']) {
      writeFileSync(file, none);
      expect(lastMetric(folder)).toBeUndefined();
    }
  });

  test("no metrics at all", () => {
    const message = `${folder} has no metrics.jsonl, so it is not a run or a damaged one`;
    expect(() => readMetrics(folder)).toThrow(new UserError(message));
    mkdirSync(file);
    expect(() => readMetrics(folder)).toThrow(new UserError(message));
    rmSync(file, { recursive: true });
    writeFileSync(file, "");
    expect(readMetrics(folder)).toEqual([]);
  });
});
