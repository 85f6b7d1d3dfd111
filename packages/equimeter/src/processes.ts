import { readFileSync } from "node:fs";
import { hostname } from "node:os";

/** A process, known well enough to tell it from a later one that was given the same number. */
export interface ProcessMark {
  pid: number;
  host: string;
  /** Changes with every start of a process of this number; "" where the system does not tell. */
  birth: string;
}

export function thisProcess(): ProcessMark {
  return { pid: process.pid, host: hostname(), birth: birthOf(process.pid) };
}

/** Whether a process of this number lives on this machine. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, but belongs to another user.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Whether the marked process still lives; undefined when it ran on another machine. */
export function stillLives(mark: ProcessMark): boolean | undefined {
  if (mark.host !== hostname()) return undefined;
  if (!isAlive(mark.pid)) return false;
  const birth = birthOf(mark.pid);
  return mark.birth === "" || birth === "" || mark.birth === birth;
}

/** Boot and start time of a process from Linux's /proc. Containers often reuse small numbers. */
function birthOf(pid: number): string {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const status = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the command in parentheses and may hold spaces; starttime is the 22nd.
    const fields = status.slice(status.lastIndexOf(")") + 2).split(" ");
    return `${boot} ${fields[19]}`;
  } catch {
    return "";
  }
}
