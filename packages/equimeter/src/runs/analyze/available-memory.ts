import { readFileSync } from "node:fs";
import { freemem } from "node:os";

/** Bytes that can be had without swapping: Linux tells, elsewhere what is free. */
export function availableMemory(): number {
  try {
    const found = /^MemAvailable:\s+(\d+) kB$/m.exec(readFileSync("/proc/meminfo", "utf8"));
    if (found) return 1024 * Number(found[1]);
  } catch {
    // Not Linux.
  }
  return freemem();
}
