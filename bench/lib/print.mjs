/** What every benchmark prints: where it ran, a table, and whether the stated figure is met. */
import { appendFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";

/** One line about the machine; the load says how far to trust absolute times. */
export function printMachine(extra = "") {
  const cpu = cpus()[0]?.model.trim() ?? "unknown processor";
  const load = loadavg()[0].toFixed(1);
  const date = new Date().toISOString().slice(0, 10);
  const where = `${cpu}, ${availableParallelism()} cores, load ${load}, node ${process.version}`;
  console.log(`${date}, ${where}${extra && `, ${extra}`}`);
}

/** @param rows - arrays of text, the first one the head; all columns but the first align right */
export function printTable(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows) {
    const cells = row.map((text, i) =>
      i === 0 ? text.padEnd(widths[i]) : text.padStart(widths[i]),
    );
    console.log(cells.join("  ").trimEnd());
  }
}

/**
 * Says whether `value` is at most `limit`; a value of null, that there was nothing to compare with.
 * `BENCH_VERDICTS` names a file that takes it too, a line of JSON each: all.mjs reads it.
 */
export function printVerdict(what, value, limit, unit = "") {
  const file = process.env.BENCH_VERDICTS;
  if (file) appendFileSync(file, `${JSON.stringify({ what, value, limit, unit })}\n`);
  if (value !== null)
    console.log(
      `${word(value, limit)}: ${what} ${round(value)}${unit}, stated at most ${limit}${unit}`,
    );
}

/** The verdict in a word. */
export function word(value, limit) {
  if (value === null) return "not compared";
  return value <= limit ? "pass" : "MISSED";
}

/** Three digits. */
export function round(value) {
  if (value === null) return "–";
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

/** The middle half of a list of ratios. */
export function spreadText(spread) {
  return spread ? `${round(spread[0])}–${round(spread[1])}` : "–";
}

/** The value of `--name=value` on the command line, as a number. */
export function option(name, fallback) {
  return Number(textOption(name, fallback));
}

/** The value of `--name=value` on the command line. */
export function textOption(name, fallback) {
  const given = process.argv.find((argument) => argument.startsWith(`--${name}=`));
  return given === undefined ? fallback : given.slice(name.length + 3);
}

/** Whether `--name` is on the command line. */
export function flag(name) {
  return process.argv.includes(`--${name}`);
}
