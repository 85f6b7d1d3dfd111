import type { RunData } from "./series.ts";

/** What the id of a server-sent event says of the server: which one it is, and the version of its runs. */
export interface Position {
  readonly server: string | null;
  readonly version: number | null;
}

/** Nothing where there is no id, or none that can be read: the server then sends all runs. */
export function positionOf(id: string): Position {
  try {
    const { server, version } = JSON.parse(id) as { server?: unknown; version?: unknown };
    return {
      server: typeof server === "string" ? server : null,
      version: typeof version === "number" ? version : null,
    };
  } catch {
    return { server: null, version: null };
  }
}

/** The address of the events about all runs and about the metrics of some, from where the page stands. */
export function eventsAddress(runs: readonly RunData[], { server, version }: Position): string {
  const offsets = Object.fromEntries(
    runs.filter(({ offset }) => offset > 0).map(({ run, offset, mark }) => [run, [offset, mark]]),
  );
  const since = { ...(server !== null && version !== null && { server, version }), offsets };
  const query = new URLSearchParams(runs.map(({ run }) => ["run", run]));
  query.append("since", JSON.stringify(since));
  return `/api/events?${query}`;
}
