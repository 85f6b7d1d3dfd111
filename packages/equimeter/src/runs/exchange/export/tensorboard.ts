import { closeSync, openSync } from "node:fs";

import { streamMetrics } from "../../folder/metrics.js";
import type { MetricKind, MetricLine } from "../../folder/schema.js";
import { EventWriter } from "../tensorboard/index.js";
import { cellsOf, keyColumns } from "./row.js";

/**
 * Writes the numbers of a run as one event file, in which they are float32. A tag is the kind, what sets lines of that
 * kind apart, and the name: `train/loss`, `monitor/forces/raw/percent`, `twirl/forces/raw/rotations=8/loss`; scalars
 * of an imported run keep the name they have. Texts are left out.
 *
 * @param started seconds since 1970, to which the seconds of training are added
 * @returns how many numbers were written
 */
export function writeEvents(
  path: string,
  folder: string,
  started: number,
  kinds: readonly MetricKind[] = [],
): number {
  const file = openSync(path, "wx");
  let count = 0;
  try {
    const writer = new EventWriter(file, started);
    for (const line of streamMetrics(folder)) {
      if (kinds.length > 0 && !kinds.includes(line.kind)) continue;
      const values = taggedValues(line);
      if (values.length === 0) continue;
      const seconds = Number.isFinite(line.time) ? line.time : 0;
      writer.add(line.step, started + seconds, values);
      count += values.length;
    }
    writer.flush();
  } finally {
    closeSync(file);
  }
  return count;
}

const keys = new Set<string>([...keyColumns, "rotations"]);

function taggedValues(line: MetricLine): { tag: string; value: number }[] {
  if (line.kind === "scalars")
    return Object.entries(line.values).map(([tag, value]) => ({ tag, value }));
  const place = placeOf(line);
  return [...cellsOf("", line)].flatMap(([name, value]) =>
    typeof value === "number" && !keys.has(name) ? [{ tag: `${place}/${name}`, value }] : [],
  );
}

function placeOf(line: MetricLine): string {
  const parts: string[] = [line.kind];
  if ("field" in line) parts.push(line.field, line.weights);
  if ("t" in line && line.t !== undefined) parts.push(`t=${line.t}`);
  if ("rotations" in line) parts.push(`rotations=${line.rotations}`);
  return parts.join("/");
}
