/**
 * PyTorch as the other side of a comparison: a Python process that stays alive and, for each line
 * on its input, runs so many iterations of a case and answers with the nanoseconds they took.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** Where a Python may be, the wanted one first. */
export const interpreters = [process.env.PYTHON, "/usr/bin/python3", "python3"].filter(Boolean);

/**
 * Starts a script of bench/python. Call it after `@equimeter/torch` was imported: PyTorch has to run
 * on the very libtorch that is loaded here, or the ratio would compare two libraries.
 *
 * @returns the partner, or null after one sentence about why there is none
 */
export async function startPython(script, { args = [], env = {} } = {}) {
  const ours = loadedLibtorch();
  let reason = "no Python has a torch module (Debian: python3-torch)";
  for (const interpreter of interpreters) {
    const partner = await launch(interpreter, script, args, env);
    if (partner && ours && partner.hello.libtorch === ours) return partner;
    if (!partner) continue;
    reason = `${interpreter} runs on ${partner.hello.libtorch}, not on ${ours ?? "a known file"}`;
    await partner.stop();
  }
  console.log(`No comparison with PyTorch: ${reason}. Only this side is timed.`);
  return null;
}

async function launch(interpreter, script, args, env) {
  const file = fileURLToPath(new URL(`../python/${script}`, import.meta.url));
  const child = spawn(interpreter, ["-B", file, ...args], {
    env: { ...process.env, ...env },
    stdio: ["pipe", "pipe", process.env.DEBUG ? "inherit" : "ignore"],
  });
  const ended = Promise.race([once(child, "close"), once(child, "error")]).catch(() => []);
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    return done ? null : JSON.parse(value);
  };
  child.stdin.on("error", () => {}); // an interpreter that is not there
  const hello = await Promise.race([next(), ended.then(() => null)]);
  if (!hello) return null;
  return {
    hello,
    /** @returns `{ nanoseconds, answer }` */
    async ask(name, count = 1) {
      child.stdin.write(`${JSON.stringify({ case: name, count })}\n`);
      const reply = await next();
      if (!reply) throw new Error(`${script} ended (DEBUG=1 shows its messages)`);
      return reply;
    },
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}

/** The file of the libtorch in this process; null where the system does not tell. */
function loadedLibtorch() {
  try {
    const line = readFileSync("/proc/self/maps", "utf8")
      .split("\n")
      .find((mapping) => mapping.includes("libtorch_cpu"));
    return line?.split(/\s+/).at(-1) ?? null;
  } catch {
    return null;
  }
}
