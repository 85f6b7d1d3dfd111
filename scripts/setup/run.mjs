/** Running programs and reporting steps, for setup and the tests. Node built-ins only. */
import { spawn, spawnSync } from "node:child_process";
import { constants } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The repository. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** Something the user has to put right; the message is all they need to see. */
export class SetupError extends Error {
  constructor(message) {
    super(message);
    this.name = "SetupError";
  }
}

/** Names a step on stderr, does it, and completes the line with its seconds. stdout stays free for results. */
export async function step(title, action) {
  const start = performance.now();
  process.stderr.write(`${title} … `);
  try {
    const result = await action();
    process.stderr.write(`${((performance.now() - start) / 1000).toFixed(1)} s\n`);
    return result;
  } catch (error) {
    process.stderr.write("failed\n");
    throw error;
  }
}

/** Runs a program to its end in the repository, keeping its output; throws SetupError with what `keep` leaves of it on failure. */
export function run(program, args, { keep = (output) => output, cwd = ROOT } = {}) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    encoding: "utf8",
    stdio: ["inherit", "pipe", "pipe"],
    maxBuffer: 64 << 20,
  });
  if (status === 0) return stdout;
  const output = keep((error?.message ?? `${stdout}${stderr}`).trim());
  throw new SetupError(`${[path.basename(program), ...args].join(" ")} failed:\n${output}`);
}

/**
 * Runs a program on this terminal and resolves to its exit code (128 + n for signal n).
 * Ctrl-C reaches the program itself through the terminal; this process only waits until it has finished.
 * Without a terminal a signal comes to this process alone, so it is passed on.
 */
export function runOnTerminal(program, args, { cwd = process.cwd(), env = process.env } = {}) {
  const child = spawn(program, args, { cwd, env, stdio: "inherit" });
  const onTerminal = process.stdin.isTTY || process.stdout.isTTY;
  const handlers = {
    SIGINT: () => onTerminal || child.kill("SIGINT"),
    SIGTERM: () => child.kill("SIGTERM"),
    SIGHUP: () => child.kill("SIGHUP"),
  };
  for (const [signal, handler] of Object.entries(handlers)) process.on(signal, handler);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      for (const [name, handler] of Object.entries(handlers)) process.off(name, handler);
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}

/** Runs a script's main part; a message for the user is printed without a stack, and the exit code is 1. */
export async function main(action) {
  try {
    process.exitCode = (await action()) ?? 0;
  } catch (error) {
    const expected = ["SetupError", "BuildError", "LibtorchError"].includes(error?.name);
    console.error(expected ? error.message : error);
    process.exitCode = 1;
  }
}
