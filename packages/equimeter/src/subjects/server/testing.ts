import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("test-server.mjs", import.meta.url));

export interface Counts {
  readonly calls: number;
  readonly binary: number;
  readonly text: number;
  readonly mostAtOnce: number;
  readonly atOnce: number;
  readonly connections: number;
  readonly aborted: number;
}

export interface TestServer {
  readonly url: string;
  readonly process: ChildProcess;
  counts(): Promise<Counts>;
  stop(): Promise<void>;
}

/** Starts `test-server.mjs` in a process of its own. */
export async function startServer(options: object = {}): Promise<TestServer> {
  const child = spawn(process.execPath, [program, JSON.stringify(options)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const port = await new Promise<number>((resolve) => {
    child.stdout!.once("data", (line: Buffer) => resolve(Number(line)));
  });
  const base = `http://127.0.0.1:${port}`;
  return {
    url: `${base}/v2/models/m`,
    process: child,
    counts: async () => (await (await fetch(`${base}/counts`)).json()) as Counts,
    stop() {
      child.kill();
      return ended;
    },
  };
}
