import { randomUUID } from "node:crypto";
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { hostname } from "node:os";
import { basename, join, resolve } from "node:path";
import { z } from "zod";

import {
  type ImportedRecord,
  importedRunSchema,
  type MetricLine,
  metricLineSchema,
  schemaVersion,
} from "../../folder/schema.js";
import type { Gathering, Tally } from "./gather.js";
import { placeImported } from "./place.js";

/** What an imported run says of itself. */
export interface About {
  /** What a number is called there → our name for it. */
  readonly names: ReadonlyMap<string, string>;
  /** Become notes of the run, at its last step. */
  readonly notes: (tally: Tally) => readonly string[];
  readonly imported: Pick<ImportedRecord["imported"], "format" | "paths">;
  readonly command: string[];
  /** Throws where what is at the folder by then may not be replaced. */
  readonly refuse: () => void;
}

/** Seconds of a CSV file from here on are dates since 1970, of September 2001 and later; below, of training. */
const leastDate = 1e9;

/** Writes the run whole or not at all. @returns what its lines hold @throws UserError as placeImported */
export function writeImported(folder: string, gathering: Gathering, about: About): Tally {
  const [first, last] = gathering.seconds;
  const isDated = about.imported.format === "tensorboard" || first >= leastDate;
  const origin = isDated ? first : 0;
  const tally: Tally = { steps: 0, replaced: 0, counts: new Map() };
  const fill = (temporary: string) => {
    const file = openSync(join(temporary, "metrics.jsonl"), "wx");
    try {
      const append = lineWriter(file);
      for (const line of gathering.lines(about.names, origin, tally)) append.line(line);
      const at = { step: gathering.lastStep, time: last - origin };
      for (const message of about.notes(tally)) append.line({ kind: "note", ...at, message });
      append.flush();
    } finally {
      closeSync(file);
    }
    const dates: [number, number] | null = isDated && Number.isFinite(first) ? [first, last] : null;
    const record = recordOf(basename(resolve(folder)), gathering.lastStep, about, dates);
    const written = z.encode(importedRunSchema, record);
    writeFileSync(join(temporary, "run.json"), `${JSON.stringify(written, null, 2)}\n`);
  };
  placeImported(folder, fill, about.refuse);
  return tally;
}

/** Lines are put together to pieces of about a megabyte. */
function lineWriter(file: number) {
  let waiting = "";
  const flush = () => {
    const bytes = Buffer.from(waiting);
    for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
    waiting = "";
  };
  return {
    flush,
    line(line: MetricLine) {
      waiting += `${JSON.stringify(z.encode(metricLineSchema, line))}\n`;
      if (waiting.length > 1 << 20) flush();
    },
  };
}

function recordOf(
  name: string,
  step: number,
  { imported, names, command }: About,
  seconds: [first: number, last: number] | null,
): ImportedRecord {
  const [started, finished] = (seconds ?? [Date.now() / 1000, Date.now() / 1000]).map(dateOf);
  return {
    schemaVersion,
    id: randomUUID(),
    name,
    state: "finished",
    versions: { equimeter: ownVersion(), node: process.versions.node },
    command,
    started,
    heartbeat: finished,
    finished,
    step,
    totalSteps: step,
    host: hostname(),
    pid: process.pid,
    imported: { ...imported, names: Object.fromEntries(Array.from(names, ([a, b]) => [b, a])) },
  };
}

/** Of damaged files too: what is no date is that of now. */
function dateOf(seconds: number): string {
  const date = new Date(seconds * 1000);
  const isUsual = date.getTime() >= 0 && date.getUTCFullYear() < 10_000;
  return (isUsual ? date : new Date()).toISOString();
}

function ownVersion(): string {
  const path = new URL("../../../../package.json", import.meta.url);
  return (JSON.parse(readFileSync(path, "utf8")) as { version: string }).version;
}
