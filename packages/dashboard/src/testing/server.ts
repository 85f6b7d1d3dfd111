import { spawn, type ChildProcess } from "node:child_process";
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
