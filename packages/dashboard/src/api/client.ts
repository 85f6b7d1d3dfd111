import type { ApiError, RunsAnswer } from "equimeter/ui";

/** What the pages may ask the server. Names of runs and of files are as in a RunSummary. */
export interface Api {
  readonly runs: () => Promise<RunsAnswer>;
  /** The address below a run: `addressOf("a/b", "analysis/hessian.json")`. */
  readonly addressOf: (run: string, rest: string) => string;
  /** JSON from an address that `addressOf` gave. Throws an ApiFailure. */
  readonly json: <T>(address: string) => Promise<T>;
}

/** An answer that is none: the server's sentence, or what became of the connection. */
export class ApiFailure extends Error {
  /** The HTTP status; 0 where no answer came. */
  readonly status: number;
  constructor(message: string, status: number) {
    super(message);
    this.name = "ApiFailure";
    this.status = status;
  }
}

/** Asks through `fetchFrom`, the browser's own fetch unless a test gives another. */
export function openApi(fetchFrom: typeof fetch = (...given) => fetch(...given)): Api {
  async function json<T>(address: string): Promise<T> {
    const response = await fetchFrom(address).catch(() => {
      throw new ApiFailure("the server does not answer: is `equimeter ui` still running?", 0);
    });
    const body = await response.json().catch(() => null);
    if (response.ok && body !== null) return body as T;
    const sentence = (body as ApiError | null)?.error ?? `the server answered ${response.status}`;
    throw new ApiFailure(sentence, response.status);
  }
  const addressOf = (run: string, rest: string) =>
    `/api/runs/${encodePath(run)}/${encodePath(rest)}`;
  return { json, addressOf, runs: () => json("/api/runs") };
}

/** Slashes stay, all else that has a meaning in an address is escaped. */
const encodePath = (path: string) => path.split("/").map(encodeURIComponent).join("/");
