/** A line that tells how far the work is: it moves on a terminal, and is a plain one every ten seconds elsewhere. */
export interface ProgressLine {
  show(text: string): void;
  clear(): void;
}

/** Between plain lines, in ms. */
const pause = 10_000;

export function progressLine(name: string): ProgressLine {
  const { stderr } = process;
  if (stderr.isTTY) {
    const write = (text: string) => void stderr.write(`\r\u001B[K${text}`);
    return { show: (text) => write(`${name}: ${text}`), clear: () => write("") };
  }
  let last = performance.now();
  return {
    show(text) {
      const now = performance.now();
      if (now - last < pause) return;
      last = now;
      stderr.write(`${name}: ${text}\n`);
    },
    clear: () => undefined,
  };
}
