import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

import { main } from "./main.js";

/** What a command line left behind. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The program as it is installed, for tests that start it. It runs what was compiled last. */
export const program = fileURLToPath(new URL("../../bin/equimeter.mjs", import.meta.url));

/** Runs a command line in this process; runs train in a worker all the same. */
export async function mainHere(...argv: string[]): Promise<Outcome> {
  const before = {
    exitCode: process.exitCode,
    out: process.stdout.write,
    err: process.stderr.write,
  };
  const texts = { stdout: "", stderr: "" };
  const into = (name: keyof typeof texts) => (text: string | Uint8Array) => {
    texts[name] += text.toString();
    return true;
  };
  process.stdout.write = into("stdout");
  process.stderr.write = into("stderr");
  try {
    return { code: await main(argv), ...texts };
  } finally {
    process.stdout.write = before.out;
    process.stderr.write = before.err;
    process.exitCode = before.exitCode;
  }
}

/** The program under way in a process of its own. */
export interface Child {
  readonly process: ChildProcess;
  readonly done: Promise<Outcome & { readonly signal: NodeJS.Signals | null }>;
}

export function startProgram(argv: readonly string[], nodeOptions: readonly string[] = []): Child {
  const child = spawn(process.execPath, [...nodeOptions, program, ...argv], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined },
  });
  const texts = { stdout: "", stderr: "" };
  child.stdout.on("data", (data: Buffer) => (texts.stdout += data.toString()));
  child.stderr.on("data", (data: Buffer) => (texts.stderr += data.toString()));
  const done = new Promise<Awaited<Child["done"]>>((resolve) => {
    child.on("close", (code, signal) => resolve({ code, signal, ...texts }));
  });
  return { process: child, done };
}

/** The lines on stderr that are no progress of the run called `name`. */
export function complaints({ stderr }: Outcome, name = "tiny"): string[] {
  const lines = stderr.split("\n").filter((line) => line !== "");
  return lines.filter((line) => !line.startsWith(`${name}: `));
}
