import { UserError } from "../../errors.js";

export interface ServerOptions {
  /** Requests under way at once. Default: 4 */
  readonly concurrency?: number;
  /** Seconds for one request, from its first byte to the last of the answer. Default: 60 */
  readonly timeout?: number;
  /** How often a request is tried again when the server cannot be reached or is too busy. Default: 3 */
  readonly retries?: number;
  /** Seconds before the first of these; each waits twice as long as the one before. Default: 0.5 */
  readonly backoff?: number;
  /**
   * Whether tensors travel as bytes (the binary tensor extension) or as text. Default: "auto", bytes
   * until the server shows that it does not know them
   */
  readonly binary?: "auto" | boolean;
  /** Samples of one request at most. Default: what the server says */
  readonly samplesPerCall?: number;
  /** Sent with every request, such as `{ authorization: "Bearer …" }`. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ServerSettings {
  readonly predictor: "server";
  /** The address, without what is secret in it. */
  readonly name: string;
  readonly url: string;
  readonly timeout: number;
  readonly retries: number;
  readonly backoff: number;
  readonly binary: "auto" | boolean;
  readonly samplesPerCall?: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Connections that are kept open. */
  readonly connections: number;
}

/** Timers beyond this many seconds would run out at once. */
const longest = 2 ** 31 / 1000 - 1;

/** Every option with its value. @throws UserError for impossible ones */
export function withDefaults(options: ServerOptions) {
  const { concurrency = 4, timeout = 60, retries = 3, backoff = 0.5 } = options;
  const { binary = "auto", samplesPerCall, headers = {} } = options;
  const need = (what: string, given: unknown, ok: boolean, wanted: string) => {
    if (!ok) throw new UserError(`${what} must be ${wanted}, got ${String(given)}`);
  };
  const within = (value: number) => Number.isFinite(value) && value <= longest;
  need("timeout", timeout, within(timeout) && timeout > 0, `seconds above 0, ${longest} at most`);
  need("backoff", backoff, within(backoff) && backoff >= 0, "seconds from 0 on");
  need("retries", retries, Number.isInteger(retries) && retries >= 0, "a whole number from 0 on");
  need("binary", binary, ["auto", true, false].includes(binary), `"auto", true or false`);
  const some =
    samplesPerCall === undefined || (Number.isInteger(samplesPerCall) && samplesPerCall > 0);
  need("samplesPerCall", samplesPerCall, some, "a whole number from 1 on");
  return { concurrency, timeout, retries, backoff, binary, samplesPerCall, headers };
}
