import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { UserError } from "../../../errors.js";
import { uniform } from "../../../random.js";
import { temporaryFolder } from "../../testing.js";
import type { Point } from "../points.js";
import { frameRecord, readRecords } from "./records.js";
import { eventFiles, readEventFile } from "./read.js";
import { officialEvents } from "./testing.js";

let temporary: ReturnType<typeof temporaryFolder>;
beforeEach(() => (temporary = temporaryFolder()));
afterEach(() => temporary[Symbol.dispose]());

const fileName = "events.out.tfevents.1.host";

function write(bytes: Uint8Array, name = fileName): string {
  const path = join(temporary.path, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, bytes);
  return path;
}

function read(path: string): { points: Point[]; damage: string[] } {
  const damage: string[] = [];
  return { points: [...readEventFile(path, damage)], damage };
}

/** The records of the official file, each framed. */
function officialRecords(): Buffer[] {
  const damage = { records: 0, lostFrom: null };
  return Array.from(readRecords(write(officialEvents), damage), (data) => frameRecord(data));
}

test("a file of TensorBoard's own is read to the last bit", () => {
  const { points, damage } = read(write(officialEvents));
  expect(damage).toEqual([]);
  const expected = [0, 1, 2, 3, 4].flatMap((i) => {
    const at = { step: 100 * i };
    const seconds = 1.7e9 + 1.5 * i;
    return [
      { name: "train/loss", ...at, seconds, value: Math.fround(1 / (i + 1)) },
      { name: "val/percent", ...at, seconds: seconds + 0.25, value: Math.fround(10 / (i + 1)) },
      { name: "double", ...at, seconds: seconds + 0.5, value: i * Math.PI },
      { name: "content", ...at, seconds: seconds + 0.5, value: Math.fround(i * Math.E) },
    ];
  });
  const last = { step: 500, seconds: 1.7e9 + 7 };
  expect(points).toEqual([
    ...expected,
    { name: "train/loss", ...last, value: NaN },
    { name: "inf", ...last, value: -Infinity },
  ]);
});

test("our framing of its records gives its file again, byte by byte", () => {
  expect(Buffer.concat(officialRecords()).equals(officialEvents)).toBe(true);
});

describe("damage is told in a sentence, and the rest is read", () => {
  test("a wrong record, bytes that are no event, and a wrong length", () => {
    const records = officialRecords();
    records[2][14] ^= 255;
    records[3] = frameRecord(Buffer.from("ff", "hex"));
    const before = Buffer.concat(records.slice(0, -1)).length;
    records.at(-1)![0] ^= 1;
    const { points, damage } = read(write(Buffer.concat(records)));
    expect(points).toHaveLength(18);
    expect(damage).toEqual([
      `2 damaged records of ${fileName} left out`,
      `${fileName} is damaged at byte ${before}; what follows is left out`,
    ]);
  });

  test("a file of another kind", () => {
    const path = write(Buffer.from("step,loss\n1,0.5\n2,0.25\n"));
    expect(() => read(path)).toThrow(UserError);
    expect(() => read(path)).toThrow(`${path} is no TensorBoard event file: its first record`);
  });
});

/** What became of a damaged file. Anything but points, sentences and an error of ours throws. */
function attempt(path: string): "whole" | "damaged" | "refused" {
  try {
    const { points, damage } = read(path);
    const isOdd = (point: Point) =>
      typeof point.name !== "string" || typeof point.value !== "number";
    if (points.some(isOdd)) throw new Error(`a point is none: ${JSON.stringify(points)}`);
    return damage.length > 0 ? "damaged" : "whole";
  } catch (error) {
    const isSentence = error instanceof UserError && !error.message.includes("\n");
    if (!isSentence) throw error;
    return "refused";
  }
}

test("any damage ends in points, sentences or one error, soon", () => {
  const next = uniform(7);
  const below = (n: number) => Math.floor(next() * n);
  const outcomes = { whole: 0, damaged: 0, refused: 0 };
  const start = performance.now();
  for (let trial = 0; trial < 2000; trial++) {
    let bytes = Buffer.from(officialEvents);
    const isFramed = trial % 2 === 0;
    if (isFramed) {
      // Wrong within a record whose checksum is right: what a faulty writer makes.
      const records = officialRecords();
      const which = below(records.length);
      const data = Buffer.from(records[which].subarray(12, -4));
      for (let i = 0; i <= below(4); i++) data[below(data.length)] = below(256);
      records[which] = frameRecord(below(3) === 0 ? data.subarray(0, below(data.length)) : data);
      bytes = Buffer.concat(records);
    } else
      for (let i = 0; i <= below(6); i++) {
        const at = below(bytes.length);
        if (below(4) === 0) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]);
        else bytes[at] = below(256);
      }
    const outcome = attempt(write(bytes));
    outcomes[outcome] += 1;
  }
  // Each of them happens, so that none of them goes untried.
  expect(outcomes.whole).toBeGreaterThan(100);
  expect(outcomes.damaged).toBeGreaterThan(500);
  expect(outcomes.refused).toBeGreaterThan(0);
  expect(performance.now() - start).toBeLessThan(60_000);
}, 90_000);

describe("files of a folder", () => {
  test("in the order of their seconds, without others", () => {
    const names = ["b.tfevents.99.x", "events.out.tfevents.1000.a", "events.out.tfevents.200.b"];
    for (const name of [...names, "notes.txt", "sub/events.out.tfevents.1.c"])
      write(officialEvents, name);
    const expected = [names[0], names[2], names[1]];
    expect(eventFiles(temporary.path)).toEqual(expected.map((name) => join(temporary.path, name)));
  });

  test("a folder without any names those below that have some", () => {
    expect(() => eventFiles(temporary.path)).toThrow("holds no TensorBoard event files");
    write(officialEvents, `train/${fileName}`);
    write(officialEvents, `validation/${fileName}`);
    const [train, validation] = ["train", "validation"].map((name) => join(temporary.path, name));
    expect(() => eventFiles(temporary.path)).toThrow(
      `give one or several of ${train}, ${validation}`,
    );
  });
});
