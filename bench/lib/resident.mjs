/** Memory and time of fresh processes. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Ends the process with a sentence where there is no /proc to read memory from. */
export function needLinux() {
  if (process.platform === "linux") return;
  console.log("Skipped: memory is read from Linux's /proc/self/status.");
  process.exit(0);
}

/** The resident set of this process in MB: now (`VmRSS`) or at its largest (`VmHWM`). */
export function megabytes(field) {
  const status = readFileSync("/proc/self/status", "utf8");
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(status)[1]) / 1024;
}

/** Runs a script with Node in a process of its own and returns what it printed, parsed as JSON. */
export function runChild(script, args) {
  const { status, stdout } = spawnSync(process.execPath, [script, "--child", ...args], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status === 0) return JSON.parse(stdout);
  console.log("The process that was to be measured did not finish.");
  return process.exit(1);
}
