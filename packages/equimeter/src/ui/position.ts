import { Problem } from "./problem.js";
import type { Cursor } from "./tail.js";

/** What a client has: all runs up to a version of the summaries, and of some files all before a cursor. */
export interface Position {
  /** −1 before the first. */
  version: number;
  readonly offsets: Map<string, Cursor>;
}

/** The id of an event. It goes through a header, so that all of it is ASCII. */
export function positionId({ version, offsets }: Position, server: string): string {
  const marked = Array.from(offsets, ([name, { offset, mark }]) => [name, [offset, mark]]);
  const id = { server, version, offsets: Object.fromEntries(marked) as Record<string, unknown> };
  return JSON.stringify(id).replace(/[^ -~]/g, escaped);
}

const escaped = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;

/**
 * Where a client that was here before goes on.
 *
 * @param id of the last event it has; undefined for a new client
 * @param server versions of another one count for nothing
 * @throws Problem 400 where it is no such id
 */
export function positionFrom(id: string | undefined, server: string): Position {
  const position: Position = { version: -1, offsets: new Map() };
  if (id === undefined || id === "") return position;
  const data = parsed(id);
  if (data.server === server && isCount(data.version)) position.version = data.version;
  for (const [name, entry] of Object.entries(data.offsets ?? {})) {
    const [offset, mark = ""] = Array.isArray(entry) ? (entry as unknown[]) : [entry];
    if (!isCount(offset) || typeof mark !== "string") throw notAnId(id);
    position.offsets.set(name, { offset, mark });
  }
  return position;
}

function parsed(id: string): { server?: unknown; version?: unknown; offsets?: object } {
  try {
    const data: unknown = JSON.parse(id);
    if (typeof data === "object" && data !== null && !Array.isArray(data)) return data;
  } catch {
    // said below
  }
  throw notAnId(id);
}

const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;

const notAnId = (id: string) =>
  new Problem(400, `"${id.slice(0, 80)}" is no id of an event: leave since away to begin anew`);
