import type { Context } from "hono";
import { streamSSE, type SSEStreamingApi } from "hono/streaming";

import type { ServerEvent } from "./api.js";
import { fileBelow } from "./below.js";
import { readRunMetrics } from "./metrics.js";
import { positionFrom, positionId, type Position } from "./position.js";
import { Problem } from "./problem.js";
import { start, type Cursor } from "./tail.js";
import type { Watch } from "./watch.js";

/** Of a file in one event, in bytes. */
const mostAtOnce = 4 * 1024 * 1024;

/** A comment so often keeps proxies and tunnels from closing a connection on which nothing happens. */
const quietMilliseconds = 15_000;

/** The browser connects again after so long. */
const retryMilliseconds = 1000;

/**
 * The answer to `GET /api/events`. Nothing waits for a client: at each look it is sent what is new since
 * what it has, however long that took.
 *
 * @param names of the runs whose metrics are sent
 */
export function eventsOf(context: Context, watch: Watch, names: readonly string[]): Response {
  const { req } = context;
  const position = positionFrom(req.header("last-event-id") ?? req.query("since"), watch.identity);
  return streamSSE(context, async (stream) => {
    const client = new Client(stream, watch, names, position);
    await stream.write(`retry: ${retryMilliseconds}\n\n`);
    await client.serve();
  });
}

/** One connection. */
class Client {
  #sent = Date.now();

  constructor(
    private readonly stream: SSEStreamingApi,
    private readonly watch: Watch,
    private readonly names: readonly string[],
    private readonly position: Position,
  ) {}

  /** Until the client goes. */
  async serve(): Promise<void> {
    const leave = this.watch.join();
    const gone = new AbortController();
    this.stream.onAbort(() => gone.abort());
    try {
      while (!this.stream.aborted && !this.stream.closed) {
        await this.#sendRuns();
        let isNews = false;
        for (const name of this.names) isNews = (await this.#sendMetrics(name)) || isNews;
        if (isNews) await this.#send({ event: "current", data: null });
        await this.#sendSignOfLife();
        await this.watch.nextLook(gone.signal);
      }
    } finally {
      leave();
    }
  }

  async #sendRuns(): Promise<void> {
    const { summaries } = this.watch;
    const { version } = summaries;
    const { changed, gone } = summaries.since(this.position.version);
    const events: ServerEvent[] = [];
    if (this.position.version < 0) {
      events.push({ event: "names", data: summaries.all.map(({ name }) => name) });
      events.push({ event: "runs", data: changed });
    } else {
      if (gone.length > 0) events.push({ event: "gone", data: gone });
      if (changed.length > 0) events.push({ event: "runs", data: changed });
      // Should one come back, its metrics are others.
      for (const name of gone)
        if (this.position.offsets.has(name)) this.position.offsets.set(name, replaced);
    }
    for (const [i, event] of events.entries()) {
      // A connection that breaks between two of them gets both again.
      if (i === events.length - 1) this.position.version = version;
      await this.#send(event);
    }
  }

  /** @returns whether there was anything to send */
  async #sendMetrics(name: string): Promise<boolean> {
    const { offsets } = this.position;
    for (let isNews = false; ; isNews = true) {
      if (this.stream.aborted) return isNews;
      const cursor = offsets.get(name) ?? start;
      const data = this.#grown(name, cursor);
      if (data === null) return isNews;
      offsets.set(name, { offset: data.offset, mark: data.mark ?? "" });
      if (data.offset <= cursor.offset && !data.restarted) return isNews;
      await this.#send({ event: "metrics", data });
    }
  }

  /** Null where there is nothing new, or no such run now. */
  #grown(name: string, cursor: Cursor) {
    try {
      const path = fileBelow(this.watch.summaries.folder, `${name}/metrics.jsonl`);
      return readRunMetrics(name, path, cursor, mostAtOnce);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (error instanceof Problem || code === "ENOENT" || code === "EACCES") return null;
      throw error;
    }
  }

  async #send({ event, data }: ServerEvent): Promise<void> {
    const id = positionId(this.position, this.watch.identity);
    await this.stream.writeSSE({ event, data: JSON.stringify(data), id });
    this.#sent = Date.now();
  }

  async #sendSignOfLife(): Promise<void> {
    if (Date.now() - this.#sent < quietMilliseconds) return;
    await this.stream.write(": still here\n\n");
    this.#sent = Date.now();
  }
}

/** Fits no file, so that whatever stands there next is sent from its beginning, as another one. */
const replaced: Cursor = { offset: Number.MAX_SAFE_INTEGER, mark: "gone" };
