import type { RunMetrics, RunSummary } from "equimeter/ui";
import type { Api } from "../api/client.ts";
import { Pace } from "./pace.ts";
import { eventsAddress, positionOf, type Position } from "./position.ts";
import { KnownMetrics } from "./known-metrics.ts";
import { addMetrics, type RunData } from "./series.ts";

/** A connection that the server refused is tried again after so long; one that broke, by the browser itself. */
const againMilliseconds = 2000;

/** The metrics of so many runs at once: more would not be told apart, and their names not fit into an address. */
export const mostWatched = 50;

/** `lost` while the server does not answer: what is shown may be old. */
export type Connection = "opening" | "open" | "lost";

/** All runs, and the metrics of those that are looked at, as they grow. */
export class LiveStore {
  /** Of the server; null until it answered for the first time. */
  folder = $state.raw<string | null>(null);
  runs = $state.raw<readonly RunSummary[]>([]);
  connection = $state.raw<Connection>("opening");
  /** The sentence of a first answer that failed. */
  problem = $state.raw<string | null>(null);
  /** Grows when metrics came, at most once a frame. */
  version = $state.raw(0);

  readonly #byName = new Map<string, RunSummary>();
  readonly #metrics = new KnownMetrics();
  #watched: readonly string[] = [];
  #events: EventSource | null = null;
  #position: Position = { server: null, version: null };
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #pace = new Pace(() => (this.version += 1));
  /** A browser has six connections to a server, over all its tabs: those that nobody sees leave theirs to others. */
  readonly #onvisibility = () => (document.hidden ? this.#pause() : this.#connect());

  constructor(private readonly api: Api) {}

  /** Asks for the runs and stays connected. */
  async start(): Promise<void> {
    try {
      const { folder, runs, server, version } = await this.api.runs();
      this.#position = { server, version };
      this.folder = folder;
      this.problem = null;
      this.#replaceRuns(runs);
      document.addEventListener("visibilitychange", this.#onvisibility);
      this.#connect();
    } catch (error) {
      this.problem = (error as Error).message;
      this.connection = "lost";
      this.#timer = setTimeout(() => void this.start(), againMilliseconds);
    }
  }

  stop(): void {
    document.removeEventListener("visibilitychange", this.#onvisibility);
    this.#pause();
    this.#pace.stop();
  }

  run(name: string): RunSummary | null {
    void this.runs; // what asks is asked again when they change
    return this.#byName.get(name) ?? null;
  }

  /** What is known by now of a run that is watched; `version` says when it is more. */
  metricsOf(name: string): RunData | null {
    return this.#metrics.get(name);
  }

  /** From now on, metrics of these runs come, or of the first `mostWatched`. Those of others are kept for a while. */
  watch(names: readonly string[]): void {
    const watched = names.slice(0, mostWatched);
    if (JSON.stringify(watched) === JSON.stringify(this.#watched)) return;
    this.#watched = watched;
    if (this.#events) this.#connect();
  }

  #pause(): void {
    this.#events?.close();
    this.#events = null;
    clearTimeout(this.#timer);
  }

  /** From where the page stands, unless nobody sees it: then when it is seen. */
  #connect(): void {
    this.#pause();
    if (document.hidden) return;
    const watched = this.#metrics.lookAt(this.#watched);
    const events = new EventSource(eventsAddress(watched, this.#position));
    this.#events = events;
    events.addEventListener("open", () => (this.connection = "open"));
    events.addEventListener("error", () => {
      this.connection = "lost";
      if (events.readyState !== EventSource.CLOSED) return;
      this.#timer = setTimeout(() => this.#connect(), againMilliseconds);
    });
    const on = <T>(name: string, take: (data: T) => void) =>
      events.addEventListener(name, ({ data, lastEventId }: MessageEvent<string>) => {
        this.#position = positionOf(lastEventId);
        take(JSON.parse(data) as T);
      });
    on<RunSummary[]>("runs", (changed) => this.#changeRuns(changed, []));
    // A server that was started anew says which runs there are.
    on<string[]>("names", (names) => {
      const here = new Set(names);
      this.#changeRuns(
        [],
        [...this.#byName.keys()].filter((name) => !here.has(name)),
      );
    });
    on<string[]>("gone", (gone) => this.#changeRuns([], gone));
    on<RunMetrics>("metrics", (added) => this.#take(added));
    on<null>("current", () => this.#pace.whole());
  }

  #take(added: RunMetrics): void {
    const data = this.#metrics.get(added.run);
    if (!data) return;
    addMetrics(data, added);
    this.#pace.piece();
  }

  #replaceRuns(runs: readonly RunSummary[]): void {
    this.#byName.clear();
    this.#changeRuns(runs, []);
  }

  #changeRuns(changed: readonly RunSummary[], gone: readonly string[]): void {
    for (const run of changed) this.#byName.set(run.name, run);
    for (const name of gone) {
      this.#byName.delete(name);
      this.#metrics.forget(name);
    }
    this.runs = [...this.#byName.values()];
  }
}
