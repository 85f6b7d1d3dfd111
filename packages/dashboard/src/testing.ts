import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import {
  accessSync,
  constants,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** What the tests in a browser need: Chromium, runs, and the server. */

const root = fileURLToPath(new URL("../../..", import.meta.url));
const program = path.join(root, "packages/equimeter/bin/equimeter.mjs");

/** Debian's Chromium, or null where there is none. */
export function findChromium(): string | null {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const names = ["chromium", "chromium-browser", "google-chrome"];
  const files = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return files.find(isProgram) ?? null;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export const temporaryFolder = () => mkdtempSync(path.join(tmpdir(), "equimeter-page-"));

/** Trains a recipe of the quickstart for a dozen steps into `folder`. */
export function trainShortly(
  folder: string,
  recipe: "quickstart-augmented" | "quickstart-not-augmented",
): void {
  const settings = [
    "train.steps=12",
    "train.warmup=2",
    "train.checkpointEvery=12",
    "train.logEvery=1",
    "monitor.samples=4",
    "monitor.gradientSamples=2",
    "test.samples=4",
    "test.twirl=[1]",
  ].flatMap((setting) => ["--set", setting]);
  const file = path.join(root, "recipes", `${recipe}.yaml`);
  const args = [program, "train", file, "--runs", folder, ...settings];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`training failed: ${stderr}`);
}

/** A run like another, with changed lines of configuration and metrics. */
export function copyRun(
  from: string,
  to: string,
  {
    config = (text) => text,
    metrics = (text) => text,
  }: Partial<Record<"config" | "metrics", (text: string) => string>> = {},
): void {
  mkdirSync(to, { recursive: true });
  const copy = (file: string, how: (text: string) => string) =>
    writeFileSync(path.join(to, file), how(readFileSync(path.join(from, file), "utf8")));
  copy("run.json", (text) => text);
  copy("config.yaml", config);
  copy("metrics.jsonl", metrics);
}

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
