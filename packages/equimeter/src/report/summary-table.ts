import type { MonitorLine, TwirlLine } from "../runs/index.js";
import { isShrinking, type RunLines } from "./figures/series.js";
import { formatCount, formatNumber, formatWithError } from "./format.js";
import { designsOf } from "./page/designs.js";
import { mainLines, smallestPercent } from "./summary.js";
import { textTable } from "./table.js";
import { largestOf, lastMeasured, percentOf } from "./times.js";

/**
 * The short table for a terminal: a row for each run (raw weights), then what its errors are and how
 * it was measured. Of a run with several times the row speaks of the worst at the end; two further
 * columns say which that is, and the least and the largest percent of all times.
 */
export function summaryTable(runs: readonly RunLines[]): string {
  const all = runs.map(({ name, lines }) => ({ name, ...mainLines([...lines], "raw") }));
  const isTimed = all.some(({ everyTime }) => everyTime.length > 0);
  const rows = all.map(({ name, monitor, everyTime, twirl }) => {
    const start = monitor.find(({ percent }) => Number.isFinite(percent));
    const least = smallestPercent(monitor);
    const end = monitor.at(-1);
    return [
      name,
      ...(isTimed ? timesOf(everyTime) : []),
      percentWritten(start, start),
      percentWritten(least, start),
      least ? formatCount(least.step) : "–",
      percentWritten(end, start),
      end ? formatNumber(end.explained) : "–",
      ...twirlOf(twirl),
    ];
  });
  const times = isTimed ? ["worst t", "end %, all t"] : [];
  const header = ["run", ...times, "start %", "least %", "at step", "end %", "explained"];
  const notes = [
    "percent of the loss from broken symmetry, raw weights; ± standard error over samples",
    isTimed && "worst t: the time with the largest percent at the end, of which the row speaks",
    rows.flat().some((cell) => cell.endsWith(star)) &&
      "* the outputs were shrinking: explained < 0.1",
    designsOf(runs, "monitor"),
    designsOf(runs, "test"),
  ];
  const table = textTable([...header, "test loss", "rotations"], rows);
  return [table, ...notes].filter((note) => note).join("\n");
}

/** The worst time at the end, and the range of the percent over times. */
function timesOf(everyTime: readonly MonitorLine[]): [worst: string, range: string] {
  const last = lastMeasured(everyTime);
  const worst = largestOf(last, percentOf);
  const least = largestOf(last, ({ percent }) => -percent);
  if (worst?.t === undefined || !least) return ["–", "–"];
  const range = [least, worst].map(({ percent }) => formatNumber(percent, 2));
  return [`${worst.t}`, range.join(" to ")];
}

const star = " *";

/** A percent that fell while next to nothing was explained has a star. */
function percentWritten(line: MonitorLine | undefined, start: MonitorLine | undefined): string {
  if (!line) return "–";
  const written = formatWithError(line.percent, line.sampleError);
  return line !== start && isShrinking(line) ? written + star : written;
}

/** Test loss without and with the most rotations, and how many those are. */
function twirlOf(twirl: TwirlLine[]): [loss: string, rotations: string] {
  const ends = twirl.length > 1 ? [twirl[0], twirl.at(-1)!] : twirl;
  if (ends.length === 0) return ["–", "–"];
  return [
    ends.map(({ loss, lossError }) => formatWithError(loss, lossError)).join(" → "),
    ends.map(({ rotations }) => formatCount(rotations)).join(" → "),
  ];
}
