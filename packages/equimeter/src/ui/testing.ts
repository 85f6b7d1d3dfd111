import { mkdirSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";

import { exampleConfig, monitorLine, trainLine } from "../runs/testing.js";

/** Text of a `metrics.jsonl`: a line of training for each step from 1, and measurements at some. */
export function metricsText(steps: number, monitored: readonly number[] = [1, steps]): string {
  const lines: object[] = [];
  for (let step = 1; step <= steps; step++) {
    lines.push(trainLine(step, 1 / step));
    if (!monitored.includes(step)) continue;
    for (const weights of ["raw", "ema"] as const)
      lines.push(monitorLine(step, { weights, percent: 50 / step }));
  }
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}

export interface WrittenRun {
  record?: object;
  metrics?: string;
  config?: string;
}

/** Writes a run's folder without waiting for the disk, as tests make many. @returns its path */
export function writeRun(root: string, name: string, run: WrittenRun = {}): string {
  const folder = join(root, name);
  mkdirSync(folder, { recursive: true });
  const { record = {}, metrics = metricsText(10), config = configText(name) } = run;
  writeFileSync(join(folder, "config.yaml"), config);
  writeFileSync(join(folder, "metrics.jsonl"), metrics);
  writeFileSync(join(folder, "run.json"), recordText(name, record));
  return folder;
}

/** A finished run, unless changed. */
export function recordText(name: string, changes: object = {}): string {
  const size = { structures: 80, atoms: 1600 };
  const record = {
    schemaVersion: 1,
    id: name,
    name,
    state: "finished",
    versions: { equimeter: "0.1.0", node: "20.0.0", libtorch: "1.13.1" },
    device: "cpu",
    command: ["equimeter", "train", "recipe.yaml"],
    started: "2026-01-01T10:00:00.000Z",
    heartbeat: "2026-01-01T11:00:00.000Z",
    finished: "2026-01-01T11:00:00.000Z",
    step: 10,
    totalSteps: 10,
    host: hostname(),
    pid: process.pid,
    parameters: 12345,
    data: { train: size, validation: size, test: size },
    ...changes,
  };
  return JSON.stringify(record);
}

export const configText = (name: string) =>
  stringify(exampleConfig(`run-${name.replaceAll(/[^\w-]/g, "-")}`));

/** A request as the browser of this machine makes it. */
export function asked(path: string, headers: Record<string, string> = {}): Request {
  return new Request(`http://localhost:8080${path}`, {
    headers: { host: "localhost:8080", ...headers },
  });
}

/** A server-sent event as the browser sees it. */
export interface ReceivedEvent {
  readonly event: string;
  readonly id: string;
  readonly data: unknown;
}

/** Reads server-sent events one by one. */
export class EventReader {
  #text = "";
  readonly comments: string[] = [];
  readonly #reader: ReadableStreamDefaultReader<string>;

  constructor(answer: Response) {
    this.#reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  }

  /** Null at the end of the connection. */
  async next(): Promise<ReceivedEvent | null> {
    for (;;) {
      const end = this.#text.indexOf("\n\n");
      if (end < 0) {
        const { value, done } = await this.#reader.read();
        if (done) return null;
        this.#text += value;
        continue;
      }
      const block = this.#text.slice(0, end);
      this.#text = this.#text.slice(end + 2);
      const fields = new Map(
        block.split("\n").map((line): [string, string] => {
          const at = line.indexOf(": ");
          return [line.slice(0, at), line.slice(at + 2)];
        }),
      );
      const [event, id, data] = ["event", "id", "data"].map((name) => fields.get(name));
      if (event === undefined) this.comments.push(block);
      else return { event, id: id!, data: JSON.parse(data!) };
    }
  }

  /** The next event of a kind; others before it are dropped. */
  async nextOf<T>(kind: string): Promise<{ id: string; data: T }> {
    for (let event = await this.next(); event !== null; event = await this.next())
      if (event.event === kind) return event as { id: string; data: T } & ReceivedEvent;
    throw new Error(`the connection ended before an event ${kind}`);
  }

  /** The first event of each of two kinds, whichever comes first. */
  async both<A, B>(one: string, other: string): Promise<[A, B]> {
    const found = new Map<string, unknown>();
    while (found.size < 2) {
      const { event = "none", data } = (await this.next()) ?? {};
      if (event === "none") throw new Error(`the connection ended before ${one} and ${other}`);
      if ([one, other].includes(event) && !found.has(event)) found.set(event, data);
    }
    return [found.get(one) as A, found.get(other) as B];
  }

  close(): Promise<void> {
    return this.#reader.cancel();
  }
}
