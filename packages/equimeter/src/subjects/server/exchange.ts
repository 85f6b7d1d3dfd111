/** Requests that are tried again, and what a failure is called. */
import { setTimeout as sleep } from "node:timers/promises";
import { STATUS_CODES } from "node:http";

import { UserError } from "../../errors.js";
import { modelError, quoted } from "../remote/failures.js";
import { OutOfMemory } from "../runner.js";
import type { Answer, Connections, Request } from "./connection.js";
import { parseJson } from "./text.js";

/** Too many requests, and what stands for a server behind a proxy that is not there or too slow. */
const busy = new Set([429, 502, 503, 504]);
const broken = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "EAI_AGAIN", "EHOSTUNREACH"]);
/** Of what a server may ask for in `Retry-After`, seconds. */
const longestWait = 30;

export interface Patience {
  readonly retries: number;
  /** Seconds before the first retry, doubled for each further one. */
  readonly backoff: number;
}

/**
 * Sends a request, again when the server cannot be reached, breaks off or is too busy.
 *
 * @param server - its address, for messages
 * @returns the answer, whatever its status
 * @throws UserError when no answer came
 */
export async function exchange(
  server: string,
  connections: Connections,
  request: Request,
  { retries, backoff }: Patience,
): Promise<Answer> {
  for (let tried = 1; ; tried++) {
    let wait = backoff * 2 ** (tried - 1);
    try {
      const answer = await connections.send(request);
      if (!busy.has(answer.status) || tried > retries) return answer;
      const asked = Number(answer.headers["retry-after"]);
      if (asked > 0) wait = Math.max(wait, Math.min(asked, longestWait));
    } catch (error) {
      if (error instanceof OutOfMemory || request.signal.aborted) throw error;
      const { code = "" } = error as NodeJS.ErrnoException;
      if (!broken.has(code) || tried > retries)
        throw new UserError(`${server} ${troubleOf(error as Error, request, tried)}`);
    }
    await sleep(wait * 1000, undefined, { signal: request.signal });
  }
}

function troubleOf(error: NodeJS.ErrnoException, request: Request, tried: number): string {
  const { code = "", message } = error;
  const times = tried > 1 ? ` (tried ${tried} times)` : "";
  if (code === "ETIMEDOUT")
    return (
      `gave no answer within ${request.timeoutMilliseconds / 1000} s: ` +
      "allow it more time, or fewer samples in one call"
    );
  if (code === "ECONNREFUSED") return `refuses the connection${times}: is the server running?`;
  if (code === "ECONNRESET" || code === "EPIPE")
    return `broke off the connection${times}: its own log may say why`;
  if (code === "ENOTFOUND") return "cannot be found: no machine has this name";
  if (code.startsWith("HPE_")) return "answered with something that is no HTTP";
  return `cannot be reached${times}: ${quoted(message || code)}`;
}

/** An answer that is a refusal, in the server's own words. */
export function refusalOf(server: string, answer: Answer): UserError | OutOfMemory {
  const { status, headers } = answer;
  if (status >= 300 && status < 400)
    return new UserError(
      `${server} sends on to ${quoted(String(headers.location))}: name that one`,
    );
  const words = wordsOf(answer);
  const sentence = `${server} answered ${status}`;
  if (status === 413) return new OutOfMemory(`${sentence}: ${quoted(words)}`);
  return modelError(sentence, words);
}

/** The protocol has `{"error": "…"}`; frameworks for servers have `detail` or `message`. */
function wordsOf({ status, body }: Answer): string {
  const text = body.subarray(0, 100_000).toString("utf8");
  try {
    const { error, detail, message } = Object(parseJson(text)) as Record<string, unknown>;
    const words = error ?? detail ?? message;
    if (typeof words === "string" && words.trim() !== "") return words;
  } catch {
    // plain text, or a page for people
  }
  const plain = text.replace(/<(style|script)[\s\S]*?<\/\1>|<[^>]*>/gi, " ").trim();
  return plain || STATUS_CODES[status] || "nothing more";
}
