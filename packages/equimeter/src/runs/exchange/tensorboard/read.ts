import { readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";

import { UserError } from "../../../errors.js";
import type { Point, SourceDamage } from "../points.js";
import { decodeEvent, type ScalarEvent } from "./event.js";
import { NoMessage } from "./protobuf.js";
import { readRecords, type RecordDamage } from "./records.js";

/** `events.out.tfevents.<seconds>.<host>`, as TensorBoard knows its files. */
export const isEventFile = (name: string) => basename(name).includes("tfevents");

/**
 * The event files of a folder, oldest first; a file is itself.
 *
 * @throws UserError where there is none, naming folders below that have some
 */
export function eventFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const files = readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isFile() && isEventFile(entry.name))
    .map(({ name }) => name);
  if (files.length > 0)
    return files
      .sort((a, b) => secondsIn(a) - secondsIn(b) || a.localeCompare(b))
      .map((name) => join(path, name));
  const below = foldersWithEvents(path);
  throw new UserError(
    below.length === 0
      ? `${path} holds no TensorBoard event files (events.out.tfevents.*)`
      : `${path} itself holds no event files, but folders below it do: give one or several of ${below.join(", ")}`,
  );
}

const secondsIn = (name: string) => Number(/tfevents\.(\d+)/.exec(name)?.[1] ?? 0);

/** At most eight, for a message; links are not followed. */
function foldersWithEvents(root: string): string[] {
  const found: string[] = [];
  const waiting = [root];
  for (let looked = 0; waiting.length > 0 && found.length < 8 && looked < 1000; looked++) {
    const folder = waiting.shift()!;
    const entries = readdirSync(folder, { withFileTypes: true });
    if (entries.some((entry) => entry.isFile() && isEventFile(entry.name))) found.push(folder);
    waiting.push(
      ...entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name)),
    );
  }
  return found;
}

/**
 * The scalars of one event file, in the order they were written.
 *
 * @param damage what was left out is counted here
 * @throws UserError where the file is no file of records at all
 */
export function* readEventFile(path: string, damage: SourceDamage): Generator<Point> {
  const here: RecordDamage = { records: 0, lostFrom: null };
  for (const record of readRecords(path, here)) {
    const event = decoded(record);
    if (event === null) here.records += 1;
    else
      for (const { tag, value } of event.values)
        yield { name: tag, step: event.step, seconds: event.wallTime, value };
  }
  if (here.lostFrom === 0)
    throw new UserError(
      `${path} is no TensorBoard event file: its first record has a wrong length or checksum`,
    );
  if (here.records > 0)
    damage.push(`${counted(here.records, "damaged record")} of ${basename(path)} left out`);
  if (here.lostFrom !== null)
    damage.push(`${basename(path)} is damaged at byte ${here.lostFrom}; what follows is left out`);
}

function decoded(record: Buffer): ScalarEvent | null {
  try {
    return decodeEvent(record);
  } catch (error) {
    if (error instanceof NoMessage) return null;
    throw error;
  }
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? "" : "s"}`;
