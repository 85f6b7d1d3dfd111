import type { MonitorLine, TwirlLine } from "../runs/index.js";
import { isShrinking, type RunLines } from "./figures/series.js";
import { formatCount, formatNumber, formatWithError } from "./format.js";
import { designsOf } from "./page/designs.js";
import { mainLines, smallestPercent } from "./summary.js";
import { textTable } from "./table.js";

/**
 * The short table for a terminal: a row for each run (raw weights), then what its errors are and how
 * it was measured.
 */
export function summaryTable(runs: readonly RunLines[]): string {
  const rows = runs.map(({ name, lines }) => {
    const { monitor, twirl } = mainLines([...lines], "raw");
    const start = monitor.find(({ percent }) => Number.isFinite(percent));
    const least = smallestPercent(monitor);
    const end = monitor.at(-1);
    return [
      name,
      percentOf(start, start),
      percentOf(least, start),
      least ? formatCount(least.step) : "–",
      percentOf(end, start),
      end ? formatNumber(end.explained) : "–",
      ...twirlOf(twirl),
    ];
  });
  const header = ["run", "start %", "least %", "at step", "end %", "explained", "test loss"];
  const notes = [
    "percent of the loss from broken symmetry, raw weights; ± standard error over samples",
    rows.flat().some((cell) => cell.endsWith(star)) &&
      "* the outputs were shrinking: explained < 0.1",
    designsOf(runs, "monitor"),
    designsOf(runs, "test"),
  ];
  return [textTable([...header, "rotations"], rows), ...notes].filter((note) => note).join("\n");
}

const star = " *";

/** A percent that fell while next to nothing was explained has a star. */
function percentOf(line: MonitorLine | undefined, start: MonitorLine | undefined): string {
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
