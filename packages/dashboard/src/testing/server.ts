import { spawn, type ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import { afterAll, beforeAll } from "vitest";
import { program } from "./program.ts";

export interface Server {
  readonly address: string;
  readonly port: string;
  readonly stop: () => Promise<void>;
}

/** `equimeter ui FOLDER`, until it is stopped. */
export async function serve(folder: string, port = "0"): Promise<Server> {
  const child = spawn(process.execPath, [program, "ui", folder, "--port", port], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const address = await addressFrom(child);
  return {
    address,
    port: new URL(address).port,
    stop: () =>
      new Promise((resolve) => {
        child.once("exit", () => resolve());
        child.kill("SIGTERM");
      }),
  };
}

function addressFrom(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let written = "";
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${written}`)));
    child.stdout!.on("data", (data: Buffer) => {
      written += data.toString();
      const [found] = /http:\/\/[^\s/]+/.exec(written) ?? [];
      if (found) resolve(found);
    });
  });
}

/** `equimeter ui` of a folder for the tests of a `describe`. The folder is removed behind them. */
export function useServer(folder: string, prepare: () => unknown) {
  let current: Server;
  beforeAll(async () => {
    await prepare();
    current = await serve(folder);
  }, 240_000);
  afterAll(async () => {
    await current?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    get address() {
      return current.address;
    },
    stop: () => current.stop(),
    /** At the same port, as a page that is open expects it. */
    async startAgain(): Promise<void> {
      current = await serve(folder, current.port);
    },
  };
}
